//! `allOf` becomes one type, and the base of a union becomes part of each variant.
//!
//! A type is settled once, in its place, by the heads of its parts alone. Where parts share a member, its type is a
//! new `All` that waits its turn; it is found again by the set of types that it is made of, so circles end and
//! nothing is made twice. How two shapes meet is in [`super::meet`], how new types are made in [`make`].
//!
//! `({a: text} & {b: text})` becomes `{a: text, b: text}`; `(one of: A | B) & {id!: text}` becomes
//! `(one of: A with id | B with id)`.

mod either;
mod heirs;
mod leaves;
mod make;

use super::kind::{Kind, Meet, is_blank};
use super::limits::tighter;
use super::reach::{is_nullable, target};
use crate::diag::{Code, Diagnostics, code};
use crate::spec::ty::{Limits, Origin, Shape, Type, TypeId, Types, Union, Variant};
use crate::spec::{Docs, Spec};
use leaves::Leaf;
pub(super) use make::Use;
use std::collections::{BTreeMap, BTreeSet};

/// Parts of parts of parts: deeper than this, a part is left out.
const DEPTH: usize = 100;

/// Merges every `All` and every base.
pub(super) fn run(spec: &mut Spec, diags: &mut Diagnostics) {
    let first_made = spec.types.len();
    let families = spec
        .types
        .iter()
        .filter_map(|(id, ty)| match &ty.shape {
            Shape::Union(union) => Some((id, (union.variants.iter().map(|v| v.ty).collect(), union.base))),
            _ => None,
        })
        .collect();
    let all = |ty: &Type| match &ty.shape {
        Shape::All(parts) => Some((parts.clone(), ty.nullable)),
        _ => None,
    };
    let wholes = spec.types.iter().filter_map(|(id, ty)| Some((id, all(ty)?))).collect();
    let mut merge = Merge {
        state: vec![State::New; first_made],
        budget: first_made * 8 + 10_000,
        types: &mut spec.types,
        diags,
        first_made,
        families,
        wholes,
        leaves: BTreeMap::new(),
        made: BTreeMap::new(),
        quiet: BTreeSet::new(),
        never: BTreeSet::new(),
    };
    let mut at = 0;
    while let Some(id) = merge.id_at(at) {
        merge.settle(id, 0);
        at += 1;
    }
    merge.drop_impossible();
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Busy,
    Done,
}

/// State of the merge.
pub(super) struct Merge<'s> {
    pub(super) types: &'s mut Types,
    diags: &'s mut Diagnostics,
    state: Vec<State>,
    /// Maximum number of types.
    budget: usize,
    /// The first type that was made here.
    first_made: usize,
    /// Unions as the document has them: variants and base.
    families: BTreeMap<TypeId, (Vec<TypeId>, Option<TypeId>)>,
    /// Each `All` as the document has it: its parts, and whether it admits null.
    wholes: BTreeMap<TypeId, (Vec<TypeId>, bool)>,
    /// The final parts of types made here.
    leaves: BTreeMap<TypeId, Vec<Leaf>>,
    /// Types made here, by their use, the place of the first part, and what they are made of.
    made: BTreeMap<(Use, String, Vec<Leaf>), TypeId>,
    /// Types made as variants of a union: if one is impossible, only the variant goes.
    quiet: BTreeSet<TypeId>,
    /// Those that turned out to be impossible.
    never: BTreeSet<TypeId>,
}

/// The parts so far.
struct Sum {
    shape: Shape,
    limits: Limits,
    /// The part that the sum is equal to, if it is.
    from: Option<TypeId>,
    parts: Vec<TypeId>,
}

/// Nullability of the parts.
#[derive(Default)]
struct Nulls {
    /// Some part has a type, and does not admit null.
    refused: bool,
    /// Some part has a type, and admits null.
    admitted: bool,
    /// A part without a type says that null may come.
    said: bool,
}

