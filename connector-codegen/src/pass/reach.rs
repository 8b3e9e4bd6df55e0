//! Looking through aliases.
//!
//! Separate because merging, unions and pruning ask the same: what is this type in the end, and may it be null.

use crate::spec::ty::{Shape, TypeId, Types};

/// More aliases in a row than this is a circle; the pass `cycle` has cut those.
const HOPS: usize = 10_000;

/// The first type behind a chain of aliases that is none.
pub(super) fn target(types: &Types, id: TypeId) -> TypeId {
    let mut at = id;
    for _ in 0..HOPS {
        match types.get(at).map(|ty| &ty.shape) {
            Some(Shape::Alias(next)) => at = *next,
            _ => break,
        }
    }
    at
}

/// Returns `true` if a type or one of the aliases before it says that null is a value.
pub(super) fn is_nullable(types: &Types, id: TypeId) -> bool {
    let mut at = id;
    for _ in 0..HOPS {
        match types.get(at) {
            Some(ty) if ty.nullable || ty.shape == Shape::Null => return true,
            Some(ty) => match ty.shape {
                Shape::Alias(next) => at = next,
                _ => return false,
            },
            None => return false,
        }
    }
    false
}
