//! Nodes that a document does not have, each with the place of what it was made of.
//!
//! Apart because every spelling makes them: 2.0 as 3.0, descriptions as their twins.

use crate::text::Span;
use crate::tree::{Key, Map, Node, Value};
use std::rc::Rc;

pub(in crate::format) fn text(span: Span, text: &str) -> Node {
    Node::new(span, Value::String(text.into()))
}

pub(in crate::format) fn truth(span: Span, value: bool) -> Node {
    Node::new(span, Value::Bool(value))
}

pub(in crate::format) fn list(span: Span, items: Vec<Node>) -> Node {
    Node::new(span, Value::List(Rc::new(items)))
}

/// Of names that differ.
pub(in crate::format) fn map(span: Span, entries: Vec<(Key, Node)>) -> Node {
    Node::new(span, Value::Map(Rc::new(Map::new(entries))))
}

/// Returns the same object with other members.
pub(in crate::format) fn again(node: &Node, entries: Vec<(Key, Node)>) -> Node {
    node.with(Value::Map(Rc::new(Map::new(entries))))
}

/// A member whose name has the place of its value.
pub(in crate::format) fn member(name: &str, node: Node) -> (Key, Node) {
    (Key { span: node.span, text: name.into() }, node)
}

/// The members of an object; none of anything else.
pub(in crate::format) fn members(node: &Node) -> impl Iterator<Item = &(Key, Node)> {
    node.as_map().into_iter().flat_map(Map::iter)
}

/// An object with each value made anew; anything else as it is.
pub(in crate::format) fn each(node: &Node, mut make: impl FnMut(&Key, &Node) -> Node) -> Node {
    match node.as_map() {
        Some(_) => map(node.span, members(node).map(|(key, value)| (key.clone(), make(key, value))).collect()),
        None => node.clone(),
    }
}
