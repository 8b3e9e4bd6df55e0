//! Responses of endpoints.
//!
//! `{ 201: Issue, 422: Problem }` becomes a response for each status; `{ items: /data, type: [Issue] }` becomes
//! `{2XX: {content: {application/json: {schema: {properties: {data: …}, …}}}, x-connector-select: /data}}`.

use super::cx::Cx;
use super::{body, media, shorthand};
use crate::catalog::keys::endpoint as keys;
use crate::diag::code;
use crate::format::build::{map, member, members, object, text, truth, with};
use crate::tree::{Key, Node, Value};
use connector_tables::language::pointer::tokens;
use connector_tables::language::status;
use connector_tables::{Form, MediaKind};

/// The status for every success.
const SUCCESS: &str = "2XX";

/// Keys that no type has.
const MARKS: &[&str] = &["items", "envelope", "format", "content_type", "header"];

/// All responses.
pub(super) fn responses(cx: &mut Cx<'_>, node: Option<&Node>, endpoint: &Node, samples: &[Sample]) -> Node {
    let Some(node) = node.filter(|node| node.value != Value::Null) else {
        return map(endpoint.span, vec![member(SUCCESS, empty(endpoint))]);
    };
    if !is_by_status(node) {
        let made = reply(cx, node, SUCCESS, samples);
        return map(node.span, vec![member(SUCCESS, made)]);
    }
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        let Some(status) = status(&key.text) else {
            cx.diags
                .report(&code::INVALID_STATUS, key.span, format!("`{}` is not a status code", key.text))
                .warning()
                .help("use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out");
            continue;
        };
        let made = reply(cx, value, &status, samples);
        entries.push((Key { span: key.span, text: status.as_str().into() }, made));
    }
    if !entries.iter().any(|(key, _)| key.text.starts_with('2')) {
        entries.insert(0, member(SUCCESS, empty(node)));
    }
    map(node.span, entries)
}

/// Returns `true` if the keys of an object are statuses; one is enough, so that a wrong one among them is reported.
fn is_by_status(node: &Node) -> bool {
    members(node).any(|(key, _)| status(&key.text).is_some() && key.text.as_ref() != "default")
        || node.as_map().is_some_and(|map| map.len() == 1 && map.get("default").is_some())
}

/// `201`, `4XX` in capital letters, or `default`.
fn status(text: &str) -> Option<String> {
    status::parse(text).filter(|status| status::class(*status) <= 5).map(status::label)
}

fn empty(node: &Node) -> Node {
    map(node.span, vec![member("description", text(node.span, ""))])
}

fn reply(cx: &mut Cx<'_>, node: &Node, status: &str, samples: &[Sample]) -> Node {
    let is_none = |node: &Node| node.as_str() == Some("none") || node.value == Value::Null;
    if is_none(node) || ["204", "205", "304"].contains(&status) && node.as_map().is_none() {
        return empty(node);
    }
    if !is_reply(node) {
        let schema = shorthand::schema(cx, node);
        let content = media::content("application/json", node, with_examples(schema, status, node, samples));
        return map(node.span, vec![member("description", text(node.span, "")), content]);
    }
    let node = &cx.object(node, &keys::REPLY, "a reply").unwrap_or_else(|| node.clone());
    let docs = node.get("description").cloned().unwrap_or_else(|| text(node.span, ""));
    let mut entries = vec![member("description", docs)];
    entries.extend(node.get("header").map(|headers| member("headers", self::headers(cx, headers))));
    let format = media::format(cx, node);
    if format.kind.row().form != Form::Unit {
        let schema = whole(cx, node, format.kind);
        let mut media = with_examples(schema, status, node, samples);
        media.extend(media::typed(node, format.kind));
        entries.push(media::content(&format.content_type, node, media));
        let items = node.get("items").filter(|items| items.as_str().is_some_and(|path| !path.is_empty()));
        entries.extend(items.map(|items| member("x-connector-select", items.clone())));
    }
    map(node.span, entries)
}

/// Returns `true` if an object is a response and not a type.
fn is_reply(node: &Node) -> bool {
    let Some(map) = node.as_map() else { return false };
    let marked =
        MARKS.iter().any(|mark| map.get(mark).is_some_and(|value| body::is_mark(mark, value, MediaKind::WORDS)));
    let known = map.iter().all(|(key, _)| keys::REPLY.find(&key.text).is_some());
    marked
        && (known
            || map.get("type").is_some()
            || map.get("items").is_some_and(|items| body::is_mark("items", items, &[])))
        || known && body::is_typed(node)
}

/// The schema of the whole body.
fn whole(cx: &mut Cx<'_>, node: &Node, kind: MediaKind) -> Node {
    let items = node.get("items").and_then(Node::as_str).filter(|path| path.starts_with('/'));
    if let Some(envelope) = node.get("envelope") {
        if items.is_none() {
            cx.diags
                .report(&code::CONFLICT, envelope.span, "`envelope` without `items`")
                .help("say by `items` where in it the value stands, or call it `type`");
        } else if let Some(ty) = node.get("type") {
            cx.diags
                .report(&code::CONFLICT, ty.span, "`type` cannot stand beside `envelope`, which says it already")
                .help("remove one of both");
        }
        return shorthand::schema(cx, envelope);
    }
    let names: Vec<_> = items.into_iter().flat_map(tokens).collect();
    let inner = match node.get("type") {
        Some(ty) => shorthand::schema(cx, ty),
        None => media::untyped(node, kind),
    };
    let mut schema = inner;
    for name in names.iter().rev() {
        let span = node.span;
        let object = object(span, vec![member(name, schema)], vec![text(span, name)]);
        schema = with(&object, "x-connector-partial", truth(span, true));
    }
    schema
}

/// Headers of a reply.
fn headers(cx: &mut Cx<'_>, node: &Node) -> Node {
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        let name = key.text.strip_suffix('?').unwrap_or(&key.text);
        let schema = shorthand::schema(cx, value);
        let mut header = Vec::new();
        if name.len() == key.text.len() {
            header.push(member("required", truth(key.span, true)));
        }
        header.push(member("schema", schema));
        entries.push((Key { span: key.span, text: name.into() }, map(value.span, header)));
    }
    map(node.span, entries)
}

/// An example of a reply.
pub(super) struct Sample {
    /// Its status.
    pub(super) status: Option<String>,
    /// Its name, and the example object.
    pub(super) example: (Key, Node),
}

fn with_examples(schema: Node, status: &str, node: &Node, samples: &[Sample]) -> Vec<(Key, Node)> {
    let fits = |sample: &&Sample| match &sample.status {
        Some(given) => given == status || status.ends_with("XX") && given.get(..1) == status.get(..1),
        None => status.starts_with('2'),
    };
    let examples: Vec<_> = samples.iter().filter(fits).map(|sample| sample.example.clone()).collect();
    body::with(schema, (!examples.is_empty()).then(|| map(node.span, examples)))
}
