//! Real descriptions through the whole pipeline: no panic, and no report of a bug of ours. What is generated is not
//! compiled here.
//!
//! The documents are not in git; where `../shared/corpus` is missing the test says so and passes.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::diag::code;
use connector_codegen::front::{Disk, pipeline};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Larger ones take their time where nothing is optimized.
const LARGEST: u64 = 300_000;

fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // Beside the repository, also from a worktree.
    ["../shared/corpus", "../../shared/corpus"].iter().map(|way| root.join(way)).find(|way| way.is_dir())
}

/// The rows of index.tsv that are wanted: file, version, bytes, …, whether it refers to other files.
fn documents(corpus: &Path) -> Vec<String> {
    let index = fs::read_to_string(corpus.join("index.tsv")).unwrap();
    let mut lines = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let column = |name: &str| head.iter().position(|title| *title == name).unwrap();
    let (file, version, bytes, outside) = (column("file"), column("version"), column("bytes"), column("external_refs"));
    let wanted = |row: &Vec<&str>| {
        row[version].starts_with("3.0") && row[outside] == "no" && row[bytes].parse::<u64>().unwrap() < LARGEST
    };
    lines.filter(wanted).map(|row| row[file].to_owned()).collect()
}

/// Returns the problem with the result, if there is one.
fn fault(corpus: &Path, document: &str) -> Option<String> {
    let run = || pipeline::run(&mut Disk::new(corpus), document, &Config::default());
    let Ok(outcome) = std::panic::catch_unwind(run) else { return Some(format!("{document}: panic")) };
    if let Some(bug) = outcome.diagnostics.iter().find(|report| report.code.id == code::BUG.id) {
        return Some(format!("{document}: {}", bug.message));
    }
    // A document that is refused as a whole has an error that says why.
    (outcome.module.is_none() && !outcome.has_errors()).then(|| format!("{document}: nothing came out"))
}

#[test]
fn every_document_comes_through() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: there is no ../shared/corpus");
        return;
    };
    let documents = documents(&corpus);
    assert!(documents.len() > 20, "only {} documents", documents.len());
    let (next, faults) = (Mutex::new(documents.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let work = || {
                loop {
                    let Some(document) = next.lock().unwrap().next() else { return };
                    faults.lock().unwrap().extend(fault(&corpus, document));
                }
            };
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().unwrap();
    eprintln!("{} documents", documents.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
