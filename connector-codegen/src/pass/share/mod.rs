//! Equal inline types become one type.
//!
//! Documents repeat themselves: half of GitHub's 3,700 inline objects are copies, and each would cost compile time.
//! Types that the document names stay separate. Docs, default and null of a use stay with the use.
//!
//! Copies of one owner are aliases of the first of them. Copies of several owners are aliases of a type without an owner,
//! whose origin is a hash of its content: names do not depend on the selected operations. Inline types of a copy
//! remain in [`Spec::copies`], since users may name them.
//!
//! `GET /a: { id: integer }` and `GET /b: { id: integer }` become `= shared`, `= shared`, and `shared: { id: integer }`.

mod key;

use super::{own, walk};
use crate::spec::ty::{Origin, Shape, Type, TypeId, Types};
use crate::spec::{Docs, Spec};
use key::{Digest, Keys};
use std::collections::BTreeMap;

/// Makes every repeated inline object, enum and union an alias.
pub(super) fn run(spec: &mut Spec) {
    let digests = Keys::new(&spec.types).digests();
    let digest = |id: TypeId| digests.get(id.0 as usize).copied().flatten();
    let mut groups: BTreeMap<Digest, Vec<TypeId>> = BTreeMap::new();
    for (id, _) in spec.types.iter().filter(|(_, ty)| is_item(ty)) {
        if let Some(digest) = digest(id) {
            groups.entry(digest).or_default().push(id);
        }
    }
    groups.retain(|_, group| group.len() > 1);
    let mut heads: BTreeMap<Digest, TypeId> = BTreeMap::new();
    let mut shared = Vec::new();
    for (digest, group) in &mut groups {
        group.sort_by(|a, b| order(&spec.types, *a).cmp(&order(&spec.types, *b)));
        let owner = |id: &TypeId| own::owner(&spec.types, *id);
        let first = group.first().copied().filter(|first| {
            group.iter().all(|id| owner(id) == owner(first) && adds(&spec.types[*id], &spec.types[*first]))
        });
        let head = first.unwrap_or_else(|| {
            let made = nobodys(&spec.types, group, *digest);
            let id = spec.types.add(made);
            shared.push(id);
            id
        });
        heads.insert(*digest, head);
    }
    for id in shared {
        Copy { types: &mut spec.types, heads: &heads, digest: &digest }.parts(id);
    }
    for (digest, group) in groups {
        let Some(head) = heads.get(&digest) else { continue };
        for id in group.into_iter().filter(|id| id != head) {
            let mut parts = Vec::new();
            walk::look(&spec.types[id].shape, &mut |part| parts.push(part));
            spec.copies.insert(id, parts);
            spec.types[id].shape = Shape::Alias(*head);
        }
    }
}

/// Returns `true` for an inline type that is an item in Rust.
fn is_item(ty: &Type) -> bool {
    let item = match &ty.shape {
        Shape::Object(object) => !object.members.is_empty(),
        shape => matches!(shape, Shape::Enum(_) | Shape::Union(_)),
    };
    item && !matches!(ty.origin, Origin::Named(_))
}

/// Sort key: the first of several copies must not depend on the document's order. Possible targets of aliases come first.
fn order(types: &Types, id: TypeId) -> (bool, &str, TypeId) {
    let ty = &types[id];
    (ty.nullable || ty.default.is_some(), &ty.place.pointer, id)
}

/// Returns `true` if an alias can express the difference: it can add null or a default to its target, but remove neither.
fn adds(ty: &Type, first: &Type) -> bool {
    (ty.nullable || !first.nullable) && (ty.default == first.default || first.default.is_none())
}

/// A type without an owner: the common content of a group.
fn nobodys(types: &Types, group: &[TypeId], digest: Digest) -> Type {
    let all = || group.iter().filter_map(|id| types.get(*id));
    let mut made = match all().next() {
        Some(first) => first.clone(),
        None => return types[TypeId(0)].clone(),
    };
    made.origin = Origin::Shared(format!("{digest:032x}"));
    made.nullable = false;
    made.default = None;
    made.deprecated = all().all(|ty| ty.deprecated);
    if !all().all(|ty| ty.docs == made.docs && ty.title == made.title) {
        made.docs = Docs::default();
        made.title = None;
    }
    if !all().all(|ty| ty.examples == made.examples) {
        made.examples = Vec::new();
    }
    made
}

/// Gives a type without an owner its own parts, down to other such types and named ones.
struct Copy<'a> {
    types: &'a mut Types,
    heads: &'a BTreeMap<Digest, TypeId>,
    digest: &'a dyn Fn(TypeId) -> Option<Digest>,
}

impl Copy<'_> {
    fn parts(&mut self, of: TypeId) {
        let mut waiting = vec![of];
        while let Some(of) = waiting.pop() {
            let mut shape = std::mem::replace(&mut self.types[of].shape, Shape::Any);
            walk::children(&mut shape, &mut |id| {
                let Some(part) = self.types.get(*id).filter(|ty| !matches!(ty.origin, Origin::Named(_))) else {
                    return;
                };
                let mut part = part.clone();
                let head = Some(*id).filter(|_| is_item(&part)).and_then(self.digest);
                let head = head.and_then(|digest| self.heads.get(&digest));
                part.origin = Origin::Variant { of, index: 0 };
                if let Some(head) = head {
                    part.shape = Shape::Alias(*head);
                }
                *id = self.types.add(part);
                if head.is_none() {
                    waiting.push(*id);
                }
            });
            self.types[of].shape = shape;
        }
    }
}
