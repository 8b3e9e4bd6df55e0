//! Every inline type belongs to one operation or one named schema, and its origin leads there.
//!
//! Names are made of origins, so origins must not depend on which of two operations was read first. If several owners use a
//! type (a `$ref` into a path, a merge that was made once), each gets a copy; the pass `share` finds the equal ones.
//!
//! In `GET /a: {x: …}` and `GET /b: $ref to that`, the response of `GET /b` becomes a separate type, with a copy of `x`.

use super::walk;
use crate::spec::ty::{Origin, Rest, Shape, TypeId, Types};
use crate::spec::{Media, Operation, Spec};
use connector_tables::Status;
use std::collections::{BTreeMap, VecDeque};

/// Maximum number of copies beyond the number of types. Only nested references to one large schema need more.
const COPIES: usize = 200_000;

/// Gives each operation and each named type its own copies of its inline types.
pub(super) fn run(spec: &mut Spec) {
    let mut own = Own {
        owners: vec![None; spec.types.len()],
        budget: 2 * spec.types.len() + COPIES,
        types: std::mem::take(&mut spec.types),
        taken: BTreeMap::new(),
        waiting: VecDeque::new(),
    };
    for (at, operation) in spec.operations.iter_mut().enumerate() {
        own.operation(at, operation);
    }
    let operations = spec.operations.len();
    let named: Vec<TypeId> = own.types.iter().filter(|(_, ty)| has_name(&ty.origin)).map(|(id, _)| id).collect();
    for id in named {
        own.waiting.push_back(id);
        own.settle(operations + id.0 as usize);
    }
    spec.types = own.types;
}

/// The owner of a type: the origin at the start of its path.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Owner<'t> {
    /// `GET /pets`
    Operation(&'t str),
    /// A type that the document names, or a type without an owner.
    Type(TypeId),
}

/// The owner of a type, after each type has one.
pub(super) fn owner(types: &Types, id: TypeId) -> Owner<'_> {
    let mut at = id;
    for _ in 0..types.len() {
        match types.get(at).map(|ty| &ty.origin) {
            Some(Origin::Member { of, .. } | Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. }) => {
                at = *of
            }
            Some(
                Origin::Param { operation, .. }
                | Origin::Body { operation, .. }
                | Origin::Reply { operation, .. }
                | Origin::Header { operation, .. },
            ) => return Owner::Operation(operation),
            _ => break,
        }
    }
    Owner::Type(at)
}

/// Returns `true` if the document names the type: such a type owns its inline types.
pub(super) fn has_name(origin: &Origin) -> bool {
    matches!(origin, Origin::Named(_) | Origin::Component(_))
}

struct Own {
    types: Types,
    owners: Vec<Option<usize>>,
    /// Maximum number of types.
    budget: usize,
    /// The copy that an owner has of a type.
    taken: BTreeMap<(usize, TypeId), TypeId>,
    /// Types of one owner whose parts are not visited yet.
    waiting: VecDeque<TypeId>,
}

impl Own {
    fn operation(&mut self, owner: usize, operation: &mut Operation) {
        let (place, id) = (format!("{} {}", operation.method, operation.path), operation.id.clone());
        let param = |name: &str| Origin::Param { operation: place.clone(), id: id.clone(), name: name.to_owned() };
        let header = |name: &str| Origin::Header { operation: place.clone(), id: id.clone(), name: name.to_owned() };
        let reply =
            |status: Status| Origin::Reply { operation: place.clone(), id: id.clone(), status: status.to_string() };
        for one in &mut operation.params {
            one.ty = self.take(owner, one.ty, param(&one.table.name));
        }
        for media in operation.body.iter_mut().flat_map(|body| &mut body.media) {
            self.media(owner, media, Origin::Body { operation: place.clone(), id: id.clone() });
        }
        // Not in document order: if two responses are one type, its path must always begin at the same one.
        let mut replies: Vec<_> = operation.replies.iter_mut().collect();
        replies.sort_by_key(|reply| reply.status);
        for one in &mut replies {
            one.media.iter_mut().for_each(|media| self.media(owner, media, reply(one.status)));
            for header_ in &mut one.headers {
                header_.ty = self.take(owner, header_.ty, header(&header_.table.name));
            }
        }
        self.settle(owner);
        for one in replies {
            one.whole = one.whole.map(|ty| self.take(owner, ty, reply(one.status)));
        }
        self.settle(owner);
    }

    fn media(&mut self, owner: usize, media: &mut Media, origin: Origin) {
        media.ty = media.ty.map(|ty| self.take(owner, ty, origin.clone()));
        for header in media.parts.iter_mut().flat_map(|part| &mut part.headers) {
            header.ty = self.take(owner, header.ty, origin.clone());
        }
    }

    /// The owner's copy of a type.
    fn take(&mut self, owner: usize, id: TypeId, origin: Origin) -> TypeId {
        if self.types.get(id).is_none_or(|ty| has_name(&ty.origin)) {
            return id;
        }
        if let Some(known) = self.taken.get(&(owner, id)) {
            return *known;
        }
        let free = self.owners.get(id.0 as usize).is_some_and(Option::is_none);
        let mine = if free || self.types.len() >= self.budget { id } else { self.types.add(self.types[id].clone()) };
        self.owners.resize(self.types.len(), None);
        if let Some(slot) = self.owners.get_mut(mine.0 as usize).filter(|slot| slot.is_none()) {
            *slot = Some(owner);
            self.types[mine].origin = origin;
            self.waiting.push_back(mine);
        }
        self.taken.insert((owner, id), mine);
        // A recursive type refers to its own copy.
        self.taken.insert((owner, mine), mine);
        mine
    }

    /// Copies the parts of copied types, nearest first: a type with two paths has the shorter one.
    fn settle(&mut self, owner: usize) {
        while let Some(of) = self.waiting.pop_front() {
            let mut shape = std::mem::replace(&mut self.types[of].shape, Shape::Any);
            match &mut shape {
                Shape::Object(object) => {
                    let mut members: Vec<_> = object.members.iter_mut().collect();
                    members.sort_by(|a, b| a.name.cmp(&b.name));
                    for member in members {
                        member.ty = self.take(owner, member.ty, Origin::Member { of, name: member.name.clone() });
                    }
                    if let Rest::Of(ty) = &mut object.rest {
                        *ty = self.take(owner, *ty, Origin::Entry(of));
                    }
                }
                Shape::Array(_) | Shape::Tuple(..) => {
                    walk::children(&mut shape, &mut |id| *id = self.take(owner, *id, Origin::Item(of)));
                }
                other => {
                    let mut index = 0;
                    walk::children(other, &mut |id| {
                        *id = self.take(owner, *id, Origin::Variant { of, index });
                        index += 1;
                    });
                }
            }
            self.types[of].shape = shape;
        }
    }
}
