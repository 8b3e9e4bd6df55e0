//! A node as JSON text, members in their order.
//!
//! Apart because bodies as templates are texts in the twin. `serde_json` would sort members, or not, by the features that
//! some other crate of the build asks for.

use crate::tree::{Node, Value};

/// The text of a value.
pub(super) fn text(node: &Node) -> String {
    let mut out = String::new();
    write(&mut out, node);
    out
}

fn write(out: &mut String, node: &Node) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number),
        Value::String(text) => quoted(out, text),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(out, at);
                write(out, item);
            }
            out.push(']');
        }
        Value::Map(members) => {
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                separate(out, at);
                quoted(out, &key.text);
                out.push(':');
                write(out, value);
            }
            out.push('}');
        }
    }
}

fn separate(out: &mut String, at: usize) {
    if at > 0 {
        out.push(',');
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
