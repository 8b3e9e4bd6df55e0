//! Mistakes that people made in connector descriptions: the report for each, or the reason why there is none.
//!
//! tests/mistakes/reports.txt is the table. The descriptions are not in git; if `../shared/cases` is missing, the test says
//! so and passes.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::diag::Severity;
use connector_codegen::front::{Disk, pipeline};
use expect_test::expect_file;
use std::fs;
use std::path::{Path, PathBuf};

/// Descriptions without a report, with the reason.
const VALID: &[(&str, &str)] = &[
    ("26_no_reply", "without `reply`, the body of a success is not read"),
    ("41_safe_false", "`safe: false` is obeyed: a PUT is not sent again"),
    ("43_token_text", "`$body` is the whole text of the token's response"),
    ("44_body_field", "`$body.a` is a property of the body"),
    ("48_success_or", "`in` may have null among its values"),
    ("52_secret_in_url", "a secret variable may stand in a path; no text shows it"),
    ("53_unused", "a variable, auth method or type that nothing uses changes nothing"),
    ("62_tworate", "the limit of an endpoint holds in addition to the connector's"),
    ("65_start_token", "a fixed value is the token of the first page"),
    ("70_types_dec", "a format of another JSON type changes nothing"),
    ("74_multipart_mixed", "the content type of a multipart body is the server's to choose"),
    ("80_unused_auth", "an auth method that nothing uses is not asked for"),
    ("82_col_typo", "`id` names the parameter of the path; records need no property of that name"),
    ("90_reply_text", "`text` is a type"),
    ("92_dup_path", "two endpoints may send the same request"),
    ("csv", "it works"),
    ("gq", "it works"),
    ("misc", "it works"),
    ("or", "it works"),
    ("pag", "it works"),
    ("path", "it works"),
    ("rest", "it works"),
    ("samp", "samples are examples for people; they are not compared with the types"),
    ("sec", "it works"),
    ("to", "it works"),
];

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["../shared", "../../shared"].iter().map(|way| root.join(way).join("cases/mistakes")).find(|way| way.is_dir())
}

/// The reports of a description: code, place, text, help.
fn reports(folder: &Path, file: &str) -> String {
    let outcome = pipeline::run(&mut Disk::new(folder), file, &Config::default());
    let line = |report: &connector_codegen::diag::Diagnostic| {
        let (line, column) = report.labels.first().map_or((0, 0), |label| outcome.sources.line_column(label.0));
        let word = if report.severity == Severity::Error { "error" } else { "warning" };
        let help = report.help.join("; ");
        format!("  {word} {} {line}:{column} {}\n    help: {help}\n", report.code.id, report.message)
    };
    outcome.diagnostics.iter().map(line).collect()
}

#[test]
fn each_mistake_has_its_report() {
    let Some(folder) = folder() else {
        eprintln!("skipped: there is no ../shared/cases");
        return;
    };
    let mut files: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok()?.strip_suffix(".yaml").map(str::to_owned))
        .collect();
    files.sort();
    let mut table = String::new();
    for file in &files {
        let reports = reports(&folder, &format!("{file}.yaml"));
        let valid = VALID.iter().find(|(name, _)| name == file);
        assert_eq!(valid.is_some(), reports.is_empty(), "{file}: {reports}");
        table += &match valid {
            Some((_, why)) => format!("{file}\n  valid: {why}\n"),
            None => format!("{file}\n{reports}"),
        };
    }
    expect_file!["../mistakes/reports.txt"].assert_eq(&table);
}
