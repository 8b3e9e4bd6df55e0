//! The binary of `generate --cli` for tests/fixtures/media: the file in git is what is generated, and it compiles with its
//! client. `UPDATE_EXPECT=1` writes it again.

#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub, reason = "a test with generated code")]

// The binary names its library, which is this crate here.
extern crate self as shop;

#[rustfmt::skip]
#[path = "../../../tests/fixtures/media/generated.rs"]
mod client;
#[rustfmt::skip]
#[path = "../../../tests/fixtures/media/commands.rs"]
mod commands;

pub use client::{Client, types};
use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output;
use expect_test::expect_file;

#[test]
fn the_file_in_git_is_what_is_generated() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/media");
    let outcome = pipeline::run(&mut Disk::new(folder), "api.yaml", &Config::default());
    let options = output::Options { cli: true, source_name: "api.yaml".to_owned(), ..output::Options::default() };
    let mut files = output::crate_files(&outcome.plan.unwrap(), &outcome.module.unwrap(), &options);
    expect_file!["../../../tests/fixtures/media/commands.rs"].assert_eq(&files.remove("src/main.rs").unwrap());
}
