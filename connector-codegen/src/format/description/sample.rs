//! The schema of a value that is given as an example.
//!
//! `{ id: 7, at: "2026-07-01", tags: [] }` becomes an object with an integer, a date, and a list of anything.

use crate::format::build::{self, map, member, members, text, truth};
use crate::text::Span;
use crate::tree::{Key, Node, Value};

/// The schema that a sample fits. Each member of an object is required; of the objects in a list, those that all have.
pub(super) fn schema(node: &Node) -> Node {
    let said = |ty: &str| map(node.span, vec![member("type", text(node.span, ty))]);
    match &node.value {
        Value::Null => map(node.span, vec![member("nullable", truth(node.span, true))]),
        Value::Bool(_) => said("boolean"),
        Value::Number(number) if number.contains(['.', 'e', 'E']) => said("number"),
        Value::Number(_) => said("integer"),
        Value::String(written) => {
            let mut entries = vec![member("type", text(node.span, "string"))];
            entries.extend(format(written).map(|format| member("format", text(node.span, format))));
            map(node.span, entries)
        }
        Value::List(items) => {
            let item = together(items, node.span);
            map(node.span, vec![member("type", text(node.span, "array")), member("items", item)])
        }
        Value::Map(_) => object(&[node], node.span),
    }
}

/// One schema for all items of a list. Items of several kinds give any JSON.
fn together(items: &[Node], span: Span) -> Node {
    let objects: Vec<&Node> = items.iter().filter(|item| item.as_map().is_some()).collect();
    match items {
        [first, ..] if objects.len() == items.len() => object(&objects, first.span),
        [first, rest @ ..] if rest.iter().all(|item| item.kind() == first.kind()) => schema(first),
        _ => map(span, Vec::new()),
    }
}

fn object(all: &[&Node], span: Span) -> Node {
    let mut properties: Vec<(Key, Node)> = Vec::new();
    let mut required = Vec::new();
    for (key, value) in all.iter().flat_map(|node| members(node)) {
        if properties.iter().any(|(other, _)| other.text == key.text) {
            continue;
        }
        if all.iter().all(|node| node.get(&key.text).is_some()) {
            required.push(text(key.span, &key.text));
        }
        properties.push((key.clone(), schema(value)));
    }
    build::object(span, properties, required)
}

/// The format that a text has by its look.
fn format(text: &str) -> Option<&'static str> {
    let fits = |text: &str, pattern: &str| {
        text.len() == pattern.len()
            && text.bytes().zip(pattern.bytes()).all(|(byte, like)| match like {
                b'0' => byte.is_ascii_digit(),
                b'x' => byte.is_ascii_hexdigit(),
                b'?' => true,
                other => byte == other,
            })
    };
    let begins = text.get(..19).is_some_and(|begin| fits(begin, "0000??????T????????"));
    let formats = [
        ("date", fits(text, "0000-00-00")),
        ("date-time", begins && text.ends_with('Z')),
        ("uuid", fits(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")),
    ];
    formats.into_iter().find(|(_, fits)| *fits).map(|(name, _)| name)
}
