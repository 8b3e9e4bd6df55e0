//! The names by which the records reach connector-json: in clients, they are those of the runtime's `abi::v1`.

pub use connector_json::{__v1_model as model, __v1_text_enum as text_enum};
