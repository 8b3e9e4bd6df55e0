//! OpenAPI documents to the IR.
