//! Every kind of report, drawn: `tests/diagnostics/cNNN-name.yaml` is the smallest document that provokes it, and the
//! file `.txt` beside it the report. `UPDATE_EXPECT=1` writes the reports anew.
//!
//! A first line `# options: only=nothing/*` sets options; `document=other.yaml` reads another document instead.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::{Config, Setting};
use connector_codegen::diag::render;
use connector_codegen::front::{Disk, pipeline};
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics")
}

fn fixtures() -> Vec<PathBuf> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut documents: Vec<_> = all.filter(|path| path.extension().is_some_and(|end| end != "txt")).collect();
    documents.sort();
    documents
}

/// The codes that a fixture gives, and its report.
fn report(path: &Path) -> (BTreeSet<String>, String) {
    let text = fs::read_to_string(path).unwrap();
    let mut document = path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut config = Config::default();
    let options = text.lines().next().and_then(|line| line.strip_prefix("# options: "));
    for (name, value) in options.into_iter().flat_map(str::split_whitespace).map(|pair| pair.split_once('=').unwrap()) {
        match name {
            "document" => document = value.to_owned(),
            _ => config.set(name, Setting::Text(value.to_owned())).unwrap(),
        }
    }
    let outcome = pipeline::run(&mut Disk::new(folder()), &document, &config);
    let codes = outcome.diagnostics.iter().map(|report| report.code.id.to_owned()).collect();
    let plain = render::plain(&outcome.diagnostics, &outcome.sources);
    (codes, plain.replace(&format!("{}/", folder().display()), ""))
}

#[test]
fn every_report_is_drawn_as_it_was() {
    for path in fixtures() {
        expect_file![path.with_extension("txt")].assert_eq(&report(&path).1);
    }
}

#[test]
fn every_fixture_gives_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let code = name.split('-').next().unwrap().to_uppercase();
        let (codes, _) = report(&path);
        if codes != BTreeSet::from([code]) {
            wrong.push(format!("{name} gives {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_report_has_its_document() {
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("yaml").exists() || path.with_extension("json").exists(), "{}", path.display());
    }
}
