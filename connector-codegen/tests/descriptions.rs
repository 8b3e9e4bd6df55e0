//! The descriptions of `tests/fixtures/descriptions`: each has a twin beside it, written by hand, and both give the same
//! IR but for places and docs. Between them they use every key.

use connector_codegen::catalog::keys::connector::{CONNECTOR, TABLES};
use connector_codegen::catalog::keys::{Kind, Table};
use connector_codegen::config::Config;
use connector_codegen::diag::{Diagnostics, render};
use connector_codegen::front::{Disk, Outcome, Pipeline, Stage, pipeline};
use connector_codegen::spec;
use connector_codegen::text::Sources;
use connector_codegen::tree::{self, Node};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/descriptions")
}

fn descriptions() -> Vec<String> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_other = |name: &str| name.contains(".twin.") || name.contains(".openapi.");
    let mut names: Vec<_> = all.filter(|name| !is_other(name)).collect();
    names.sort();
    names
}

fn lower(name: &str) -> Outcome {
    let config = Config::default();
    let pipeline = Pipeline { config: &config, until: Stage::Lower, clock: &|| Duration::ZERO };
    pipeline.run(&mut Disk::new(folder()), name)
}

/// The reports, then the IR without docs.
fn dump(name: &str) -> String {
    let outcome = lower(name);
    let mut text = render::plain(&outcome.diagnostics, &outcome.sources);
    let spec = outcome.spec.map(|spec| spec::dump(&spec, None)).unwrap_or_default();
    let is_docs = |line: &str| ["docs: ", "summary: ", "link: "].iter().any(|head| line.trim_start().starts_with(head));
    for line in spec.lines().filter(|line| !is_docs(line)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn read(name: &str) -> Node {
    let mut sources = Sources::default();
    let id = sources.add(name, None, fs::read_to_string(folder().join(name)).unwrap());
    tree::read(&sources, id, &mut Diagnostics::new()).unwrap()
}

#[test]
fn a_description_and_its_twin_are_the_same() {
    let names = descriptions();
    assert!(names.len() >= 12, "{} are too few", names.len());
    let mut differ = Vec::new();
    for name in names {
        let twin = Path::new(&name).with_extension("twin.yaml");
        let (ours, theirs) = (dump(&name), dump(twin.to_str().unwrap()));
        assert!(ours.contains("info: "), "{name} gives nothing:\n{ours}");
        if ours != theirs {
            let lines = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
            differ.push(format!("{name}, at {lines:#?}\n--- description\n{ours}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn every_description_becomes_a_client_without_a_report() {
    for name in descriptions() {
        let outcome = pipeline::run(&mut Disk::new(folder()), &name, &Config::default());
        assert!(outcome.module.is_some(), "{name}");
        let reports = render::plain(&outcome.diagnostics, &outcome.sources);
        assert!(outcome.diagnostics.is_empty(), "{reports}");
    }
}

#[test]
fn together_they_use_every_key() {
    let mut used = BTreeSet::new();
    for name in descriptions() {
        walk(&read(&name), &CONNECTOR, &mut used);
    }
    let all = TABLES.iter().flat_map(|table| table.keys.iter().map(|key| (table.name, key.name)));
    let missing: Vec<_> = all.filter(|key| !used.contains(key)).collect();
    assert!(missing.is_empty(), "no description has {missing:?}");
}

type Used = BTreeSet<(&'static str, &'static str)>;

/// Notes the keys of an object, and of the objects in it.
fn walk(node: &Node, table: &'static Table, used: &mut Used) {
    for (name, value) in node.as_map().into_iter().flat_map(|map| map.iter()) {
        if let Some(key) = table.find(&name.text) {
            used.insert((table.name, key.name));
            look(value, &key.kind, used);
        }
    }
}

fn look(node: &Node, kind: &'static Kind, used: &mut Used) {
    let members = || node.as_map().into_iter().flat_map(|map| map.iter());
    match kind {
        Kind::Object(table) => walk(node, table, used),
        Kind::Map(kind) => members().for_each(|(_, value)| look(value, kind, used)),
        Kind::List(kind) => node.as_list().into_iter().flatten().for_each(|item| look(item, kind, used)),
        Kind::Either(kinds) => kinds.iter().for_each(|kind| look(node, kind, used)),
        _ => {}
    }
}
