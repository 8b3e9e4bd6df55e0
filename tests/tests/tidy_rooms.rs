//! Rooms of codegen and of the runtime: which module may use which, as tests.
//!
//! A room is a module of the crate's root. Each may use only rooms before it in its table, and of those only the ones that
//! its row names, so there are no circles between files of different rooms.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[path = "tidy_rooms/graph.rs"]
mod graph;
#[path = "tidy_rooms/paths.rs"]
mod paths;

use paths::Module;

/// The rooms of a crate, each with the rooms that it may use.
type Rooms = &'static [(&'static str, &'static [&'static str])];

/// The rooms of codegen.
const CODEGEN: Rooms = &[
    ("text", &[]),
    ("diag", &["text"]),
    ("tree", &["text", "diag"]),
    ("catalog", &["text", "diag", "tree"]),
    ("config", &["diag"]),
    // Prints the tables of `connector_tables`, as tokens and as text.
    ("table", &[]),
    ("spec", &["text", "table"]),
    ("format", &["text", "diag", "tree", "catalog", "config", "spec"]),
    ("pass", &["text", "spec", "diag", "config", "catalog"]),
    ("plan", &["text", "spec", "diag", "catalog", "config", "table"]),
    // Prints paths of generated crates, which begin with `crate::`, too.
    ("emit", &["plan", "table", ROOT]),
    // Modules to print, the plan for Cargo.toml and the manifest, whose places are lines of a text.
    ("output", &["text", "spec", "plan", "emit"]),
    // No document: a struct is the description. Of `plan` only the names of methods and modules.
    // Attributes become nodes where descriptions have the same keys.
    ("derive", &["text", "diag", "tree", "catalog", "plan", "table"]),
    ("front", &["text", "diag", "tree", "config", "spec", "format", "pass", "plan", "emit", "output", "derive"]),
];

/// The rooms of the runtime.
const RUNTIME: Rooms = &[
    ("encode", &[]),
    ("transport", &[]),
    ("media", &["encode", "transport"]),
    ("request", &["encode", "transport"]),
    // Only the code of `request` that reads tables.
    ("reply", &["encode", "transport", "media", "request"]),
    ("error", &["transport", "request", "reply"]),
    ("auth", &["encode", "transport", "request", "reply", "error"]),
    ("policy", &["transport", "request", "reply", "error"]),
    ("page", &["encode", "transport", "reply"]),
    ("call", &["encode", "transport", "media", "request", "reply", "error", "auth", "policy", "page"]),
    ("engine", &["encode", "transport", "media", "request", "reply", "error", "auth", "policy", "page", "call"]),
    ("client", &["transport", "request", "reply", "error", "page", "call", "engine"]),
    ("builder", &["encode", "transport", "media", "request", "error", "auth", "policy", "page", "engine", "client"]),
    ("instance", &["transport", "request", "error", "auth", "policy", "client", "builder"]),
    ("testing", &["transport", "request"]),
    // Its macros are expanded in other crates and name the root.
    ("abi", &["transport", "reply", "error", "page", "call", "client", "builder", ROOT]),
    ("plain", &["abi"]),
];

/// The crates, each with its folder.
const CRATES: [(&str, Rooms); 2] = [("connector-codegen", CODEGEN), ("connector-runtime", RUNTIME)];

/// Names of the crate's root, which is above all rooms.
const ROOT: &str = "the root";

fn modules(folder: &str) -> BTreeMap<Module, String> {
    paths::modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).join("src"))
}

