//! The macros of connector-runtime: a shell over connector-codegen.