impl Merge<'_> {
    fn id_at(&self, at: usize) -> Option<TypeId> {
        (at < self.types.len()).then_some(TypeId(u32::try_from(at).ok()?))
    }

    fn set(&mut self, id: TypeId, state: State) {
        let at = id.0 as usize;
        if self.state.len() <= at {
            self.state.resize(at + 1, State::New);
        }
        if let Some(place) = self.state.get_mut(at) {
            *place = state;
        }
    }

    fn settle(&mut self, id: TypeId, depth: usize) {
        if self.state.get(id.0 as usize).is_some_and(|state| *state != State::New) {
            return;
        }
        self.set(id, State::Busy);
        match self.types.get(id).map(|ty| &ty.shape) {
            Some(Shape::All(parts)) => {
                let parts = parts.clone();
                self.all(id, &parts, depth);
            }
            Some(Shape::Union(Union { base: Some(_), .. })) => self.base(id),
            _ => {}
        }
        self.set(id, State::Done);
    }

    fn all(&mut self, id: TypeId, parts: &[TypeId], depth: usize) {
        let mut sum: Option<Sum> = None;
        let mut nulls = Nulls::default();
        let heads: Vec<_> = parts.iter().filter_map(|part| self.head(id, *part, depth)).collect();
        for (head, nullable) in heads.iter().copied() {
            match (&self.types[head].shape, nullable) {
                (Shape::Any, said) => nulls.said |= said,
                (_, true) => nulls.admitted = true,
                (_, false) => nulls.refused = true,
            }
            sum = match sum {
                None => Some(self.single(head)),
                Some(sum) => match self.plus(id, sum, head) {
                    Some(sum) => Some(sum),
                    None => return self.exclude(id, parts, &heads),
                },
            };
        }
        self.write(id, parts, sum, &nulls);
    }

    fn single(&self, head: TypeId) -> Sum {
        let ty = &self.types[head];
        Sum { shape: ty.shape.clone(), limits: ty.limits.clone(), from: Some(head), parts: vec![head] }
    }

    /// The type behind a part, settled, and whether it admits null. `None`: the part contributes nothing.
    fn head(&mut self, id: TypeId, part: TypeId, depth: usize) -> Option<(TypeId, bool)> {
        let mut nullable = false;
        let mut at = part;
        loop {
            at = target(self.types, at);
            if let Some(base) = self.base_for_variant(at, id) {
                // A variant that includes its own union means the union's base.
                at = base?;
                continue;
            }
            if self.state.get(at.0 as usize) == Some(&State::Busy) {
                self.report(&code::REF_CYCLE, id, "an allOf leads back to itself", "the part is left out");
                return None;
            }
            if depth >= DEPTH {
                self.report(&code::TOO_DEEP, id, "allOf in allOf, more than 100 deep", "the part is left out");
                return None;
            }
            nullable |= is_nullable(self.types, part);
            self.settle(at, depth + 1);
            nullable |= is_nullable(self.types, at);
            let next = target(self.types, at);
            if next == at {
                return Some((at, nullable));
            }
            at = next;
        }
    }

    /// The base of a union, if `id` is one of its variants. A base with one variant is a schema with heirs, and `id`
    /// one of those.
    fn base_for_variant(&self, union: TypeId, id: TypeId) -> Option<Option<TypeId>> {
        let (variants, base) = self.families.get(&union)?;
        if variants.len() == 1 && base.is_some() {
            return Some(*base);
        }
        let is_id = |variant: &TypeId| {
            let at = self.plain(*variant);
            at == id || self.families.get(&at).is_some_and(|(inner, _)| inner.contains(&id))
        };
        variants.iter().any(is_id).then_some(*base)
    }

    /// One part more. `None`: no value can be both.
    fn plus(&mut self, id: TypeId, mut sum: Sum, head: TypeId) -> Option<Sum> {
        let other = self.types[head].shape.clone();
        let limits = tighter(&sum.limits, &self.types[head].limits);
        let meet = match (&sum.shape, &other) {
            (_, Shape::Any) => Meet::First,
            (Shape::Any, _) => Meet::Second,
            (Shape::Union(union), _) if self.is_blank_for(union, &other) => Meet::First,
            (_, Shape::Union(union)) if self.is_blank_for(union, &sum.shape) => Meet::Second,
            (Shape::Union(union), _) => Meet::New(self.spread(id, union, head)?),
            (_, Shape::Union(union)) => {
                let first = self.keep(id, &sum);
                Meet::New(self.spread(id, union, first)?)
            }
            (first, second) => self.meet(id, first, second),
        };
        let equal = |from: TypeId| self.types[from].limits == limits;
        match meet {
            Meet::First => sum.from = sum.from.filter(|from| equal(*from)),
            Meet::Second => (sum.shape, sum.from) = (other, Some(head).filter(|from| equal(*from))),
            Meet::New(shape) => (sum.shape, sum.from) = (shape, None),
            Meet::Never => return None,
        }
        sum.limits = limits;
        sum.parts.push(head);
        Some(sum)
    }

    /// `type: object` beside a union of objects says nothing new.
    fn is_blank_for(&self, union: &Union, shape: &Shape) -> bool {
        is_blank(shape) && union.variants.iter().all(|variant| self.kind(variant.ty) == Some(Kind::Object))
    }

    /// A union, with `other` in each of its variants.
    fn spread(&mut self, id: TypeId, union: &Union, other: TypeId) -> Option<Shape> {
        let wanted = self.kind(other);
        let fits = |found: Option<Kind>| found.is_none() || wanted.is_none() || found == wanted;
        let mut variants = Vec::new();
        for (index, variant) in union.variants.iter().enumerate() {
            if fits(self.kind(variant.ty)) {
                let ty = self.both(variant.ty, other, Origin::Variant { of: id, index }, Use::Variant);
                variants.push(Variant { ty, tags: variant.tags.clone() });
            }
        }
        let union = Union { variants, base: None, ..union.clone() };
        (!union.variants.is_empty()).then_some(Shape::Union(union))
    }

    /// A union with a base.
    fn base(&mut self, id: TypeId) {
        let Shape::Union(mut union) = self.types[id].shape.clone() else { return };
        let Some(base) = union.base.take() else { return };
        if let Some(heirs) = self.heirs(id) {
            self.types[id].shape = Shape::Union(heirs);
            return;
        }
        let are_objects = || union.variants.iter().all(|variant| self.kind(variant.ty) == Some(Kind::Object));
        if self.is_any(base) || (self.is_blank(base) && are_objects()) {
            self.types[id].shape = Shape::Union(union);
            return;
        }
        match self.spread(id, &union, base) {
            Some(shape) => self.types[id].shape = shape,
            None => self.contradiction(id),
        }
    }

    fn write(&mut self, id: TypeId, parts: &[TypeId], sum: Option<Sum>, nulls: &Nulls) {
        let nullable = nulls.said || (nulls.admitted && !nulls.refused);
        let Some(sum) = sum else {
            self.types[id].shape = Shape::Any;
            return;
        };
        let whole = sum.from.filter(|from| !self.types[*from].nullable || nullable || self.types[id].nullable);
        let made = id.0 as usize >= self.first_made;
        for part in parts {
            let inline = matches!(self.types[*part].origin, Origin::Variant { of, .. } if of == id);
            if inline || (made && whole.is_none()) {
                let part = self.types[*part].clone();
                inherit(&mut self.types[id], part);
            }
        }
        let ty = &mut self.types[id];
        ty.nullable |= nullable;
        ty.limits = sum.limits;
        ty.shape = whole.map_or(sum.shape, Shape::Alias);
    }

    /// Takes impossible variants out of unions; a union without variants is impossible itself.
    fn drop_impossible(&mut self) {
        let mut before = 0;
        while self.never.len() > before {
            before = self.never.len();
            let ids: Vec<TypeId> = self.types.iter().map(|(id, _)| id).collect();
            for id in ids {
                let Shape::Union(union) = &mut self.types[id].shape else { continue };
                union.variants.retain(|variant| !self.never.contains(&variant.ty));
                if union.variants.is_empty() && !self.types[id].nullable {
                    self.contradiction(id);
                }
            }
        }
    }

    /// A union of which no variant is possible.
    fn contradiction(&mut self, id: TypeId) {
        let (variants, base) = self.families.get(&id).cloned().unwrap_or_default();
        let parts: Vec<Leaf> = match self.families.contains_key(&id) {
            true => variants.into_iter().chain(base).map(|part| (part, false)).collect(),
            false => self.flatten(&[id]),
        };
        let head = |(part, null): &Leaf| (target(self.types, *part), *null || is_nullable(self.types, *part));
        let heads: Vec<_> = parts.iter().map(head).collect();
        let parts: Vec<TypeId> = parts.into_iter().map(|(part, _)| part).collect();
        self.exclude(id, &parts, &heads);
    }

    pub(super) fn report_never(&mut self, id: TypeId, parts: &[TypeId], help: &str) {
        let spans: Vec<_> = parts.iter().map(|part| self.types[*part].place.span).collect();
        let ty = &self.types[id];
        let mut report =
            self.diags.report(&code::CONTRADICTION, ty.place.span, "no value can be all of this at once").help(help);
        for span in spans.into_iter().filter(|span| *span != ty.place.span) {
            report = report.label(span, "a part");
        }
    }

    fn report(&mut self, code: &'static Code, at: TypeId, message: &str, help: &str) {
        self.diags.report(code, self.types[at].place.span, message).help(help);
    }
}

/// Gives the whole the docs, title, default and examples of a part, if it has none.
fn inherit(ty: &mut Type, part: Type) {
    if ty.docs == Docs::default() {
        ty.docs = part.docs;
    }
    ty.title = ty.title.take().or(part.title);
    ty.default = ty.default.take().or(part.default);
    ty.deprecated |= part.deprecated;
    if ty.examples.is_empty() {
        ty.examples = part.examples;
    }
}
