//! OpenAPI documents to the IR.

pub mod cx;
pub mod schema;
