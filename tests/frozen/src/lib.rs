//! Committed clients, which must compile with every later runtime of the same major version. docs/abi.md has the rules.
//!
//! Each uses some kinds of tables; together they use all that a document can give. They were printed by
//! `connector generate DOCUMENT --module src/NAME.rs` from the documents in tests/fixtures; `unknown` with
//! `--unknown refuse`, `desk` with `--client-parameters` for each parameter but `limit`, `tags` with `--features tags
//! --setters on --unknown keep`.

#[rustfmt::skip]
pub mod alike;
#[rustfmt::skip]
pub mod crm;
#[rustfmt::skip]
pub mod desk;
#[rustfmt::skip]
pub mod feed;
#[rustfmt::skip]
pub mod files;
#[rustfmt::skip]
pub mod forms;
#[rustfmt::skip]
pub mod forum;
#[rustfmt::skip]
pub mod graph;
#[rustfmt::skip]
pub mod login;
#[rustfmt::skip]
pub mod media;
#[rustfmt::skip]
pub mod members;
#[rustfmt::skip]
pub mod notes;
#[rustfmt::skip]
pub mod openapi;
#[rustfmt::skip]
pub mod rest;
#[rustfmt::skip]
pub mod sensors;
#[rustfmt::skip]
pub mod shop;
#[rustfmt::skip]
pub mod tags;
#[rustfmt::skip]
pub mod tracker;
#[rustfmt::skip]
pub mod types;
#[rustfmt::skip]
pub mod unknown;
