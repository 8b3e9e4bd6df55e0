//! Request bodies, in each of their media types.
//!
//! Separate from replies, which have statuses. `application/json` and a form of one type are one argument, whose media
//! type can be picked at the call; a multipart form or plain bytes are an enum.

use super::shell::{Entry, Shell, What, alike, is_structured, same, unify, what, word};
use crate::plan::name;
use crate::plan::scope::{Glue, Scope};
use crate::plan::types::graph;
use crate::spec::ty::{Rest, Shape};
use crate::spec::{self, Spec, TypeId};
use connector_tables::language::media::essence;
use connector_tables::language::template;
use connector_tables::{BodySpecBuf, DEFAULT, MediaKind, PartBuf, Style};

/// The forms of a body, preferred first.
pub(crate) fn shell(spec: &Spec, body: &spec::Body) -> Shell {
    let mut entries: Vec<Entry> = Vec::new();
    for media in &body.media {
        let (kind, sent) = kind(spec, media);
        let what = what(kind, media.ty);
        if entries.iter().any(|known| known.media == sent && known.kind == kind) {
            continue;
        }
        let (parts, template, root) = (media.parts.clone(), media.template.clone(), media.root.clone());
        entries.push(Entry { parts, template, root, ..Entry::new(DEFAULT, kind, what, &sent) });
    }
    drop_copies(spec, body, &mut entries);
    unify(spec, &mut entries);
    name_all(&mut entries);
    let item = (!alike(spec, &entries)).then(String::new);
    Shell { entries, item, is_one: false }
}

/// Returns `true` if a call sets the body or a part of it: templates may fill in all of it.
pub(crate) fn takes_argument(body: &spec::Body) -> bool {
    let takes = |media: &spec::Media| {
        media.template.as_ref().is_none_or(|text| template::names(text).any(|name| name == "$body"))
    };
    body.media.iter().any(takes)
}

/// The format of a body, and its media type: a range cannot be sent.
fn kind(spec: &Spec, media: &spec::Media) -> (MediaKind, String) {
    let essence = essence(&media.range);
    if essence.contains('*') || essence.is_empty() {
        let (kind, sent) = match media.ty {
            _ if essence.starts_with("text/") => (MediaKind::Text, "text/plain"),
            Some(ty) if is_structured(spec, ty) => (MediaKind::Json, "application/json"),
            _ => (MediaKind::Bytes, "application/octet-stream"),
        };
        return (kind, sent.to_owned());
    }
    let lacks_members = media.ty.is_some_and(|ty| !has_members(spec, ty, 8));
    let kind = media.kind.row().unstructured().filter(|_| lacks_members).unwrap_or(media.kind);
    (kind, media.range.trim().to_owned())
}

fn has_members(spec: &Spec, ty: TypeId, depth: usize) -> bool {
    match graph::shape(spec, ty) {
        Shape::Object(_) | Shape::Any => true,
        Shape::Union(union) => depth > 0 && union.variants.iter().all(|v| has_members(spec, v.ty, depth - 1)),
        _ => false,
    }
}

/// Text and byte forms of the schema that another entry has with its type: the typed one says all that they say.
fn drop_copies(spec: &Spec, body: &spec::Body, entries: &mut Vec<Entry>) {
    let typed: Vec<TypeId> =
        entries.iter().filter_map(|entry| if let What::Typed(ty) = entry.what { Some(ty) } else { None }).collect();
    entries.retain(|entry| {
        let plain = matches!(entry.what, What::Text | What::Bytes);
        let source = body.media.iter().find(|media| media.range.trim() == entry.media).and_then(|media| media.ty);
        let copy =
            source.is_some_and(|ty| typed.iter().any(|typed| same(spec, &What::Typed(ty), &What::Typed(*typed))));
        !(plain && copy)
    });
}

/// A variant name for each.
fn name_all(entries: &mut [Entry]) {
    let mut scope = Scope::new(Glue::Camel, &[]);
    for entry in entries {
        entry.name = scope.claim_quietly(name::variant_name(&word(entry.kind, &entry.media)), None);
    }
}

