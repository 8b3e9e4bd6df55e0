//! The path of a parameter (docs/parameter.md) against the code: each function is where the page says, without detours.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("")).to_owned()
}

/// A step: the file, and the function in it.
type Step = (String, String);

/// The steps of each table of the page.
fn ways(page: &str) -> Vec<Vec<Step>> {
    let step = |line: &str| {
        let mut cells = line.split('|').skip(1).map(|cell| cell.trim().trim_matches('`').to_owned());
        Some((cells.next()?, cells.next()?))
    };
    let sections = page.split("\n## ").skip(1);
    let ways =
        sections.map(|section| section.lines().filter(|line| line.starts_with("| `")).filter_map(step).collect());
    ways.collect()
}

/// The steps that the code does not contain.
fn gone(way: &[Step]) -> Vec<String> {
    let has = |(file, function): &&Step| {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        // A name of its own, not the beginning of another.
        [format!("fn {function}("), format!("fn {function}<")].iter().any(|start| text.contains(start))
    };
    way.iter().filter(|step| !has(step)).map(|(file, function)| format!("{file}: {function}")).collect()
}

/// A room of codegen, or a package.
fn room(file: &str) -> &str {
    let inner = file.strip_prefix("connector-codegen/src/").unwrap_or(file);
    inner.split('/').next().unwrap_or_default()
}

/// Rooms that a way returns to.
fn returns(way: &[Step]) -> Vec<&str> {
    let rooms: Vec<&str> = way.iter().map(|(file, _)| room(file)).collect();
    let is_new = |at: &usize| *at > 0 && rooms[*at] != rooms[at - 1];
    (0..rooms.len()).filter(is_new).filter(|at| rooms[..*at].contains(&rooms[*at])).map(|at| rooms[at]).collect()
}

#[test]
fn the_way_of_a_parameter_is_as_the_page_says() {
    let ways = ways(&fs::read_to_string(root().join("docs/parameter.md")).unwrap());
    let lengths: Vec<usize> = ways.iter().map(Vec::len).collect();
    assert_eq!(lengths, [13, 7], "the way has more or fewer steps; a longer one needs a reason");
    for way in ways {
        assert_eq!(gone(&way), Vec::<String>::new());
        assert_eq!(returns(&way), Vec::<&str>::new());
    }
}

#[test]
fn what_is_gone_is_found() {
    let step = |file: &str, function: &str| (format!("connector-codegen/src/{file}"), function.to_owned());
    let way = [step("tree/read.rs", "read"), step("tree/read.rs", "rea"), step("tree/gone.rs", "read")];
    let gone = gone(&way);
    assert_eq!(gone, ["connector-codegen/src/tree/read.rs: rea", "connector-codegen/src/tree/gone.rs: read"]);
    let detour = [step("format/a.rs", "a"), step("pass/b.rs", "b"), step("format/c.rs", "c")];
    assert_eq!(returns(&detour), ["format"]);
}
