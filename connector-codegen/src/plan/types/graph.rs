//! What the planner asks of the IR's types: where an alias leads, whether null is allowed, what is part of what.
//!
//! Apart because naming, boxing and typing walk the same graph. Of `A: {$ref: B}`, the target is `B`.

use crate::spec::ty::{Rest, Shape};
use crate::spec::{Spec, Type, TypeId};
use serde_json::Value;

/// How many aliases in a row are followed. More is a circle.
const ALIASES: usize = 64;

/// The type behind all aliases; itself, if they go round.
pub(crate) fn target(spec: &Spec, id: TypeId) -> TypeId {
    let mut at = id;
    for _ in 0..ALIASES {
        match spec.types[at].shape {
            Shape::Alias(next) => at = next,
            _ => return at,
        }
    }
    id
}

/// The shape behind all aliases. Aliases that go round are any JSON.
pub(crate) fn shape(spec: &Spec, id: TypeId) -> &Shape {
    match &spec.types[target(spec, id)].shape {
        Shape::Alias(_) => &Shape::Any,
        shape => shape,
    }
}

/// The first that a type or those that it is an alias of say.
pub(crate) fn first<T>(spec: &Spec, id: TypeId, mut said: impl FnMut(&Type) -> Option<T>) -> Option<T> {
    let mut at = id;
    for _ in 0..ALIASES {
        let ty = &spec.types[at];
        if let Some(found) = said(ty) {
            return Some(found);
        }
        match ty.shape {
            Shape::Alias(next) => at = next,
            _ => return None,
        }
    }
    None
}

/// Whether null is a value of it.
pub(crate) fn nullable(spec: &Spec, id: TypeId) -> bool {
    first(spec, id, |ty| ty.nullable.then_some(())).is_some()
}

/// The types that a type is made of, in order.
pub(crate) fn parts(spec: &Spec, id: TypeId) -> Vec<TypeId> {
    match &spec.types[id].shape {
        Shape::Array(item) | Shape::Alias(item) => vec![*item],
        Shape::Tuple(items, rest) => items.iter().copied().chain(*rest).collect(),
        Shape::Object(object) => {
            let rest = if let Rest::Of(rest) = object.rest { Some(rest) } else { None };
            object.members.iter().map(|member| member.ty).chain(rest).collect()
        }
        Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).chain(union.base).collect(),
        Shape::All(parts) => parts.clone(),
        _ => Vec::new(),
    }
}

/// Whether a type has a Rust item wherever it is: a struct or an enum.
pub(crate) fn is_item(spec: &Spec, id: TypeId) -> bool {
    match &spec.types[id].shape {
        Shape::Enum(choices) => {
            let values = || choices.iter().map(|choice| &choice.value);
            // An enum of lists or objects has no Rust form of its own.
            !is_both(values()) && !values().any(|value| value.is_array() || value.is_object())
        }
        Shape::Object(object) => !object.members.is_empty(),
        Shape::Union(_) => scalar(spec, id).is_none(),
        _ => false,
    }
}

/// `enum: [true, false]` is a boolean.
pub(crate) fn is_both<'v>(values: impl Iterator<Item = &'v Value>) -> bool {
    let mut seen = [false, false];
    for value in values {
        match value {
            Value::Bool(value) => seen[usize::from(*value)] = true,
            _ => return false,
        }
    }
    seen == [true, true]
}

/// A union of nothing but texts, of nothing but integers …: the one type that it is. Formats cannot be told apart.
pub(crate) fn scalar(spec: &Spec, id: TypeId) -> Option<Shape> {
    let Shape::Union(union) = &spec.types[id].shape else { return None };
    let mut all = union.variants.iter().map(|variant| shape(spec, variant.ty));
    let merged = all.try_fold(None::<Shape>, |merged, next| match (merged, next) {
        (None, Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_)) => Some(Some(next.clone())),
        (Some(Shape::Boolean), Shape::Boolean) => Some(Some(Shape::Boolean)),
        (Some(Shape::Text(a)), Shape::Text(b)) => Some(Some(Shape::Text(a.filter(|a| Some(a) == b.as_ref())))),
        (Some(Shape::Number(a)), Shape::Number(b)) => Some(Some(Shape::Number(a.filter(|a| Some(a) == b.as_ref())))),
        (Some(Shape::Integer(a)), Shape::Integer(b)) if a == *b => Some(Some(Shape::Integer(a))),
        (Some(Shape::Integer(_)), Shape::Integer(_)) => Some(Some(Shape::Integer(None))),
        _ => None,
    })?;
    merged
}

/// Whether two types admit the same JSON, as far as their form says: `$ref`s to one schema, or the same schema twice.
pub(crate) fn same(spec: &Spec, a: TypeId, b: TypeId, depth: usize) -> bool {
    let (left, right) = (target(spec, a), target(spec, b));
    if left == right {
        return nullable(spec, a) == nullable(spec, b);
    }
    if depth == 0 || nullable(spec, a) != nullable(spec, b) {
        return false;
    }
    let same = |a: TypeId, b: TypeId| same(spec, a, b, depth - 1);
    let all = |a: &[TypeId], b: &[TypeId]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(*a, *b));
    match (&spec.types[left].shape, &spec.types[right].shape) {
        (Shape::Array(a), Shape::Array(b)) => same(*a, *b),
        (Shape::Tuple(a, None), Shape::Tuple(b, None)) => all(a, b),
        (Shape::Enum(a), Shape::Enum(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.value == b.value),
        (Shape::Object(a), Shape::Object(b)) => {
            let rest = match (a.rest, b.rest) {
                (Rest::Of(a), Rest::Of(b)) => same(a, b),
                (a, b) => a == b,
            };
            let member = |(a, b): (&crate::spec::ty::Member, &crate::spec::ty::Member)| {
                a.name == b.name && a.required == b.required && same(a.ty, b.ty)
            };
            rest && a.members.len() == b.members.len() && a.members.iter().zip(&b.members).all(member)
        }
        (Shape::Union(a), Shape::Union(b)) => {
            let tys = |union: &crate::spec::ty::Union| union.variants.iter().map(|v| v.ty).collect::<Vec<_>>();
            a.tag == b.tag && all(&tys(a), &tys(b))
        }
        (Shape::All(_), _) | (_, Shape::All(_)) => false,
        (a, b) => a == b,
    }
}
