//! A document as a tree of nodes, each of which knows its place in the source.
//!
//! Separate because it knows no API format: JSON, YAML and TOML come in, and everything above reads [`Node`]s.
//!
//! `{"a": [1]}` becomes a map with one entry: key `a` at bytes 1..4, a list at 6..9 with the number `1` at 7..8.

pub mod cursor;
mod duplicate;
mod id;
pub mod json;
mod name;
pub mod place;
pub mod pointer;
mod read;
pub mod toml;
pub mod yaml;

#[cfg(test)]
mod tests;

use crate::diag::{Diagnostics, code};
use crate::text::Span;
pub use id::NodeId;
pub use read::read;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A value, its identity and its place. Cheap to clone: children are shared.
#[derive(Debug, Clone)]
pub struct Node {
    /// Identity: a clone is the same node.
    pub id: NodeId,
    /// Place of the value in its text. A node that no text contains has the place of the node that it was made from.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// Equal nodes have equal values at equal places.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && self.value == other.value
    }
}

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JSON text: digits are never lost.
    Number(Rc<str>),
    /// A string.
    String(Rc<str>),
    /// An array.
    List(Rc<Vec<Node>>),
    /// An object.
    Map(Rc<Map>),
}

/// A member's name and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Location of the name.
    pub span: Span,
    /// The name.
    pub text: Rc<str>,
}

/// An object: members in source order, found by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    entries: Vec<(Key, Node)>,
    /// Only for large objects, where a scan would be slow.
    index: Option<BTreeMap<Rc<str>, usize>>,
}

/// Maximum nesting of objects and arrays. Code that walks a tree may recurse.
const DEPTH: usize = 256;

fn report_depth(span: Span, diags: &mut Diagnostics) {
    let message = format!("objects and arrays stand more than {DEPTH} levels deep here");
    diags
        .report(&code::TOO_DEEP, span, message)
        .help("give inner parts a name of their own and refer to them by `$ref`");
}

const SMALL: usize = 16;

impl Map {
    /// Of entries with different names, in source order.
    pub fn new(entries: Vec<(Key, Node)>) -> Self {
        let index = (entries.len() > SMALL)
            .then(|| entries.iter().enumerate().map(|(at, (key, _))| (key.text.clone(), at)).collect());
        Map { entries, index }
    }

    /// The member of that name, with its key.
    pub fn entry(&self, name: &str) -> Option<&(Key, Node)> {
        match &self.index {
            Some(index) => self.entries.get(*index.get(name)?),
            None => self.entries.iter().find(|(key, _)| &*key.text == name),
        }
    }

    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entry(name).map(|(_, node)| node)
    }

    /// All members, in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, (Key, Node)> {
        self.entries.iter()
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Node {
    /// Creates a node that differs from all others.
    pub fn new(span: Span, value: Value) -> Self {
        Node { id: NodeId::next(), span, value }
    }

    /// Returns the same node with its value in another form.
    pub fn with(&self, value: Value) -> Self {
        Node { id: self.id, span: self.span, value }
    }

    /// The object, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number's text, if it is one.
    pub fn as_number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The member `name` of an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.as_map()?.get(name)
    }

    /// The kind of value, as reports name it: `an object`, `a string` …
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::List(_) => "an array",
            Value::Map(_) => "an object",
        }
    }

    /// The value without places. Numbers outside i64 and u64 become f64.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(text) => serde_json::from_str(text).unwrap_or_default(),
            Value::String(text) => serde_json::Value::String(text.to_string()),
            Value::List(list) => list.iter().map(Node::to_json).collect(),
            Value::Map(map) => {
                serde_json::Value::Object(map.iter().map(|(k, v)| (k.text.to_string(), v.to_json())).collect())
            }
        }
    }
}
