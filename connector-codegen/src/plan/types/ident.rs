//! Names for every item of the module `types`, and their order.
//!
//! Apart because names are given before anything is made: named schemas first, so that no inline one takes their
//! names. The inline type of the member `user` of `Issue` is `IssueUser`, an item of its list `labels` `IssueLabel`.

use super::{Cx, Slot, graph};
use crate::plan::name;
use crate::plan::reserved;
use crate::plan::scope::{Glue, Scope};
use crate::spec::TypeId;
use crate::spec::ty::{Origin, Shape};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// How far up a name is made of parents.
const DEPTH: usize = 24;

/// Gives names, and remembers the order.
pub(crate) struct Namer {
    scope: Scope,
    /// What inline types of operations are called.
    roots: BTreeMap<TypeId, String>,
    /// `GET /pets` to `ListPets`.
    operations: BTreeMap<String, String>,
    seen: BTreeSet<TypeId>,
    /// Items in the order in which they are printed.
    pub(crate) order: Vec<Slot>,
    /// Items of each named schema, by place in `Spec::named`.
    pub(crate) rust: Vec<Option<String>>,
}

impl Namer {
    /// A namer that knows what operations are called.
    pub(crate) fn new(operations: BTreeMap<String, String>) -> Self {
        let scope = Scope::new(Glue::Camel, &[reserved::TYPES]);
        Namer { scope, roots: BTreeMap::new(), operations, seen: BTreeSet::new(), order: Vec::new(), rust: Vec::new() }
    }

    /// Names all named schemas, then what is inline in them.
    pub(crate) fn named(&mut self, cx: &mut Cx<'_>) {
        let mut slots = Vec::new();
        for (at, named) in cx.spec.named.iter().enumerate() {
            let Some(ty) = named.ty.filter(|ty| !cx.replaced.contains_key(ty)) else {
                self.rust.push(None);
                continue;
            };
            let text = cx.config.rename.get(&named.name).unwrap_or(&named.name);
            let name = self.scope.claim(name::type_name(text), named.place.span, cx.diags);
            self.rust.push(Some(name.clone()));
            match cx.names.entry(ty) {
                Entry::Occupied(_) => slots.push(Slot::Also { name, ty, named: at }),
                Entry::Vacant(free) => {
                    free.insert(name);
                    slots.push(Slot::Type(ty));
                }
            }
        }
        for slot in slots {
            self.order.push(slot.clone());
            if let Slot::Type(ty) = slot {
                self.seen.insert(ty);
                self.walk(cx, graph::parts(cx.spec, ty));
            }
        }
    }

    /// The name of an enum that an operation needs beside its schemas.
    pub(crate) fn shell(&mut self, wish: &str, slot: Slot) -> String {
        self.order.push(slot);
        self.scope.claim_quietly(name::made_name(wish.to_owned()), None)
    }

    /// Names what is inline in a type of an operation.
    pub(crate) fn root(&mut self, cx: &mut Cx<'_>, id: TypeId, wish: String) {
        if !matches!(cx.spec.types[id].origin, Origin::Named(_) | Origin::Component(_)) && !cx.named.contains(&id) {
            self.roots.entry(id).or_insert(wish);
        }
        self.walk(cx, vec![id]);
    }

    /// Names inline types, parents before children, in document order.
    fn walk(&mut self, cx: &mut Cx<'_>, from: Vec<TypeId>) {
        let mut stack: Vec<TypeId> = from.into_iter().rev().collect();
        while let Some(id) = stack.pop() {
            if cx.named.contains(&id) || !self.seen.insert(id) {
                continue;
            }
            if graph::is_item(cx.spec, id) || cx.newtypes.contains(&id) {
                let wish = self.hint(cx, id, DEPTH);
                let name = self.scope.claim_quietly(name::made_name(wish), Some(cx.spec.types[id].place.span));
                cx.names.insert(id, name);
                self.order.push(Slot::Type(id));
            }
            stack.extend(graph::parts(cx.spec, id).into_iter().rev());
        }
    }

    /// What a type is called, whether or not it is an item.
    fn hint(&self, cx: &Cx<'_>, id: TypeId, depth: usize) -> String {
        if let Some(name) = cx.names.get(&id).or_else(|| self.roots.get(&id)) {
            // `Option_` is a word with an `_` of ours.
            return name.trim_end_matches('_').to_owned();
        }
        if depth == 0 || id.0 as usize >= cx.spec.types.len() {
            return "Inline".to_owned();
        }
        let parent = |of: &TypeId| self.hint(cx, *of, depth - 1);
        let operation = |operation: &String, id: &Option<String>| {
            let known = self.operations.get(operation).cloned();
            known.unwrap_or_else(|| name::type_name(id.as_ref().unwrap_or(operation)))
        };
        match &cx.spec.types[id].origin {
            Origin::Named(name) | Origin::Component(name) => name::type_name(name),
            Origin::Member { of, name } => joined(&parent(of), name),
            Origin::Item(of) => {
                let parent = parent(of);
                // The item of a named list is not its singular: that may be a name of the document.
                let own = cx.named.contains(of);
                let one = if own { None } else { name::singular(&parent) };
                one.unwrap_or_else(|| parent + "Item")
            }
            Origin::Entry(of) => parent(of) + "Value",
            Origin::Variant { of, index } => self.variant(cx, id, *of, *index, parent(of)),
            Origin::Param { operation: text, id, name } => joined(&operation(text, id), name),
            Origin::Header { operation: text, id, name } => joined(&operation(text, id), name),
            Origin::Body { operation: text, id } => operation(text, id) + "Body",
            Origin::Reply { operation: text, id, status } => {
                let status = if status == "200" || status == "201" { "Reply" } else { status };
                joined(&operation(text, id), status)
            }
        }
    }

    /// The name of a variant of a union; a part of an allOf is called like the whole.
    fn variant(&self, cx: &Cx<'_>, id: TypeId, of: TypeId, index: usize, parent: String) -> String {
        let at = match cx.spec.types.len() > of.0 as usize {
            true => &cx.spec.types[of].shape,
            false => &Shape::Any,
        };
        let Shape::Union(union) = at else { return parent };
        let Some(place) = union.variants.iter().position(|variant| variant.ty == id) else { return parent };
        match super::union::word(cx.spec, union, place) {
            Some(word) => joined(&parent, &word),
            None => format!("{parent}Variant{}", index + 1),
        }
    }
}

/// `Issue` and `user` is `IssueUser`; a name that begins with the parent's is not doubled.
fn joined(parent: &str, name: &str) -> String {
    let own = name::type_name(name);
    let own = own.trim_end_matches('_');
    match own.strip_prefix(parent) {
        Some(rest) if rest.starts_with(|c: char| c.is_uppercase()) => own.to_owned(),
        _ if own.starts_with(|c: char| c.is_ascii_digit()) => format!("{parent}N{own}"),
        // `ReplyN404` reads worse than `Reply404`.
        _ => match own.strip_prefix('N') {
            Some(digits)
                if digits.starts_with(|c: char| c.is_ascii_digit())
                    && !parent.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                format!("{parent}{digits}")
            }
            _ => format!("{parent}{own}"),
        },
    }
}
