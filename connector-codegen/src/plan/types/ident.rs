//! Names for every item of the module `types`, and their order.
//!
//! Separate because names are given before anything is made. All claims are gathered first, in document order; names are
//! given in the order of JSON pointers, named schemas first, so that the order of the document changes no name. The inline
//! type of the member `user` of `Issue` is `IssueUser`, an item of its list `labels` `IssueLabel`.

use super::family::{self, Place};
use super::path::{path, word};
use super::{Cx, Slot, graph};
use crate::plan::name;
use crate::plan::reserved;
use crate::plan::scope::{Glue, Scope};
use crate::spec::TypeId;
use crate::spec::ty::{Origin, Shape};
use crate::text::Span;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Gives names, and remembers the order.
pub(crate) struct Namer {
    scope: Scope,
    /// Names of the types at which paths of operations begin.
    roots: BTreeMap<TypeId, Root>,
    /// `GET /pets` to `ListPets`.
    operations: BTreeMap<String, String>,
    seen: BTreeSet<TypeId>,
    /// Enums and aliases that operations need in addition to their schemas.
    shells: Vec<Shell>,
    /// Types without an owner, in the order in which they were found.
    shared: Vec<TypeId>,
    /// Items in the order in which they are printed.
    pub(crate) order: Vec<Slot>,
    /// Items of each named schema, by place in `Spec::named`.
    pub(crate) rust: Vec<Option<String>>,
}

/// The type of a whole parameter, body, response or header.
#[derive(Debug, Clone)]
struct Root {
    /// Possible names, preferred first.
    wishes: Vec<String>,
    /// The name of the operation: for inline types whose names would become too long.
    short: String,
}

/// An enum or alias of an operation.
#[derive(Debug)]
struct Shell {
    slot: Slot,
    wishes: Vec<String>,
    span: Span,
    pointer: String,
}

impl Namer {
    /// A namer that knows what operations are called.
    pub(crate) fn new(operations: BTreeMap<String, String>) -> Self {
        Namer {
            scope: Scope::new(Glue::Camel, &[reserved::TYPES]),
            roots: BTreeMap::new(),
            operations,
            seen: BTreeSet::new(),
            shells: Vec::new(),
            shared: Vec::new(),
            order: Vec::new(),
            rust: Vec::new(),
        }
    }

    /// Names all named schemas, and finds their inline types.
    pub(crate) fn named(&mut self, cx: &mut Cx<'_>) {
        let given = |name: &String| name::type_name(cx.config.rename.get(name).unwrap_or(name));
        let mut claims: Vec<(&str, String, Option<usize>)> = Vec::new();
        for (at, named) in cx
            .spec
            .named
            .iter()
            .enumerate()
            .filter(|(_, named)| named.ty.is_some_and(|ty| !cx.replaced.contains_key(&ty)))
        {
            claims.push((&named.place.pointer, given(&named.name), Some(at)));
        }
        for (name, pointer) in &cx.spec.absent.schemas {
            claims.push((pointer, given(name), None));
        }
        claims.sort();
        self.rust = vec![None; cx.spec.named.len()];
        for (_, name, at) in claims {
            match at.and_then(|at| cx.spec.named.get(at).zip(self.rust.get_mut(at))) {
                Some((named, slot)) => *slot = Some(self.scope.claim(name, named.place.span, cx.diags)),
                None => drop(self.scope.claim_quietly(name, None)),
            }
        }
        self.mains(cx);
        for slot in std::mem::take(&mut self.order) {
            self.order.push(slot.clone());
            if let Slot::Type(ty) = slot {
                self.walk(cx, graph::parts(cx.spec, ty));
            }
        }
    }

    /// If several schemas are one type, the first by its pointer becomes the type, and the others its aliases.
    fn mains(&mut self, cx: &mut Cx<'_>) {
        let mut all: Vec<(usize, TypeId, &str)> = Vec::new();
        for (at, named) in cx.spec.named.iter().enumerate() {
            all.extend(named.ty.map(|ty| (at, ty, named.place.pointer.as_str())));
        }
        all.sort_by_key(|(_, _, pointer)| *pointer);
        let mut slots: Vec<(usize, Slot)> = Vec::new();
        for (at, ty, _) in all {
            let Some(name) = self.rust.get(at).cloned().flatten() else { continue };
            slots.push(match cx.names.entry(ty) {
                Entry::Occupied(_) => (at, Slot::Also { name, ty, named: at }),
                Entry::Vacant(free) => {
                    free.insert(name);
                    self.seen.insert(ty);
                    (at, Slot::Type(ty))
                }
            });
        }
        slots.sort_by_key(|(at, _)| *at);
        self.order = slots.into_iter().map(|(_, slot)| slot).collect();
    }

    /// Registers an enum or alias that an operation needs in addition to its schemas.
    pub(crate) fn shell(&mut self, cx: &Cx<'_>, wishes: Vec<String>, slot: Slot) {
        let (Slot::Body(at) | Slot::Output(at) | Slot::Error(at)) = slot else { return };
        let Some(operation) = cx.spec.operations.get(at) else { return };
        self.order.push(slot.clone());
        let (span, pointer) = (operation.place.span, operation.place.pointer.clone());
        self.shells.push(Shell { slot, wishes, span, pointer });
    }

