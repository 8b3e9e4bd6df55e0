//! `oneOf` and `anyOf`: variants, with their sibling keywords as the base of each.
//!
//! Null among the variants makes the type nullable. Variants that only constrain (`required`, `not`) are no types.
//!
//! `{oneOf: [{$ref: A}, {type: "null"}], required: [id]}` becomes `(one of: A) & {id!: any} or null`.

use super::Lowering;
use super::form::{Kind, Schema, is_null};
use crate::spec::ty::{Member, Object, Origin, Rest, Shape, TypeId, Union, Variant};
use crate::tree::Node;

/// Keywords of a variant that constrains what the base says, and describes no type of its own.
const CONSTRAINING: &[&str] = &[
    "required",
    "not",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "title",
    "description",
    "if",
    "then",
    "else",
];

impl Lowering<'_, '_> {
    /// A schema with `oneOf` or `anyOf`.
    pub(super) fn union(&mut self, id: TypeId, schema: Schema<'_>, keyword: &'static str) -> Shape {
        let rest = schema.without(keyword);
        let nodes = schema.list(keyword).unwrap_or_default();
        let base = rest.says_type();
        if nodes.iter().all(|node| is_constraint(node, base)) {
            self.shape_into(id, rest);
            return self.cx.types[id].shape.clone();
        }
        let mut variants = Vec::new();
        let mut references = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if is_null_schema(node) {
                self.cx.types[id].nullable = true;
            } else if node.as_bool() != Some(false) {
                let origin = Origin::Variant { of: id, index };
                let ty = self.child_or_any(node, origin);
                variants.push(Variant { ty, tags: Vec::new() });
                references.push(node.get("$ref").and_then(Node::as_str));
            }
        }
        let base = base.then(|| self.part(id, variants.len(), rest));
        if variants.is_empty() {
            return base.map_or_else(|| self.null(id), Shape::Alias);
        }
        let tag = self.discriminate(&schema, &mut variants, &references);
        match (variants.as_slice(), base) {
            ([one], base) => {
                // A single variant needs no telling apart, but the member is there.
                let tag = tag.map(|tag| self.tagged(id, schema, &tag));
                let parts: Vec<TypeId> = base.into_iter().chain([one.ty]).chain(tag).collect();
                if parts.len() == 1 { Shape::Alias(one.ty) } else { Shape::All(parts) }
            }
            _ => Shape::Union(Union { variants, tag, exclusive: keyword == "oneOf", base }),
        }
    }
}

impl Lowering<'_, '_> {
    /// `{kind: any}`
    fn tagged(&mut self, id: TypeId, schema: Schema<'_>, tag: &str) -> TypeId {
        let span = schema.node.span;
        let ty = self.add(span, Origin::Member { of: id, name: tag.to_owned() }, Shape::Any);
        let member = Member::new(tag, ty, false, span);
        let object = Object { members: vec![member], rest: Rest::Unsaid };
        self.add(span, Origin::Variant { of: id, index: 1 }, Shape::Object(object))
    }
}

/// Returns `true` if a variant only constrains. With a base, `type: object` alone is nothing new either.
fn is_constraint(node: &Node, base: bool) -> bool {
    let Some(map) = node.as_map() else { return false };
    let constrains = |key: &str| CONSTRAINING.contains(&key) || key.starts_with("x-") || (base && key == "type");
    let typed = Schema::of(node).kinds();
    !map.is_empty()
        && map.iter().all(|(key, _)| constrains(&key.text))
        && (typed.is_empty() || (typed == [Kind::Object] && map.get("required").is_some()))
        && (map.get("required").is_some() || map.get("not").is_some())
}

/// `{type: "null"}` and its like.
fn is_null_schema(node: &Node) -> bool {
    let only_null = |value: &Node| match value.as_list() {
        Some(list) => !list.is_empty() && list.iter().all(|item| is_null(item) || item.as_str() == Some("null")),
        None => value.as_str() == Some("null"),
    };
    node.get("type").is_some_and(only_null)
        || node.get("const").is_some_and(is_null)
        || node.get("enum").and_then(Node::as_list).is_some_and(|list| !list.is_empty() && list.iter().all(is_null))
}
