//! A node as JSON text, members in their order.
//!
//! Separate because bodies as templates are texts in the twin. `serde_json` sorts members, or not, depending on the features
//! that another crate of the build enables.

use crate::tree::{Key, Node, Value};

/// The text of a value.
pub(super) fn text(node: &Node) -> String {
    let joined = |all: Vec<String>| all.join(",");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(written) => quoted(written),
        Value::List(items) => format!("[{}]", joined(items.iter().map(text).collect())),
        Value::Map(members) => {
            let member = |(key, value): &(Key, Node)| format!("{}:{}", quoted(&key.text), text(value));
            format!("{{{}}}", joined(members.iter().map(member).collect()))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
