//! Pointers and what they lead to.

use super::{escape, resolve};
use crate::diag::Diagnostics;
use crate::text::SourceId;
use crate::tree::json;
use expect_test::{Expect, expect};

const TEXT: &str = r##"{
  "a/b": [10, {"c d": 11}], "m~n": 12, "": 13, "%25": 14, "ü": 15, "01": 16, "a%20b": 17,
  "components": {"schemas": {"Pet": {"type": "object"}, "Pets": {}}}
}"##;

fn check(pointer: &str, expected: Expect) {
    let root = json::read(TEXT, SourceId(0), &mut Diagnostics::new()).unwrap();
    expected.assert_eq(&match resolve(&root, pointer) {
        Ok(node) => node.to_json().to_string(),
        Err(missing) => missing.to_string(),
    });
}

#[test]
fn pointers() {
    check("/a~1b/0", expect!["10"]);
    check("/a~1b/1/c d", expect!["11"]);
    check("/m~0n", expect!["12"]);
    check("/", expect!["13"]);
    check("/%25", expect!["14"]);
    check("/01", expect!["16"]);
    check("/components/schemas/Pet/type", expect![[r#""object""#]]);
}

#[test]
fn fragments() {
    check("#/a~1b/1/c%20d", expect!["11"]);
    check("#/%2525", expect!["14"]);
    check("#/%C3%BC", expect!["15"]);
    check("#/ü", expect!["15"]);
    check("#/components/schemas/Pets", expect!["{}"]);
    check("#/a%20b", expect!["17"]);
    check("#/a~1b/1/c%2", expect!["`/a~1b/1` has no member `c%2`"]);
}

#[test]
fn the_whole_document() {
    let root = json::read(TEXT, SourceId(0), &mut Diagnostics::new()).unwrap();
    assert_eq!(resolve(&root, "").unwrap(), root);
    assert_eq!(resolve(&root, "#").unwrap(), root);
}

#[test]
fn what_is_missing_is_named() {
    check("#/components/schemas/Pett", expect!["`/components/schemas` has no member `Pett`; did you mean `Pet`?"]);
    check("#/component/schemas/Pet", expect!["the document has no member `component`; did you mean `components`?"]);
    check("/a~1b/2", expect!["`/a~1b` has 2 items, and none is number `2`"]);
    check("/a~1b/-", expect!["`/a~1b` has 2 items, and none is number `-`"]);
    check("/a~1b/00", expect!["`/a~1b` has 2 items, and none is number `00`"]);
    check("/a~1b/0/x", expect!["`/a~1b/0` is a number, and has no member `x`"]);
    check("components/schemas", expect!["`components/schemas` is not a JSON pointer; one begins with `/`"]);
    check("#Pet", expect!["`#Pet` is not a JSON pointer; one begins with `/`"]);
}

#[test]
fn names_are_escaped() {
    assert_eq!(escape("a/b~c"), "a~1b~0c");
    assert_eq!(escape("~1"), "~01");
    check(&format!("/{}", escape("a/b")), expect![[r#"[10,{"c d":11}]"#]]);
}
