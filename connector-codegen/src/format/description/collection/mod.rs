//! Collections: sets of records, from which endpoints are generated.
//!
//! Separate from endpoints because a collection is written with their keys: a preset is a piece of a description
//! (`catalog/presets`), which is filled in, changed by the collection, and then spelled like any other.
//!
//! `Notes: { path: /notes, record: Note }` becomes the endpoints `Notes/ListAll: { method: GET, path: /notes, reply: {
//! 200: [Note] }, pagination: { link: {} } }`, `Notes/GetRecord` …

mod change;
mod preset;
mod record;

use super::cx::Cx;
use super::paths::Paths;
use super::{endpoint, shorthand, template};
use crate::catalog::keys::{collection as keys, members as check};
use crate::catalog::presets::{self, Preset};
use crate::diag::{Diagnostics, code};
use crate::format::build::{member, members, text};
use crate::text::{SourceId, Span};
use crate::tree::{Key, Node, yaml};
use preset::Fill;

/// No text of a run: what is planted gets places of the collection.
const PRESET: SourceId = SourceId(u32::MAX);

/// Spells a collection into `paths`. What comes back are the schemas that it needs.
pub(super) fn collection(cx: &mut Cx<'_>, paths: &mut Paths, key: &Key, node: &Node) -> Vec<(Key, Node)> {
    let what = format!("the collection `{}`", key.text);
    let Some(right) = &check::object(node, &keys::COLLECTION, &what, cx.diags) else { return Vec::new() };
    let (Some(path), Some(record)) = (right.get("path"), right.get("record")) else { return Vec::new() };
    // The table of keys reports unknown names.
    let Some(facts) = node.get("preset").and_then(Node::as_str).map_or(Some(presets::DEFAULT), presets::find) else {
        return Vec::new();
    };
    let node = right;
    let Some(preset) = tree_of(cx, node.span, facts) else { return Vec::new() };
    if let Some(id) = node.get("id").filter(|id| id.as_str().is_none()) {
        check::object(id, &keys::ID, "the collection's `id`", cx.diags);
    }
    let Some(path) = path.as_str().map(|written| text(path.span, written)) else {
        return Vec::new();
    };
    let mut schemas = Vec::new();
    let id = id_of(cx, node, record, facts);
    let records = record::records(cx, key, node, record, (facts, &id.name), &mut schemas);
    let label = node.get("label").and_then(Node::as_str).unwrap_or(&key.text);
    let fill =
        Fill { preset: facts, key: &key.text, label, path: &path, id: &id, records: &records, anchor: node.span };
    types(cx, &preset, &fill, &mut schemas);
    for (operation, made) in change::operations(cx, &preset, &fill, node) {
        let name = Key { span: key.span, text: format!("{}/{operation}", key.text).into() };
        endpoint::endpoint(cx, paths, &name, &made);
    }
    schemas
}

/// The id of a record.
struct Id {
    name: String,
    ty: Node,
}

/// As declared by the collection; else the preset's name, with the type of that member of the record.
fn id_of(cx: &Cx<'_>, node: &Node, record: &Node, preset: &Preset) -> Id {
    let said = node.get("id");
    let (name, ty) = preset.id;
    let name = said.and_then(|id| id.as_str().or_else(|| id.get("name")?.as_str())).unwrap_or(name).to_owned();
    let of_record = || record::member_type(&record::shape(cx, record)?, &name);
    let ty_of = said.and_then(|id| id.get("type")).cloned().or_else(of_record);
    Id { ty: ty_of.unwrap_or_else(|| text(node.span, ty)), name }
}

/// Returns the tree of a preset.
fn tree_of(cx: &mut Cx<'_>, span: Span, preset: &Preset) -> Option<Node> {
    let read = yaml::read(preset.description, PRESET, &mut Diagnostics::new());
    if read.is_none() {
        cx.diags.report(&code::BUG, span, format!("cannot read the preset `{}`", preset.name)).help("please report it");
    }
    read
}

/// The types that a preset has of its own; those that all collections share, once.
fn types(cx: &mut Cx<'_>, preset: &Node, fill: &Fill<'_>, schemas: &mut Vec<(Key, Node)>) {
    let mut all = Vec::new();
    for group in ["types", "shared"] {
        for (key, node) in preset.get(group).into_iter().flat_map(members) {
            let name = fill.text(&key.text);
            if !cx.made.contains(&name) {
                cx.made.push(name.clone());
                all.push((name, node.clone()));
            }
        }
    }
    schemas.extend(all.iter().map(|(name, node)| member(name, shorthand::schema(cx, &preset::plant(node, fill)))));
}

/// Returns `true` if a path names a variable.
fn names(path: &Node, name: &str) -> bool {
    template::placeholders(path).iter().any(|placeholder| placeholder.name == name)
}
