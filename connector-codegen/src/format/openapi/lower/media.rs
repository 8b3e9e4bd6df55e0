//! Bodies in media types: what they hold, and how members of forms are written.
//!
//! `{text/plain: {}, application/json: {schema: {…}}}` becomes JSON with a type, then text without one.

use super::{Scope, asked, extend, header, style};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs::{self, Found};
use crate::format::openapi::schema;
use crate::spec::ty::{Origin, Shape};
use crate::spec::{Media, Part, TypeId};
use crate::tree::{Key, Node, Value};
use connector_tables::language::header::is_token;
use connector_tables::language::media::essence;
use connector_tables::{MediaKind, PartBuf, Style};
use openapiv3 as v3;

/// Every media type of a `content`, JSON first, then in document order.
pub(super) fn content(cx: &mut Cx<'_>, scope: &Scope, content: Option<&Node>, origin: &Origin) -> Option<Vec<Media>> {
    let Some(map) = content.and_then(Node::as_map) else { return Some(Vec::new()) };
    let (media, others): (Vec<_>, Vec<_>) =
        map.iter().filter(|(key, _)| !key.text.starts_with("x-")).partition(|(key, _)| is_media(&key.text));
    others.into_iter().for_each(|(key, _)| report_media(cx, key));
    let all: Vec<_> = media.into_iter().map(|(key, node)| self::media(cx, scope, &key.text, node, origin)).collect();
    let mut all: Vec<Media> = all.into_iter().collect::<Option<_>>()?;
    all.sort_by_key(preference);
    Some(all)
}

/// Returns `true` if a text can be the value of `Content-Type`: `a/b; c=d`.
fn is_media(text: &str) -> bool {
    let is_type = essence(text).split_once('/').is_some_and(|(kind, sub)| is_token(kind) && is_token(sub));
    is_type && !text.contains(|c: char| c.is_control())
}

fn report_media(cx: &mut Cx<'_>, key: &Key) {
    cx.diags
        .report(&code::INVALID_NODE, key.span, format!("{:?} is not a media type", &*key.text))
        .warning()
        .help("write it as `application/json`; it was left out");
}

/// Plain JSON, then JSON under other names, then the rest.
fn preference(media: &Media) -> (bool, bool) {
    (essence(&media.range) != "application/json", media.kind != MediaKind::Json)
}

/// JSON of a type.
pub(super) fn json(ty: TypeId) -> Media {
    let kind = MediaKind::Json;
    Media { range: kind.row().default.to_owned(), kind, ty: Some(ty), parts: Vec::new(), template: None, root: None }
}

fn media(cx: &mut Cx<'_>, scope: &Scope, range: &str, node: &Node, origin: &Origin) -> Option<Media> {
    let kind = MediaKind::find(range);
    let mut media = Media { range: range.to_owned(), kind, ty: None, parts: Vec::new(), template: None, root: None };
    if matches!(node.value, Value::Null) {
        return Some(media);
    }
    let found = refs::follow(cx, node)?;
    let Typed { node, value } = cx.read::<v3::MediaType>(&found.node)?;
    if let Some(schema) = node.get("schema") {
        media.ty = Some(schema::lower(cx, schema, origin.clone())?);
    }
    if let Some(ty) = media.ty.filter(|_| is_any(range)) {
        media.kind = by_type(cx, ty).unwrap_or(kind);
    }
    if let Some(kind) = asked::typed(cx, &node, range) {
        media.kind = kind;
        media.root = kind.row().root.then(|| asked::root(cx, &node));
    }
    media.template = extend::template(cx, &node, media.kind)?;
    if kind.row().properties {
        media.parts = parts(cx, scope, &found, &value);
    }
    Some(media)
}

/// Returns `true` if a range allows everything: `*/*`.
fn is_any(range: &str) -> bool {
    ["*/*", "application/*"].contains(&&*essence(range))
}

/// Frameworks write `*/*` where they mean that the schema says it all: JSON for objects, text for strings.
fn by_type(cx: &Cx<'_>, ty: TypeId) -> Option<MediaKind> {
    match cx.types.shape(ty)? {
        Shape::Any => None,
        Shape::Text(Some(format)) if format == "binary" => None,
        Shape::Text(_) => Some(MediaKind::Text),
        _ => Some(MediaKind::Json),
    }
}

/// The one media type of a parameter's `content`: the value's type, and the media type itself.
pub(super) fn single(cx: &mut Cx<'_>, content: &Node, origin: Origin) -> Option<(TypeId, String)> {
    let (key, node) = content.as_map()?.iter().next()?;
    let found = refs::follow(cx, node)?;
    let schema = found.node.get("schema").filter(|node| !matches!(node.value, Value::Null));
    let ty = match schema {
        Some(schema) => schema::lower(cx, schema, origin)?,
        None => {
            let place = cx.place(found.node.span);
            cx.types.add(super::text(place, origin))
        }
    };
    Some((ty, key.text.to_string()))
}

fn parts(cx: &mut Cx<'_>, scope: &Scope, found: &Found, media: &v3::MediaType) -> Vec<Part> {
    let Some(map) = found.node.get("encoding").and_then(Node::as_map) else { return Vec::new() };
    let parts = map.iter().filter(|(key, _)| media.encoding.contains_key(&*key.text));
    parts.filter_map(|(key, node)| cx.attempt(|cx| part(cx, scope, &key.text, node))).collect()
}

fn part(cx: &mut Cx<'_>, scope: &Scope, name: &str, node: &Node) -> Option<Part> {
    let Typed { node, value } = cx.read::<v3::Encoding>(node)?;
    let declared = ["style", "explode", "allowReserved"].iter().any(|member| node.get(member).is_some());
    let style = style::of(&node).unwrap_or(Style::Form);
    let (explode, allow_reserved) = if declared { style::switches(style, &node) } else { (true, false) };
    Some(Part {
        table: PartBuf {
            name: name.to_owned(),
            media: value.content_type.as_deref().and_then(sendable),
            style: declared.then_some(style),
            explode,
            allow_reserved,
        },
        headers: header::headers(cx, scope, node.get("headers")),
    })
}

/// The first of a list of media types that can be sent in a header: `image/*, image/png` is `image/png`.
fn sendable(list: &str) -> Option<String> {
    list.split(',').map(str::trim).find(|media| !media.is_empty() && !media.contains('*')).map(str::to_owned)
}
