//! A schema that others inherit from: a union of its heirs, and in an `allOf` its own members alone.
//!
//! Separate from the merge because nothing is merged: heirs have the members of their base already, by their own `allOf`.
//!
//! `(any of: (one of by kind: Cat => Cat | Dog => Dog)) & {kind: any}` becomes `(one of by kind: Cat => Cat | Dog => Dog)`.

use super::super::reach::target;
use super::Merge;
use crate::spec::ty::{Shape, TypeId, Union, Variant};

impl Merge<'_> {
    /// The union for a schema with heirs.
    pub(super) fn heirs(&self, id: TypeId) -> Option<Union> {
        let union = self.inside(id)?;
        let variants = union.variants.iter().map(|variant| {
            // An heir without additions is the schema itself, and one with its own heirs means only itself.
            let base = self.base_of_heirs(variant.ty);
            Variant { ty: base.unwrap_or(variant.ty), tags: variant.tags.clone() }
        });
        Some(Union { variants: variants.collect(), ..union.clone() })
    }

    /// The base that the subtypes of a type share, if it has subtypes.
    pub(super) fn base_of_heirs(&self, id: TypeId) -> Option<TypeId> {
        let at = target(self.types, id);
        self.inside(at)?;
        self.families.get(&at)?.1
    }

    fn inside(&self, id: TypeId) -> Option<&Union> {
        match self.families.get(&id)? {
            (variants, Some(_)) => match (variants.as_slice(), &self.types[*variants.first()?].shape) {
                ([_], Shape::Union(union)) => Some(union),
                _ => None,
            },
            _ => None,
        }
    }
}
