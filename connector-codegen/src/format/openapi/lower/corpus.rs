//! All documents of the corpus, if it is available: `cargo test -p connector-codegen --lib corpus -- --ignored --nocapture`.

use crate::config::Config;
use crate::diag::{Diagnostics, Severity, code};
use crate::format::openapi::lower;
use crate::spec::Spec;
use crate::text::Sources;
use crate::tree;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The expected result of a document, from index.tsv.
struct Row<'t> {
    file: &'t str,
    version: &'t str,
    operations: usize,
    schemas: usize,
}

fn rows(index: &str) -> impl Iterator<Item = Row<'_>> {
    index.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (file, version) = (cells.next()?, cells.next()?);
        let (operations, schemas) = (cells.nth(1)?.parse().ok()?, cells.next()?.parse().ok()?);
        Some(Row { file, version, operations, schemas })
    })
}

/// Lowers one document and prints its errors.
fn run(corpus: &Path, row: &Row<'_>, codes: &mut BTreeMap<&'static str, usize>) -> Option<Spec> {
    let text = std::fs::read_to_string(corpus.join(row.file)).ok()?;
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::new());
    let id = sources.add(row.file, None, text);
    let spec = tree::read(&sources, id, &mut diags)
        .and_then(|root| lower(&root, &(&root).into(), &Config::default(), &mut diags));
    for report in diags.finish() {
        *codes.entry(report.code.id).or_default() += 1;
        let is_outside = report.code.id == code::EXTERNAL_REF.id;
        if !is_outside && (report.severity != Severity::Warning || std::env::var("WARNINGS").is_ok()) {
            let (line, column) = sources.line_column(report.labels[0].0);
            println!("    {} {}:{line}:{column} {}", report.code.id, row.file, report.message);
        }
    }
    spec
}

/// The corpus lies beside the repository, and beside the folder of its worktrees.
pub(crate) fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["../shared/corpus", "../../shared/corpus"].iter().map(|way| root.join(way)).find(|way| way.is_dir())
}

fn check(versions: &str, most: f64) {
    let Some(corpus) = folder() else { return println!("skipped: there is no ../shared/corpus") };
    let index = std::fs::read_to_string(corpus.join("index.tsv")).unwrap();
    let (mut made, mut skipped, mut unread) = (0, 0, 0);
    let mut codes = BTreeMap::new();
    for row in rows(&index).filter(|row| row.version.starts_with(versions)) {
        let start = Instant::now();
        let Some(spec) = run(&corpus, &row, &mut codes) else {
            println!("{} NOT READ", row.file);
            unread += 1;
            continue;
        };
        let counted = spec.operations.len() + spec.skipped.len();
        if counted != row.operations || spec.named.len() != row.schemas || !spec.skipped.is_empty() {
            println!(
                "{}: {counted} of {} operations, {} skipped, {} of {} schemas, {:?}",
                row.file,
                row.operations,
                spec.skipped.len(),
                spec.named.len(),
                row.schemas,
                start.elapsed()
            );
        }
        made += spec.operations.len();
        // Other files are not followed yet.
        skipped += spec.skipped.iter().filter(|skipped| skipped.code != code::EXTERNAL_REF.id).count();
    }
    println!("{made} operations, {skipped} skipped, {unread} documents not read, {codes:?}");
    assert_eq!(unread, 0);
    assert!(skipped as f64 <= most * (made + skipped) as f64);
}

#[test]
#[ignore = "needs the corpus"]
fn corpus_of_3_0() {
    check("3.0", 0.01);
}

#[test]
#[ignore = "needs the corpus"]
fn corpus_of_2_0() {
    check("2.0", 0.01);
}

#[test]
#[ignore = "needs the corpus"]
fn corpus_of_3_1_and_3_2() {
    check("3.1", 0.01);
    check("3.2", 0.01);
}
