//! `type: [string, integer]`: a union with one variant for each type.
//!
//! Separate from `union` because the variants have no nodes of their own: each is the same schema, seen with one type.
//!
//! `{type: [string, array], items: {type: string}}` becomes `(any of: text | [text])`.

use super::Lowering;
use super::form::{Kind, Schema};
use crate::spec::ty::{Shape, TypeId, Union, Variant};

impl Lowering<'_, '_> {
    /// A schema with several types beside null.
    pub(super) fn several(&mut self, id: TypeId, schema: Schema<'_>, kinds: &[Kind]) -> Shape {
        let parts = kinds.iter().enumerate().map(|(index, kind)| self.part(id, index, schema.only(*kind)));
        let variants = parts.map(|ty| Variant { ty, tags: Vec::new() }).collect();
        Shape::Union(Union { variants, tag: None, exclusive: false, base: None })
    }
}
