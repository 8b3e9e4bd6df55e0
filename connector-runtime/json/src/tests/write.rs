//! Written, omitted and hidden fields, and files.

use super::abi;
use super::model::full;
use super::same;
use crate::{Fields, Writer, to_vec};
use expect_test::{Expect, expect};
use serde_json::Value;

#[track_caller]
fn check(mut w: Writer, write: impl FnOnce(&mut Writer), expect: Expect) {
    write(&mut w);
    expect.assert_eq(&String::from_utf8(w.into_bytes()).unwrap());
}

#[test]
fn strings_are_escaped_as_serde_json_does() {
    let all: String = (0..0x200u32).filter_map(char::from_u32).collect();
    for start in (0..all.len()).filter(|at| all.is_char_boundary(*at)) {
        let text = &all[start..];
        assert_eq!(to_vec(text), serde_json::to_vec(text).unwrap());
    }
    same::<Value>(r#""\u0000\b\f\n\r\t\"\\/é""#);
}

#[test]
fn borrowed_texts_and_slices() {
    assert_eq!(to_vec("a"), b"\"a\"");
    assert_eq!(to_vec(&["a".to_owned(), "b".to_owned()][..]), br#"["a","b"]"#);
}

#[test]
fn requests_leave_out_what_the_server_sets() {
    let issue = full();
    check(
        Writer::request(),
        |w| w.put(&issue),
        expect![[
            r#"{"state":"in-review","created":"2024-03-09T16:05:07Z","due":null,"parent":{"state":"lost","created":"2024-03-09T16:05:07.5Z","due":"2024-03-09"},"subject":{"kind":"wish","reason":"r"},"secret":"s\"3","a":1,"b":-2}"#
        ]],
    );
}

#[test]
fn tags_reach_objects_alone() {
    let map = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let tagged = |w: &mut Writer, value: &Value| w.tag("kind", "wish").put(value);
    check(Writer::new(), |w| tagged(w, &map(r#"{}"#)), expect![[r#"{"kind":"wish"}"#]]);
    check(Writer::new(), |w| tagged(w, &map(r#"{"a":{"b":1}}"#)), expect![[r#"{"kind":"wish","a":{"b":1}}"#]]);
    check(Writer::new(), |w| tagged(w, &map(r#"{"a":1,"kind":"own"}"#)), expect![[r#"{"a":1,"kind":"wish"}"#]]);
    check(Writer::new(), |w| tagged(w, &map(r#"[{"a":1}]"#)), expect![[r#"[{"a":1}]"#]]);
    check(Writer::new(), |w| tagged(w, &map("7")), expect!["7"]);
    check(
        Writer::new(),
        |w| {
            w.object(|fields: &mut Fields<'_>| {
                fields.put("a", &Tagged(1));
                fields.put("b", &map("{}"));
            });
        },
        expect![[r#"{"a":1,"b":{}}"#]],
    );
    check(
        Writer::new(),
        |w| {
            w.tag("kind", "outer").tag("type", "x").tag("kind", "inner").put(&map(r#"{"a":1}"#));
        },
        expect![[r#"{"kind":"inner","type":"x","a":1}"#]],
    );
}

/// A scalar that is written under a tag.
struct Tagged(i64);
impl abi::Json for Tagged {
    fn read(node: abi::Node<'_>) -> Option<Self> {
        node.get().map(Tagged)
    }
    fn write(&self, w: &mut Writer) {
        w.tag("kind", "x").put(&self.0);
    }
}

#[test]
fn files_are_taken_aside_in_multipart_alone() {
    let mut w = Writer::multipart();
    assert!(w.attach(Box::new("file")));
    let (text, files) = w.into_parts();
    assert_eq!((text.as_slice(), files.len()), (b"0".as_slice(), 1));
    assert!(!Writer::request().attach(Box::new("file")));
}
