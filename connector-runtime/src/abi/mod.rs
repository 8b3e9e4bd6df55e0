//! Names for generated code, by version: committed clients keep compiling while theirs exists.

pub mod v1;
