//! Questions about the IR's types: the target of an alias, nullability, parts of a type.
//!
//! Separate because naming, boxing and typing walk the same graph. Of `A: {$ref: B}`, the target is `B`.

use crate::spec::ty::{Origin, Rest, Shape, Variant};
use crate::spec::{Spec, Type, TypeId};
use serde_json::Value;
use std::collections::BTreeSet;

/// Maximum length of a chain of aliases. A longer one is a circle.
const ALIASES: usize = 64;

/// The type behind all aliases; itself, if they go round.
pub(crate) fn target(spec: &Spec, id: TypeId) -> TypeId {
    let is_last = |id: &TypeId| !matches!(spec.types[*id].shape, Shape::Alias(_));
    chain(spec, id).find(is_last).unwrap_or(id)
}

/// The shape behind all aliases. Aliases that go round are any JSON.
pub(crate) fn shape(spec: &Spec, id: TypeId) -> &Shape {
    spec.types.shape(id).unwrap_or(&Shape::Any)
}

/// The first that a type or those that it is an alias of say.
pub(crate) fn first<T>(spec: &Spec, id: TypeId, mut said: impl FnMut(&Type) -> Option<T>) -> Option<T> {
    chain(spec, id).find_map(|id| said(&spec.types[id]))
}

/// A type, followed by the targets of its aliases in order.
pub(crate) fn chain(spec: &Spec, id: TypeId) -> impl Iterator<Item = TypeId> + '_ {
    let next = |id: &TypeId| match spec.types[*id].shape {
        Shape::Alias(next) => Some(next),
        _ => None,
    };
    std::iter::successors(Some(id), next).take(ALIASES)
}

/// Returns `true` if null is a value of the type.
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

/// Returns `true` if a type has a Rust item wherever it is: a struct or an enum.
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
    values.map(Value::as_bool).collect::<Option<BTreeSet<bool>>>().is_some_and(|seen| seen.len() == 2)
}

/// A union of nothing but texts, of nothing but integers …: the one type that it is. Formats cannot be told apart.
pub(crate) fn scalar(spec: &Spec, id: TypeId) -> Option<Shape> {
    let Shape::Union(union) = &spec.types[id].shape else { return None };
    let mut all = union.variants.iter().map(|variant| shape(spec, variant.ty));
    all.try_fold(None::<Shape>, |merged, next| match (merged, next) {
        (None, Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_)) => Some(Some(next.clone())),
        (Some(Shape::Boolean), Shape::Boolean) => Some(Some(Shape::Boolean)),
        (Some(Shape::Text(a)), Shape::Text(b)) => Some(Some(Shape::Text(a.filter(|a| Some(a) == b.as_ref())))),
        (Some(Shape::Number(a)), Shape::Number(b)) => Some(Some(Shape::Number(a.filter(|a| Some(a) == b.as_ref())))),
        (Some(Shape::Integer(a)), Shape::Integer(b)) if a == *b => Some(Some(Shape::Integer(a))),
        (Some(Shape::Integer(_)), Shape::Integer(_)) => Some(Some(Shape::Integer(None))),
        _ => None,
    })?
}

/// Number of pairs of types to compare, after which two types are considered different.
const PAIRS: usize = 2_000;

/// Returns `true` if a type is a schema that the document names.
pub(crate) fn is_named(spec: &Spec, id: TypeId) -> bool {
    matches!(spec.types[id].origin, Origin::Named(_))
}

/// Returns `true` if two types are one for users: `$ref`s to one schema, or the same inline schema twice. Two schemas with
/// different names are two types, even if they are equal.
pub(crate) fn same(spec: &Spec, a: TypeId, b: TypeId) -> bool {
    // All pairs must agree, so a pair that waits or was seen needs no second look.
    let mut seen = BTreeSet::new();
    let mut waiting = vec![(a, b)];
    while let Some((a, b)) = waiting.pop() {
        if nullable(spec, a) != nullable(spec, b) || seen.len() > PAIRS {
            return false;
        }
        let (left, right) = (target(spec, a), target(spec, b));
        if left == right {
            continue;
        }
        if is_named(spec, left) && is_named(spec, right) {
            return false;
        }
        if seen.insert((left, right)) && !alike(spec, left, right, &mut waiting) {
            return false;
        }
    }
    true
}

/// Returns `true` if two types have the same form; their parts are queued for comparison.
fn alike(spec: &Spec, left: TypeId, right: TypeId, waiting: &mut Vec<(TypeId, TypeId)>) -> bool {
    let alike = match (&spec.types[left].shape, &spec.types[right].shape) {
        (Shape::Array(_), Shape::Array(_)) => true,
        (Shape::Tuple(a, rest), Shape::Tuple(b, other)) => a.len() == b.len() && rest.is_some() == other.is_some(),
        (Shape::Enum(a), Shape::Enum(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.value == b.value),
        (Shape::Object(a), Shape::Object(b)) => {
            let Some(pairs) = a.pairs(b) else { return false };
            waiting.extend(pairs.iter().map(|(a, b)| (a.ty, b.ty)));
            let rest = match (a.rest, b.rest) {
                (Rest::Of(a), Rest::Of(b)) => {
                    waiting.push((a, b));
                    true
                }
                (a, b) => a == b,
            };
            return rest && pairs.iter().all(|(a, b)| a.required == b.required);
        }
        (Shape::Union(a), Shape::Union(b)) => {
            let tags = |(a, b): (&Variant, &Variant)| a.tags == b.tags;
            a.tag == b.tag && a.variants.len() == b.variants.len() && a.variants.iter().zip(&b.variants).all(tags)
        }
        (Shape::All(_) | Shape::Alias(_), _) | (_, Shape::All(_) | Shape::Alias(_)) => false,
        (a, b) => return a == b,
    };
    waiting.extend(parts(spec, left).into_iter().zip(parts(spec, right)));
    alike
}
