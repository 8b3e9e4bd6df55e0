//! Types that are parts of themselves: where a `Box` is needed, and where an alias must be a type of its own.
//!
//! Separate because both are questions about circles, answered before any type is made. `Issue { parent?: Issue }` boxes
//! `parent`; `Tree: array of Tree` cannot be `type Tree = Vec<Tree>` and becomes a newtype.

use super::graph;
use crate::spec::ty::Shape;
use crate::spec::{Spec, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Types without an item of their own that would contain themselves.
pub(crate) fn newtypes(spec: &Spec) -> BTreeSet<TypeId> {
    let mut starts: Vec<TypeId> = spec.named.iter().filter_map(|named| named.ty).collect();
    starts.extend(spec.types.iter().map(|(id, _)| id));
    let next = |id: TypeId| {
        let parts = if graph::is_item(spec, id) { Vec::new() } else { graph::parts(spec, id) };
        parts.into_iter().enumerate().collect()
    };
    closing(&starts, next).into_iter().map(|edge| edge.to).collect()
}

/// The members, variants and contents that need a `Box`: the type, and its part by position.
pub(crate) fn boxes(spec: &Spec, newtypes: &BTreeSet<TypeId>) -> BTreeSet<(TypeId, usize)> {
    let is_item = |id: TypeId| graph::is_item(spec, id) || newtypes.contains(&id);
    let mut starts: Vec<TypeId> = spec.named.iter().filter_map(|named| named.ty).collect();
    starts.extend(spec.types.iter().map(|(id, _)| id));
    starts.retain(|id| is_item(*id));
    let next = |id: TypeId| {
        let slots: Vec<TypeId> = match &spec.types[id].shape {
            Shape::Object(object) => object.members.iter().map(|member| member.ty).collect(),
            Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
            Shape::Alias(part) => vec![*part],
            Shape::Tuple(parts, None) => parts.clone(),
            _ => Vec::new(),
        };
        let mut out = Vec::new();
        for (at, slot) in slots.into_iter().enumerate() {
            out.extend(held(spec, slot, &is_item).into_iter().map(|to| (at, to)));
        }
        out
    };
    closing(&starts, next).into_iter().map(|edge| (edge.from, edge.at)).collect()
}

/// The items that lie directly in a type: through aliases and tuples, not through lists and maps.
fn held(spec: &Spec, id: TypeId, is_item: &impl Fn(TypeId) -> bool) -> Vec<TypeId> {
    let mut out = Vec::new();
    let mut stack = vec![id];
    let mut seen = BTreeSet::new();
    while let Some(id) = stack.pop() {
        if !seen.insert(id) {
            continue;
        }
        if is_item(id) {
            out.push(id);
            continue;
        }
        match &spec.types[id].shape {
            Shape::Alias(next) => stack.push(*next),
            Shape::Tuple(parts, None) => stack.extend(parts.iter().rev()),
            _ => {}
        }
    }
    out
}

/// From a type, by its part at a position, to a type.
struct Edge {
    from: TypeId,
    at: usize,
    to: TypeId,
}

/// The edges that close a circle, found in the order of `starts`. Without recursion: chains may be long.
fn closing(starts: &[TypeId], next: impl Fn(TypeId) -> Vec<(usize, TypeId)>) -> Vec<Edge> {
    #[derive(PartialEq)]
    enum Seen {
        Open,
        Done,
    }
    let mut seen = BTreeMap::new();
    let mut out = Vec::new();
    for start in starts {
        if seen.contains_key(start) {
            continue;
        }
        seen.insert(*start, Seen::Open);
        let mut stack = vec![(*start, next(*start).into_iter())];
        while let Some((from, edges)) = stack.last_mut() {
            let from = *from;
            match edges.next() {
                None => {
                    seen.insert(from, Seen::Done);
                    stack.pop();
                }
                Some((at, to)) => match seen.get(&to) {
                    Some(Seen::Open) => out.push(Edge { from, at, to }),
                    Some(Seen::Done) => {}
                    None => {
                        seen.insert(to, Seen::Open);
                        stack.push((to, next(to).into_iter()));
                    }
                },
            }
        }
    }
    out
}
