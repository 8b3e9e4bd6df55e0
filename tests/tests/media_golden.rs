//! The client of tests/fixtures/media, whose bodies are XML and CSV: it is what is generated, and its crate names the
//! features of the runtime that it needs.
//!
//! Apart from the calls of it, since those compile only once it is written.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output;
use expect_test::{expect, expect_file};

#[test]
fn the_file_in_git_is_what_is_generated() {
    let outcome =
        pipeline::run(&mut Disk::new(env!("CARGO_MANIFEST_DIR")), "fixtures/media/api.yaml", &Config::default());
    assert!(!outcome.has_errors());
    let (plan, module) = (outcome.plan.unwrap(), outcome.module.unwrap());
    expect_file!["../fixtures/media/generated.rs"].assert_eq(&output::source(&module, &output::header("api.yaml")));
    let options = output::Options { cli: true, ..output::Options::default() };
    let manifest = output::crate_files(&plan, &module, &options).remove("Cargo.toml").unwrap();
    expect![[r#"
        connector-runtime = { version = "0.1.0", features = ["csv", "xml"] }
    "#]]
    .assert_eq(&(manifest.lines().last().unwrap().to_owned() + "\n"));
}
