//! One item of the module `types`.
//!
//! Apart from the kinds of items, each of which has a file: this one has what they share. A named list of numbers is
//! `pub type Ids = Vec<i64>;`.

use super::{Cx, choice, graph, object, union};
use crate::plan::{Item, Kind, docs};
use crate::spec::TypeId;
use crate::spec::ty::{Origin, Shape};

/// The item of a type that has a name.
pub(crate) fn plan(cx: &mut Cx<'_>, id: TypeId) -> Option<Item> {
    let name = cx.names.get(&id)?.clone();
    let ty = &cx.spec.types[id];
    let kind = if cx.newtypes.contains(&id) {
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
    let mut lines = lines(cx, id);
    // What is said of an alias is not said at its type.
    if !matches!(kind, Kind::Struct(_)) {
        docs::sentences(&mut lines, &docs::notes(ty));
    }
    Some(Item { name, docs: lines, deprecated: ty.deprecated, kind })
}

/// Docs of an item, or where it comes from.
pub(crate) fn lines(cx: &Cx<'_>, id: TypeId) -> Vec<String> {
    let ty = &cx.spec.types[id];
    let parent = |of: &TypeId| cx.names.get(of).map(String::as_str).unwrap_or("an inline type").to_owned();
    let title = ty.title.as_deref().map(docs::one_line).filter(|title| !title.is_empty());
    let root = cx.roots.get(&id).cloned();
    let fallback = match &ty.origin {
        _ if root.is_some() && title.is_none() => root.unwrap_or_default(),
        Origin::Named(name) => docs::code(name),
        _ if title.is_some() => String::new(),
        Origin::Member { of, name } => match cx.names.get(of) {
            Some(parent) => docs::code(&format!("{parent}.{name}")),
            None => docs::code(name),
        },
        Origin::Item(of) => format!("An item of {}.", docs::code(&parent(of))),
        Origin::Entry(of) => format!("A value of {}.", docs::code(&parent(of))),
        Origin::Variant { of, .. } => format!("A form of {}.", docs::code(&parent(of))),
        Origin::Param { operation, name, .. } => format!("{} of {}.", docs::code(name), docs::code(operation)),
        Origin::Header { operation, name, .. } => {
            format!("The header {} of {}.", docs::code(name), docs::code(operation))
        }
        Origin::Body { operation, .. } => format!("The body of {}.", docs::code(operation)),
        Origin::Reply { operation, .. } => format!("A reply of {}.", docs::code(operation)),
        Origin::Component(name) => docs::code(name),
    };
    let fallback = if fallback.is_empty() { title.unwrap_or_default() } else { fallback };
    docs::lines(&ty.docs, fallback.replace("`an inline type`", "an inline type").as_str())
}
