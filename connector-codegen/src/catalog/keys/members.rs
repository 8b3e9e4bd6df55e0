//! An object of a description with only keys that its table knows, and values of their kinds.
//!
//! Separate from the tables because it reads documents. It reads one object: objects behind its keys are left to the
//! functions that read those ([`value`], or a function that names them in its reports).
//!
//! `{ methd: GET }` with the table of endpoints is a C130 at `methd`, with the advice to write `method`;
//! `{ label: 1, description: null }` becomes `{ label: "1" }`.

pub use super::check::kind;
use super::check::{has_required, unknown};
use super::regular::regular;
use super::{Kind, Table};
use crate::diag::{Diagnostics, code};
use crate::tree::{Key, Map, Node, Value};
use std::rc::Rc;

/// Returns the object of a table with its valid members, each in its regular form. `what` is its name in reports:
/// `the endpoint `Ping``. Invalid members are reported and left out. Absent if the node is not an object.
pub fn object(node: &Node, table: &'static Table, what: &str, diags: &mut Diagnostics) -> Option<Node> {
    let Some(map) = node.as_map() else {
        report_no_object(node, table, what, diags);
        return None;
    };
    let regular = regular(node, &Kind::Object(table));
    let mut is_right = |(key, value): &&(Key, Node)| match table.find(&key.text) {
        Some(known) => fits(value, &known.kind, known.name, diags),
        None => key.text.starts_with("x-") || unknown(&key.text, key.span, table, what, diags),
    };
    let entries = regular.as_map().into_iter().flat_map(Map::iter).filter(&mut is_right).cloned().collect();
    has_required(node, map, table, what, diags);
    Some(node.with(Value::Map(Rc::new(Map::new(entries)))))
}

/// Returns the value of a key of such an object, checked as a whole. Absent if there is none, and after a report.
pub fn value(object: &Node, table: &Table, name: &str, diags: &mut Diagnostics) -> Option<Node> {
    let (node, key) = (object.get(name)?, table.find(name)?);
    (is_closed(&key.kind) || super::check::behind(node, key, diags)).then(|| node.clone())
}

/// Returns `true` if a key of an object as it was written has an invalid value.
pub fn is_wrong(written: &Node, right: &Node, name: &str) -> bool {
    written.get(name).is_some_and(|value| value.value != Value::Null) && right.get(name).is_none()
}

fn report_no_object(node: &Node, table: &Table, what: &str, diags: &mut Diagnostics) {
    let required: Vec<&str> = table.keys.iter().filter(|key| key.required).map(|key| key.example).collect();
    let first = || table.keys.iter().take(2).map(|key| key.example).collect();
    let example = if required.is_empty() { first() } else { required }.join(", ");
    diags
        .report(&code::WRONG_TYPE, node.span, format!("{what} must be an object, and is {}", node.kind()))
        .help(format!("write it as `{{ {example} }}`"));
}

/// Reports a value of another kind than its key asks for, if the kind can be told without looking into objects.
fn fits(node: &Node, kind: &Kind, name: &str, diags: &mut Diagnostics) -> bool {
    match kind {
        // A list instead of names would be read as none at all.
        Kind::Map(_) if node.as_map().is_none() => super::kind(node, kind, name, diags),
        _ if !is_closed(kind) => true,
        // Several may be of one JSON type: a word, or a pointer.
        Kind::Either(kinds) if kinds.iter().any(|kind| super::kind(node, kind, name, &mut Diagnostics::new())) => true,
        _ => super::kind(node, kind, name, diags),
    }
}

/// Returns `true` if values of a kind contain no keys.
fn is_closed(kind: &Kind) -> bool {
    match kind {
        Kind::Any | Kind::Type | Kind::Object(_) | Kind::Map(_) => false,
        Kind::List(kind) => is_closed(kind),
        Kind::Either(kinds) => kinds.iter().all(is_closed),
        _ => true,
    }
}
