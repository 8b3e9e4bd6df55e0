//! Formats of bodies and responses, as media types.
//!
//! `format: csv` is the media type `text/csv`.

use super::cx::Cx;
use crate::diag::code;
use crate::format::build::{map, member, text, truth};
use crate::tree::{Key, Node};
use connector_tables::language::media::essence;
use connector_tables::{Form, MediaKind};
use std::borrow::Cow;

/// The format that an object declares.
pub(super) struct Format<'n> {
    pub(super) kind: MediaKind,
    /// `application/json`
    pub(super) content_type: Cow<'n, str>,
}

/// Returns the format of a body or response; JSON by default.
pub(super) fn format<'n>(cx: &mut Cx<'_>, node: &'n Node) -> Format<'n> {
    let kind = node.get("format").and_then(Node::as_str).and_then(MediaKind::of).unwrap_or(MediaKind::Json);
    let written = node.get("content_type").and_then(Node::as_str);
    if let (true, None, Some(format)) = (kind.row().codec, written, node.get("format")) {
        cx.diags
            .report(&code::MISSING_MEMBER, format.span, format!("`format: {kind}` does not declare a media type"))
            .help("add `content_type: application/…`: the codec is registered under it");
    }
    Format { kind, content_type: written.map_or_else(|| essence(kind.row().default), Cow::Borrowed) }
}

/// Returns the schema of a body whose type is not declared.
pub(super) fn untyped(node: &Node, kind: MediaKind) -> Node {
    let schema: &[(&str, &str)] = match kind.row().form {
        Form::Text => &[("type", "string")],
        Form::Bytes => &[("type", "string"), ("format", "binary")],
        Form::Typed | Form::Parts | Form::Unit => &[],
    };
    map(node.span, schema.iter().map(|(name, value)| member(name, text(node.span, value))).collect())
}

/// Returns the extensions by which a body follows its schema, if its format needs them. A template that is text is sent as
/// it is.
pub(super) fn typed(node: &Node, kind: MediaKind) -> Vec<(Key, Node)> {
    let is_text = node.get("template").is_some_and(|template| template.as_map().is_none());
    let has_type = ["type", "envelope", "template"].iter().any(|key| node.get(key).is_some());
    if kind.row().codec {
        return vec![member("x-connector-typed", text(node.span, kind.word()))];
    }
    if !kind.row().requested || is_text || !has_type {
        return Vec::new();
    }
    let root = node.get("root").map(|root| member("x-connector-root", root.clone()));
    [member("x-connector-typed", truth(node.span, true))].into_iter().chain(root).collect()
}

/// Returns `{MEDIA: {schema, …}}`.
pub(super) fn content(content_type: &str, node: &Node, entries: Vec<(Key, Node)>) -> (Key, Node) {
    let key = Key { span: node.span, text: content_type.into() };
    member("content", map(node.span, vec![(key, map(node.span, entries))]))
}
