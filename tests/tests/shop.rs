//! The client of tests/fixtures/shop, a document with members `x-connector-…`: it is what is generated.
//!
//! Apart from the tracker's, whose document is plain OpenAPI and whose client must not change.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output;
use expect_test::expect_file;

#[test]
fn the_file_in_git_is_what_is_generated() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let outcome = pipeline::run(&mut Disk::new(folder), "fixtures/shop/api.yaml", &Config::default());
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let text = output::source(&outcome.module.unwrap(), &output::header("api.yaml"));
    expect_file!["../fixtures/shop/generated.rs"].assert_eq(&text);
}
