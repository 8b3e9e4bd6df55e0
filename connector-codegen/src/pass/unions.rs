//! Unions as flat and small as their document allows.
//!
//! Unions in unions are spliced, doubles go, null makes the union nullable, and scalars of one JSON type become one
//! type: texts and their enums an enum (which is open: another text survives), numbers a number. Then the tags.
//!
//! `(any of: "a" | text | null)` becomes `"a" or null`; `(one of: A | (one of: B | A))` becomes `(one of: A | B)`.

use super::kind::{Kind, kind};
use super::reach::{is_nullable, target};
use super::tag;
use crate::diag::Diagnostics;
use crate::spec::Spec;
use crate::spec::ty::{Choice, Member, Origin, Rest, Shape, Type, TypeId, Types, Union, Variant};
use std::collections::BTreeSet;

/// Unions in unions in unions: deeper than this they stay as they are.
const DEPTH: usize = 16;

/// Two types are compared this deep before they count as different.
const COMPARED: usize = 8;

/// Simplifies every union, then finds how to tell variants apart.
pub(super) fn run(spec: &mut Spec, diags: &mut Diagnostics) {
    let ids: Vec<TypeId> =
        spec.types.iter().filter(|(_, ty)| matches!(ty.shape, Shape::Union(_))).map(|(id, _)| id).collect();
    for id in &ids {
        simplify(&mut spec.types, *id);
    }
    for id in &ids {
        tag::run(&mut spec.types, *id, diags);
    }
}

fn simplify(types: &mut Types, id: TypeId) {
    let Shape::Union(union) = types[id].shape.clone() else { return };
    let mut flat =
        Flat { tag: union.tag.clone(), variants: Vec::new(), nullable: false, spliced: BTreeSet::from([id]) };
    flat.take(types, &union, 0);
    if flat.tag.is_none() {
        lift_tag(types, &mut flat);
    }
    if flat.tag.is_none() {
        for wanted in [Kind::Text, Kind::Number, Kind::Boolean] {
            join(types, id, &mut flat.variants, wanted);
        }
    }
    for variant in &flat.variants {
        // The union is nullable now; a variant that was made for null is not.
        let ty = &mut types[variant.ty];
        if matches!(ty.origin, Origin::Variant { of, .. } if of == id) {
            ty.nullable = false;
        }
    }
    let ty = &mut types[id];
    ty.nullable |= flat.nullable;
    ty.shape = match flat.variants.as_slice() {
        [] if ty.nullable => Shape::Null,
        [] => Shape::Any,
        [one] => Shape::Alias(one.ty),
        _ => Shape::Union(Union { variants: flat.variants, tag: flat.tag, exclusive: union.exclusive, base: None }),
    };
    if ty.shape == Shape::Null {
        ty.nullable = false;
    }
}

/// A union being flattened.
struct Flat {
    tag: Option<String>,
    variants: Vec<Variant>,
    nullable: bool,
    /// Unions whose variants are here already.
    spliced: BTreeSet<TypeId>,
}

impl Flat {
    fn take(&mut self, types: &Types, union: &Union, depth: usize) {
        for variant in &union.variants {
            self.nullable |= is_nullable(types, variant.ty);
            let at = target(types, variant.ty);
            match &types[at].shape {
                Shape::Null => {}
                _ if self.spliced.contains(&at) => {}
                Shape::Union(inner) if self.splices(inner) && depth < DEPTH => {
                    self.spliced.insert(at);
                    self.take(types, inner, depth + 1);
                }
                _ => self.push(types, variant),
            }
        }
    }

    /// Returns `true` if an inner union is told apart in the same way.
    fn splices(&self, inner: &Union) -> bool {
        inner.tag == self.tag && (self.tag.is_some() || inner.variants.iter().all(|variant| variant.tags.is_empty()))
    }

    fn push(&mut self, types: &Types, variant: &Variant) {
        match self.variants.iter_mut().find(|known| same(types, known.ty, variant.ty, 0)) {
            None => self.variants.push(variant.clone()),
            Some(known) => {
                for tag in &variant.tags {
                    if !known.tags.contains(tag) {
                        known.tags.push(tag.clone());
                    }
                }
            }
        }
    }
}

/// If all variants are unions with one and the same tag, it tells all of their variants apart.
fn lift_tag(types: &Types, flat: &mut Flat) {
    let mut tag: Option<&String> = None;
    let mut variants: Vec<Variant> = Vec::new();
    for variant in &flat.variants {
        let Shape::Union(Union { tag: Some(inner), variants: inside, .. }) = &types[target(types, variant.ty)].shape
        else {
            return;
        };
        if *tag.get_or_insert(inner) != inner {
            return;
        }
        for new in inside {
            let clash = |known: &Variant| known.ty != new.ty && known.tags.iter().any(|tag| new.tags.contains(tag));
            if variants.iter().any(clash) {
                return;
            }
            if !variants.iter().any(|known| known.ty == new.ty) {
                variants.push(new.clone());
            }
        }
    }
    if let (Some(tag), 2..) = (tag, flat.variants.len()) {
        (flat.tag, flat.variants) = (Some(tag.clone()), variants);
    }
}

