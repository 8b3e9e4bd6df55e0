//! Responses: one schema for all media types, and headers that are their own schemas.
//!
//! `{schema: {$ref: "#/definitions/Pet"}}` becomes
//! `{content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}`.

use super::{Cx, parameter, reference, schema};
use crate::format::openapi::dialect::build::{each, map, member, members};
use crate::text::Span;
use crate::tree::{Key, Node};

/// A response or a `$ref` to one.
pub(super) fn response(cx: &Cx<'_>, node: &Node, produces: &[(String, Span)]) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        match &*key.text {
            "$ref" => entries.push((key.clone(), reference(cx.root, value))),
            "schema" => {
                let is_file = value.get("type").and_then(Node::as_str) == Some("file");
                let otherwise = if is_file { "application/octet-stream" } else { "application/json" };
                entries.push(member("content", content(&schema::schema(cx.root, value), produces, otherwise)));
            }
            "headers" => {
                let headers = each(value, |_, header| header_of(cx, header));
                entries.push((key.clone(), headers));
            }
            "examples" => {}
            _ => entries.push((key.clone(), value.clone())),
        }
    }
    map(node.span, entries)
}

/// `{a/b: {schema: …}}` for each media type; `otherwise` where the document names none.
pub(super) fn content(schema: &Node, types: &[(String, Span)], otherwise: &str) -> Node {
    let otherwise = [(otherwise.to_owned(), schema.span)];
    let types = if types.is_empty() { &otherwise } else { types };
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (name, span) in types {
        if entries.iter().any(|(key, _)| *key.text == **name) {
            continue;
        }
        let media = map(*span, vec![member("schema", schema.clone())]);
        entries.push((Key { span: *span, text: name.as_str().into() }, media));
    }
    map(schema.span, entries)
}

fn header_of(cx: &Cx<'_>, node: &Node) -> Node {
    let mut entries: Vec<_> = members(node).filter(|(key, _)| &*key.text == "description").cloned().collect();
    entries.push(member("schema", parameter::value(cx.root, node)));
    map(node.span, entries)
}
