//! The modules of types: each type belongs to the only group of endpoints that needs it, if there is one.
//!
//! Separate from names, which do not depend on groups. A type that `GET /issues` and `POST /issues` use, both with the tag
//! `issues`, is in the module of that tag; a type that a second tag uses, or that none uses, is shared.

use super::{Cx, graph};
use crate::plan::Room;
use crate::spec::{Spec, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of all types that operations use. `groups`: the group of each operation.
pub(crate) fn rooms(cx: &Cx<'_>, groups: &[usize]) -> BTreeMap<TypeId, Room> {
    let mut roots: BTreeMap<usize, Vec<TypeId>> = BTreeMap::new();
    for (operation, group) in cx.spec.operations.iter().zip(groups) {
        let roots = roots.entry(*group).or_default();
        roots.extend(operation.params.iter().map(|param| param.ty));
        roots.extend(operation.body.iter().flat_map(|body| &body.media).filter_map(|media| media.ty));
        for reply in &operation.replies {
            roots.extend(reply.media.iter().filter_map(|media| media.ty));
            roots.extend(reply.headers.iter().map(|header| header.ty));
        }
    }
    let mut out = BTreeMap::new();
    for (group, roots) in roots {
        for id in reached(cx.spec, roots) {
            out.entry(id).and_modify(|room| *room = Room::Shared).or_insert(Room::Group(group));
        }
    }
    out
}

fn reached(spec: &Spec, mut waiting: Vec<TypeId>) -> BTreeSet<TypeId> {
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting.extend(graph::parts(spec, id));
            waiting.extend(spec.copies.get(&id).into_iter().flatten());
        }
    }
    seen
}
