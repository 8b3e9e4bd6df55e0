//! Types as the document has them, even if they are merged already.
//!
//! Separate from the merge because nothing here may depend on which types were merged before: a document in another order
//! would get other types. So an `allOf` counts as its parts, not as what it became.
//!
//! With `AB = (A & B)`, the leaves of `(AB & C)` are `A`, `B` and `C`, even if `AB` has become an alias of `A`.

use super::super::kind::{Kind, is_blank, kind};
use super::Merge;
use crate::spec::ty::{Shape, TypeId};
use std::collections::BTreeSet;

/// A type that visits more types than this is one leaf.
const LEAVES: usize = 512;

/// A final part, and whether an alias or `allOf` before it admits null.
pub(super) type Leaf = (TypeId, bool);

impl Merge<'_> {
    /// The final parts of types, in their order. If there are too many, the types themselves.
    pub(super) fn flatten(&self, ids: &[TypeId]) -> Vec<Leaf> {
        let (mut seen, mut found, mut leaves) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let mut waiting: Vec<Leaf> = ids.iter().rev().map(|id| (*id, false)).collect();
        while let Some((id, nullable)) = waiting.pop() {
            if seen.len() > LEAVES {
                found.clear();
                return ids.iter().map(|id| (*id, false)).filter(|leaf| found.insert(*leaf)).collect();
            }
            let (at, nullable) = self.before(id, nullable);
            if !seen.insert((at, nullable)) {
                continue;
            }
            if let Some(all) = self.leaves.get(&at) {
                leaves.extend(
                    all.iter().map(|(leaf, null)| (*leaf, *null || nullable)).filter(|leaf| found.insert(*leaf)),
                );
            } else if let Some((parts, _)) = self.wholes.get(&at) {
                waiting.extend(parts.iter().rev().map(|part| (*part, nullable)));
            } else if found.insert((at, nullable)) {
                leaves.push((at, nullable));
            }
        }
        leaves
    }

    /// The type behind aliases of the document, and whether one of them, or an `allOf`, admits null.
    fn before(&self, id: TypeId, nullable: bool) -> Leaf {
        let (mut at, mut nullable) = (id, nullable);
        for _ in 0..self.types.len() {
            if let Some((_, null)) = self.wholes.get(&at) {
                return (at, nullable || *null);
            }
            match self.types.get(at) {
                Some(ty) if !self.leaves.contains_key(&at) && !self.families.contains_key(&at) => match ty.shape {
                    Shape::Alias(next) => (at, nullable) = (next, nullable || ty.nullable),
                    _ => break,
                },
                _ => break,
            }
        }
        (at, nullable)
    }

    /// The type behind aliases, and behind an `allOf` with one part.
    pub(super) fn plain(&self, id: TypeId) -> TypeId {
        match self.flatten(&[id]).as_slice() {
            [(leaf, _)] => *leaf,
            _ => self.before(id, false).0,
        }
    }

    /// The JSON type of all values of a type, if there is only one and it is known without merging.
    pub(super) fn kind(&self, id: TypeId) -> Option<Kind> {
        let is_union = |leaf: TypeId| self.families.contains_key(&leaf);
        let leaves = self.flatten(&[id]);
        let mut kinds =
            leaves.iter().filter(|(leaf, _)| !is_union(*leaf)).filter_map(|(leaf, _)| kind(self.types, *leaf));
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(first)
    }

    /// Returns `true` if a type is not an `allOf` and declares nothing.
    pub(in crate::pass) fn is_any(&self, id: TypeId) -> bool {
        let (at, _) = self.before(id, false);
        !self.wholes.contains_key(&at) && !self.leaves.contains_key(&at) && self.types[at].shape == Shape::Any
    }

    /// Returns `true` if all parts of a type declare at most that it is an object.
    pub(super) fn is_blank(&self, id: TypeId) -> bool {
        let shape = |leaf: &Leaf| &self.types[leaf.0].shape;
        self.flatten(&[id]).iter().all(|leaf| *shape(leaf) == Shape::Any || is_blank(shape(leaf)))
    }
}
