//! Responses: one schema for all media types, and headers that are their own schemas.
//!
//! `{schema: {$ref: "#/definitions/Pet"}}` becomes
//! `{content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}`.

use super::{Cx, parameter, reference, schema};
use crate::format::openapi::dialect::build::{each, map, member, members};
use crate::format::openapi::refs::escape;
use crate::text::Span;
use crate::tree::{Key, Node};

/// A response or a `$ref` to one. `pointer` is where it stands now, `old` where it stood.
pub(super) fn response(cx: &mut Cx<'_>, node: &Node, produces: &[(String, Span)], pointer: &str, old: &str) -> Node {
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
                let media = content(
                    cx,
                    &schema::schema(cx.root, value),
                    produces,
                    otherwise,
                    pointer,
                    &format!("{old}/schema"),
                );
                entries.push(member("content", media));
            }
            "headers" => {
                let headers = each(value, |key, header| header_of(cx, key, header, pointer, old));
                entries.push((key.clone(), headers));
            }
            "examples" => {}
            _ => entries.push((key.clone(), value.clone())),
        }
    }
    map(node.span, entries)
}

/// `{a/b: {schema: …}}` for each media type; `otherwise` where the document names none.
pub(super) fn content(
    cx: &mut Cx<'_>,
    schema: &Node,
    types: &[(String, Span)],
    otherwise: &str,
    pointer: &str,
    old: &str,
) -> Node {
    let otherwise = [(otherwise.to_owned(), schema.span)];
    let types = if types.is_empty() { &otherwise } else { types };
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (name, span) in types {
        if entries.iter().any(|(key, _)| *key.text == **name) {
            continue;
        }
        cx.moved.insert(format!("{pointer}/content/{}/schema", escape(name)), old.to_owned());
        let media = map(*span, vec![member("schema", schema.clone())]);
        entries.push((Key { span: *span, text: name.as_str().into() }, media));
    }
    map(schema.span, entries)
}

fn header_of(cx: &mut Cx<'_>, key: &Key, node: &Node, pointer: &str, old: &str) -> Node {
    let at = format!("/headers/{}", escape(&key.text));
    cx.moved.insert(format!("{pointer}{at}/schema"), format!("{old}{at}"));
    let mut entries: Vec<_> = members(node).filter(|(key, _)| &*key.text == "description").cloned().collect();
    entries.push(member("schema", parameter::value(cx.root, node)));
    map(node.span, entries)
}
