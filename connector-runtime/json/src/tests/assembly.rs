//! Objects made of values of a document: they read as if they were written that way.

use super::abi;
use crate::{Assembly, Document, Json, Node, find, node_by_serde};
use serde_json::{Value, json};

const BODY: &str = r#"{"data":[{"id":1},{"id":"x","tags":["a",["b"]]}],"n":{"a\"b":null},"t":"x\ny","z":2.50}"#;

#[derive(Clone)]
struct Page {
    rows: Vec<Value>,
    total: Option<String>,
    rest: abi::Map<Value>,
}
abi::model!(Page { rows = get "rows", total = opt "total", rest = rest });

/// Assembles an object, and returns the result of `read` for its root.
fn assembled<T>(parts: &[(&str, &str)], texts: &[(&str, &str)], read: impl Fn(Node<'_>) -> T) -> T {
    let document = Document::new(BODY).unwrap();
    let doc = document.doc();
    let mut assembly = Assembly::default();
    for (name, pointer) in parts {
        assembly.link(name, find(doc.root(), pointer).unwrap());
    }
    for (name, json) in texts {
        assembly.text_of(name, json).unwrap();
    }
    let doc = doc.assembled(&assembly);
    read(doc.root())
}

fn typed<T: Json>(node: Node<'_>) -> Result<T, String> {
    node.doc().finish(T::read(node)).map_err(|error| error.to_string())
}

#[test]
fn members_are_read_in_any_order() {
    let parts = [("a\"b", "/t"), ("rows", "/data"), ("n", "/n")];
    let texts = [("total", r#""9\u0041""#), ("list", r#"[[1],{"x":[2]},"y"]"#)];
    let page = assembled(&parts, &texts, typed::<Page>).unwrap();
    assert_eq!(page.rows, [json!({"id":1}), json!({"id":"x","tags":["a",["b"]]})]);
    assert_eq!(page.total.as_deref(), Some("9A"));
    let rest = json!({"a\"b":"x\ny","n":{"a\"b":null},"list":[[1],{"x":[2]},"y"]});
    assert_eq!(serde_json::to_value(&page.rest).unwrap(), rest);
}

#[test]
fn every_reader_sees_the_same_object() {
    let (parts, texts) = ([("rows", "/data"), ("z", "/z")], [("list", "[1,[]]"), ("empty", "{}"), ("word", "true")]);
    let expected = json!({
        "rows": [{"id":1},{"id":"x","tags":["a",["b"]]}], "z": 2.5, "list": [1,[]], "empty": {}, "word": true,
    });
    assert_eq!(assembled(&parts, &texts, typed::<Value>).unwrap(), expected);
    assert_eq!(assembled(&parts, &texts, |node| node_by_serde::<Value>(node).unwrap()), expected);
    assert_eq!(assembled(&parts, &texts, |node| serde_json::to_value(node).unwrap()), expected);
    assert_eq!(assembled(&[], &[], typed::<Value>).unwrap(), json!({}));
}

#[test]
fn errors_have_the_path_in_the_object() {
    let error = |parts: &[(&str, &str)], texts: &[(&str, &str)]| assembled(parts, texts, typed::<Page>).err().unwrap();
    assert_eq!(error(&[], &[("rows", "[1]"), ("total", "[[2]]")]), "expected a string at $.total, found an array");
    assert_eq!(error(&[("rows", "/t")], &[]), "expected an array at $.rows, found a string");
    assert_eq!(error(&[("total", "/t")], &[]), "expected a member `rows` at $, found none");
    let ids = assembled(&[("ids", "/data")], &[("more", "[1]")], typed::<abi::Map<Vec<abi::Map<i64>>>>);
    assert_eq!(ids.unwrap_err(), "expected an integer at $.ids[1].id, found a string");
    let more = assembled(&[("ids", "/data")], &[("more", "[{}, [{\"x\":\"y\"}]]")], |node| {
        node_by_serde::<std::collections::BTreeMap<String, Vec<std::collections::BTreeMap<String, Value>>>>(node)
            .unwrap_err()
            .to_string()
    });
    assert_eq!(more, "expected a map at $.more[1], found an array");
}

/// The members of an object keep their names as written.
#[test]
fn members_are_kept() {
    let document = Document::new(BODY).unwrap();
    let doc = document.doc();
    let mut assembly = Assembly::default();
    assembly.link("key", doc.root().member("z").unwrap());
    doc.root().member("n").unwrap().members().for_each(|(name, value)| assembly.keep(name, value));
    let doc = doc.assembled(&assembly);
    assert_eq!(typed::<Value>(doc.root()).unwrap(), json!({"key":2.5,"a\"b":null}));
    assert_eq!(doc.root().member("a\"b").map(|node| node.is_null()), Some(true));
}
