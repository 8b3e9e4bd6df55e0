//! The types that an endpoint or an item uses.
//!
//! Separate because it reads plans and takes no decision. `pub struct Issue { owner: Option<User> }` uses `User`.

use super::{Constant, Endpoint, Item, Kind, Ty};

/// Returns the items in the signatures of an endpoint.
pub(super) fn by_endpoint(endpoint: &Endpoint) -> Vec<&str> {
    items(signature(endpoint)).collect()
}

/// Returns the items in the definition of an item.
pub(super) fn by_item(item: &Item) -> Vec<&str> {
    let mut out: Vec<&str> = items(parts(item)).collect();
    match &item.kind {
        Kind::Struct(body) => {
            let constants = body.fields.iter().flat_map(|field| field.default.iter().chain(&field.fixed));
            out.extend(
                constants.filter_map(|one| if let Constant::Variant(item, _) = one { Some(&**item) } else { None }),
            );
        }
        Kind::Union(union) => out.extend(items(union.variants.iter().filter_map(|variant| variant.from.as_ref()))),
        Kind::Same(of) => out.push(of),
        _ => {}
    }
    out
}

/// Returns the items in types.
pub(super) fn items<'p>(types: impl IntoIterator<Item = &'p Ty>) -> impl Iterator<Item = &'p str> {
    let leaves = types.into_iter().flat_map(leaves);
    leaves.filter_map(|leaf| if let Ty::Item(name) = leaf { Some(name.as_str()) } else { None })
}

/// Returns the types in the signatures of an endpoint.
pub(super) fn signature(endpoint: &Endpoint) -> Vec<&Ty> {
    let arguments = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    arguments.chain([&endpoint.output, &endpoint.error]).chain(headers).collect()
}

/// Returns the types of the parts of an item.
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

/// Returns the items and paths in a type.
pub(super) fn leaves(ty: &Ty) -> Vec<&Ty> {
    match ty {
        Ty::Item(_) | Ty::Path(_) | Ty::Unit => vec![ty],
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => leaves(inner),
        Ty::Listed(whole, item) => [whole, item].into_iter().flat_map(|part| leaves(part)).collect(),
        Ty::Tuple(parts) => parts.iter().flat_map(leaves).collect(),
    }
}
