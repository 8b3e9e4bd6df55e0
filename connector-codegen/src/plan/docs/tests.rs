//! Descriptions in, lines of rustdoc out.

use super::{clean, code, first_sentence, one_line};
use expect_test::{Expect, expect};

fn check(text: &str, want: Expect) {
    want.assert_eq(&clean(text).join("\n"));
}

#[test]
fn brackets_urls_and_tags_do_no_harm() {
    check("See http://a.example/x, for [ids] and <T>.", expect![[r"See <http://a.example/x>, for \[ids\] and \<T\>."]]);
    check(
        "A [link](https://a.example) and [another](#there), <b>bold</b><br/>next",
        expect!["A [link](https://a.example) and another, bold next"],
    );
    check(
        "<https://a.example> stays, `Vec<T>` and `[x]` too",
        expect!["<https://a.example> stays, `Vec<T>` and `[x]` too"],
    );
    check("odd ``two` of them", expect![[r"odd \`\`two\` of them"]]);
    check(r"already \[done\] \` [a\](b", expect![[r"already \[done\] \` \[a\](b"]]);
    check(
        "[![Build](https://a.example/b.svg)](https://a.example)",
        expect![[r"[!\[Build\](https://a.example/b.svg)](https://a.example)"]],
    );
}

#[test]
fn code_is_never_a_doc_test() {
    check(
        "```json\n{\"a\": [1]}\n```\nafter",
        expect![[r#"
        ```text
        {"a": [1]}
        ```

        after"#]],
    );
    check(
        "before\n\n    let x = 1;\n\nafter",
        expect![[r#"
        before

        let x = 1;

        after"#]],
    );
    check(
        "~~~\nopen",
        expect![[r#"
        ~~~text
        open
        ~~~"#]],
    );
}

#[test]
fn lists_are_kept_and_their_text_is_indented() {
    check(
        "Either\n* one\nstill one\n    * deep\n      more\n* two\n\nafter",
        expect![[r#"
        Either
        - one
          still one
          - deep
            more
        - two

        after"#]],
    );
    check(
        "1. one\n2. two\n   also two",
        expect![[r#"
        1. one
        2. two
           also two"#]],
    );
    check(
        "> quoted\ngoes on\n\nafter",
        expect![[r#"
        > quoted
        > goes on

        after"#]],
    );
}

#[test]
fn what_cannot_be_seen_goes() {
    check(
        "a\tb\r\nc \u{202e}d\u{0}  \n\n\n\ne\n---\n",
        expect![[r#"
        a    b
        c d

        e"#]],
    );
    check(" \n\t\n", expect![""]);
}

#[test]
fn one_line_is_the_first_paragraph() {
    assert_eq!(one_line("a\nb\n\nc"), "a b");
    assert_eq!(one_line("- a\n- b"), "a");
    assert_eq!(one_line("**Bold** a"), "**Bold** a");
    assert_eq!(one_line("# Head\n\nb"), "Head");
    assert_eq!(one_line("```\nlet a;\n```"), "`let a;`");
    assert_eq!(one_line("2. Second"), "2. Second");
    assert_eq!(one_line("a:\n- b"), "a:");
}

#[test]
fn names_as_code() {
    assert_eq!(code("a"), "`a`");
    assert_eq!(code("a`b"), "`` a`b ``");
    assert_eq!(code(" "), "the empty text");
}

#[test]
fn a_summary_keeps_its_text() {
    let of = |summary: &str| {
        let docs = crate::spec::Docs { summary: Some(summary.to_owned()), ..Default::default() };
        super::lines(&docs, "GET /").join("\n")
    };
    assert_eq!(of("**Bold** x"), "**Bold** x");
    assert_eq!(of("a\nb\n\nc\nd"), "a b\n\nc\nd");
    assert_eq!(of("- a\n- b"), "- a\n- b");
    assert_eq!(of("# Head\n\nb"), "# Head\n\nb");
    assert_eq!(of("> quoted"), "> quoted");
    assert_eq!(of("  "), "GET /");
}

#[test]
fn a_sentence_is_cut_where_nothing_breaks() {
    let cases = [
        ("One page. At most 100.", "One page."),
        ("A size, e.g. large. It is sent.", "A size, e.g. large."),
        ("See `a. B` there. Then here.", "See `a. B` there."),
        ("A [link. To](https://a.example/x. Y) there", "A [link. To](https://a.example/x. Y) there"),
        ("**Old. Do not use.** Really.", "**Old. Do not use.** Really."),
        ("Version 1.2 only", "Version 1.2 only"),
        ("", ""),
    ];
    for (line, want) in cases {
        assert_eq!(first_sentence(line), want);
    }
}
