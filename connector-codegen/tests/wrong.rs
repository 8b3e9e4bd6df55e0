//! Wrong descriptions, drawn: `tests/fixtures/wrong/NN-name.yaml` is the smallest one with a mistake, the file `.txt`
//! beside it the report. `UPDATE_EXPECT=1` writes the reports anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::diag::render;
use connector_codegen::front::{Disk, Outcome, pipeline};
use expect_test::expect_file;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn fixtures() -> (PathBuf, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wrong");
    let all = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = all.filter(|name| !name.ends_with(".txt")).collect();
    names.sort();
    (folder, names)
}

/// Some descriptions extend the document of another fixture.
fn run(folder: &Path, name: &str) -> Outcome {
    let mut config = Config::default();
    config.set("documents", "../tracker".into()).unwrap();
    pipeline::run(&mut Disk::new(folder), name, &config)
}

#[test]
fn every_wrong_description_is_reported_as_it_was() {
    let (folder, names) = fixtures();
    assert!(names.len() >= 40, "{} are too few", names.len());
    let mut silent = Vec::new();
    for name in names {
        let outcome = run(&folder, &name);
        let plain = render::plain(&outcome.diagnostics, &outcome.sources);
        let plain = plain.replace(&format!("{}/", folder.display()), "");
        expect_file![folder.join(&name).with_extension("txt")].assert_eq(&plain);
        if outcome.diagnostics.is_empty() {
            silent.push(name);
        }
    }
    if env::var_os("UPDATE_EXPECT").is_none() {
        assert!(silent.is_empty(), "nothing is wrong with {silent:?}");
    }
}

#[test]
fn every_report_says_what_to_do() {
    let (folder, names) = fixtures();
    for name in names {
        let outcome = run(&folder, &name);
        for report in &outcome.diagnostics {
            assert!(!report.help.is_empty(), "{name}: {} has no help", report.message);
            let twin = [&report.message].into_iter().chain(&report.help).find(|text| text.contains("x-connector"));
            assert_eq!(twin, None, "{name}: nobody writes members of the twin into a description");
        }
    }
}