/// The rows of the table.
pub(crate) fn rows(spec: &Spec, shell: &Shell) -> Vec<BodySpecBuf> {
    let row = |entry: &Entry| {
        let mut parts: Vec<PartBuf> =
            entry.parts.iter().filter_map(|part| row_part(spec, entry, &part.table)).collect();
        let default = BodySpecBuf::default();
        let mut style = default.style;
        if is_all_deep(spec, entry, &parts) {
            style = Style::DeepObject;
            parts.clear();
        }
        BodySpecBuf {
            media: entry.media.clone(),
            kind: entry.kind,
            style,
            parts,
            template: entry.template.clone(),
            root: entry.root.clone().unwrap_or(default.root),
        }
    };
    shell.entries.iter().map(row).collect()
}

/// Returns `true` if a form writes all its objects and lists as `name[key]=a`: the body then has that style once.
fn is_all_deep(spec: &Spec, entry: &Entry, parts: &[PartBuf]) -> bool {
    let deep = |part: &PartBuf| {
        part.style == Some(Style::DeepObject) && part.explode && !part.allow_reserved && part.media.is_none()
    };
    let What::Typed(ty) = entry.what else { return false };
    let Shape::Object(object) = graph::shape(spec, ty) else { return false };
    let covered = |name: &str| parts.iter().any(|part| part.name == name);
    !parts.is_empty()
        && parts.iter().all(deep)
        && object.members.iter().all(|member| covered(&member.name) || is_scalar(spec, member.ty, 8))
        && matches!(object.rest, Rest::Unsaid | Rest::Closed)
}

fn is_scalar(spec: &Spec, ty: TypeId, depth: usize) -> bool {
    match graph::shape(spec, ty) {
        Shape::Object(_) | Shape::Array(_) | Shape::Tuple(..) | Shape::Any | Shape::All(_) | Shape::Alias(_) => false,
        Shape::Union(union) => depth > 0 && union.variants.iter().all(|v| is_scalar(spec, v.ty, depth - 1)),
        _ => true,
    }
}

/// Returns `true` if a body is always empty: an optional form without members, which OpenAPI lets clients ignore if
/// HTTP gives it no meaning (3.0.4, section 4.8.10).
pub(crate) fn says_nothing(spec: &Spec, body: &spec::Body) -> bool {
    let empty = |media: &spec::Media| {
        media.ty.is_some_and(|ty| match graph::shape(spec, ty) {
            Shape::Object(object) => object.members.is_empty() && media.kind.row().has_pairs(),
            _ => false,
        })
    };
    !body.required && !body.media.is_empty() && body.media.iter().all(empty)
}

/// A member that is not written in the default way.
fn row_part(spec: &Spec, entry: &Entry, part: &PartBuf) -> Option<PartBuf> {
    let plain = PartBuf { name: part.name.clone(), ..PartBuf::default() };
    let is_plain = |part: &PartBuf| part.style == Some(Style::Form) && part.explode && !part.allow_reserved;
    let mut row = match part.style {
        Some(_) if entry.kind.row().has_pairs() && !is_plain(part) => part.clone(),
        _ => plain.clone(),
    };
    let usual = usual_type(spec, entry, &part.name);
    row.media = part.media.clone().filter(|own| usual.is_none_or(|usual| essence(own) != usual));
    (row != plain).then_some(row)
}

/// The media type that a part has if nothing is said (OpenAPI 3.0.4, section 4.8.15.1).
fn usual_type(spec: &Spec, entry: &Entry, name: &str) -> Option<&'static str> {
    let What::Typed(ty) = entry.what else { return None };
    let Shape::Object(object) = graph::shape(spec, ty) else { return None };
    let mut ty = object.members.iter().find(|member| member.name == name)?.ty;
    if let Shape::Array(item) = graph::shape(spec, ty) {
        ty = *item;
    }
    match graph::shape(spec, ty) {
        shape if crate::plan::format::is_binary(shape) => Some("application/octet-stream"),
        Shape::Object(_) | Shape::Array(_) | Shape::Tuple(..) => Some("application/json"),
        Shape::Text(_) | Shape::Integer(_) | Shape::Number(_) | Shape::Boolean | Shape::Enum(_) => Some("text/plain"),
        _ => None,
    }
}
