//! Arrays and tuples.
//!
//! A tuple is `prefixItems`, or `items` as a list in older drafts. It is one only if all its items must be there: one
//! that may be shorter is an array of what its items can be.
//!
//! `{type: array, prefixItems: [{type: string}, {type: integer}], items: false}` becomes `(text, integer)`.

use super::Lowering;
use super::form::Schema;
use super::keyword::limits;
use crate::spec::ty::{Origin, Shape, TypeId, Union, Variant};
use crate::tree::Node;

impl Lowering<'_, '_> {
    /// A schema with `items` or `prefixItems`, or one of type array.
    pub(super) fn array(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let listed = schema.list("items");
        if let Some(prefix) = schema.list("prefixItems") {
            return self.tuple(id, schema, prefix, "items");
        }
        if let Some(prefix) = listed {
            return self.tuple(id, schema, prefix, "additionalItems");
        }
        let item = match schema.get("items").filter(|items| items.as_list().is_none()) {
            Some(items) => self.child_or_any(items, Origin::Item(id)),
            None => self.add(schema.node.span, Origin::Item(id), Shape::Any),
        };
        Shape::Array(item)
    }

    fn tuple(&mut self, id: TypeId, schema: Schema<'_>, prefix: &[Node], more: &str) -> Shape {
        let items: Vec<TypeId> = prefix.iter().map(|node| self.child_or_any(node, Origin::Item(id))).collect();
        let rest = schema
            .get(more)
            .filter(|node| node.as_map().is_some_and(|map| !map.is_empty()))
            .map(|node| self.child_or_any(node, Origin::Item(id)));
        if limits(&schema).min_len.is_none_or(|fewest| fewest >= items.len() as u64) {
            return Shape::Tuple(items, rest);
        }
        let types = items.into_iter().chain(rest);
        let variants = types.map(|ty| Variant { ty, tags: Vec::new() }).collect();
        let union = Shape::Union(Union { variants, tag: None, exclusive: false, base: None });
        Shape::Array(self.add(schema.node.span, Origin::Item(id), union))
    }
}
