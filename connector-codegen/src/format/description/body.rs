//! Request bodies of endpoints.
//!
//! `{ type: Issue, wrap: /data }` becomes
//! `{required: true, content: {application/json: {schema: {$ref: …}, x-connector-template: '{"data":"{{ $body }}"}'}}}`.

use super::cx::Cx;
use super::{json, media, secret, shorthand};
use crate::catalog::keys::endpoint as keys;
use crate::catalog::media::words;
use crate::diag::code;
use crate::format::build::{map, member, members, text, truth};
use crate::text::Span;
use crate::tree::{Key, Node};
use connector_tables::language::pointer::tokens;
use connector_tables::{MediaKind, MediaRow};

/// Keys that no type has.
const MARKS: &[&str] = &["format", "content_type", "template", "wrap", "fixed"];

/// The request body.
pub(super) fn body(cx: &mut Cx<'_>, node: &Node, examples: Option<Node>) -> Node {
    let is_object = node.as_map().is_some_and(|map| {
        !map.is_empty()
            && map.iter().all(|(key, _)| keys::BODY.find(&key.text).is_some())
            && (MARKS.iter().any(|mark| map.get(mark).is_some_and(|value| is_mark(mark, value, MediaKind::BODIES)))
                || is_typed(node))
    }) || node.as_map().is_some_and(|map| {
        map.get("format").is_some_and(|word| is_mark("format", word, MediaKind::BODIES))
            && map.get("type").is_none_or(|ty| !is_json(ty))
    });
    if !is_object {
        let schema = shorthand::schema(cx, node);
        return request(node, true, None, "application/json", with(schema, examples));
    }
    let node = &cx.object(node, &keys::BODY, "a body").unwrap_or_else(|| node.clone());
    let format = media::format(cx, node);
    let schema = match node.get("type") {
        Some(ty) => shorthand::schema(cx, ty),
        None => media::untyped(node, format.kind),
    };
    let template = template(cx, node, format.kind);
    let mut entries = with(schema, examples);
    entries.extend(media::typed(node, format.kind));
    entries.extend(template.map(|template| member("x-connector-template", template)));
    let required = node.get("required").and_then(Node::as_bool).unwrap_or(true);
    request(node, required, node.get("description"), &format.content_type, entries)
}

/// Returns `true` if a value is valid for the key in bodies and responses. A member of a type may have such a name, too.
pub(super) fn is_mark(mark: &str, value: &Node, formats: &[&str]) -> bool {
    match (mark, value.as_str()) {
        ("items" | "wrap", Some(path)) => path.starts_with('/'),
        ("content_type", Some(media)) => media.contains('/'),
        ("format", Some(word)) => formats.contains(&word),
        ("items" | "wrap" | "content_type" | "format", None) => false,
        _ => true,
    }
}

fn is_json(ty: &Node) -> bool {
    ty.as_str().is_some_and(shorthand::is_json_type)
}

/// `{ type: Issue, required: false }`: a `type` that is none of JSON Schema.
pub(super) fn is_typed(node: &Node) -> bool {
    node.get("type").is_some_and(|ty| !is_json(ty))
}

pub(super) fn with(schema: Node, examples: Option<Node>) -> Vec<(Key, Node)> {
    let mut entries = vec![member("schema", schema)];
    entries.extend(examples.map(|examples| member("examples", examples)));
    entries
}

fn request(node: &Node, required: bool, docs: Option<&Node>, media: &str, entries: Vec<(Key, Node)>) -> Node {
    let mut all = Vec::new();
    all.extend(docs.map(|docs| member("description", docs.clone())));
    if required {
        all.push(member("required", truth(node.span, true)));
    }
    all.push(media::content(media, node, entries));
    map(node.span, all)
}

/// The template that `template`, or `wrap` and `fixed`, say.
fn template(cx: &mut Cx<'_>, node: &Node, kind: MediaKind) -> Option<Node> {
    let (wrap, fixed) = (node.get("wrap"), node.get("fixed"));
    node.get("template").into_iter().chain(fixed).for_each(|node| secret::of_body(cx, node));
    if let Some(template) = node.get("template") {
        if let Some(other) = wrap.or(fixed) {
            cx.diags
                .report(&code::CONFLICT, other.span, "`wrap` and `fixed` cannot stand beside `template`")
                .help("write what they say into the template");
        }
        let written = template.as_str().map_or_else(|| json::text(template), str::to_owned);
        return Some(text(template.span, &written));
    }
    let span = wrap.or(fixed)?.span;
    if !kind.row().is_wrappable() {
        cx.diags
            .report(&code::CONFLICT, span, format!("`wrap` and `fixed` cannot be used with `format: {kind}`"))
            .help(format!("use `template`: `wrap` and `fixed` are for {}", words(MediaRow::is_wrappable)));
        return None;
    }
    if wrap.is_none() && node.get("type").is_some() {
        cx.diags
            .report(&code::CONFLICT, span, "`fixed` beside `type` needs `wrap`, which says where the argument goes")
            .help("add `wrap: /data`, or write a `template`");
        return None;
    }
    Some(text(span, &json::text(&wrapped(wrap, fixed, span))))
}

/// The fixed members, with the argument put where `wrap` says.
fn wrapped(wrap: Option<&Node>, fixed: Option<&Node>, span: Span) -> Node {
    let mut entries: Vec<(Key, Node)> = fixed.map(|fixed| members(fixed).cloned().collect()).unwrap_or_default();
    let path = wrap.and_then(Node::as_str).unwrap_or_default();
    let mut names = tokens(path);
    if let Some(first) = names.next() {
        let rest: Vec<_> = names.collect();
        let inner =
            rest.iter().rev().fold(text(span, "{{ $body }}"), |inner, name| map(span, vec![member(name, inner)]));
        entries.retain(|(key, _)| *key.text != *first);
        entries.insert(0, member(&first, inner));
    }
    map(span, entries)
}
