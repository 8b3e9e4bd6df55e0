//! Names for generated code, by version: committed clients keep compiling while theirs exists.
//!
//! This room uses the rooms that have those names, and defines macros. No other room uses it, but `plain`.

pub mod v1;