/// Rooms that a file may not use, of those that it uses. A name of the root that is no room is [`ROOT`].
fn forbidden(rooms: Rooms, text: &str, module: &[String]) -> BTreeSet<String> {
    let room = &*module[0];
    let (_, may) = rooms.iter().find(|(name, _)| *name == room).expect("a room without a row");
    let used = paths::named(text, module).into_iter().filter_map(|path| path.into_iter().next());
    let used = used.map(|first| if rooms.iter().any(|(name, _)| *name == first) { first } else { ROOT.to_owned() });
    used.filter(|used| used != room && !may.contains(&&**used)).collect()
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    for (folder, rooms) in CRATES {
        let mut wrong = Vec::new();
        for (at, (room, may)) in rooms.iter().enumerate() {
            let is_before = |used: &&str| rooms[..at].iter().any(|(before, _)| before == used) || *used == ROOT;
            wrong.extend(may.iter().filter(|used| !is_before(used)).map(|used| format!("`{room}` is before `{used}`")));
        }
        let modules = modules(folder);
        for (module, text) in &modules {
            let found = forbidden(rooms, text, module).into_iter();
            let file = module.join("/");
            wrong.extend(found.map(|used| format!("{folder}/src/{file}: `{}` may not use `{used}`", module[0])));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let seen: BTreeSet<&str> = modules.keys().map(|module| &*module[0]).collect();
        assert_eq!(seen, rooms.iter().map(|(room, _)| *room).collect(), "rooms without a row, or without files");
    }
}

#[test]
fn each_row_names_only_rooms_that_are_used() {
    for (folder, rooms) in CRATES {
        let used = graph::rooms(&graph::files(&modules(folder)));
        for (room, may) in rooms {
            let own = &used[&vec![(*room).to_owned()]];
            let idle = may.iter().filter(|may| **may != ROOT && !own.contains(&vec![(**may).to_owned()]));
            assert_eq!(idle.collect::<Vec<_>>(), Vec::<&&str>::new(), "{folder}: `{room}` does not use them");
        }
    }
}

#[test]
fn no_circle_has_files_of_several_rooms() {
    for (folder, _) in CRATES {
        let circles = graph::circles_of_rooms(&graph::files(&modules(folder)));
        assert!(circles.is_empty(), "{folder}: {circles:?}");
    }
}

/// The figures of docs/adr/0013: `cargo test -p connector-tests --test tidy_rooms -- --ignored --nocapture`.
#[test]
#[ignore = "prints figures"]
fn figures() {
    for (folder, _) in CRATES {
        let files = graph::files(&modules(folder));
        let rooms = graph::rooms(&files);
        let count = |graph: &graph::Graph| graph.values().map(BTreeSet::len).sum::<usize>();
        let circles = graph::circles(&rooms);
        let is_inside = |from: &Module, to: &Module| circles.iter().any(|all| all.contains(from) && all.contains(to));
        let inside = rooms.iter().map(|(from, used)| used.iter().filter(|to| is_inside(from, to)).count());
        println!(
            "{folder}: {} files, {} arrows; {} rooms, {} arrows, of which {} in circles; rooms in circles: {:?}; files of \
             several rooms in circles: {:?}",
            files.len(),
            count(&files),
            rooms.len(),
            count(&rooms),
            inside.sum::<usize>(),
            circles.iter().map(BTreeSet::len).collect::<Vec<_>>(),
            graph::circles_of_rooms(&files).iter().map(BTreeSet::len).collect::<Vec<_>>(),
        );
    }
}

fn module(parts: &[&str]) -> Module {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

#[test]
fn a_forbidden_room_is_found_by_every_path() {
    let deep = module(&["emit", "ty"]);
    let forbidden = |text: &str, module: &Module| Vec::from_iter(forbidden(CODEGEN, text, module));
    for text in [
        "use crate::spec::Spec;",
        "use crate::{plan::Plan, spec};",
        "use crate::{plan::{Plan, Ty}, spec::{Spec, self}};",
        "use crate::{plan as p, spec as s};",
        "fn f(x: &crate::spec::Spec) {}",
        "fn f() { g(|| crate::spec::new()) }",
        "use super::super::spec::Spec;",
        "use super::{super::spec::Spec, alias};",
        "use super::{super::{plan, spec}};",
        "mod inner { use super::super::super::spec::Spec; }",
        "use self::super::super::spec;",
        "#[cfg(test)] mod tests; use crate::spec;",
        "#[cfg(test)] mod tests { use crate::tree; } use crate::spec;",
    ] {
        assert_eq!(forbidden(text, &deep), ["spec"], "{text}");
    }
    let names = "use crate::Plan; use crate::{plan as spec, Spec as plan};";
    assert_eq!(forbidden(names, &module(&["plan", "ty"])), [ROOT]);
    assert_eq!(forbidden("use super::spec::Spec;", &module(&["emit"])), ["spec"]);
    for text in [
        "use super::spec::Spec;",
        "use crate::plan::spec;",
        "mod inner { use super::super::spec; }",
        "#[cfg(test)] use crate::spec; use crate::plan::Plan;",
        "/// [`crate::spec::Spec`]\nfn f() {}",
        "use std::{spec, x::spec}; use connector_tables::spec;",
    ] {
        assert!(forbidden(text, &deep).is_empty(), "{text}");
    }
}

#[test]
fn a_circle_is_found_through_files_of_any_room() {
    let crates = |files: &[(&[&str], &str)]| {
        let files = files.iter().map(|(path, text)| (module(path), (*text).to_owned())).collect();
        graph::circles_of_rooms(&graph::files(&files))
    };
    let (a, b, c) = (["a"].as_slice(), ["b"].as_slice(), ["b", "c"].as_slice());
    assert_eq!(crates(&[(a, "use crate::b::B;"), (b, "mod c;"), (c, "use crate::a::A;")]).len(), 1);
    assert_eq!(crates(&[(a, "use crate::b::c::C;"), (c, "fn f() { crate::a::f() }"), (b, "")]).len(), 1);
    // Files of one room may use each other, and rooms may use each other's files in one direction.
    assert_eq!(crates(&[(a, "use crate::b::B;"), (b, "mod c; use c::C;"), (c, "use super::B;")]).len(), 0);
    assert_eq!(crates(&[(a, "use crate::b::B;"), (b, "#[cfg(test)] use crate::a::A;"), (c, "")]).len(), 0);
}
