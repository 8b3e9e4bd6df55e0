//! Plans in, formatted Rust out.

mod behavior;
mod commands;
mod enums;
mod features;
mod kinds;
mod layout;
mod spread;
mod tracker;

pub(crate) use tracker::tracker;

use crate::emit::{Module, emit};
use crate::output::{header, source};
use crate::plan::{Endpoint, Group, Item, Kind, Manifest, Plan, Room, Ty};
use connector_tables::{self as tables, View as _};

/// The plan of an API without endpoints and types.
pub(crate) fn plan(groups: Vec<Group>, types: Vec<Item>) -> Plan {
    Plan {
        parameters: Vec::new(),
        name: "petstore".to_owned(),
        docs: Vec::new(),
        connector: tables::connector("petstore").to_buf(),
        groups,
        types,
        client: true,
        formats: Vec::new(),
        manifest: Manifest::default(),
    }
}

/// An item whose docs are its name.
pub(crate) fn item(name: &str, kind: Kind) -> Item {
    Item {
        name: name.to_owned(),
        docs: texts(&[&format!("`{name}`")]),
        deprecated: false,
        attributes: Vec::new(),
        kind,
        room: Room::Shared,
        is_hidden: false,
        is_inline: false,
    }
}

/// `GET /pets` without arguments, which gives nothing.
fn endpoint() -> Endpoint {
    Endpoint {
        marker: "ListPets".to_owned(),
        method: "list_pets".to_owned(),
        docs: texts(&["List all pets."]),
        deprecated: false,
        table: tables::get("listPets", "/pets").replies(&[tables::empty(204)]).to_buf(),
        arguments: Vec::new(),
        setters: Vec::new(),
        output: Ty::Unit,
        error: path("abi::Undeclared"),
        headers: Vec::new(),
    }
}

fn group(endpoints: Vec<Endpoint>) -> Group {
    Group { module: "pets".to_owned(), handle: None, feature: None, docs: texts(&["Pets."]), endpoints }
}

fn path(path: &str) -> Ty {
    Ty::Path(path.to_owned())
}

fn named(name: &str) -> Ty {
    Ty::Item(name.to_owned())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The names of the modules in one.
fn children(module: &Module) -> Vec<&str> {
    module.children.iter().map(|child| child.name.as_str()).collect()
}

/// The whole client as one file.
fn print(plan: &Plan) -> String {
    source(&emit(plan), &header("api.yaml"))
}

/// The content of `pub mod NAME {` … `}`, without its indentation.
fn inner(text: &str, name: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let head = format!("mod {name} {{");
    let Some(at) = lines.iter().position(|line| line.ends_with(&head)) else { return format!("no {head}\n") };
    let depth = lines[at].len() - lines[at].trim_start().len();
    let body = lines[at + 1..].iter().take_while(|line| !(line.len() == depth + 1 && line.ends_with('}')));
    body.map(|line| format!("{}\n", line.get(depth + 4..).unwrap_or_default())).collect()
}
