//! Names of generated clients are stable: the order of a document, a choice of operations and a new operation do not change
//! them. Nothing is compiled here; plans are compared.
//!
//! The test over real documents reads `../shared/corpus`, takes its time, and is ignored:
//! `cargo test -p connector-tests --test names --release -- --ignored --nocapture`. The environment variable `NAMES_OF`
//! restricts it to documents whose names contain its value.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, reason = "a test")]

mod document;
mod measure;
mod public;

use connector_codegen::config::Config;
use connector_codegen::diag::Diagnostics;
use connector_codegen::text::Sources;
use connector_codegen::tree;
use measure::{Figures, measure};
use public::{plan, public};
use std::fs;
use std::path::Path;

/// In bytes.
const LARGE: usize = 1_000_000;

#[test]
fn order_and_choice_and_additions_change_no_name() {
    let document = serde_json::from_str(include_str!("api.json")).unwrap();
    let figures = measure(&document, 20, usize::MAX);
    assert_eq!((figures.shuffled, figures.chosen, figures.added), (0, 0, 0), "{:#?}", figures.examples);
    assert_eq!(figures.foreign, 0, "{:#?}", figures.examples);
}

#[test]
fn names_of_a_small_document() {
    let document = serde_json::from_str(include_str!("api.json")).unwrap();
    let names: Vec<String> = public(&plan(&document, &Config::default())).into_iter().collect();
    expect_test::expect_file!["./names.txt"].assert_eq(&(names.join("\n") + "\n"));
}

#[test]
#[ignore = "reads the corpus, if it is there"]
fn names_of_real_documents() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ways = ["../shared/corpus/api", "../../shared/corpus/api"];
    let Some(corpus) = ways.iter().map(|way| root.join(way)).find(|way| way.is_dir()) else {
        eprintln!("skipped: there is no ../shared/corpus");
        return;
    };
    let mut files: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json" || end == "yaml"));
    files.sort_by_key(|file| fs::metadata(file).map_or(0, |file| file.len()));
    let only = std::env::var("NAMES_OF").unwrap_or_default();
    let mut all = Figures::default();
    for file in files.iter().filter(|file| file.to_string_lossy().contains(&only)) {
        let text = fs::read_to_string(file).unwrap();
        let Some(document) = read(&text) else {
            eprintln!("{}: not read", file.display());
            continue;
        };
        // Large documents take long in an unoptimized build.
        let (orders, choices) = if text.len() < LARGE { (20, 10) } else { (8, 8) };
        let figures = measure(&document, orders, choices);
        eprintln!("{}: {figures}", file.file_name().unwrap().to_string_lossy());
        figures.examples.iter().for_each(|line| eprintln!("  {line}"));
        all += figures;
    }
    eprintln!("all: {all}");
    assert_eq!((all.shuffled, all.chosen, all.added, all.foreign), (0, 0, 0, 0));
}

/// JSON or YAML as JSON.
fn read(text: &str) -> Option<serde_json::Value> {
    let mut sources = Sources::default();
    let id = sources.add("api", None, text);
    Some(tree::read(&sources, id, &mut Diagnostics::new())?.to_json())
}
