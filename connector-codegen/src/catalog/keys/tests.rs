//! The tables: their examples are right, and the page and the schema are fresh.

use super::connector::tables;
use super::{Kind, members, page, schema};
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
fn a_number_is_a_text_and_null_is_an_absent_key_everywhere() {
    for table in tables() {
        for key in table.keys {
            let of = |value: &str| {
                let mut sources = Sources::default();
                let id = sources.add("o.yaml", None, format!("{}: {value}", key.name));
                let node = tree::read(&sources, id, &mut Diagnostics::new()).unwrap();
                members::object(&node, table, table.name, &mut Diagnostics::new()).unwrap()
            };
            if matches!(key.kind, Kind::Text | Kind::Template) {
                assert_eq!(of("1.10").get(key.name).and_then(tree::Node::as_str), Some("1.10"), "{}", key.name);
            }
            let takes_null = match key.kind {
                Kind::Either(kinds) => kinds.iter().any(|kind| matches!(kind, Kind::Any)),
                kind => matches!(kind, Kind::Any),
            };
            assert_eq!(of("null").get(key.name).is_some(), takes_null, "{}.{}", table.name, key.name);
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
