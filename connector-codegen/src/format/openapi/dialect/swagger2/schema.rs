//! Schemas: what 2.0 spells in another way.
//!
//! `{discriminator: kind, properties: {a: {$ref: "#/definitions/A"}, f: {type: file}}}` becomes
//! `{discriminator: {propertyName: kind}, properties: {a: {$ref: "#/components/schemas/A"}, f: {type: string, format: binary}}}`.

use super::reference;
use crate::format::openapi::dialect::build::{again, each, list, map, member, members, text};
use crate::tree::{Key, Node};

/// A schema, and all schemas in it. The tree bounds how deep they stand. `root` is the document as written.
pub(super) fn schema(root: &Node, node: &Node) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        let value = match &*key.text {
            "$ref" => reference(root, value),
            "properties" | "patternProperties" => each(value, |_, node| schema(root, node)),
            "items" | "additionalProperties" | "not" => schemas(root, value),
            "allOf" | "anyOf" | "oneOf" => schemas(root, value),
            "discriminator" if value.as_str().is_some() => map(value.span, vec![member("propertyName", value.clone())]),
            "type" if value.as_str() == Some("file") => {
                if node.get("format").is_none() {
                    entries.push(member("format", text(value.span, "binary")));
                }
                text(value.span, "string")
            }
            _ => value.clone(),
        };
        let name = if &*key.text == "x-nullable" && node.get("nullable").is_none() { "nullable" } else { &*key.text };
        entries.push((Key { span: key.span, text: name.into() }, value));
    }
    again(node, entries)
}

/// One schema or a list of them.
fn schemas(root: &Node, node: &Node) -> Node {
    match node.as_list() {
        Some(items) => list(node.span, items.iter().map(|item| schema(root, item)).collect()),
        None => schema(root, node),
    }
}
