//! Every endpoint of the twelve descriptions in `tests/fixtures/descriptions`, called against a server in this process.
//!
//! What was sent stands in each test as text, to the hosts that the description names. docs/features.md says what
//! each description shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod crm;
mod feed;
mod files;
mod forms;
mod forum;
mod graph;
mod login;
mod members;
mod notes;
mod server;
mod shop;
mod tracker;
mod types;
