//! Aliases that say nothing go.
//!
//! One stays if it has a name of its own, makes its target nullable, or has a default. An alias to a type that was made
//! for it alone becomes that type. What an alias says of a member moves to the member.
//!
//! `{a: = Pet}`, where the alias says "Whose pet.", becomes `{a: Pet}` with the member's docs `Whose pet.`

use super::reach::{is_nullable, target};
use super::walk;
use crate::spec::ty::{Limits, Origin, Shape, Type, TypeId, Types};
use crate::spec::{Docs, Spec};
use std::collections::BTreeSet;

/// Collapses aliases.
pub(super) fn run(spec: &mut Spec) {
    let ids: Vec<TypeId> = spec.types.iter().map(|(id, _)| id).collect();
    // Types that others were made for: only these can become one of them.
    let wholes: BTreeSet<TypeId> = spec.types.iter().filter_map(|(_, ty)| whole(ty)).collect();
    // Inner ones first: they were made later.
    for id in ids.iter().rev().filter(|id| wholes.contains(id)) {
        absorb(&mut spec.types, *id);
    }
    let shorter: Vec<TypeId> = ids.iter().map(|id| short(&spec.types, *id)).collect();
    let mut see = |id: &mut TypeId| *id = shorter.get(id.0 as usize).copied().unwrap_or(*id);
    for id in ids {
        let mut shape = std::mem::replace(&mut spec.types[id].shape, Shape::Any);
        move_prose(&spec.types, &mut shape);
        walk::children(&mut shape, &mut see);
        spec.types[id].shape = shape;
    }
    walk::operations(spec, &mut see);
}

/// Moves the docs of an unnamed alias to the member that uses it.
fn move_prose(types: &Types, shape: &mut Shape) {
    let Shape::Object(object) = shape else { return };
    for member in &mut object.members {
        let Some(ty) = types.get(member.ty).filter(|ty| matches!(ty.shape, Shape::Alias(_))) else { continue };
        if !matches!(ty.origin, Origin::Named(_)) {
            if member.docs == Docs::default() {
                member.docs = ty.docs.clone();
            }
            member.deprecated |= ty.deprecated;
        }
    }
}

/// The target of an alias without its own properties.
fn short(types: &Types, id: TypeId) -> TypeId {
    let mut at = id;
    while let Some(Type { shape: Shape::Alias(next), origin, nullable, default, .. }) = types.get(at) {
        let says = matches!(origin, Origin::Named(_))
            || (*nullable && !is_nullable(types, *next))
            || (default.is_some() && types.get(target(types, at)).is_none_or(|ty| ty.default != *default));
        if says {
            break;
        }
        at = *next;
    }
    at
}

/// The type that a type was made for, as a variant or part of it.
fn whole(ty: &Type) -> Option<TypeId> {
    if let Origin::Variant { of, .. } = ty.origin { Some(of) } else { None }
}

/// An alias to a type that was made for it alone becomes that type.
fn absorb(types: &mut Types, id: TypeId) {
    let Shape::Alias(next) = types[id].shape else { return };
    let at = target(types, next);
    let Some(inner) = types.get(at).filter(|ty| whole(ty) == Some(id)) else {
        return;
    };
    let inner = inner.clone();
    let ty = &mut types[id];
    ty.shape = inner.shape;
    ty.nullable |= inner.nullable;
    ty.deprecated |= inner.deprecated;
    ty.title = ty.title.take().or(inner.title);
    ty.default = ty.default.take().or(inner.default);
    if ty.docs == Docs::default() {
        ty.docs = inner.docs;
    }
    if ty.examples.is_empty() {
        ty.examples = inner.examples;
    }
    if ty.limits == Limits::default() {
        ty.limits = inner.limits;
    }
}
