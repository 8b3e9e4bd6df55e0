//! Parts that get a `Box` because they are large, although no circle requires one.
//!
//! Separate from `circle`, which makes types possible; this makes them small. An optional member needs the size of its
//! type even if it is absent, and moving or reading a value needs that much stack. `Order { customer?: Customer }`
//! with a `Customer` of a hundred texts (2.4 KB) boxes `customer`.

use super::graph;
use crate::spec::ty::{Rest, Shape};
use crate::spec::{Spec, TypeId};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// In bytes. Structs of some thirty members stay where they are.
const LARGE: usize = 1024;

/// Size of a text, a list or a map.
const TEXT: usize = 24;

/// Size of a number or a box.
const POINTER: usize = 8;

/// The parts that are larger than [`LARGE`]. `boxes` are those that have a `Box` already.
pub(crate) fn large(spec: &Spec, boxes: &BTreeSet<(TypeId, usize)>) -> BTreeSet<(TypeId, usize)> {
    let mut sizes = Sizes { spec, boxes, known: BTreeMap::new(), large: BTreeSet::new() };
    for (id, _) in spec.types.iter() {
        sizes.settle(id);
    }
    sizes.large
}

struct Sizes<'a> {
    spec: &'a Spec,
    boxes: &'a BTreeSet<(TypeId, usize)>,
    /// Absent inside while a type waits for its parts: one that is its own part by another way counts as a pointer.
    known: BTreeMap<TypeId, Option<usize>>,
    large: BTreeSet<(TypeId, usize)>,
}

impl Sizes<'_> {
    /// Works out a type's size, after its parts'. Without recursion: chains may be long.
    fn settle(&mut self, id: TypeId) {
        let mut stack = vec![(id, false)];
        while let Some((id, ready)) = stack.pop() {
            if ready {
                let size = self.sum(id);
                self.known.insert(id, Some(size));
            } else if let Entry::Vacant(entry) = self.known.entry(id) {
                entry.insert(None);
                stack.push((id, true));
                stack.extend(parts(self.spec, id).into_iter().map(|part| (part, false)));
            }
        }
    }

    fn sum(&mut self, id: TypeId) -> usize {
        let parts: Vec<usize> =
            parts(self.spec, id).into_iter().enumerate().map(|(at, part)| self.part(id, at, part)).collect();
        let sum = parts.iter().fold(0, |sum: usize, part| sum.saturating_add(*part));
        match &self.spec.types[id].shape {
            Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => POINTER,
            Shape::Any => TEXT + POINTER,
            Shape::Text(_) | Shape::Enum(_) | Shape::Array(_) | Shape::All(_) => TEXT,
            Shape::Tuple(_, Some(_)) => TEXT,
            Shape::Tuple(_, None) | Shape::Alias(_) => sum,
            Shape::Object(object) if object.members.is_empty() => TEXT,
            Shape::Object(object) => match object.rest {
                Rest::Any | Rest::Of(_) => sum.saturating_add(TEXT),
                Rest::Unsaid | Rest::Closed => sum,
            },
            Shape::Union(_) => parts.into_iter().max().unwrap_or(0).max(TEXT + POINTER).saturating_add(POINTER),
        }
    }

    /// The size of a part; a large part gets its box.
    fn part(&mut self, id: TypeId, at: usize, part: TypeId) -> usize {
        if self.boxes.contains(&(id, at)) {
            return POINTER;
        }
        let size = self.known.get(&part).copied().flatten().unwrap_or(POINTER);
        let holds = matches!(self.spec.types[id].shape, Shape::Object(_) | Shape::Union(_));
        if holds && size > LARGE && graph::is_item(self.spec, graph::target(self.spec, part)) {
            self.large.insert((id, at));
            return POINTER;
        }
        // An optional scalar has a flag beside it.
        size.max(2 * POINTER)
    }
}

/// The parts that are stored in a type itself, with the positions that [`super::circle`] counts.
fn parts(spec: &Spec, id: TypeId) -> Vec<TypeId> {
    match &spec.types[id].shape {
        Shape::Object(object) => object.members.iter().map(|member| member.ty).collect(),
        Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
        Shape::Alias(part) => vec![*part],
        Shape::Tuple(parts, None) => parts.clone(),
        _ => Vec::new(),
    }
}
