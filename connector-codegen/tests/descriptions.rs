//! The descriptions of `tests/fixtures/descriptions`: each has a twin beside it, written by hand, and both give the same
//! IR but for places and docs. Between them they use every key.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test")]

use connector_codegen::catalog::keys::connector::{CONNECTOR, tables};
use connector_codegen::catalog::keys::{Kind, Table};
use connector_codegen::config::Config;
use connector_codegen::diag::{Diagnostics, render};
use connector_codegen::front::{Disk, Outcome, Pipeline, Stage, pipeline};
use connector_codegen::spec;
use connector_codegen::text::{Loaded, Loader, Origin, Sources};
use connector_codegen::tree::{self, Node, pointer};
use serde_json::{Value, json};
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
    let all = tables().into_iter().flat_map(|table| table.keys.iter().map(|key| (table.name, key.name)));
    let missing: Vec<_> = all.filter(|key| !used.contains(key)).collect();
    assert!(missing.is_empty(), "no description has {missing:?}");
}

#[test]
fn pointers_lead_to_what_was_written() {
    let mut lost = Vec::new();
    for name in descriptions() {
        let root = read(&name);
        let document = root.get("openapi").and_then(Node::as_str).map(read);
        let spec = lower(&name).spec.unwrap();
        let all = spec.operations.iter().map(|operation| &operation.place).chain(spec.named.iter().map(|ty| &ty.place));
        for place in all {
            let is_there = |root: &Node| pointer::resolve(root, &place.pointer).is_ok();
            if !is_there(&root) && !document.as_ref().is_some_and(is_there) {
                lost.push(format!("{name}: {}", place.pointer));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

/// One text under every name, and the document that `forum.yaml` extends.
struct Memory(String);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        let text = match reference.contains(".openapi.") {
            true => fs::read_to_string(folder().join(reference)).unwrap(),
            false => self.0.clone(),
        };
        Ok(Loaded { name: reference.to_owned(), path: None, text })
    }
}

/// Every value of every description is replaced by one that is out of place: it may be reported, and must not panic.
#[test]
fn what_is_out_of_place_is_survived() {
    let odd = [json!(null), json!(7), json!("{{ x"), json!([[]]), json!({ "type": {}, "a?": 1 }), json!("/a|b")];
    let config = Config::default();
    let mut runs = 0;
    for name in descriptions() {
        let whole = read(&name).to_json();
        let mut pointers = Vec::new();
        places(&whole, String::new(), &mut pointers);
        for pointer in pointers {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = odd[runs % odd.len()].clone();
            runs += 1;
            let pipeline = Pipeline { config: &config, until: Stage::Lower, clock: &|| Duration::ZERO };
            let outcome = pipeline.run(&mut Memory(changed.to_string()), "d.json");
            let bugs = outcome.diagnostics.iter().filter(|report| report.code.id == "C901").count();
            assert_eq!(bugs, 0, "{name} with {pointer} changed");
        }
    }
    assert!(runs > 500);
}

fn places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            places(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), out);
        }),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| places(value, format!("{at}/{index}"), out))
        }
        _ => {}
    }
    out.push(at);
}

#[test]
fn editors_take_them_by_the_schema() {
    let text = fs::read_to_string(folder().join("../../../docs/description.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    for name in descriptions() {
        let mut wrong = Vec::new();
        validate(&schema, &schema, &read(&name).to_json(), &name, &mut wrong);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    let mut wrong = Vec::new();
    let description = json!({ "connector": 1, "endpoints": { "A": { "methd": "GET", "direction": "up" } } });
    validate(&schema, &schema, &description, "", &mut wrong);
    assert_eq!(wrong, ["/endpoints/A/direction", "/endpoints/A/methd"]);
}

/// The part of JSON Schema that our schema uses. Errors are collected by pointer.
fn validate(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        validate(root, root.pointer(&reference[1..]).unwrap(), value, at, wrong);
    }
    let is = |ty: &Value| match ty.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        _ => value.is_null(),
    };
    let types = schema["type"].as_array().cloned().or_else(|| Some(vec![schema.get("type")?.clone()]));
    let fits_type = types.is_none_or(|types| types.iter().any(is));
    let fits_enum = schema["enum"].as_array().is_none_or(|values| values.contains(value));
    let fits_one = schema["anyOf"].as_array().is_none_or(|all| {
        all.iter().any(|one| {
            let mut inner = Vec::new();
            validate(root, one, value, at, &mut inner);
            inner.is_empty()
        })
    });
    if !(fits_type && fits_enum && fits_one) {
        wrong.push(at.to_owned());
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(items) = schema.get("items") {
            validate(root, items, item, &format!("{at}/{index}"), wrong);
        }
    }
    for (key, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{key}");
        match (schema["properties"].get(key), schema.get("additionalProperties")) {
            (Some(property), _) => validate(root, property, member, &at, wrong),
            (None, Some(Value::Bool(false))) => wrong.push(at),
            (None, Some(of)) => validate(root, of, member, &at, wrong),
            (None, None) => {}
        }
    }
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
