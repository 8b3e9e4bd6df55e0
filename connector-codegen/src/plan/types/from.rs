//! The variants of unions that `From` creates: those whose type no other variant has.
//!
//! Separate from `union`, because two names may mean one type, which is known only after all items are made. With
//! `type Name = String`, `From` creates neither `Name(Name)` nor `Text(String)`; it creates `Bug(Box<Bug>)` from `Bug`.

use super::usage;
use crate::plan::{Item, Kind, Ty};
use std::collections::BTreeMap;

/// Maximum length of a chain of aliases, and maximum depth of types to compare.
const DEPTH: usize = 64;

/// Sets `from` of the variants of all unions.
pub(crate) fn run(items: &mut [Item]) {
    let aliases: BTreeMap<String, Ty> = items
        .iter()
        .filter_map(|item| match &item.kind {
            Kind::Alias(ty) => Some((item.name.clone(), ty.clone())),
            _ => None,
        })
        .collect();
    // Printed types keep the owner's names; only the comparison resolves them.
    let mut same = aliases.clone();
    same.extend(items.iter().filter_map(|item| match &item.kind {
        Kind::Same(of) => Some((item.name.clone(), Ty::Item(of.clone()))),
        _ => None,
    }));
    for item in items {
        let Kind::Union(union) = &mut item.kind else { continue };
        let own = Ty::Item(item.name.clone());
        let content = |aliases: &BTreeMap<String, Ty>, ty: &Ty| match real(aliases, ty, DEPTH)? {
            Ty::Box(inner) => Some(*inner),
            ty => Some(ty),
        };
        let all: Vec<Option<Ty>> = union.variants.iter().map(|variant| content(&same, &variant.ty)).collect();
        for (variant, one) in union.variants.iter_mut().zip(&all) {
            let is_alone = all.iter().filter(|other| *other == one).count() == 1;
            let ty = content(&aliases, &variant.ty);
            let is_plain = |ty: &&Ty| **ty != usage::value() && **ty != Ty::Unit && **ty != own;
            variant.from = ty.filter(|_| is_alone).filter(|ty| is_plain(&ty));
        }
    }
}

/// The type without its aliases. Absent for a type of the user, which may be an alias of any type.
fn real(aliases: &BTreeMap<String, Ty>, ty: &Ty, depth: usize) -> Option<Ty> {
    let depth = depth.checked_sub(1)?;
    let inner = |inner: &Ty| real(aliases, inner, depth).map(Box::new);
    Some(match ty {
        Ty::Item(name) => match aliases.get(name) {
            Some(alias) => return real(aliases, alias, depth),
            None => ty.clone(),
        },
        Ty::Path(path) if path.contains("::") && !path.starts_with("abi::") => return None,
        Ty::Path(_) | Ty::Unit => ty.clone(),
        Ty::Vec(item) => Ty::Vec(inner(item)?),
        Ty::Map(value) => Ty::Map(inner(value)?),
        Ty::Option(value) => Ty::Option(inner(value)?),
        Ty::Box(value) => Ty::Box(inner(value)?),
        Ty::Page(item) => Ty::Page(inner(item)?),
        // The output of a call, never a variant.
        Ty::Listed(..) => return None,
        Ty::Tuple(parts) => Ty::Tuple(parts.iter().map(|part| real(aliases, part, depth)).collect::<Option<_>>()?),
    })
}
