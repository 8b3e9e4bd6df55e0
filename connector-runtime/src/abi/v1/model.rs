//! Names for generated types: `abi::Model`, `abi::Timestamp`, `abi::model!`. All of them are those of connector-json.

pub use connector_json::types::{Base64, Date, DateTime, Nullable, Number, Timestamp, Uuid, Value};
pub use connector_json::{
    __v1_integer_enum as integer_enum, __v1_model as model, __v1_newtype as newtype, __v1_text_enum as text_enum,
    __v1_union as union, __v1_value_enum as value_enum, __v1_variants as variants,
};
pub use connector_json::{
    DecodeError, Doc, Fields, Json, Map, Model, Node, Object, Union, Write, Writer, from_slice, to_vec,
};
