//! The items that an endpoint or another item uses.
//!
//! Separate because it reads plans and takes no decision. `pub struct Issue { owner: Option<User> }` uses `User`.

use super::{Constant, Endpoint, Item, Kind, Ty};

/// Returns the items in the signatures of an endpoint.
pub(super) fn by_endpoint(endpoint: &Endpoint) -> Vec<&str> {
    let mut out = Vec::new();
    let taken = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    [&endpoint.output, &endpoint.error].into_iter().chain(headers).chain(taken).for_each(|one| ty(one, &mut out));
    out
}

/// Returns the items in the definition of an item.
pub(super) fn by_item(item: &Item) -> Vec<&str> {
    let mut out = Vec::new();
    match &item.kind {
        Kind::Struct(body) => {
            for field in &body.fields {
                ty(&field.ty, &mut out);
                field.default.iter().chain(&field.fixed).for_each(|one| constant(one, &mut out));
            }
            body.rest.iter().for_each(|(_, rest)| ty(rest, &mut out));
        }
        Kind::Union(union) => {
            let types = union.variants.iter().flat_map(|variant| variant.from.iter().chain([&variant.ty]));
            types.for_each(|one| ty(one, &mut out));
        }
        Kind::Replies(variants) => variants.iter().for_each(|variant| ty(&variant.ty, &mut out)),
        Kind::Bodies(variants) => variants.iter().for_each(|(_, body)| ty(body, &mut out)),
        Kind::Alias(of) | Kind::Newtype(of) => ty(of, &mut out),
        Kind::Same(of) => out.push(of),
        Kind::TextEnum(_) | Kind::IntegerEnum(_) | Kind::ValueEnum(_) => {}
    }
    out
}

fn ty<'p>(named: &'p Ty, out: &mut Vec<&'p str>) {
    match named {
        Ty::Item(name) => out.push(name),
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => ty(inner, out),
        Ty::Listed(whole, item) => {
            ty(whole, out);
            ty(item, out);
        }
        Ty::Tuple(parts) => parts.iter().for_each(|part| ty(part, out)),
        Ty::Path(_) | Ty::Unit => {}
    }
}

fn constant<'p>(constant: &'p Constant, out: &mut Vec<&'p str>) {
    if let Constant::Variant(item, _) = constant {
        out.push(item);
    }
}
