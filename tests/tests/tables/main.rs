//! Generated code and `connector call` run equal tables: each constant of a golden client equals that of the plan, which
//! `connector call` runs.
//!
//! The lists of constants are written by `tables_golden.rs`. Clients of descriptions are compared in `tests/features`, whose
//! build script generates them.

#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(missing_docs, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::plan::Plan;
use connector_runtime::abi::v1 as abi;
use connector_tables::Owned as _;
use std::path::Path;

#[rustfmt::skip]
mod golden;

/// The plan of a golden's document, as `connector call` plans it.
fn plan(name: &str) -> Plan {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let outcome = pipeline::run(&mut Disk::new(base), &format!("fixtures/{name}/api.yaml"), &Config::default());
    assert!(!outcome.has_errors(), "{name}");
    outcome.plan.unwrap()
}

fn check(name: &str, connector: &abi::Connector, operations: &[&abi::Operation]) {
    let plan = plan(name);
    assert_eq!(*connector, plan.connector.view(), "{name}");
    let planned: Vec<_> = plan.groups.iter().flat_map(|group| &group.endpoints).collect();
    assert_eq!(operations.len(), planned.len(), "{name}");
    for (operation, endpoint) in operations.iter().zip(planned) {
        assert_eq!(**operation, endpoint.table.view(), "{name}: {}", endpoint.marker);
    }
}

#[test]
fn the_tables_of_tracker_are_those_of_its_plan() {
    check("tracker", connector_tests::tracker::CONNECTOR, golden::tracker::OPERATIONS);
}

#[test]
fn the_tables_of_media_are_those_of_its_plan() {
    check("media", connector_tests::media::CONNECTOR, golden::media::OPERATIONS);
}

#[test]
fn the_tables_of_shop_are_those_of_its_plan() {
    check("shop", connector_tests::shop::CONNECTOR, golden::shop::OPERATIONS);
}

#[test]
fn every_golden_is_compared() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let goldens = std::fs::read_dir(fixtures).unwrap().flatten().map(|entry| entry.path());
    let mut names: Vec<_> = goldens
        .filter(|folder| folder.join("generated.rs").exists())
        .filter_map(|folder| Some(folder.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    assert_eq!(names, ["media", "shop", "tracker"]);
}
