//! Members with one possible value, which `new` fills in: a constant, or the tag of a union.
//!
//! Separate from `default`, whose values are offered but never filled in. `kind: {enum: [cat]}` is always `PetKind::Cat`; if
//! `kind` is the tag of each union that contains `Cat`, and all of them use the value `cat`, a text is always `cat`.

use super::{Cx, default, graph, usage};
use crate::plan::{Constant, Ty};
use crate::spec::ty::{Member, Shape};
use crate::spec::{Spec, TypeId};
use serde_json::Value;
use std::collections::BTreeMap;

/// The value of the tag of an object in all unions with that tag; absent if there are several values.
pub(crate) type Tags = BTreeMap<(TypeId, String), Option<String>>;

/// The tags of all objects that are variants.
pub(crate) fn tags(spec: &Spec) -> Tags {
    let mut tags = Tags::new();
    for (_, ty) in spec.types.iter() {
        let Shape::Union(union) = &ty.shape else { continue };
        let Some(tag) = &union.tag else { continue };
        for variant in &union.variants {
            let value = if let [one] = &*variant.tags { Some(one.clone()) } else { None };
            let key = (graph::target(spec, variant.ty), tag.clone());
            let known = tags.entry(key).or_insert_with(|| value.clone());
            if *known != value {
                *known = None;
            }
        }
    }
    tags
}

/// The only value of a member of an object, if Rust can write it. Optional members have one only if they are tags.
pub(super) fn constant(cx: &Cx<'_>, object: TypeId, member: &Member, required: bool) -> Option<Constant> {
    let is_unsent = member.read_only && !required;
    let is_own = cx.replaced.contains_key(&graph::target(cx.spec, member.ty));
    if is_own || is_unsent || graph::nullable(cx.spec, member.ty) {
        return None;
    }
    let tag = cx.tags.get(&(object, member.name.clone())).cloned().flatten();
    let value = match (only(cx.spec, member.ty), tag) {
        (Some(only), None) if required => only.clone(),
        (Some(only), Some(tag)) if *only == *tag => only.clone(),
        (None, Some(tag)) => Value::String(tag),
        _ => return None,
    };
    let constant = default::value(cx, member.ty, &value)?;
    let is_text = || match cx.bare(member.ty) {
        Ty::Item(_) => cx.inside(graph::target(cx.spec, member.ty)) == usage::text(),
        ty => ty == usage::text(),
    };
    match constant {
        Constant::Str(_) if cx.newtypes.contains(&graph::target(cx.spec, member.ty)) || !is_text() => None,
        Constant::Integer(_) | Constant::Float(_) => None,
        constant => Some(constant),
    }
}

/// The only value of a type.
pub(crate) fn only(spec: &Spec, id: TypeId) -> Option<&Value> {
    match graph::shape(spec, id) {
        Shape::Enum(choices) if !graph::nullable(spec, id) => match choices.as_slice() {
            [one] => Some(&one.value),
            _ => None,
        },
        _ => None,
    }
}
