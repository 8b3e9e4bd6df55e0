//! What a type is, behind its aliases.
//!
//! Separate because calls read words by it, and imports guess by it. An alias of an alias of an integer is an integer.

use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{TypeId, Types};

/// What a type is; of a circle of aliases, anything.
pub(crate) fn shape(types: &Types, ty: TypeId) -> &Shape {
    types.shape(ty).unwrap_or(&Shape::Any)
}
