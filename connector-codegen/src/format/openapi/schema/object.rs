//! Objects and maps.
//!
//! An undeclared name in `required` is a member too, of the type of other members. A member whose
//! schema is broken becomes any JSON: the object stays.
//!
//! `{required: [id], properties: {id: {type: integer}}}` becomes `{ id: integer }`.

use super::form::{Form, Schema};

use super::{Lowering, keyword};
use crate::diag::code;
use crate::spec::Docs;
use crate::spec::ty::{Member, Object, Origin, Rest, Shape, TypeId, Union, Variant};
use crate::tree::{Key, Node, pointer};
use std::collections::BTreeSet;

impl Lowering<'_, '_> {
    /// A schema with members, or one of type object.
    pub(super) fn object(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let required: Vec<&Node> =
            schema.list("required").unwrap_or_default().iter().filter(|n| n.as_str().is_some()).collect();
        let names: BTreeSet<&str> = required.iter().filter_map(|node| node.as_str()).collect();
        let mut members = Vec::new();
        for (key, node) in self.properties(&schema) {
            // `false` admits no value: the member cannot exist.
            if node.as_bool() != Some(false) {
                members.push(self.member(id, key, node, names.contains(&*key.text)));
            }
        }
        let rest = match self.rest(id, schema) {
            // Undeclared members may exist nevertheless.
            Rest::Unsaid if schema.is_set("x-connector-partial") => Rest::Any,
            rest => rest,
        };
        let mut declared: BTreeSet<String> = members.iter().map(|member| member.name.clone()).collect();
        for node in required {
            let name = node.as_str().unwrap_or_default();
            if declared.insert(name.to_owned()) {
                members.push(self.undeclared(id, node, name, rest));
            }
        }
        Shape::Object(Object { members, rest })
    }

    fn properties<'n>(&mut self, schema: &Schema<'n>) -> impl Iterator<Item = &'n (Key, Node)> + use<'n> {
        let node = schema.get("properties");
        if let Some(odd) = node.filter(|node| node.as_map().is_none() && !super::form::is_null(node)) {
            let message = format!("`properties` must be an object, this is {}", odd.kind());
            self.cx.diags.report(&code::WRONG_TYPE, odd.span, message).help("the members are left out");
        }
        node.and_then(Node::as_map).into_iter().flat_map(|map| map.iter())
    }

    fn member(&mut self, id: TypeId, key: &Key, node: &Node, required: bool) -> Member {
        let name = key.text.to_string();
        let ty = self.child_or_any(node, Origin::Member { of: id, name: name.clone() });
        let schema = Schema::of(node);
        let shared = matches!(schema.form(), Form::Reference | Form::Union(_) | Form::All);
        Member {
            name,
            ty,
            required,
            read_only: self.flag(node, "readOnly"),
            write_only: self.flag(node, "writeOnly"),
            deprecated: schema.is_set("deprecated"),
            docs: if shared { keyword::docs(&schema) } else { Docs::default() },
            span: key.span,
        }
    }

    /// Returns `true` if a member's schema, or the one that it refers to, sets a flag.
    fn flag(&self, node: &Node, keyword: &str) -> bool {
        if let Some(flag) = node.get(keyword).and_then(Node::as_bool) {
            return flag;
        }
        let reference = node.get("$ref").and_then(Node::as_str).filter(|text| text.starts_with('#'));
        let target = reference.and_then(|text| pointer::resolve(self.cx.root, text).ok());
        target.is_some_and(|node| node.get(keyword).and_then(Node::as_bool) == Some(true))
    }

    fn undeclared(&mut self, id: TypeId, node: &Node, name: &str, rest: Rest) -> Member {
        let origin = Origin::Member { of: id, name: name.to_owned() };
        let ty = match rest {
            Rest::Of(ty) => ty,
            _ => self.add(node.span, origin, Shape::Any),
        };
        Member::new(name, ty, true, node.span)
    }

    /// The undeclared members that the schema allows.
    fn rest(&mut self, id: TypeId, schema: Schema<'_>) -> Rest {
        let said = ["additionalProperties", "unevaluatedProperties"].into_iter().find_map(|name| schema.get(name));
        let other = match said {
            None => Rest::Unsaid,
            Some(node) if node.as_bool() == Some(false) => Rest::Closed,
            Some(node) if node.as_bool() == Some(true) || node.as_map().is_some_and(|map| map.is_empty()) => Rest::Any,
            Some(node) => match self.child(node, Origin::Entry(id)) {
                Some(ty) => Rest::Of(ty),
                None => Rest::Any,
            },
        };
        self.patterns(id, schema, other)
    }

    /// `patternProperties`: their types and that of the others become one.
    fn patterns(&mut self, id: TypeId, schema: Schema<'_>, other: Rest) -> Rest {
        let Some(map) = schema.get("patternProperties").and_then(Node::as_map).filter(|map| !map.is_empty()) else {
            return other;
        };
        if other == Rest::Any {
            return other;
        }
        let mut types: Vec<TypeId> = Vec::new();
        for (_, node) in map.iter().filter(|(_, node)| node.as_bool() != Some(false)) {
            types.push(self.child_or_any(node, Origin::Entry(id)));
        }
        if let Rest::Of(ty) = other {
            types.push(ty);
        }
        match types.as_slice() {
            [] => other,
            [ty] => Rest::Of(*ty),
            _ => {
                let variants = types.into_iter().map(|ty| Variant { ty, tags: Vec::new() }).collect();
                let union = Shape::Union(Union { variants, tag: None, exclusive: false, base: None });
                Rest::Of(self.add(schema.node.span, Origin::Entry(id), union))
            }
        }
    }
}
