//! The forms of a body, an output, an error: decided on the document alone, before any type is made.
//!
//! Separate because the names of inline types depend on whether an operation needs its own enum.
//! `201: Issue, 202: nothing` is an enum with two variants; `200: [Issue]` alone is that list.

use crate::plan::format;
use crate::plan::types::graph;
use crate::spec::ty::{Origin, Shape};
use crate::spec::{Part, Spec, TypeId};
use connector_tables::language::media::essence;
use connector_tables::{Form, MediaKind, Status};

/// The content of a body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A value of a type.
    Typed(TypeId),
    /// JSON or a form without a schema.
    Json,
    /// A `String`.
    Text,
    /// Bytes, or a stream of them.
    Bytes,
    /// Nothing.
    Empty,
}

/// One body of several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// When; for replies.
    pub(crate) status: Status,
    /// Status as sent, or the range that responses match.
    pub(crate) media: String,
    /// True if the media type must be looked at, since replies share a status.
    pub(crate) picked: bool,
    /// Format of the body.
    pub(crate) kind: MediaKind,
    /// The content.
    pub(crate) what: What,
    /// The encoding of members.
    pub(crate) parts: Vec<Part>,
    /// The variant, if there is an enum.
    pub(crate) name: String,
    /// Description, Markdown.
    pub(crate) docs: String,
    /// Content that is sent instead of the argument.
    pub(crate) template: Option<String>,
    /// The name of XML's outermost element.
    pub(crate) root: Option<String>,
}

impl Entry {
    /// Returns an entry with these fields and defaults for the others.
    pub(crate) fn new(status: Status, kind: MediaKind, what: What, media: &str) -> Self {
        Entry {
            status,
            media: media.to_owned(),
            picked: false,
            kind,
            what,
            parts: Vec::new(),
            name: String::new(),
            docs: String::new(),
            template: None,
            root: None,
        }
    }
}

/// A body, an output or an error.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shell {
    /// In each form.
    pub(crate) entries: Vec<Entry>,
    /// The name of the enum, if the forms differ; otherwise of the type that all forms share.
    pub(crate) item: Option<String>,
    /// True if all forms are one type that has different names in several of them: the item is an alias of it.
    pub(crate) is_one: bool,
}

/// Returns `true` if two bodies are of one type.
pub(crate) fn same(spec: &Spec, a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Typed(a), What::Typed(b)) => graph::same(spec, *a, *b),
        (a, b) => a == b,
    }
}

/// Returns `true` if all entries are of one type, so that no enum is needed.
pub(crate) fn alike(spec: &Spec, entries: &[Entry]) -> bool {
    entries.first().is_none_or(|first| entries.iter().all(|entry| same(spec, &first.what, &entry.what)))
}

/// Lets entries with equal schemas share one type: the multipart one, since its texts may be files, or else the one that
/// the document names. Shared components keep their names, unless all entries are of one type.
pub(crate) fn unify(spec: &Spec, entries: &mut [Entry]) {
    let all: Vec<(bool, What)> =
        entries.iter().map(|entry| (entry.kind.row().form == Form::Parts, entry.what.clone())).collect();
    let is_whole = alike(spec, entries);
    for entry in entries {
        let own = component(spec, &entry.what);
        let mut twins: Vec<&(bool, What)> = all.iter().filter(|(_, other)| same(spec, other, &entry.what)).collect();
        if !is_whole {
            twins.retain(|(files, what)| *files || is_named(spec, what) || component(spec, what) == own);
        }
        // Not the first in the document: its order must not matter.
        twins.sort_by_key(|(files, what)| {
            (!files, !is_named(spec, what), component(spec, what).is_none(), pointer(spec, what))
        });
        if let Some((_, one)) = twins.first() {
            entry.what = one.clone();
        }
    }
}

/// Returns `true` if a body is a schema that the document names.
fn is_named(spec: &Spec, what: &What) -> bool {
    matches!(what, What::Typed(ty) if graph::is_named(spec, graph::target(spec, *ty)))
}

/// The shared component of a body, if it has its own item.
pub(crate) fn component(spec: &Spec, what: &What) -> Option<TypeId> {
    match what {
        What::Typed(ty) if matches!(spec.types[*ty].origin, Origin::Component(_)) => Some(*ty),
        _ => None,
    }
}

fn pointer<'s>(spec: &'s Spec, what: &What) -> &'s str {
    if let What::Typed(ty) = what { &spec.types[*ty].place.pointer } else { "" }
}

/// The content of a body of a kind.
pub(crate) fn what(kind: MediaKind, ty: Option<TypeId>) -> What {
    match (kind.row().form, ty) {
        (Form::Text, _) => What::Text,
        (Form::Bytes, _) => What::Bytes,
        (Form::Unit, _) => What::Empty,
        (Form::Typed | Form::Parts, Some(ty)) => What::Typed(ty),
        (Form::Typed | Form::Parts, None) => What::Json,
    }
}

/// Returns `true` if a body of that kind is a value of its schema's type.
pub(crate) fn is_typed(kind: MediaKind) -> bool {
    kind.row().form == Form::Typed
}

/// Returns `true` if a schema says that the body is made of members or items.
pub(crate) fn is_structured(spec: &Spec, ty: TypeId) -> bool {
    match graph::shape(spec, ty) {
        Shape::Object(_) | Shape::Array(_) | Shape::Tuple(..) | Shape::Union(_) | Shape::All(_) => true,
        Shape::Enum(_) | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => true,
        Shape::Any | Shape::Null | Shape::Text(_) | Shape::Alias(_) => false,
    }
}

/// The kind of a media range such as `*/*`, by what it holds.
pub(crate) fn kind_of_range(spec: &Spec, ty: Option<TypeId>) -> MediaKind {
    let is_text = |shape: &Shape| matches!(shape, Shape::Text(_)) && !format::is_binary(shape);
    match ty {
        Some(ty) if is_structured(spec, ty) => MediaKind::Json,
        Some(ty) if is_text(graph::shape(spec, ty)) => MediaKind::Text,
        _ => MediaKind::Bytes,
    }
}

/// The word for a media type in a variant: `application/merge-patch+json` is `merge-patch+json`.
pub(crate) fn word(kind: MediaKind, media: &str) -> String {
    let essence = essence(media);
    let (main, sub) = essence.split_once('/').unwrap_or((&essence, ""));
    let row = kind.row();
    // A codec is selected by its media type.
    let is_plain = !row.codec && (essence == self::essence(row.default) || essence == "*/*");
    match sub {
        _ if is_plain => kind.word().to_owned(),
        "*" => main.to_owned(),
        "" => kind.word().to_owned(),
        sub => sub.strip_prefix("x-").unwrap_or(sub).to_owned(),
    }
}
