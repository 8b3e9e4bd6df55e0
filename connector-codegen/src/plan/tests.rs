//! Documents in, plans out.

mod calls;
mod client;
mod fixed;
mod from;
mod names;
mod options;
mod outline;
mod tags;
mod types;

use super::{dump, plan};
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi::{self, testing::tree};
use crate::pass;
use crate::spec::Spec;
use expect_test::{Expect, expect, expect_file};

/// The input of planning: the document, lowered and passed.
fn spec(text: &str, config: &Config) -> (Spec, Diagnostics) {
    let text = match text.contains("openapi:") {
        true => text.to_owned(),
        false => format!("openapi: 3.1.0\ninfo: {{ title: Test, version: '' }}\n{text}"),
    };
    let (_, root) = tree(&text);
    let mut diags = Diagnostics::new();
    let mut spec = openapi::lower(&root, &(&root).into(), config, &mut diags).expect("the test's document is one");
    pass::run(&mut spec, config, &mut diags);
    (spec, diags)
}

/// The plan of a document, and the reports under it.
fn planned(text: &str, config: &Config, only: Option<&str>) -> String {
    let (spec, mut diags) = spec(text, config);
    let mut out = dump(&plan(&spec, config, "test.yaml", &mut diags), only);
    for diagnostic in diags.finish() {
        out += &format!("{}: {}\n", diagnostic.code.id, diagnostic.message);
    }
    out
}

/// The plan of a document.
fn check(text: &str, want: Expect) {
    want.assert_eq(&planned(text, &Config::default(), None));
}

/// The types of a document: only the schemas are written.
fn check_types(schemas: &str, want: Expect) {
    want.assert_eq(&types_of(schemas));
}

fn types_of(schemas: &str) -> String {
    let text = format!("components:\n  schemas:\n{}", indented(schemas, 4));
    let all = planned(&text, &Config::default(), None);
    all.split_once('\n').map_or("", |(_, rest)| rest).to_owned()
}

fn indented(text: &str, by: usize) -> String {
    let text = text.trim_matches('\n');
    let margin = text.lines().next().map_or(0, |line| line.len() - line.trim_start().len());
    text.lines().map(|line| format!("{:by$}{}\n", "", line.get(margin..).unwrap_or_default())).collect()
}

#[test]
fn the_tracker_is_planned_as_it_was_written_by_hand() {
    let text = include_str!("../../../tests/fixtures/tracker/api.yaml");
    let got = planned(text, &Config::default(), None);
    expect_file!["./tests/tracker.txt"].assert_eq(&got);
}

#[test]
fn one_document_has_one_plan() {
    let text = include_str!("../../../tests/fixtures/tracker/api.yaml");
    assert_eq!(planned(text, &Config::default(), None), planned(text, &Config::default(), None));
}

#[test]
fn one_item_can_be_shown_alone() {
    let text = include_str!("../../../tests/fixtures/tracker/api.yaml");
    expect![[r#"
        text enum State
          /// Whether it is done.
          Open = "open"  // `open`
          Closed = "closed"  // `closed`
          InReview = "in-review"  // `in-review`
    "#]]
    .assert_eq(&planned(text, &Config::default(), Some("State")));
}