    /// Registers names for a type of an operation, and finds its inline types. `short`: the operation.
    pub(crate) fn root(&mut self, cx: &mut Cx<'_>, id: TypeId, wishes: Vec<String>, short: &str) {
        if !matches!(cx.spec.types[id].origin, Origin::Named(_) | Origin::Component(_)) && !cx.named.contains(&id) {
            self.roots.entry(id).or_insert(Root { wishes, short: short.to_owned() });
        }
        self.walk(cx, vec![id]);
    }

    /// Finds inline types, parents before children, in document order.
    fn walk(&mut self, cx: &Cx<'_>, from: Vec<TypeId>) {
        let mut stack: Vec<TypeId> = from.into_iter().rev().collect();
        while let Some(id) = stack.pop() {
            if cx.named.contains(&id) || !self.seen.insert(id) {
                continue;
            }
            if matches!(cx.spec.types[id].origin, Origin::Shared(_)) {
                self.shared.push(id);
            } else if is_named_by_us(cx, id) {
                self.order.push(Slot::Type(id));
            }
            // A type that became an alias keeps the names of its former inline types.
            let copied = cx.spec.copies.get(&id).into_iter().flatten();
            stack.extend(copied.copied().chain(graph::parts(cx.spec, id)).collect::<Vec<_>>().into_iter().rev());
        }
    }

    /// Gives all names. Returns those of the enums and aliases of operations, by slot.
    pub(crate) fn settle(&mut self, cx: &mut Cx<'_>) -> BTreeMap<Slot, String> {
        let mut claims: Vec<Claim> = std::mem::take(&mut self.shells).into_iter().map(Claim::from).collect();
        for (root, family) in self.families(cx) {
            family.claims(cx, root, &mut claims);
        }
        claims.sort_by(|a, b| (a.depth, &a.pointer, &a.wishes).cmp(&(b.depth, &b.pointer, &b.wishes)));
        let mut shells = BTreeMap::new();
        // Places of one type that share a name within their owner.
        let mut same: BTreeMap<(TypeId, String, TypeId), String> = BTreeMap::new();
        for claim in claims {
            let key = claim.wishes.first().cloned().unwrap_or_default();
            match claim.who {
                Who::Shell(slot) => {
                    let name = self.scope.claim_one_of(&claim.wishes, claim.good, claim.span, cx.diags);
                    shells.insert(slot, name);
                }
                Who::Type(id, root) => {
                    let key = (root, key, graph::target(cx.spec, id));
                    let name = match same.get(&key) {
                        Some(name) => name.clone(),
                        None => self.scope.claim_one_of(&claim.wishes, claim.good, claim.span, cx.diags),
                    };
                    same.insert(key, name.clone());
                    cx.names.insert(id, name);
                }
            }
        }
        self.nobodys(cx);
        let mut printed = BTreeSet::new();
        // If places share a name, the type itself is printed, not its alias.
        let is_head = |id: &TypeId| !cx.spec.copies.contains_key(id);
        for id in self.order.iter().filter_map(Slot::ty).filter(is_head) {
            printed.extend(cx.names.get(&id));
        }
        let mut order = std::mem::take(&mut self.order);
        order.retain(|slot| match slot {
            Slot::Type(id) => is_head(id) || cx.names.get(id).is_some_and(|name| printed.insert(name)),
            _ => true,
        });
        self.order = order;
        shells
    }

    /// Names types without an owner by their content; they come last.
    fn nobodys(&mut self, cx: &mut Cx<'_>) {
        let digits = |id: &TypeId| match &cx.spec.types[*id].origin {
            Origin::Shared(digits) => digits.clone(),
            _ => String::new(),
        };
        let mut all: Vec<(String, TypeId)> = self.shared.iter().map(|id| (digits(id), *id)).collect();
        all.sort();
        for (digits, id) in all {
            if !graph::is_item(cx.spec, id) {
                continue;
            }
            let wishes = [8, 16, 32].map(|count| format!("Shape{}", digits.get(..count).unwrap_or_default()));
            let free = wishes.iter().find(|wish| !self.scope.is_taken(wish)).cloned();
            let name = self.scope.claim_quietly(free.unwrap_or_default(), None);
            cx.names.insert(id, name);
            self.order.push(Slot::Type(id));
        }
    }

    /// All inline items by the type at which their paths begin.
    fn families(&self, cx: &Cx<'_>) -> BTreeMap<TypeId, Family> {
        let mut out: BTreeMap<TypeId, Family> = BTreeMap::new();
        let reached: BTreeSet<TypeId> = self.order.iter().filter_map(Slot::ty).collect();
        for (id, _) in cx.spec.types.iter() {
            if cx.named.contains(&id) || !is_named_by_us(cx, id) {
                continue;
            }
            let path = path(cx, id);
            let whole = || Family { root: self.whole(cx, path.root), members: Vec::new() };
            let family = out.entry(path.root).or_insert_with(whole);
            family.members.push(Member { id, words: path.words, last: path.last, is_reached: reached.contains(&id) });
        }
        out
    }