/// Scalars of one JSON type become one variant.
fn join(types: &mut Types, id: TypeId, variants: &mut Vec<Variant>, wanted: Kind) {
    let is_one = |types: &Types, variant: &Variant| kind(types, variant.ty) == Some(wanted);
    let members: Vec<TypeId> = variants.iter().filter(|v| is_one(types, v)).map(|v| v.ty).collect();
    let Some(first) = variants.iter().position(|v| is_one(types, v)).filter(|_| members.len() > 1) else { return };
    let shape = joined(types, &members);
    let found = members.iter().copied().find(|ty| equal(&types[target(types, *ty)].shape, &shape));
    let ty = found.unwrap_or_else(|| {
        let index = types.len();
        let place = types[id].place.clone();
        types.add(Type::new(place, Origin::Variant { of: id, index }, shape))
    });
    let mut at = 0;
    variants.retain(|variant| {
        at += 1;
        at == first + 1 || !members.contains(&variant.ty)
    });
    if let Some(variant) = variants.get_mut(first) {
        variant.ty = ty;
    }
}

/// The shape that admits what all of these admit; each is a scalar of the same JSON type.
fn joined(types: &Types, members: &[TypeId]) -> Shape {
    let mut choices: Vec<Choice> = Vec::new();
    let (mut plain, mut floats): (Option<Shape>, bool) = (None, false);
    for ty in members.iter().map(|id| &types[target(types, *id)]) {
        match &ty.shape {
            Shape::Enum(more) => {
                floats |= more.iter().any(|choice| choice.value.is_f64());
                for choice in more {
                    if !choices.iter().any(|known| known.value == choice.value) {
                        choices.push(titled(choice.clone(), ty, more.len()));
                    }
                }
            }
            other => plain = Some(plain.map_or_else(|| other.clone(), |known| wider(known, other))),
        }
    }
    match plain {
        // Enums are open, so the known values may represent the plain type as well.
        None | Some(Shape::Text(_)) if !choices.is_empty() => Shape::Enum(choices),
        Some(Shape::Integer(_)) if !choices.is_empty() && !floats => Shape::Enum(choices),
        Some(Shape::Integer(_)) if floats => Shape::Number(None),
        Some(shape) => shape,
        None => Shape::Any,
    }
}

/// A constant among other constants has its title as its name.
fn titled(mut choice: Choice, ty: &Type, count: usize) -> Choice {
    if count == 1 {
        choice.name = choice.name.or_else(|| ty.title.clone());
        choice.docs = choice.docs.or_else(|| ty.docs.description.clone());
    }
    choice
}

/// The plain scalar type that admits both.
fn wider(a: Shape, b: &Shape) -> Shape {
    match (&a, b) {
        (Shape::Text(x), Shape::Text(y)) if x != y => Shape::Text(None),
        (Shape::Integer(x), Shape::Integer(y)) if x != y => Shape::Integer(None),
        (Shape::Number(x), Shape::Number(y)) if x != y => Shape::Number(None),
        (Shape::Integer(_), Shape::Number(_)) | (Shape::Number(_), Shape::Integer(_)) => Shape::Number(None),
        _ => a,
    }
}

/// Equal scalars, whatever enums say of their values.
fn equal(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::Enum(x), Shape::Enum(y)) => {
            x.iter().map(|choice| &choice.value).eq(y.iter().map(|choice| &choice.value))
        }
        _ => a == b,
    }
}

/// Returns `true` if two types admit the same, as far as can be seen without going deep. Prose does not count.
fn same(types: &Types, a: TypeId, b: TypeId, depth: usize) -> bool {
    let (a, b) = (target(types, a), target(types, b));
    if a == b {
        return true;
    }
    let both = |x: TypeId, y: TypeId| is_nullable(types, x) == is_nullable(types, y) && same(types, x, y, depth + 1);
    let (x, y) = (&types[a], &types[b]);
    let named = |ty: &Type| matches!(ty.origin, Origin::Named(_));
    match (&x.shape, &y.shape) {
        _ if depth > COMPARED => false,
        (Shape::Object(_), Shape::Object(_)) if named(x) || named(y) => false,
        (Shape::Object(x), Shape::Object(y)) => {
            let rest = match (x.rest, y.rest) {
                (Rest::Of(x), Rest::Of(y)) => both(x, y),
                (x, y) => x == y,
            };
            let equal = |(x, y): (&Member, &Member)| x.required == y.required && both(x.ty, y.ty);
            rest && x.pairs(y).is_some_and(|pairs| pairs.into_iter().all(equal))
        }
        (Shape::Array(x), Shape::Array(y)) => both(*x, *y),
        (Shape::Any, Shape::Any) => true,
        (Shape::Union(_) | Shape::All(_) | Shape::Tuple(..), _) => false,
        (x, y) => equal(x, y),
    }
}
