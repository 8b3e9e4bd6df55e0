//! New types for what is made of several, found again by what they are made of.
//!
//! Separate from the merge itself because here nothing is settled: a new type is an `All` that waits its turn.
//! `both(A, B)` is `(A & B)`, the same type each time; `both(A, (A & B))` is `(A & B)` itself.

use super::super::reach::is_nullable;
use super::{Merge, Sum};
use crate::diag::code;
use crate::spec::ty::{Origin, Shape, Type, TypeId};

/// The use of a type that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pass) enum Use {
    /// A part of another type.
    Part,
    /// A variant of a union: if it is impossible, only the variant goes.
    Variant,
}

impl Merge<'_> {
    /// The type that is both.
    pub(in crate::pass) fn both(&mut self, a: TypeId, b: TypeId, origin: Origin, used: Use) -> TypeId {
        let nothing = |id: TypeId| self.is_any(id) && !is_nullable(self.types, id);
        if a == b || nothing(b) {
            return a;
        }
        if nothing(a) {
            return b;
        }
        let leaves = self.flatten(&[a, b]);
        // One of them has all parts of the other.
        if leaves.len() == self.flatten(&[a]).len() {
            return a;
        }
        if leaves.len() == self.flatten(&[b]).len() {
            return b;
        }
        let key = (used, self.types[a].place.pointer.clone(), leaves.clone());
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
        self.leaves.insert(id, leaves);
        self.made.insert(key, id);
        if used == Use::Variant {
            self.quiet.insert(id);
        }
        id
    }

    fn too_many(&mut self, at: TypeId) -> TypeId {
        let key = (Use::Part, String::new(), Vec::new());
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
}
