//! Items as seen from a module below `types`: other items are `types::Pet`.
//!
//! Separate from `ty`, which prints types as planned: here they are changed first. The field `owner: Option<User>` becomes
//! `owner: Option<types::User>`.

use crate::plan::{Constant, Item, Kind, Ty};
use std::collections::BTreeMap;

/// Returns an item whose parts have paths through `types`; `hidden` are the names of those in `types::shapes`.
pub(super) fn item(item: &Item, hidden: &BTreeMap<&str, &str>) -> Item {
    let (ty, constant) = (|of: &mut Ty| ty(of, hidden), |of: &mut Constant| constant(of, hidden));
    let mut item = item.clone();
    match &mut item.kind {
        Kind::Struct(body) => {
            for field in &mut body.fields {
                ty(&mut field.ty);
                field.default.iter_mut().chain(&mut field.fixed).for_each(constant);
            }
            body.rest.iter_mut().for_each(|(_, rest)| ty(rest));
        }
        Kind::Union(union) => {
            for variant in &mut union.variants {
                ty(&mut variant.ty);
                variant.from.iter_mut().for_each(ty);
            }
        }
        Kind::Replies(variants) => variants.iter_mut().for_each(|variant| ty(&mut variant.ty)),
        Kind::Bodies(variants) => variants.iter_mut().for_each(|(_, body)| ty(body)),
        Kind::Alias(of) | Kind::Newtype(of) => ty(of),
        Kind::TextEnum(_) | Kind::IntegerEnum(_) | Kind::ValueEnum(_) | Kind::Same(_) => {}
    }
    item
}

fn ty(named: &mut Ty, hidden: &BTreeMap<&str, &str>) {
    match named {
        Ty::Item(name) => *named = Ty::Path(path(name, hidden)),
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => ty(inner, hidden),
        Ty::Listed(whole, item) => {
            ty(whole, hidden);
            ty(item, hidden);
        }
        Ty::Tuple(parts) => parts.iter_mut().for_each(|part| ty(part, hidden)),
        Ty::Path(_) | Ty::Unit => {}
    }
}

fn constant(constant: &mut Constant, hidden: &BTreeMap<&str, &str>) {
    if let Constant::Variant(item, _) = constant {
        *item = path(item, hidden);
    }
}

fn path(name: &str, hidden: &BTreeMap<&str, &str>) -> String {
    if hidden.contains_key(name) { format!("types::shapes::{name}") } else { format!("types::{name}") }
}
