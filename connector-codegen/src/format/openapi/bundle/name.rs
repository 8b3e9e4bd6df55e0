//! Names of the components that come from other files.
//!
//! Separate because a name depends on all targets, and on no order: of files, of references, of the document.
//!
//! `models/Pet.yaml` and `shapes.yaml#/Pet` are both `Pet`; together they are `models_Pet` and `shapes_Pet`.

use super::find::{Resolved, ResolvedAll, Target, sole};
use super::{is_modern, section};
use crate::tree::{Node, NodeId};
use connector_tables::language::pointer::tokens;
use std::collections::{BTreeMap, BTreeSet};

/// The section and the name of each target.
pub(super) struct Names {
    pub(super) of: BTreeMap<NodeId, (&'static str, String)>,
    /// Targets that the document itself gives a name: its component is the target, not a reference to it.
    pub(super) own: BTreeSet<NodeId>,
    /// True for a document of 3.x.
    pub(super) modern: bool,
}

/// Parts of paths that say nothing.
const PLAIN: &[&str] = &[
    "components",
    "schemas",
    "schema",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "properties",
    "items",
    "content",
    "application~1json",
    "allOf",
    "anyOf",
    "oneOf",
    "additionalProperties",
    "securitySchemes",
    "paths",
    "..",
    ".",
    "",
];

pub(super) fn names(root: &Node, targets: &[Target], resolved: &ResolvedAll) -> Names {
    let modern = is_modern(root);
    let mut names = Names { of: BTreeMap::new(), own: BTreeSet::new(), modern };
    let sections: BTreeSet<&'static str> = targets.iter().filter_map(|target| section(target.object, modern)).collect();
    for section in sections {
        let taken = declared(root, section, modern, resolved, &mut names);
        let mut all: Vec<&Target> =
            targets.iter().filter(|target| super::section(target.object, modern) == Some(section)).collect();
        all.retain(|target| !names.own.contains(&target.node.id));
        all.sort_by(|a, b| (&a.file, &a.pointer).cmp(&(&b.file, &b.pointer)));
        for (target, name) in all.iter().zip(unique(&all, taken)) {
            names.of.insert(target.node.id, (section, name));
        }
    }
    names
}

/// The names of the document's own components. Those that are a reference to a target give it their name.
fn declared(
    root: &Node,
    section: &'static str,
    modern: bool,
    resolved: &ResolvedAll,
    names: &mut Names,
) -> BTreeSet<String> {
    let inline = |node: Option<&Node>| {
        let node = node?;
        match sole(node).and_then(|text| resolved.get(&text.span)) {
            Some(Resolved::Inline(target)) => Some(target.clone()),
            _ => Some(node.clone()),
        }
    };
    let holder = if modern { inline(root.get("components")) } else { Some(root.clone()) };
    let Some(map) = holder.and_then(|holder| inline(holder.get(section))) else { return BTreeSet::new() };
    let mut taken = BTreeSet::new();
    for (key, node) in map.as_map().into_iter().flat_map(|map| map.iter()) {
        taken.insert(key.text.to_string());
        if let Some(Resolved::Component(id)) = sole(node).and_then(|text| resolved.get(&text.span))
            && names.own.insert(*id)
        {
            names.of.insert(*id, (section, key.text.to_string()));
        }
    }
    taken
}

/// A name for each target that no other one has: as few of the last parts of its path as tell it apart.
fn unique(all: &[&Target], taken: BTreeSet<String>) -> Vec<String> {
    let paths: Vec<Vec<String>> = all.iter().map(|target| path(target)).collect();
    let mut parts = vec![1; all.len()];
    let name = |at: usize, parts: &[usize]| {
        let (path, parts) = (paths.get(at).map_or(&[][..], Vec::as_slice), parts.get(at).copied().unwrap_or(1));
        path.get(path.len().saturating_sub(parts)..).unwrap_or_default().join("_")
    };
    loop {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        (0..all.len()).for_each(|at| by_name.entry(name(at, &parts)).or_default().push(at));
        let mut changed = false;
        for (name, group) in by_name.iter().filter(|(name, group)| group.len() > 1 || taken.contains(*name)) {
            _ = name;
            for at in group {
                let more = paths.get(*at).map_or(0, Vec::len);
                if let Some(count) = parts.get_mut(*at).filter(|count| **count < more) {
                    *count += 1;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let mut used = taken;
    let numbered = |at: usize| {
        let name = name(at, &parts);
        let mut candidates = std::iter::once(name.clone()).chain((2..).map(|number: usize| format!("{name}_{number}")));
        let free = candidates.find(|name| used.insert(name.clone()));
        free.unwrap_or(name)
    };
    (0..all.len()).map(numbered).collect()
}

/// The words of a target's path, without those that say nothing: of `models/pets.yaml#/definitions/Pet`, `models`, `pets`, `Pet`.
fn path(target: &Target) -> Vec<String> {
    let (folder, file) = target.file.rsplit_once('/').unwrap_or(("", &target.file));
    let stem = [".yaml", ".yml", ".json"].iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    let stem = stem.strip_suffix(".schema").unwrap_or(stem);
    let index = matches!(stem, "index" | "_index");
    let pointer: Vec<String> = tokens(&target.pointer).map(|token| token.into_owned()).collect();
    let says = |word: &str| !PLAIN.contains(&word) && word.parse::<usize>().is_err();
    let mut words: Vec<String> = folder.split('/').filter(|word| says(word)).map(str::to_owned).collect();
    words.extend((!index).then(|| stem.to_owned()));
    words.extend(pointer.iter().filter(|word| says(word)).cloned());
    if words.is_empty() {
        words.push(stem.to_owned());
    }
    words
}
