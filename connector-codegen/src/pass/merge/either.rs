//! Parts that exclude each other.
//!
//! Separate from the merge because the document is wrong here, and the result is a choice: servers send values of one
//! of the parts, so the type is a union of them, and typed. If every part admits null, only null is left.
//!
//! `({ok: true} & {ok: false})` becomes `{ok: true | false}`; `([text] or null & null)` becomes `null`.

use super::Merge;
use crate::spec::ty::{Shape, TypeId, Union, Variant};

impl Merge<'_> {
    /// The type of parts that have no value in common, by their heads and whether these admit null.
    pub(super) fn exclude(&mut self, id: TypeId, parts: &[TypeId], heads: &[(TypeId, bool)]) {
        if self.quiet.contains(&id) {
            self.never.insert(id);
            self.types[id].shape = Shape::Any;
            return;
        }
        let is_null = |head: TypeId| self.types[head].shape == Shape::Null;
        let admits_null = |(head, nullable): &(TypeId, bool)| *nullable || is_null(*head);
        if heads.iter().all(admits_null) {
            self.types[id].shape = Shape::Null;
            return;
        }
        let nullable = heads.iter().any(admits_null);
        // Any JSON beside other types says nothing about which; null is no variant.
        let variants: Vec<Variant> = heads
            .iter()
            .filter(|(head, _)| !is_null(*head) && self.types[*head].shape != Shape::Any)
            .map(|(head, _)| Variant { ty: *head, tags: Vec::new() })
            .collect();
        self.types[id].nullable |= nullable;
        self.report_never(id, parts, "any one of the parts is taken; remove all others, or make it a oneOf");
        let union = Union { variants, tag: None, exclusive: false, base: None };
        self.types[id].shape = match union.variants.as_slice() {
            [] => Shape::Any,
            [one] => Shape::Alias(one.ty),
            _ => Shape::Union(union),
        };
    }
}
