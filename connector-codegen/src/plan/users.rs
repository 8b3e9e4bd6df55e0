//! The names of a type, and its users in signatures and other types, for `connector explain TYPE`.
//!
//! Separate because it reads a finished plan. Of the reply that `GET /a` and `GET /b` share, `GetAReply` and `GetBReply` are the
//! names, and both endpoints the users.

use super::{Endpoint, Item, Kind, Plan, Ty};
use std::collections::{BTreeMap, BTreeSet};

/// A type by all its names, and its users.
#[derive(Debug, Default, PartialEq)]
pub struct Users {
    /// All names that users have for it, without `types::`.
    pub names: BTreeSet<String>,
    /// Endpoints with the type in their signature, by id, in document order.
    pub endpoints: Vec<String>,
    /// Types that contain it, by all their names.
    pub types: BTreeSet<String>,
}

/// The users of the item of this name, if there is one.
pub fn users_of(plan: &Plan, name: &str) -> Option<Users> {
    let heads: BTreeMap<&str, &str> = plan.types.iter().map(|item| (item.name.as_str(), head(item))).collect();
    let wanted = *heads.get(name)?;
    let is_it = |leaf: &Ty| matches!(leaf, Ty::Item(name) if heads.get(name.as_str()) == Some(&wanted));
    let is_wanted = |ty: &Ty| leaves(ty).into_iter().any(is_it);
    let has_it = |item: &&Item| parts(item).into_iter().any(is_wanted);
    let holders: BTreeSet<&str> = plan.types.iter().filter(has_it).map(|item| item.name.as_str()).collect();
    let mut out = Users::default();
    for item in plan.types.iter().filter(|item| !item.is_hidden) {
        if head(item) == wanted {
            out.names.insert(item.name.clone());
        }
        if holders.contains(head(item)) {
            out.types.insert(item.name.clone());
        }
    }
    let endpoints = plan.groups.iter().flat_map(|group| &group.endpoints);
    let users = endpoints.filter(|endpoint| signature(endpoint).into_iter().any(is_wanted));
    out.endpoints = users.map(|endpoint| endpoint.table.id.clone()).collect();
    Some(out)
}

/// The item that a name stands for.
fn head(item: &Item) -> &str {
    if let Kind::Same(of) = &item.kind { of } else { &item.name }
}

/// The types that the methods of an endpoint have.
pub(super) fn signature(endpoint: &Endpoint) -> Vec<&Ty> {
    let arguments = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    arguments.chain([&endpoint.output, &endpoint.error]).chain(headers).collect()
}

/// The types in an item.
pub(super) fn parts(item: &Item) -> Vec<&Ty> {
    match &item.kind {
        Kind::Struct(body) => {
            body.fields.iter().map(|field| &field.ty).chain(body.rest.iter().map(|rest| &rest.1)).collect()
        }
        Kind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        Kind::Replies(variants) => variants.iter().map(|variant| &variant.ty).collect(),
        Kind::Bodies(variants) => variants.iter().map(|variant| &variant.1).collect(),
        Kind::Alias(of) | Kind::Newtype(of) => vec![of],
        Kind::TextEnum(_) | Kind::IntegerEnum(_) | Kind::ValueEnum(_) | Kind::Same(_) => Vec::new(),
    }
}

/// The items and paths in a type.
pub(super) fn leaves(ty: &Ty) -> Vec<&Ty> {
    match ty {
        Ty::Item(_) | Ty::Path(_) | Ty::Unit => vec![ty],
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => leaves(inner),
        Ty::Listed(whole, item) => [whole, item].into_iter().flat_map(|part| leaves(part)).collect(),
        Ty::Tuple(parts) => parts.iter().flat_map(leaves).collect(),
    }
}
