//! Parameters other than bodies: 2.0 has the members of the schema in the parameter itself.
//!
//! `{name: ids, in: query, type: array, items: {type: integer}}` becomes
//! `{name: ids, in: query, style: form, explode: false, schema: {type: array, items: {type: integer}}}`.

use super::{Cx, reference, schema};
use crate::format::openapi::dialect::build::{again, map, member, members, text, truth};
use crate::tree::{Key, Node};

/// Members that describe the parameter and not its value.
const OWN: &[&str] = &["name", "in", "description", "required", "allowEmptyValue", "deprecated", "collectionFormat"];

/// A parameter or a `$ref` to one.
pub(super) fn parameter(cx: &Cx<'_>, node: &Node) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    if let Some(target) = node.get("$ref") {
        return map(node.span, vec![member("$ref", reference(cx.root, target))]);
    }
    let is_own = |key: &Key| OWN.contains(&&*key.text) || key.text.starts_with("x-") && &*key.text != "x-nullable";
    let own = members(node).filter(|(key, _)| is_own(key) && &*key.text != "collectionFormat");
    let mut entries: Vec<_> = own.cloned().collect();
    if node.get("type").is_none() && node.get("schema").is_some() {
        // Not allowed, but clear.
        entries.extend(
            members(node)
                .filter(|(key, _)| &*key.text == "schema")
                .map(|(k, v)| (k.clone(), schema::schema(cx.root, v))),
        );
        return map(node.span, entries);
    }
    let place = node.get("in").and_then(Node::as_str).unwrap_or_default();
    entries.extend(style(node, place));
    entries.push(member("schema", value(cx.root, node)));
    map(node.span, entries)
}

/// The schema in a parameter, header or form member.
pub(super) fn value(root: &Node, node: &Node) -> Node {
    let is_own = |key: &Key| OWN.contains(&&*key.text) || key.text.starts_with("x-") && &*key.text != "x-nullable";
    let rest: Vec<_> = members(node).filter(|(key, _)| !is_own(key)).cloned().collect();
    schema::schema(root, &again(node, rest))
}

/// The style of an array: `csv` by default.
pub(super) fn style(node: &Node, place: &str) -> Vec<(Key, Node)> {
    if node.get("type").and_then(Node::as_str) != Some("array") {
        return Vec::new();
    }
    let format = node.get("collectionFormat");
    let span = format.map_or(node.span, |format| format.span);
    let styled =
        |style: &str, explode| vec![member("style", text(span, style)), member("explode", truth(span, explode))];
    match (format.and_then(Node::as_str).unwrap_or("csv"), place) {
        ("csv", "query" | "formData") => styled("form", false),
        ("multi", "query" | "formData") => styled("form", true),
        ("ssv", "query" | "formData") => styled("spaceDelimited", false),
        ("pipes", "query" | "formData") => styled("pipeDelimited", false),
        ("csv" | "multi", _) => Vec::new(),
        (other, _) => styled(other, false),
    }
}
