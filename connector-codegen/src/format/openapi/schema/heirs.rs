//! A `discriminator` without `oneOf`: others inherit from the schema by `allOf`, and any of them may be sent in its place.
//!
//! Separate from `discriminator`, which reads the member and its values: this file finds the heirs. The mapping names them;
//! otherwise, they are all schemas with this one in their `allOf`, and the heirs of those. With two or more, the schema is a
//! union of them; with fewer, it is an object that keeps undeclared properties. In an `allOf`, it is only its own members,
//! which are the base of the union: see the pass `merge`.
//!
//! `Pet: {discriminator: {propertyName: kind}, properties: {kind: {}}}` with the heirs Cat and Dog becomes
//! `(any of: (one of by kind: Cat => Cat | Dog => Dog)) & {kind: any}`.

use super::Lowering;
use super::form::Schema;
use crate::spec::ty::{Object, Origin, Rest, Shape, TypeId, Union, Variant};
use crate::tree::{Map, Node, pointer};
use std::collections::{BTreeMap, BTreeSet};

/// Location of named schemas.
const SCHEMAS: &str = "/components/schemas";

impl Lowering<'_, '_> {
    /// A schema that others inherit from.
    pub(super) fn heirs(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let own = self.part(id, 0, schema.without("discriminator"));
        let (inside, tag) = match self.heirs_of(id, &schema) {
            Some((variants, tag)) => {
                let union = Union { variants, tag: Some(tag.clone()), exclusive: true, base: None };
                (Shape::Union(union), Some(tag))
            }
            None => (Shape::Object(Object { members: Vec::new(), rest: Rest::Any }), None),
        };
        let ty = self.add(schema.node.span, Origin::Variant { of: id, index: 1 }, inside);
        let variants = vec![Variant { ty, tags: Vec::new() }];
        Shape::Union(Union { variants, tag, exclusive: false, base: Some(own) })
    }

    /// The heirs with their tags, if there are several.
    fn heirs_of(&mut self, id: TypeId, schema: &Schema<'_>) -> Option<(Vec<Variant>, String)> {
        let mapping = schema.get("discriminator")?.get("mapping").and_then(Node::as_map);
        let names = if mapping.is_some_and(|map| !map.is_empty()) { Vec::new() } else { self.descendants(id) };
        let found: Vec<(TypeId, &str)> =
            names.iter().filter_map(|text| Some((self.follow_quietly(text)?, text.as_str()))).collect();
        let mut variants: Vec<Variant> = found.iter().map(|(ty, _)| Variant { ty: *ty, tags: Vec::new() }).collect();
        let references: Vec<Option<&str>> = found.iter().map(|(_, text)| Some(*text)).collect();
        let tag = self.discriminate(schema, &mut variants, &references)?;
        (variants.len() > 1).then_some((variants, tag))
    }

    /// References to the schemas that have this one in their `allOf`, and to those that have one of them.
    fn descendants(&self, id: TypeId) -> Vec<String> {
        let Origin::Named(name) = &self.cx.types[id].origin else { return Vec::new() };
        let own = reference(name);
        let index = self.cx.heirs.get_or_init(|| index(self.cx.root));
        let mut known = BTreeSet::from([own.clone()]);
        let mut waiting = vec![own];
        let mut found = Vec::new();
        while let Some(base) = waiting.pop() {
            for heir in index.get(&base).into_iter().flatten().filter(|heir| known.insert((*heir).clone())) {
                found.push(heir.clone());
                waiting.push(heir.clone());
            }
        }
        // If several heirs are one type, the first gives the name: the order of the document must not matter.
        found.sort();
        found
    }
}

/// The reference to a named schema.
fn reference(name: &str) -> String {
    format!("#{SCHEMAS}/{}", pointer::escape(name))
}

/// Named schemas by the references in their `allOf`.
fn index(root: &Node) -> BTreeMap<String, Vec<String>> {
    let mut index: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let schemas = pointer::resolve(root, SCHEMAS).ok();
    for (key, node) in schemas.iter().filter_map(Node::as_map).flat_map(Map::iter) {
        let parts = node.get("allOf").and_then(Node::as_list).unwrap_or_default();
        for base in parts.iter().filter_map(|part| part.get("$ref")?.as_str()) {
            index.entry(base.to_owned()).or_default().push(reference(&key.text));
        }
    }
    index
}
