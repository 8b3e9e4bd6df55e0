//! Formats of bodies as media types.

use crate::format::build::{map, member, text, truth};
use crate::tree::{Key, Node};

/// The media type of a format.
const TYPES: &[(&str, &str)] = &[
    ("json", "application/json"),
    ("form", "application/x-www-form-urlencoded"),
    ("multipart", "multipart/form-data"),
    ("text", "text/plain"),
    ("bytes", "application/octet-stream"),
    ("xml", "application/xml"),
    ("csv", "text/csv"),
];

/// What an object says of its format.
pub(super) struct Format<'n> {
    /// `json`
    pub(super) name: &'n str,
    /// `application/json`
    pub(super) content_type: &'n str,
}

/// The format of a body or reply; JSON where it says nothing.
pub(super) fn format(node: &Node) -> Format<'_> {
    let written = node.get("content_type").and_then(Node::as_str);
    let name = node.get("format").and_then(Node::as_str).unwrap_or("json");
    let usual = TYPES.iter().find(|(format, _)| *format == name).map_or("application/json", |(_, media)| media);
    Format { name, content_type: written.unwrap_or(usual) }
}

/// The schema of a body that says nothing of its type.
pub(super) fn untyped(node: &Node, format: &str) -> Node {
    let said: &[(&str, &str)] = match format {
        "text" => &[("type", "string")],
        "bytes" => &[("type", "string"), ("format", "binary")],
        _ => &[],
    };
    map(node.span, said.iter().map(|(name, value)| member(name, text(node.span, value))).collect())
}

/// What lets XML and CSV follow the schema: said where there is one. A text that is sent as a template is as it stands.
pub(super) fn typed(node: &Node, format: &str) -> Vec<(Key, Node)> {
    let is_text = node.get("template").is_some_and(|template| template.as_map().is_none());
    let says_type = ["type", "envelope", "template"].iter().any(|key| node.get(key).is_some());
    if !["xml", "csv"].contains(&format) || is_text || !says_type {
        return Vec::new();
    }
    let root = node.get("root").map(|root| member("x-connector-root", root.clone()));
    [member("x-connector-typed", truth(node.span, true))].into_iter().chain(root).collect()
}

/// `{MEDIA: {schema, …}}`.
pub(super) fn content(content_type: &str, node: &Node, entries: Vec<(Key, Node)>) -> (Key, Node) {
    let key = Key { span: node.span, text: content_type.into() };
    member("content", map(node.span, vec![(key, map(node.span, entries))]))
}
