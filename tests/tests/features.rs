//! Cargo features of tags: a generated crate compiles with each of them alone, with none and with all.
//!
//! The test runs cargo in a separate folder. The crate uses the runtime without its transport, which takes a minute to compile.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output::{self, Options};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TAGS: [&str; 3] = ["issues", "pull_requests", "default_"];

/// Writes the crate of the fixture.
fn written(group: &str) -> PathBuf {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = Config::default();
    for (option, value) in
        [("features", "tags"), ("group", group), ("non_exhaustive", "on"), ("client_parameters", "state")]
    {
        config.set(option, value.into()).unwrap();
    }
    let outcome = pipeline::run(&mut Disk::new(base), "fixtures/tags.yaml", &config);
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let root = base.parent().unwrap();
    let runtime_path = Some(root.join("connector-runtime").display().to_string());
    let options = Options { runtime_path, workspace: true, ..Options::default() };
    let mut files = output::crate_files(&outcome.plan.unwrap(), &outcome.module.unwrap(), &options);
    let manifest = files.get_mut("Cargo.toml").unwrap();
    *manifest = manifest.replace("connector-runtime\" }", "connector-runtime\", default-features = false }");
    assert!(manifest.contains("default-features"), "{manifest}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tags-{group}"));
    output::write(&files, &folder).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}

/// Checks a crate; there must be no warning either.
fn check(folder: &Path, features: &[&str]) {
    let ran = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["check", "--offline", "--quiet"])
        .args(features)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("tags-target"))
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && said.is_empty(), "{features:?}: {said}");
}

#[test]
fn each_tag_compiles_alone() {
    for group in ["flat", "tag"] {
        let folder = written(group);
        check(&folder, &[]);
        check(&folder, &["--no-default-features"]);
        for tag in TAGS {
            check(&folder, &["--no-default-features", "--features", tag]);
        }
    }
}
