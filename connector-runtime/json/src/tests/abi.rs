//! The names by which generated code reaches this crate, as the runtime's `abi::v1` has them.

pub(super) use crate::types::{Date, DateTime, Nullable, Value};
pub(super) use crate::{
    __v1_integer_enum as integer_enum, __v1_model as model, __v1_newtype as newtype, __v1_text_enum as text_enum,
    __v1_union as union, __v1_value_enum as value_enum, __v1_variants as variants,
};
pub(super) use crate::{Fields, Json, Map, Model, Node, Object, Union, Writer};
pub(super) use connector_tables::*;

/// The rules of a union, as generated code names them.
pub(super) type Rules = connector_tables::Rules<'static>;
