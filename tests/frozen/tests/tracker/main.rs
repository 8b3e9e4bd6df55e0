//! A committed program of `connector generate --cli`, which must compile with every later version of the packages that it
//! names. `generate tests/fixtures/tracker/api.yaml --cli` printed both files; docs/abi.md has the rules.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "generated code")]

// The program names its library, which is this crate here.
extern crate self as tracker;

#[rustfmt::skip]
mod client;
#[rustfmt::skip]
mod commands;

pub use client::{Client, types};

#[test]
fn the_program_is_one_of_the_package_for_programs() {
    // That this file compiles is the test; the names must not come from elsewhere.
    let program = include_str!("commands.rs");
    let names: Vec<&str> = program.lines().filter(|line| line.starts_with("use ")).collect();
    assert!(
        names.iter().all(|line| line.contains("tracker::") || line.contains("connector_cli_runtime::")),
        "{names:?}"
    );
}
