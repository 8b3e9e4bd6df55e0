//! Inline types that say the same are one type.
//!
//! Documents repeat themselves: of GitHub's 3,700 inline objects half are copies, and each would cost its compile time.
//! Types that the document names stay apart. What a use says of its own (docs, default, null) stays with the use.
//!
//! `{ a: { id: integer }, b: { id: integer } }` has two inline objects; `b` becomes an alias of the type of `a`.

use super::walk;
use crate::spec::Spec;
use crate::spec::ty::{Choice, Object, Origin, Rest, Shape, Type, TypeId, Types, Union};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::vec::IntoIter;

/// Turns every repeated inline object, enum and union into an alias of its first.
pub(super) fn run(spec: &mut Spec) {
    let ids: Vec<TypeId> = spec.types.iter().map(|(id, _)| id).collect();
    let mut share =
        Share { types: &spec.types, first: vec![None; ids.len()], known: BTreeMap::new(), open: BTreeSet::new() };
    ids.iter().for_each(|id| share.read(*id));
    let firsts: Vec<TypeId> = ids.iter().map(|id| share.first(*id)).collect();
    for (id, first) in ids.into_iter().zip(firsts) {
        let ty = &spec.types[id];
        let item = matches!(ty.shape, Shape::Object(_) | Shape::Enum(_) | Shape::Union(_));
        // An alias can add null or a default to its target, and take none away.
        let adds =
            |first: &Type| (ty.nullable || !first.nullable) && (ty.default == first.default || first.default.is_none());
        if id != first && item && spec.types.get(first).is_some_and(adds) {
            spec.types[id].shape = Shape::Alias(first);
        }
    }
}

struct Share<'t> {
    types: &'t Types,
    /// The first type that says the same, once it is known.
    first: Vec<Option<TypeId>>,
    /// What a type says, as text, to the first that says it.
    known: BTreeMap<String, TypeId>,
    /// Types being read: a circle among inline types ends at itself.
    open: BTreeSet<TypeId>,
}

impl Share<'_> {
    /// Finds the first of a type, after those of its parts. Without recursion: inline types may be a long chain.
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

    /// The parts of a type that is to be read. Named types, and those that were or are being read, are not.
    fn enter(&mut self, id: TypeId) -> Option<(TypeId, IntoIter<TypeId>)> {
        let ty = self.types.get(id).filter(|ty| !matches!(ty.origin, Origin::Named(_)))?;
        if self.first.get(id.0 as usize).is_none_or(Option::is_some) || !self.open.insert(id) {
            return None;
        }
        let mut parts = Vec::new();
        walk::look(&ty.shape, &mut |part| parts.push(part));
        Some((id, parts.into_iter()))
    }

    fn leave(&mut self, id: TypeId) {
        self.open.remove(&id);
        let Some(ty) = self.types.get(id) else { return };
        let first = *self.known.entry(self.key(ty)).or_insert(id);
        if let Some(slot) = self.first.get_mut(id.0 as usize) {
            *slot = Some(first);
        }
    }

    /// The first that says the same; the type itself if it has a name, or leads back to itself.
    fn first(&self, id: TypeId) -> TypeId {
        self.first.get(id.0 as usize).copied().flatten().unwrap_or(id)
    }

    /// What a type says, but for what its use says.
    fn key(&self, ty: &Type) -> String {
        let mut key = String::new();
        match &ty.shape {
            Shape::Any | Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {
                _ = write!(key, "{:?}{:?}", ty.shape, ty.limits);
            }
            Shape::Enum(choices) => choices.iter().for_each(|choice| write_choice(&mut key, choice)),
            Shape::Object(object) => self.object(&mut key, object),
            Shape::Union(union) => self.union(&mut key, union),
            Shape::Array(_) | Shape::Tuple(..) | Shape::All(_) | Shape::Alias(_) => {
                _ = write!(key, "{:?}", std::mem::discriminant(&ty.shape));
                walk::look(&ty.shape, &mut |id| self.part(&mut key, id));
            }
        }
        key
    }

    /// What a type is as part of another.
    fn part(&self, key: &mut String, id: TypeId) {
        let first = self.first(id);
        _ = write!(key, "#{}", first.0);
        let types = self.types;
        let Some(ty) = types.get(id).filter(|ty| !matches!(ty.origin, Origin::Named(_))) else { return };
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

    fn object(&self, key: &mut String, object: &Object) {
        for member in &object.members {
            let facts = [member.required, member.read_only, member.write_only, member.deprecated];
            _ = write!(key, "{:?}", member.name);
            key.extend(facts.map(|fact| if fact { '1' } else { '0' }));
            for text in [&member.docs.summary, &member.docs.description].into_iter().flatten() {
                key.push_str(text);
            }
            self.part(key, member.ty);
        }
        match object.rest {
            Rest::Unsaid => key.push_str("object"),
            Rest::Closed => key.push_str("closed"),
            Rest::Any => key.push_str("open"),
            Rest::Of(ty) => self.part(key, ty),
        }
    }

    fn union(&self, key: &mut String, union: &Union) {
        _ = write!(key, "{:?}{}", union.tag, union.exclusive);
        for variant in &union.variants {
            _ = write!(key, "{:?}", variant.tags);
            self.part(key, variant.ty);
        }
    }
}

fn write_choice(key: &mut String, choice: &Choice) {
    _ = write!(key, "{}{:?}{:?};", choice.value, choice.name, choice.docs);
}
