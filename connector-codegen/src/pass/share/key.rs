//! The content of a type as a number, which is the same for types that are equal except for order.
//!
//! Separate from sharing because only this file knows which properties belong to a type and which to its use.
//! `{ a: text, b: text }` and `{ b: text, a: text }` have one digest; another member or other docs make another.

use super::super::reach::target;
use super::super::walk;
use crate::spec::ty::{Choice, Member, Object, Origin, Rest, Shape, Type, TypeId, Types, Union};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::vec::IntoIter;

/// FNV-1a of the text of a type: long enough that the texts of a document do not collide.
pub(super) type Digest = u128;

/// The digests so far.
pub(super) struct Keys<'t> {
    types: &'t Types,
    digests: Vec<Option<Digest>>,
    /// Types being read: a recursive type has no digest, and is not shared.
    open: BTreeSet<TypeId>,
    /// Objects that are variants of an `anyOf`: they keep undeclared properties.
    loose: BTreeSet<TypeId>,
}

impl<'t> Keys<'t> {
    pub(super) fn new(types: &'t Types) -> Self {
        let mut loose = BTreeSet::new();
        for (_, ty) in types.iter() {
            if let Shape::Union(union) = &ty.shape
                && !union.exclusive
                && union.tag.is_none()
            {
                loose.extend(union.variants.iter().map(|variant| target(types, variant.ty)));
            }
        }
        Keys { types, digests: vec![None; types.len()], open: BTreeSet::new(), loose }
    }

    /// The digest of every type without a name.
    pub(super) fn digests(mut self) -> Vec<Option<Digest>> {
        let ids: Vec<TypeId> = self.types.iter().map(|(id, _)| id).collect();
        ids.into_iter().for_each(|id| self.read(id));
        self.digests
    }

    /// Reads a type after its parts. Does not recurse: inline types may be a long chain.
    fn read(&mut self, id: TypeId) {
        let mut stack: Vec<(TypeId, IntoIter<TypeId>)> = self.enter(id).into_iter().collect();
        while let Some((id, parts)) = stack.last_mut() {
            let id = *id;
            match parts.next() {
                Some(part) => stack.extend(self.enter(part)),
                None => {
                    stack.pop();
                    self.leave(id);
                }
            }
        }
    }

    /// The parts of a type to read, except named types and those that are read or being read.
    fn enter(&mut self, id: TypeId) -> Option<(TypeId, IntoIter<TypeId>)> {
        let ty = self.types.get(id).filter(|ty| !matches!(ty.origin, Origin::Named(_)))?;
        if self.digests.get(id.0 as usize).is_none_or(Option::is_some) || !self.open.insert(id) {
            return None;
        }
        let mut parts = Vec::new();
        walk::look(&ty.shape, &mut |part| parts.push(part));
        Some((id, parts.into_iter()))
    }

    fn leave(&mut self, id: TypeId) {
        self.open.remove(&id);
        let Some(ty) = self.types.get(id) else { return };
        let digest = digest(&self.key(id, ty));
        if let Some(slot) = self.digests.get_mut(id.0 as usize) {
            *slot = Some(digest);
        }
    }

    /// The content of a type, without the properties that its use has.
    fn key(&self, id: TypeId, ty: &Type) -> String {
        let mut key = String::new();
        match &ty.shape {
            Shape::Any | Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {
                _ = write!(key, "{:?}{:?}", ty.shape, ty.limits);
            }
            Shape::Enum(choices) => choices.iter().for_each(|choice| write_choice(&mut key, choice)),
            Shape::Object(object) => self.object(&mut key, id, object),
            Shape::Union(union) => self.union(&mut key, union),
            Shape::Array(_) | Shape::Tuple(..) | Shape::All(_) | Shape::Alias(_) => {
                key.push_str(match &ty.shape {
                    Shape::Array(_) => "list",
                    Shape::Tuple(..) => "tuple",
                    Shape::All(_) => "all",
                    _ => "alias",
                });
                walk::look(&ty.shape, &mut |id| self.part(&mut key, id));
            }
        }
        key
    }

    /// The text of a type that is part of another.
    fn part(&self, key: &mut String, id: TypeId) {
        let Some(ty) = self.types.get(id) else { return };
        if let Origin::Named(name) = &ty.origin {
            _ = write!(key, "#{name:?}");
            return;
        }
        _ = match self.digests.get(id.0 as usize).copied().flatten() {
            Some(digest) => write!(key, "#{digest:x}"),
            // A circle: no other type is equal.
            None => write!(key, "#at {}", id.0),
        };
        if ty.nullable {
            key.push('?');
        }
        if let Some(default) = &ty.default {
            _ = write!(key, "={default}");
        }
        for text in [&ty.docs.summary, &ty.docs.description].into_iter().flatten() {
            key.push_str(text);
        }
        key.push('\u{1f}');
    }

    fn object(&self, key: &mut String, id: TypeId, object: &Object) {
        let mut members: Vec<&Member> = object.members.iter().collect();
        members.sort_by(|a, b| a.name.cmp(&b.name));
        for member in members {
            let facts = [member.required, member.read_only, member.write_only, member.deprecated];
            _ = write!(key, "{:?}", member.name);
            key.extend(facts.map(|fact| if fact { '1' } else { '0' }));
            for text in [&member.docs.summary, &member.docs.description].into_iter().flatten() {
                key.push_str(text);
            }
            self.part(key, member.ty);
        }
        match object.rest {
            Rest::Unsaid if self.loose.contains(&id) => key.push_str("kept"),
            Rest::Unsaid => key.push_str("object"),
            Rest::Closed => key.push_str("closed"),
            Rest::Any => key.push_str("open"),
            Rest::Of(ty) => self.part(key, ty),
        }
        // Its form depends on the direction.
        if object.members.iter().any(|member| member.read_only || member.write_only) {
            key.push_str(self.direction(id));
        }
    }

    /// The direction in which an inline type is used: sent, received, or both.
    fn direction(&self, id: TypeId) -> &'static str {
        let mut at = id;
        for _ in 0..self.types.len() {
            match self.types.get(at).map(|ty| &ty.origin) {
                Some(Origin::Member { of, .. } | Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. }) => {
                    at = *of
                }
                Some(Origin::Param { .. } | Origin::Body { .. }) => return "sent",
                Some(Origin::Reply { .. } | Origin::Header { .. }) => return "received",
                _ => break,
            }
        }
        "both"
    }

    fn union(&self, key: &mut String, union: &Union) {
        _ = write!(key, "{:?}{}", union.tag, union.exclusive);
        for variant in &union.variants {
            // Variants are named after titles.
            let title = self.types.get(variant.ty).and_then(|ty| ty.title.as_deref());
            _ = write!(key, "{:?}{title:?}", variant.tags);
            self.part(key, variant.ty);
        }
    }
}

fn write_choice(key: &mut String, choice: &Choice) {
    _ = write!(key, "{}{:?}{:?};", choice.value, choice.name, choice.docs);
}

/// FNV-1a with 128 bits: the same on every machine and in every release.
fn digest(text: &str) -> Digest {
    let mix = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, mix)
}
