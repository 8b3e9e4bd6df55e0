//! The origin of a type that is found through a pointer before its own location is visited.
//!
//! Separate because it reads pointers, not schemas. Names come from origins, so a target must get the same origin as if
//! it had been reached from above.
//!
//! `/components/schemas/Pet` is `Named("Pet")`, `/components/schemas/Pet/properties/tag` is the member `tag` of Pet.

use super::Lowering;
use crate::spec::ty::{Origin, TypeId};
use crate::tree::{Node, pointer};
use connector_tables::language::pointer::tokens;
use std::borrow::Cow;

impl Lowering<'_, '_> {
    /// The origin of the type at a pointer.
    pub(super) fn origin_at(&mut self, at: &str) -> Origin {
        let segments: Vec<String> = tokens(at).map(Cow::into_owned).collect();
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["components", "schemas", name] => Origin::Named((*name).to_owned()),
            ["components", "schemas", _, .., "$defs" | "definitions", name] => Origin::Component((*name).to_owned()),
            ["components", "schemas", name, rest @ ..] => match self.component(name) {
                Some(of) => below(of, rest),
                None => Origin::Component((*name).to_owned()),
            },
            ["components", _, name, ..] => Origin::Component((*name).to_owned()),
            ["paths", path, method, rest @ ..] => self.operation(path, method, rest),
            _ => Origin::Component(names.last().copied().unwrap_or_default().to_owned()),
        }
    }

    /// The type of a named schema, lowered later.
    fn component(&mut self, name: &str) -> Option<TypeId> {
        let at = format!("/components/schemas/{}", pointer::escape(name));
        let node = pointer::resolve(self.cx.root, &at).ok()?;
        if let Some(id) = self.cx.seen.get(&node.id) {
            return Some(*id);
        }
        node.as_map()?;
        let id = self.reserve(&node, Origin::Named(name.to_owned()));
        self.waiting.push((id, node));
        Some(id)
    }

    /// A schema inside an operation.
    fn operation(&self, path: &str, method: &str, rest: &[&str]) -> Origin {
        let operation = format!("{} {path}", method.to_ascii_uppercase());
        let node = self.cx.root.get("paths").and_then(|paths| paths.get(path)).and_then(|item| item.get(method));
        let id = node.and_then(|node| node.get("operationId")).and_then(Node::as_str).map(str::to_owned);
        match rest {
            ["responses", status, ..] => Origin::Reply { operation, id, status: (*status).to_owned() },
            ["requestBody", ..] => Origin::Body { operation, id },
            ["parameters", index, ..] => {
                let list = node.and_then(|node| node.get("parameters")).and_then(Node::as_list).unwrap_or_default();
                let param = index.parse::<usize>().ok().and_then(|index| list.get(index));
                let name = param.and_then(|param| param.get("name")).and_then(Node::as_str).unwrap_or(index);
                Origin::Param { operation, id, name: name.to_owned() }
            }
            _ => Origin::Component(rest.last().copied().unwrap_or(method).to_owned()),
        }
    }
}

/// A schema below a named one.
fn below(of: TypeId, rest: &[&str]) -> Origin {
    match rest {
        [.., "properties" | "patternProperties", name] => Origin::Member { of, name: (*name).to_owned() },
        [.., "items"] | [.., "prefixItems", _] => Origin::Item(of),
        [.., "additionalProperties"] => Origin::Entry(of),
        [.., last] => Origin::Component((*last).to_owned()),
        [] => Origin::Item(of),
    }
}
