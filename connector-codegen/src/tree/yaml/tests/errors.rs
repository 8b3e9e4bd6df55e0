//! Malformed YAML, and its reports.

use super::super::read;
use crate::diag::{Diagnostics, render};
use crate::text::Sources;
use expect_test::{Expect, expect};

/// Shows the reports in full.
fn fails(text: &str, expected: Expect) {
    let mut sources = Sources::default();
    let id = sources.add("a.yaml", None, text);
    let mut diags = Diagnostics::new();
    assert_eq!(read(text, id, &mut diags), None, "{text:?} must not be read");
    expected.assert_eq(&render::plain(&diags.finish(), &sources));
}

#[test]
fn errors_say_what_to_do() {
    fails(
        "a:\n\tb: 1\n",
        expect![[r#"
        error[C002]: this is not valid YAML: tabs disallowed within this context (block indentation)
         --> a.yaml:2:2
          |
        2 |     b: 1
          |     ^
          |
          = help: YAML is indented with spaces, never with tabs

    "#]],
    );
    fails(
        "a: [1, 2\nb: 3\n",
        expect![[r#"
        error[C002]: this is not valid YAML: illegal placement of ':' indicator
         --> a.yaml:2:2
          |
        1 | a: [1, 2
          |    - this is still open
        2 | b: 3
          |  ^
          |
          = help: is a bracket, a comma or a quote missing before it?

    "#]],
    );
    fails(
        "a:\n  b: \"x\n",
        expect![[r#"
        error[C002]: a quoted text is not closed
         --> a.yaml:2:6
          |
        2 |   b: "x
          |      ^
          |
          = help: the file is cut off here, or a quote or bracket is missing

    "#]],
    );
    fails(
        "a: {\n  b: [1,\n",
        expect![[r#"
        error[C002]: the YAML ends in the middle of a value
         --> a.yaml:3:1
          |
        2 |   b: [1,
          |      - this is still open
        3 |
          | ^
          |
          = help: the file is cut off here, or a quote or bracket is missing

    "#]],
    );
    fails(
        "a: b: c\n",
        expect![[r#"
        error[C002]: this is not valid YAML: mapping values are not allowed in this context
         --> a.yaml:1:5
          |
        1 | a: b: c
          |     ^
          |
          = help: a text that holds `: ` must stand in quotes; or the line is indented too far

    "#]],
    );
    fails(
        "summary: `x` is\n",
        expect![[r#"
        error[C002]: this is not valid YAML: unexpected character: ``'
         --> a.yaml:1:10
          |
        1 | summary: `x` is
          |          ^
          |
          = help: a text that begins with `@`, `` ` ``, `%`, `*`, `&`, `!`, `|` or `>` must stand in quotes

    "#]],
    );
    fails(
        "a: *b\n",
        expect![[r#"
        error[C002]: this is not valid YAML: while parsing node, found unknown anchor
         --> a.yaml:1:4
          |
        1 | a: *b
          |    ^
          |
          = help: an alias `*name` needs an anchor `&name` before it; a text that begins with `*` must stand in quotes

    "#]],
    );
    fails(
        "a: &x [*x]\n",
        expect![[r#"
        error[C002]: an alias stands within the value that it names
         --> a.yaml:1:8
          |
        1 | a: &x [*x]
          |        ^^
          |
          = help: such a value would be endless; use a `$ref` where a schema holds itself

    "#]],
    );
    fails(
        "a: {{ name }}\n",
        expect![[r#"
        error[C002]: a list or an object cannot be a member's name
         --> a.yaml:1:5
          |
        1 | a: {{ name }}
          |     ^
          |
          = help: is this a template such as `{{ name }}`? Put it in quotes

    "#]],
    );
    fails(
        "a: 1\n  b: 2\nc\n",
        expect![[r#"
        error[C002]: this is not valid YAML: mapping values are not allowed in this context
         --> a.yaml:2:4
          |
        2 |   b: 2
          |    ^
          |
          = help: a text that holds `: ` must stand in quotes; or the line is indented too far

    "#]],
    );
    fails(
        "a: \"\\d\"\n",
        expect![[r#"
        error[C002]: this is not valid YAML: while parsing a quoted scalar, found unknown escape character
         --> a.yaml:1:4
          |
        1 | a: "\d"
          |    ^
          |
          = help: in double quotes a backslash begins an escape; write `\\`, or use single quotes

    "#]],
    );
    fails(
        "a: x\0y\n",
        expect![[r#"
        error[C002]: this is not valid YAML: found unprintable character
         --> a.yaml:1:5
          |
        1 | a: x␀y
          |     ^
          |
          = help: remove the control character

    "#]],
    );
}
