//! The types of a collection's records: as received, as created, and in part.
//!
//! `Note: { id: integer, text: string }` makes `Note`, `NewNote: { text: string }` and
//! `NoteChange: { id?: integer, text?: string }`.

use crate::catalog::presets::Preset;
use crate::format::build::{each, kept, list, map, members, text};
use crate::format::description::cx::{Cx, TYPES};
use crate::format::description::shorthand;
use crate::tree::{Key, Node};

/// Types, each as a description names it.
pub(super) struct Records {
    /// The record.
    pub(super) record: Node,
    /// The body of CreateRecord and UpdateRecord.
    pub(super) new: Node,
    /// The body of PatchRecord.
    pub(super) change: Node,
}

/// Makes the types that have no name yet, and adds them to `schemas`.
pub(super) fn records(
    cx: &mut Cx<'_>,
    key: &Key,
    collection: &Node,
    record: &Node,
    (preset, id): (&Preset, &str),
    schemas: &mut Vec<(Key, Node)>,
) -> Records {
    let mut add = |cx: &mut Cx<'_>, name: String, node: &Node| {
        let name = free(cx, name);
        cx.made.push(name.clone());
        let schema = shorthand::schema(cx, node);
        schemas.push((Key { span: record.span, text: name.as_str().into() }, schema));
        text(record.span, &name)
    };
    let record_node = match record.as_map() {
        Some(_) => add(cx, format!("{}Data", key.text), record),
        None => record.clone(),
    };
    let base = record_node.as_str().unwrap_or_default().to_owned();
    let shape = shape(cx, record);
    let new = match (collection.get("create"), &shape) {
        (Some(ty), _) => ty.clone(),
        (None, Some(shape)) if preset.sends_without_id => match without_id(shape, id) {
            Some(shape) => add(cx, format!("New{base}"), &shape),
            None => record_node.clone(),
        },
        _ => record_node.clone(),
    };
    let change = match shape.and_then(|shape| in_part(&shape)) {
        Some(shape) if preset.has_change => add(cx, format!("{base}Change"), &shape),
        _ => new.clone(),
    };
    Records { record: record_node, new, change }
}

/// The content of a record's type, if it is declared here or in the document that is extended.
pub(super) fn shape(cx: &Cx<'_>, record: &Node) -> Option<Node> {
    let Some(name) = record.as_str() else { return Some(record.clone()) };
    cx.both(TYPES).find_map(|types| types.get(name)).cloned()
}

/// The type of a record's member.
pub(super) fn member_type(shape: &Node, name: &str) -> Option<Node> {
    let all = json_object(shape).or_else(|| is_shape(shape).then_some(shape))?;
    let (_, ty) = members(all).find(|(key, _)| key.text.strip_suffix('?').unwrap_or(&key.text) == name)?;
    Some(ty.clone())
}

/// The name, with a number if it is taken.
fn free(cx: &Cx<'_>, name: String) -> String {
    let mut free = name.clone();
    let mut number = 1;
    while shorthand::is_type(cx, &free) {
        number += 1;
        free = format!("{name}{number}");
    }
    free
}

/// The type without its id; absent if it has none, or is no object.
fn without_id(shape: &Node, id: &str) -> Option<Node> {
    let is_id = |key: &Key| key.text.strip_suffix('?').unwrap_or(&key.text) == id;
    let json = json_object(shape);
    if !members(json.unwrap_or(shape)).any(|(key, _)| is_id(key)) || json.is_none() && !is_shape(shape) {
        return None;
    }
    if json.is_none() {
        return Some(kept(shape, |key, _| !is_id(key)));
    }
    Some(each(shape, |key, value| match &*key.text {
        "properties" => kept(value, |key, _| !is_id(key)),
        "required" => {
            let names = value.as_list().unwrap_or_default().iter().filter(|name| name.as_str() != Some(id));
            list(value.span, names.cloned().collect())
        }
        _ => value.clone(),
    }))
}

/// The type with each member optional; absent if it is no object.
fn in_part(shape: &Node) -> Option<Node> {
    if json_object(shape).is_some() {
        return Some(kept(shape, |key, _| &*key.text != "required"));
    }
    let optional = |key: &Key| match key.text.ends_with('?') {
        true => key.clone(),
        false => Key { span: key.span, text: format!("{}?", key.text).into() },
    };
    is_shape(shape)
        .then(|| map(shape.span, members(shape).map(|(key, value)| (optional(key), value.clone())).collect()))
}

/// The properties of JSON Schema.
fn json_object(shape: &Node) -> Option<&Node> {
    shape.get("properties").filter(|node| node.as_map().is_some() && shorthand::is_json_schema(shape))
}

/// Returns `true` if it is an object in shorthand.
fn is_shape(shape: &Node) -> bool {
    let other = ["map", "nullable", "object", "sample", "one_of"].iter().any(|key| shape.get(key).is_some());
    shape.as_map().is_some() && !other && !shorthand::is_json_schema(shape)
}
