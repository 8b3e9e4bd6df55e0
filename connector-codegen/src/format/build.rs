//! Nodes that a document does not have, each with the place of what it was made of.
//!
//! Separate because every spelling makes them: 2.0 as 3.0, descriptions as their twins.

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

/// Returns the object with another value of one member, which is added if there is none.
pub(in crate::format) fn with(node: &Node, name: &str, value: Node) -> Node {
    let mut entries: Vec<_> = members(node).cloned().collect();
    match entries.iter_mut().find(|(key, _)| &*key.text == name) {
        Some((_, old)) => *old = value,
        None => entries.push(member(name, value)),
    }
    map(node.span, entries)
}

/// Returns an object with only the members to keep; any other value as it is.
pub(in crate::format) fn kept(node: &Node, mut keeps: impl FnMut(&Key, &Node) -> bool) -> Node {
    match node.as_map() {
        Some(all) => map(node.span, all.iter().filter(|(key, value)| keeps(key, value)).cloned().collect()),
        None => node.clone(),
    }
}

/// Merges two objects. For members in both, `both` makes one of the name, the first's value and the second's.
pub(in crate::format) fn merged(first: &Node, second: &Node, both: impl Fn(&str, &Node, &Node) -> Node) -> Node {
    let of_first = members(first).map(|(key, node)| match second.get(&key.text) {
        Some(other) => (key.clone(), both(&key.text, node, other)),
        None => (key.clone(), node.clone()),
    });
    let rest = members(second).filter(|(key, _)| first.get(&key.text).is_none());
    map(first.span, of_first.chain(rest.cloned()).collect())
}

/// The members of an object with a name in `names`, each under the name next to it.
pub(in crate::format) fn renamed(node: &Node, names: &[(&str, &str)]) -> Vec<(Key, Node)> {
    names.iter().filter_map(|(from, to)| Some(member(to, node.get(from)?.clone()))).collect()
}

/// Creates members with text values.
pub(in crate::format) fn texts(span: Span, all: &[(&str, &str)]) -> Vec<(Key, Node)> {
    all.iter().map(|(name, value)| member(name, text(span, value))).collect()
}

/// The schema of an object.
pub(in crate::format) fn object(span: Span, properties: Vec<(Key, Node)>, required: Vec<Node>) -> Node {
    let mut entries = vec![member("type", text(span, "object")), member("properties", map(span, properties))];
    if !required.is_empty() {
        entries.push(member("required", list(span, required)));
    }
    map(span, entries)
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
