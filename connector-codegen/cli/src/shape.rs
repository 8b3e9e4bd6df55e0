//! The shape of a type, behind its aliases.
//!
//! Separate because calls read words by it, and imports guess by it. An alias of an alias of an integer is an integer.

use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{TypeId, Types};

/// The shape of a type; any JSON if its aliases are circular.
pub(crate) fn shape(types: &Types, ty: TypeId) -> &Shape {
    types.shape(ty).unwrap_or(&Shape::Any)
}
