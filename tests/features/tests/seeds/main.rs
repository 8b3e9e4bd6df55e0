//! Every feature of the two systems that connectors come from, called against a server in this process.
//!
//! docs/features.md has a row for each test, with its name.

#![allow(clippy::unwrap_used, reason = "tests")]

mod patchworks;
mod processmaker;
mod server;

use connector_features::{patchworks as pw, processmaker as pm};
