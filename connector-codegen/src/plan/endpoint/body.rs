//! What is sent: the media types of a request's body.
//!
//! Apart from replies, which have statuses. `application/json` and a form of one type are one argument, whose media
//! type can be picked at the call; a multipart form or plain bytes are an enum.

use super::shell::{Entry, Shell, What, alike, essence, is_structured, same, unify, what, word};
use crate::catalog::template;
use crate::plan::name;
use crate::plan::scope::{Glue, Scope};
use crate::plan::types::graph;
use crate::plan::{Body, Part};
use crate::spec::ty::{Rest, Shape};
use crate::spec::{self, Encoding, Spec, Status, Style, TypeId};

/// The forms of a body, preferred first.
pub(crate) fn shell(spec: &Spec, body: &spec::Body) -> Shell {
    let mut entries: Vec<Entry> = Vec::new();
    for media in &body.media {
        let (kind, sent) = kind(spec, media);
        let what = what(kind, media.ty);
        if entries.iter().any(|known| known.media == sent && known.kind == kind) {
            continue;
        }
        entries.push(Entry {
            status: Status::Default,
            picked: false,
            kind,
            what,
            parts: media.parts.clone(),
            name: String::new(),
            docs: String::new(),
            template: media.template.clone(),
            root: media.root.clone(),
            media: sent,
        });
    }
    drop_copies(spec, body, &mut entries);
    unify(spec, &mut entries);
    name_all(&mut entries);
    let item = (!alike(spec, &entries)).then(String::new);
    Shell { entries, item }
}

/// Whether a call says something of the body: not where templates say all of it.
pub(crate) fn takes_argument(body: &spec::Body) -> bool {
    let takes =
        |media: &spec::Media| media.template.as_ref().is_none_or(|text| template::names(text).contains(&"$body"));
    body.media.iter().any(takes)
}

/// How a body is written, and its media type: a range cannot be sent.
fn kind(spec: &Spec, media: &spec::Media) -> (&'static str, String) {
    let essence = essence(&media.range);
    if essence.contains('*') || essence.is_empty() {
        let (kind, sent) = match media.ty {
            _ if essence.starts_with("text/") => ("text", "text/plain"),
            Some(ty) if is_structured(spec, ty) => ("json", "application/json"),
            _ => ("bytes", "application/octet-stream"),
        };
        return (kind, sent.to_owned());
    }
    let kind = match media.kind.name {
        // A form has members; what has none is written as it is.
        "form" if !media.ty.is_none_or(|ty| has_members(spec, ty, 8)) => "text",
        "multipart" if !media.ty.is_none_or(|ty| has_members(spec, ty, 8)) => "bytes",
        kind => kind,
    };
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

/// The bodies as data.
pub(crate) fn rows(spec: &Spec, shell: &Shell) -> Vec<Body> {
    let row = |entry: &Entry| {
        let mut parts: Vec<Part> = entry.parts.iter().filter_map(|part| row_part(spec, entry, part)).collect();
        let deep = is_all_deep(spec, entry, &parts);
        if deep {
            parts.clear();
        }
        Body {
            media: entry.media.clone(),
            kind: entry.kind,
            deep,
            parts,
            template: entry.template.clone(),
            root: entry.root.clone(),
        }
    };
    shell.entries.iter().map(row).collect()
}

/// Whether every member of a form that is more than a scalar is written `name[key]=a`: said once for the body.
fn is_all_deep(spec: &Spec, entry: &Entry, parts: &[Part]) -> bool {
    let deep = |part: &Part| part.style == Some((Style::DeepObject, true, false)) && part.content_type.is_none();
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

/// Whether a body can hold anything: an optional form without members cannot, and OpenAPI lets it be ignored where
/// HTTP gives it no meaning (3.0.4, section 4.8.10).
pub(crate) fn says_nothing(spec: &Spec, body: &spec::Body) -> bool {
    let empty = |media: &spec::Media| {
        media.ty.is_some_and(|ty| match graph::shape(spec, ty) {
            Shape::Object(object) => object.members.is_empty() && media.kind.name == "form",
            _ => false,
        })
    };
    !body.required && !body.media.is_empty() && body.media.iter().all(empty)
}

/// A member that is not written in the usual way.
fn row_part(spec: &Spec, entry: &Entry, part: &spec::Part) -> Option<Part> {
    let mut content_type = part.content_type.clone();
    let mut style = None;
    match &part.encoding {
        Some(Encoding::Style { style: kind, explode, reserved }) => {
            let usual = *kind == Style::Form && *explode && !*reserved;
            style = (!usual && entry.kind == "form").then_some((*kind, *explode, *reserved));
        }
        Some(Encoding::Media(media)) => content_type = content_type.or_else(|| Some(media.clone())),
        None => {}
    }
    let usual = usual_type(spec, entry, &part.name);
    let content_type = content_type.filter(|own| usual.is_none_or(|usual| essence(own) != usual));
    (content_type.is_some() || style.is_some()).then(|| Part { name: part.name.clone(), content_type, style })
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
