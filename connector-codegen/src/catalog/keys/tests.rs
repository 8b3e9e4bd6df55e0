//! The tables: their examples are right, and the page and the schema are fresh.

use super::connector::tables;
use super::{members, page, schema};
use crate::diag::{Diagnostics, render};
use crate::format::description::DESIGN;
use crate::text::Sources;
use crate::tree;
use expect_test::expect_file;

#[test]
fn every_example_is_what_its_key_asks_for() {
    for table in tables() {
        for key in table.keys {
            let mut sources = Sources::default();
            let id = sources.add(format!("{}.{}", table.name, key.name), None, key.example);
            let mut diags = Diagnostics::new();
            let node = tree::read(&sources, id, &mut diags).unwrap();
            assert!(node.get(key.name).is_some(), "the example of {}.{} has no such key", table.name, key.name);
            members::object(&node, table, table.name, &mut diags);
            let mut reports = diags.finish();
            reports.retain(|report| report.code.id != "C104");
            assert!(reports.is_empty(), "{}", render::plain(&reports, &sources));
        }
    }
}

#[test]
fn every_key_and_table_has_its_docs() {
    for table in tables() {
        assert!(table.docs.ends_with(['.', '…']), "{}", table.name);
        for key in table.keys {
            assert!(key.docs.ends_with(['.', '…']), "{}.{}", table.name, key.name);
            assert_eq!(table.find(key.name).map(|found| found.example), Some(key.example), "{} twice", key.name);
        }
    }
    let mut names: Vec<_> = tables().iter().map(|table| table.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "two tables share a name");
}

#[test]
fn the_page_is_fresh() {
    expect_file!["../../../../docs/description.md"].assert_eq(&page::page(DESIGN));
}

#[test]
fn the_schema_is_fresh() {
    expect_file!["../../../../docs/description.schema.json"].assert_eq(&schema::schema());
}