    /// Names of the type at which a path begins.
    fn whole(&self, cx: &Cx<'_>, root: TypeId) -> Root {
        if let Some(known) = self.roots.get(&root) {
            return known.clone();
        }
        let alone = |name: String| Root { short: name.clone(), wishes: vec![name] };
        if let Some(name) = cx.names.get(&root) {
            // The `_` of `Option_` is ours.
            return alone(name.trim_end_matches('_').to_owned());
        }
        let operation = |operation: &String, id: &Option<String>, rest: &str| {
            let known = self.operations.get(operation).cloned();
            let short = known.unwrap_or_else(|| word(id.as_ref().unwrap_or(operation)));
            Root { wishes: vec![name::joined(&short, rest)], short }
        };
        match &cx.spec.types[root].origin {
            Origin::Named(name) => alone(word(cx.config.rename.get(name).unwrap_or(name))),
            Origin::Component(name) => {
                let name = word(name);
                Root {
                    wishes: vec![name.clone(), name.clone() + kind(&cx.spec.types[root].place.pointer)],
                    short: name,
                }
            }
            Origin::Param { operation: text, id, name } | Origin::Header { operation: text, id, name } => {
                operation(text, id, name)
            }
            Origin::Body { operation: text, id } => operation(text, id, "body"),
            Origin::Reply { operation: text, id, status } => operation(text, id, &format!("reply {status}")),
            Origin::Shared(digits) => alone(format!("Shape{digits}")),
            Origin::Member { .. } | Origin::Item(_) | Origin::Entry(_) | Origin::Variant { .. } => {
                alone("Inline".to_owned())
            }
        }
    }
}

/// Returns `true` if an inline type is an item, or its owner's name for an item.
fn is_named_by_us(cx: &Cx<'_>, id: TypeId) -> bool {
    let is_copy = || cx.spec.copies.contains_key(&id) && graph::is_item(cx.spec, graph::target(cx.spec, id));
    let ty = &cx.spec.types[id];
    !matches!(ty.origin, Origin::Shared(_) | Origin::Named(_))
        && (is_copy()
            || cx.newtypes.contains(&id)
            || (!matches!(ty.shape, Shape::Alias(_)) && graph::is_item(cx.spec, id)))
}

/// The kind of a shared component, for its name if the plain name is taken.
fn kind(pointer: &str) -> &'static str {
    match pointer.split('/').nth(2) {
        Some("responses") => "Reply",
        Some("requestBodies") => "Body",
        Some("parameters") => "Param",
        Some("headers") => "Header",
        _ => "Part",
    }
}

/// The inline types below one type.
struct Family {
    root: Root,
    members: Vec<Member>,
}

struct Member {
    id: TypeId,
    /// Its path.
    words: Vec<String>,
    /// Its last word in full.
    last: Option<String>,
    is_reached: bool,
}

/// The owner of a claim.
enum Who {
    Shell(Slot),
    /// A type, and the type at which its path begins.
    Type(TypeId, TypeId),
}

/// A claim to a name.
struct Claim {
    who: Who,
    /// Possible names, preferred first.
    wishes: Vec<String>,
    /// Number of names that need no report: they are only longer.
    good: usize,
    span: Span,
    /// Number of words in the path: claims without a longer name come first.
    depth: usize,
    pointer: String,
}

impl From<Shell> for Claim {
    fn from(shell: Shell) -> Self {
        let Shell { slot, wishes, span, pointer } = shell;
        Claim { who: Who::Shell(slot), wishes, good: 1, span, depth: 0, pointer }
    }
}

impl Family {
    fn claims(self, cx: &Cx<'_>, root: TypeId, out: &mut Vec<Claim>) {
        let ty = |member: &Member| graph::target(cx.spec, member.id);
        let places: Vec<_> = self
            .members
            .iter()
            .map(|one| Place { words: &one.words, last: one.last.as_deref(), ty: ty(one) })
            .collect();
        let prefix = self.root.wishes.first().map_or("", String::as_str);
        let names = family::names(prefix, &self.root.short, &places);
        for (member, mut wishes) in self.members.iter().zip(names).filter(|(member, _)| member.is_reached) {
            let at = &cx.spec.types[member.id].place;
            let good = wishes.len();
            if member.words.is_empty() {
                wishes = self.root.wishes.clone();
            } else if let Some(last) = wishes.last() {
                // Taken by the document: `PetOwner` is a schema, and the member `owner` of `Pet` is inline.
                wishes.push(format!("{last}Inline"));
            }
            out.push(Claim {
                who: Who::Type(member.id, root),
                wishes: wishes.into_iter().map(name::made_name).collect(),
                good: if member.words.is_empty() { 1 } else { good },
                span: at.span,
                depth: member.words.len(),
                pointer: at.pointer.clone(),
            });
        }
    }
}
