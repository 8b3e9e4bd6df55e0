//! Properties that an object has and its schema does not declare: kept in a field, refused, or ignored.
//!
//! Separate from `object`, because the tags of unions are declared elsewhere: a payload has its tag, even if its schema does
//! not declare it. With `unknown = "refuse"`, `Cat: {properties: {name: {}}}` as the variant `cat` of a union with the tag
//! `kind` accepts `name` and `kind`.

use super::{Cx, graph, usage};
use crate::config::Unknown;
use crate::plan::Ty;
use crate::spec::ty::{Object, Rest, Shape};
use crate::spec::{Spec, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The tags of the unions that contain an object, directly or through unions.
pub(crate) type Tags = BTreeMap<TypeId, BTreeSet<String>>;

/// The type of the properties that a struct keeps.
pub(super) fn rest(cx: &Cx<'_>, id: TypeId, object: &Object) -> Option<Ty> {
    match object.rest {
        Rest::Of(ty) => Some(cx.ty(ty)),
        Rest::Any => Some(usage::value()),
        Rest::Unsaid if cx.keeps.contains(&id) || cx.config.unknown == Unknown::Keep => Some(usage::value()),
        Rest::Unsaid | Rest::Closed => None,
    }
}

/// The properties that a struct accepts although it refuses others; absent if it refuses none.
pub(super) fn refused(cx: &Cx<'_>, id: TypeId, object: &Object) -> Option<Vec<String>> {
    if cx.config.unknown != Unknown::Refuse {
        return None;
    }
    let is_declared = |tag: &&String| object.members.iter().any(|member| member.name == **tag);
    let tags = cx.unions.get(&id).into_iter().flatten();
    Some(tags.filter(|tag| !is_declared(tag)).cloned().collect())
}

/// The tags of all objects.
pub(crate) fn tags(spec: &Spec) -> Tags {
    let mut out = Tags::new();
    for (id, ty) in spec.types.iter() {
        let Shape::Union(union) = &ty.shape else { continue };
        let Some(tag) = &union.tag else { continue };
        let mut seen = BTreeSet::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            match &spec.types[id].shape {
                Shape::Union(union) if seen.insert(id) => {
                    waiting.extend(union.variants.iter().map(|variant| graph::target(spec, variant.ty)));
                }
                Shape::Object(_) => {
                    out.entry(id).or_default().insert(tag.clone());
                }
                _ => {}
            }
        }
    }
    out
}
