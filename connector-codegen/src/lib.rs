//! Reads API descriptions and writes typed Rust clients. See ARCHITECTURE.md for the map.

pub mod catalog;
pub mod config;
pub mod diag;
pub mod emit;
pub mod format;
pub mod front;
pub mod output;
pub mod pass;
pub mod plan;
pub mod spec;
pub mod text;
pub mod tree;
