//! One item of the module `types`.
//!
//! Separate from the kinds of items, each of which has a file: this one contains their common parts. A named list of numbers is
//! `pub type Ids = Vec<i64>;`.

use super::{Cx, attribute, choice, graph, object, union};
use crate::plan::{Item, Kind, Room, docs};
use crate::spec::TypeId;
use crate::spec::ty::{Origin, Shape};

/// The item of a type that has a name.
pub(crate) fn plan(cx: &mut Cx<'_>, id: TypeId) -> Option<Item> {
    let name = cx.names.get(&id)?.clone();
    let ty = &cx.spec.types[id];
    let same =
        Some(()).filter(|()| cx.spec.copies.contains_key(&id)).and_then(|()| cx.names.get(&graph::target(cx.spec, id)));
    let kind = if let Some(same) = same {
        Kind::Same(same.clone())
    } else if cx.newtypes.contains(&id) {
        Kind::Newtype(cx.boxed(id, 0, cx.inside(id)))
    } else if graph::is_item(cx.spec, id) {
        match &ty.shape {
            Shape::Enum(choices) => choice::kind(choices, cx.variants.get(&id).cloned().unwrap_or_default()),
            Shape::Object(members) => Kind::Struct(object::plan(cx, id, members)),
            Shape::Union(variants) => Kind::Union(union::plan(cx, id, variants)),
            _ => Kind::Alias(cx.inside(id)),
        }
    } else {
        Kind::Alias(cx.inside(id))
    };
    let mut lines = match (&kind, cx.roots.get(&id)) {
        (Kind::Same(_), None) => Vec::new(),
        (Kind::Same(_), Some(said)) => vec![said.clone()],
        _ => lines(cx, id),
    };
    // The type of an alias does not repeat the docs of the alias.
    if !matches!(kind, Kind::Struct(_) | Kind::Same(_)) {
        docs::sentences(&mut lines, &docs::notes(ty));
    }
    let attributes = attribute::of(cx, Some(id), &kind);
    let is_hidden = matches!(ty.origin, Origin::Shared(_));
    Some(Item { name, docs: lines, deprecated: ty.deprecated, attributes, kind, room: Room::Shared, is_hidden })
}

/// Docs of an item, or where it comes from.
fn lines(cx: &Cx<'_>, id: TypeId) -> Vec<String> {
    let ty = &cx.spec.types[id];
    let title = || ty.title.as_deref().map(docs::one_line).filter(|title| !title.is_empty());
    let root = || cx.roots.get(&id).cloned();
    let fallback = match &ty.origin {
        Origin::Named(name) => docs::code(name),
        origin => title().or_else(root).unwrap_or_else(|| whence(cx, origin)),
    };
    docs::lines(&ty.docs, &fallback)
}

/// The location of an inline type, in words.
fn whence(cx: &Cx<'_>, origin: &Origin) -> String {
    let parent = |of: &TypeId| docs::code(&path(cx, *of, 16));
    match origin {
        Origin::Named(name) | Origin::Component(name) => docs::code(name),
        Origin::Member { of, name } => docs::code(&format!("{}.{name}", path(cx, *of, 16))),
        Origin::Item(of) => format!("An item of {}.", parent(of)),
        Origin::Entry(of) => format!("A value of {}.", parent(of)),
        Origin::Variant { of, .. } => format!("A form of {}.", parent(of)),
        Origin::Param { operation, name, .. } => format!("{} of {}.", docs::code(name), docs::code(operation)),
        Origin::Header { operation, name, .. } => {
            format!("The header {} of {}.", docs::code(name), docs::code(operation))
        }
        Origin::Body { operation, .. } => format!("The body of {}.", docs::code(operation)),
        Origin::Reply { operation, .. } => format!("A reply of {}.", docs::code(operation)),
        Origin::Shared(_) => "What several types say alike.".to_owned(),
    }
}

/// A type as people would point to it: `Issue.labels`.
fn path(cx: &Cx<'_>, id: TypeId, depth: usize) -> String {
    if let Some(name) = cx.names.get(&id) {
        return name.clone();
    }
    if depth == 0 || id.0 as usize >= cx.spec.types.len() {
        return "an inline type".to_owned();
    }
    match &cx.spec.types[id].origin {
        Origin::Named(name) | Origin::Component(name) => name.clone(),
        Origin::Member { of, name } => format!("{}.{name}", path(cx, *of, depth - 1)),
        Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. } => path(cx, *of, depth - 1),
        Origin::Param { name, .. } | Origin::Header { name, .. } => name.clone(),
        Origin::Body { operation, .. } | Origin::Reply { operation, .. } => operation.clone(),
        Origin::Shared(_) => "several types".to_owned(),
    }
}
