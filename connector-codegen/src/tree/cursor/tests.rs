//! Values that are found, and reports.

use super::*;
use crate::diag::render;
use crate::text::Sources;
use crate::tree::read;
use expect_test::{Expect, expect};

/// Runs `ask` on a YAML text, and compares its answer and the reports.
fn check<T: std::fmt::Debug>(text: &str, ask: impl Fn(&Node, &mut Diagnostics) -> T, expected: Expect) {
    let mut sources = Sources::default();
    let id = sources.add("a.yaml", None, text);
    let mut diags = Diagnostics::new();
    let node = read(&sources, id, &mut diags).unwrap();
    let answer = ask(&node, &mut diags);
    let mut out = format!("{answer:?}\n");
    for diagnostic in diags.finish() {
        out += &render::short(std::slice::from_ref(&diagnostic), &sources);
        for help in diagnostic.help {
            out += &format!("  help: {help}\n");
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn what_is_right_is_given() {
    check(
        "{ a: x, b: 1 }",
        |n, d| (string(n, "a", d).map(str::to_owned), unsigned(n, "b", d)),
        expect![[r#"
        (Some("x"), Some(1))
    "#]],
    );
    check(
        "{ a: true, b: [x, y] }",
        |n, d| (boolean(n, "a", d), strings(n, "b", d).join("+")),
        expect![[r#"
        (Some(true), "x+y")
    "#]],
    );
    check(
        "v: 1.10",
        |n, d| text(n, "v", d),
        expect![[r#"
        Some("1.10")
    "#]],
    );
    check(
        "v: 18446744073709551616",
        |n, d| number(n, "v", d).map(str::to_owned),
        expect![[r#"
        Some("18446744073709551616")
    "#]],
    );
    check(
        "v: { a: 1, b: 2 }",
        |n, d| map(n, "v", d).map(|(key, _)| key.text.to_string()).collect::<Vec<_>>(),
        expect![[r#"
        ["a", "b"]
    "#]],
    );
    check(
        "{ a: 10.0, b: 10.5 }",
        |n, d| (unsigned(n, "a", d), unsigned(n, "b", d)),
        expect![[r#"
        (Some(10), None)
        a.yaml:1:15: error[C006]: `b` must be a whole number, not below 0, and is a number
          help: put a whole number, not below 0 here, or leave it out
    "#]],
    );
}

#[test]
fn absent_and_null_are_no_error() {
    check(
        "a:\n",
        |n, d| (string(n, "a", d).is_none(), list(n, "a", d).len(), list(n, "b", d).len()),
        expect![[r#"
        (true, 0, 0)
    "#]],
    );
}

#[test]
fn wrong_types_are_reported_where_they_stand() {
    check(
        "a: 1\nb: [x, 2]",
        |n, d| (string(n, "a", d).is_some(), strings(n, "b", d).len()),
        expect![[r#"
        (false, 1)
        a.yaml:1:4: error[C006]: `a` must be a string, and is a number
          help: put it in quotes
        a.yaml:2:8: error[C006]: `b` must be a string, and is a number
          help: put it in quotes
    "#]],
    );
    check(
        "a: 'true'",
        |n, d| boolean(n, "a", d),
        expect![[r#"
        None
        a.yaml:1:4: error[C006]: `a` must be a boolean, and is a string
          help: write it without quotes
    "#]],
    );
    check(
        "[1]",
        |n, d| required(n, "a", d).is_some(),
        expect![[r#"
        false
        a.yaml:1:1: error[C006]: this must be an object, and is an array
          help: put an object here, or leave it out
    "#]],
    );
}

#[test]
fn missing_members_are_reported() {
    check(
        "b: 1",
        |n, d| required(n, "name", d).is_some(),
        expect![[r#"
        false
        a.yaml:1:1: error[C104]: the member `name` is missing
          help: add the member `name`
    "#]],
    );
    check(
        "x: 1\nreponses: {}",
        |n, d| required(n, "responses", d).is_some(),
        expect![[r#"
        false
        a.yaml:1:1: error[C104]: the member `responses` is missing
          help: rename `reponses` to `responses`
    "#]],
    );
}

#[test]
fn unknown_members_are_reported() {
    check(
        "{ metod: GET, path: x, zzz: 1 }",
        |n, d| only(n, &["method", "path"], &code::IGNORED_KEYWORD, d),
        expect![[r#"
        ()
        a.yaml:1:3: warning[C114]: `metod` is not known here
          help: did you mean `method`?
        a.yaml:1:24: warning[C114]: `zzz` is not known here
          help: known here: method, path
    "#]],
    );
}
