//! Arrows between the files of a crate, and the circles among them.
//!
//! `use crate::plan::Plan` in `emit/mod.rs` is an arrow from `emit` to `plan`. Two files are in one circle if each can be
//! reached from the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{Module, named};

/// Arrows from each file to others.
pub(crate) type Graph = BTreeMap<Module, BTreeSet<Module>>;

/// Returns the arrows between the files of a crate. Names of its root lead nowhere.
pub(crate) fn files(modules: &BTreeMap<Module, String>) -> Graph {
    let arrows = |(module, text): (&Module, &String)| {
        let used = named(text, module).into_iter().filter_map(|path| file(modules, path));
        (module.clone(), used.filter(|used| used != module).collect())
    };
    modules.iter().map(arrows).collect()
}

/// Returns the file that declares the target of a path: the longest beginning of the path that is a module.
fn file(modules: &BTreeMap<Module, String>, mut path: Module) -> Option<Module> {
    while !path.is_empty() && !modules.contains_key(&path) {
        path.pop();
    }
    (!path.is_empty()).then_some(path)
}

/// Returns the same arrows between rooms.
pub(crate) fn rooms(files: &Graph) -> Graph {
    let mut rooms = Graph::new();
    for (module, used) in files {
        let own = rooms.entry(module[..1].to_vec()).or_default();
        own.extend(used.iter().filter(|used| used[0] != module[0]).map(|used| used[..1].to_vec()));
    }
    rooms
}

/// Returns groups of at least two files, each of which can be reached from all others of its group.
pub(crate) fn circles(graph: &Graph) -> BTreeSet<BTreeSet<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> = graph.keys().map(|from| (from, reached(graph, from))).collect();
    let group = |from: &Module| reach[from].iter().filter(|to| reach[*to].contains(from)).cloned().collect();
    graph.keys().map(group).filter(|group: &BTreeSet<Module>| group.len() > 1).collect()
}

fn reached(graph: &Graph, from: &Module) -> BTreeSet<Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(at) = next.pop() {
        next.extend(graph[at].iter().filter(|to| seen.insert((*to).clone())));
    }
    seen
}

/// Returns the circles that files of several rooms are in.
pub(crate) fn circles_of_rooms(files: &Graph) -> Vec<BTreeSet<Module>> {
    let is_mixed = |circle: &BTreeSet<Module>| circle.iter().map(|file| &file[0]).collect::<BTreeSet<_>>().len() > 1;
    circles(files).into_iter().filter(is_mixed).collect()
}
