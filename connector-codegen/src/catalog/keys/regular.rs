//! The regular form of the values of keys: texts are texts, and keys without a value are absent.
//!
//! It reports nothing: YAML reads `version: 1.10` as a number and `description:` as null, and both are accepted as
//! what was meant.
//!
//! `{ label: 1, description: null }` with the table of endpoints is `{ label: "1" }`.

use super::check::{has_type, is_absent};
use super::{Kind, value};
use crate::tree::{Key, Map, Node, Value};
use std::rc::Rc;

/// Returns a value in its regular form. Types and invalid values stay as they are.
pub(super) fn regular(node: &Node, kind: &Kind) -> Node {
    match (kind, &node.value) {
        (Kind::Text | Kind::Template, Value::Number(_) | Value::Bool(_)) => {
            let text = value::text(node).unwrap_or_default();
            node.with(Value::String(text.into()))
        }
        (Kind::Object(table), Value::Map(map)) => {
            let member = |(key, value): &(Key, Node)| match table.find(&key.text) {
                Some(known) if is_absent(known, value) => None,
                Some(known) => Some((key.clone(), regular(value, &known.kind))),
                None => Some((key.clone(), value.clone())),
            };
            node.with(Value::Map(Rc::new(Map::new(map.iter().filter_map(member).collect()))))
        }
        (Kind::Map(inner), Value::Map(map)) => {
            let entries = map.iter().map(|(key, value)| (key.clone(), regular(value, inner)));
            node.with(Value::Map(Rc::new(Map::new(entries.collect()))))
        }
        (Kind::List(inner), Value::List(items)) => {
            node.with(Value::List(Rc::new(items.iter().map(|item| regular(item, inner)).collect())))
        }
        (Kind::Either(kinds), _) => match kinds.iter().find(|kind| has_type(node, kind)) {
            Some(kind) => regular(node, kind),
            None => node.clone(),
        },
        _ => node.clone(),
    }
}
