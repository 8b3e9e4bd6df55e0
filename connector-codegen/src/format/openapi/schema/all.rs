//! `allOf`: the parts, and the sibling keywords as one more part. Merging them is a pass.
//!
//! `{allOf: [{$ref: A}], properties: {b: {}}}` becomes `({b: any} & A)`; with one part and nothing beside it,
//! an alias.

use super::Lowering;
use super::form::Schema;
use crate::spec::ty::{Origin, Shape, TypeId};

impl Lowering<'_, '_> {
    /// A schema with `allOf`.
    pub(super) fn all(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let rest = schema.without("allOf");
        let mut parts = Vec::new();
        if rest.says_type() {
            parts.push(self.part(id, 0, rest));
        }
        for (index, node) in schema.list("allOf").unwrap_or_default().iter().enumerate() {
            // `true` and `{}` change nothing.
            if node.as_bool() != Some(true) {
                let origin = Origin::Variant { of: id, index: index + 1 };
                parts.push(self.child_or_any(node, origin));
            }
        }
        parts.dedup();
        match parts.as_slice() {
            [] => Shape::Any,
            [part] => Shape::Alias(*part),
            _ => Shape::All(parts),
        }
    }
}
