//! Reads API descriptions and writes typed Rust clients.
//!
//! For build scripts there is [`Builder`]; for programs that want to see what happens, [`front::Pipeline`]. Users of the
//! macro `client!` take it from `connector-runtime`, and users of the command line have the binary `connector`.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), connector_codegen::Error> {
//!     connector_codegen::Builder::new("api.yaml").only("issues/*").build()
//! }
//! ```
//! ```ignore
//! // src/lib.rs
//! pub mod api {
//!     include!(concat!(env!("OUT_DIR"), "/api.rs"));
//! }
//! ```
//!
//! The modules are listed in the order in which they may use each other: each one uses only those above it.
//! ARCHITECTURE.md has the map.

// Tests read fixtures, write to temporary folders and measure; clippy.toml is about the library.
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod text;

pub mod diag;

pub mod tree;

pub mod catalog;

pub mod config;

pub mod spec;

pub mod format;

pub mod pass;

pub mod plan;

mod table;

pub mod emit;

pub mod output;

pub mod derive;

pub mod front;

pub use front::{Builder, Error};
