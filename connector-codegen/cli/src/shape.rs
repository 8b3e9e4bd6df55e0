//! What a type is, behind its aliases.
//!
//! Apart because calls read words by it, and imports guess by it. An alias of an alias of an integer is an integer.

use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{TypeId, Types};

/// Aliases are followed so far.
const DEPTH: usize = 32;

/// What a type is; of a circle of aliases, anything.
pub(crate) fn shape(types: &Types, mut ty: TypeId) -> &Shape {
    for _ in 0..DEPTH {
        match types.get(ty).map(|ty| &ty.shape) {
            Some(Shape::Alias(target)) => ty = *target,
            Some(shape) => return shape,
            None => break,
        }
    }
    &Shape::Any
}
