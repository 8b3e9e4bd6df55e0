//! Invariants of the IR after all passes; a violation is a bug of ours and is reported as one.
//!
//! Last, so that planning may rely on it.

use super::walk;
use crate::diag::{Diagnostics, code};
use crate::spec::Spec;
use crate::spec::ty::{Shape, Type, TypeId, Types};

/// Reports what must not be.
pub(super) fn run(spec: &mut Spec, diags: &mut Diagnostics) {
    for (_, ty) in spec.types.iter() {
        if let Some(message) = wrong(&spec.types, ty) {
            diags.report(&code::BUG, ty.place.span, message).help("please report it with this part of the document");
        }
    }
    let count = spec.types.len();
    let mut missing = 0;
    let mut see = |id: &mut TypeId| missing += usize::from(id.0 as usize >= count);
    walk::named(spec, &mut see);
    walk::operations(spec, &mut see);
    if let (1.., Some((_, first))) = (missing, spec.types.iter().next()) {
        let message = format!("{missing} types are missing that something leads to");
        diags.report(&code::BUG, first.place.span, message).help("please report it with the document");
    }
}

fn wrong(types: &Types, ty: &Type) -> Option<&'static str> {
    let mut missing = false;
    walk::look(&ty.shape, &mut |id| missing |= types.get(id).is_none());
    if missing {
        return Some("a type leads to one that does not exist");
    }
    match &ty.shape {
        Shape::All(_) => Some("an allOf was not merged"),
        Shape::Union(union) if union.base.is_some() => Some("the base of a union was not merged"),
        Shape::Union(union) if union.variants.len() < 2 => Some("a union has less than two variants"),
        Shape::Union(union) if union.tag.is_some() && union.variants.iter().any(|v| v.tags.is_empty()) => {
            Some("a variant of a tagged union has no tag")
        }
        Shape::Enum(choices) if choices.is_empty() => Some("an enum has no values"),
        Shape::Enum(choices) if choices.iter().any(|choice| choice.value.is_null()) => Some("an enum has null"),
        _ => None,
    }
}
