//! New types for what is made of several, found again by what they are made of.
//!
//! Separate from the merge itself because here nothing is settled: a new type is an `All` that waits its turn.
//! `both(A, B)` is `(A & B)`, the same type each time; `both(A, (A & B))` is `(A & B)` itself.

use super::super::reach::{is_nullable, target};
use super::{Merge, Sum};
use crate::diag::code;
use crate::spec::ty::{Origin, Shape, Type, TypeId, Types};
use std::collections::BTreeSet;

/// A type made of more parts than this is looked at as a whole.
const LEAVES: usize = 256;

impl Merge<'_> {
    /// The type that is both.
    pub(in crate::pass) fn both(&mut self, a: TypeId, b: TypeId, origin: Origin) -> TypeId {
        let nothing = |types: &Types, id: TypeId| {
            let ty = &types[target(types, id)];
            ty.shape == Shape::Any && !is_nullable(types, id)
        };
        if a == b || nothing(self.types, b) {
            return a;
        }
        if nothing(self.types, a) {
            return b;
        }
        let (first, second) = (self.flatten(&[a]), self.flatten(&[b]));
        let key = self.flatten(&[a, b]);
        if key == first {
            return a;
        }
        if key == second {
            return b;
        }
        if let Some(id) = self.made.get(&key) {
            return *id;
        }
        if self.types.len() >= self.budget {
            return self.too_many(a);
        }
        let named = match &self.types[a].origin {
            Origin::Named(name) => Some(name.clone()),
            _ => self.types[a].title.clone(),
        };
        let id = self.add(a, origin, Shape::All(vec![a, b]));
        self.types[id].title = named;
        self.leaves.insert(id, key.clone());
        self.made.insert(key, id);
        id
    }

    fn too_many(&mut self, at: TypeId) -> TypeId {
        let key = Vec::new();
        if let Some(any) = self.made.get(&key) {
            return *any;
        }
        self.report(&code::TOO_LARGE, at, "the allOf of this document make too many types", "the rest is any JSON");
        let any = self.add(at, self.types[at].origin.clone(), Shape::Any);
        self.made.insert(key, any);
        any
    }

    /// A type of its own for the parts so far.
    pub(super) fn keep(&mut self, id: TypeId, sum: &Sum) -> TypeId {
        if let Some(from) = sum.from {
            return from;
        }
        let leaves = self.flatten(&sum.parts);
        let index = self.types.len();
        let kept = self.add(id, Origin::Variant { of: id, index }, sum.shape.clone());
        self.types[kept].limits = sum.limits.clone();
        self.leaves.insert(kept, leaves);
        kept
    }

    fn add(&mut self, at: TypeId, origin: Origin, shape: Shape) -> TypeId {
        let place = self.types[at].place.clone();
        self.types.add(Type::new(place, origin, shape))
    }

    /// The final parts of types, sorted. If there are too many, the types themselves.
    pub(super) fn flatten(&self, ids: &[TypeId]) -> Vec<TypeId> {
        let mut seen = BTreeSet::new();
        let mut all = BTreeSet::new();
        let mut waiting = ids.to_vec();
        while let Some(id) = waiting.pop() {
            if seen.len() > LEAVES {
                return BTreeSet::from_iter(ids.iter().copied()).into_iter().collect();
            }
            let at = target(self.types, id);
            match (self.leaves.get(&at), &self.types[at].shape) {
                _ if !seen.insert(at) => {}
                (Some(leaves), _) => all.extend(leaves),
                (None, Shape::All(parts)) => waiting.extend(parts),
                _ => {
                    all.insert(at);
                }
            }
        }
        all.into_iter().collect()
    }
}
