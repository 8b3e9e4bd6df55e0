//! The rules of the house, as tests: which room may use which, sizes, headers, and pages that must stay fresh.
//!
//! A failure names the file and what to do.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("")).to_owned()
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn own_files() -> Vec<(PathBuf, String)> {
    ["connector-codegen", "connector-runtime", "connector-macros", "examples", "tests"]
        .iter()
        .flat_map(|folder| rust_files(folder))
        .filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?)))
        .filter(|(_, text)| !text.lines().next().is_some_and(|line| line.contains("@generated")))
        .collect()
}

fn is_test(path: &Path) -> bool {
    // From the root on: above it, and in the name of this package, "tests" says nothing.
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "benches")))
}

#[test]
fn only_front_and_write_touch_the_machine() {
    let base = root().join("connector-codegen/src");
    let may = |path: &Path| path.starts_with(base.join("front")) || path.ends_with("output/write.rs");
    let mut wrong = Vec::new();
    for path in rust_files("connector-codegen/src") {
        // clippy.toml of connector-codegen lists the methods; this is about exceptions to it.
        let text = fs::read_to_string(&path).unwrap();
        let exception =
            text.lines().find(|line| line.contains("clippy::disallowed_") && !line.contains("cfg_attr(test"));
        wrong.extend(exception.filter(|_| !may(&path)).map(|line| format!("{}: {line}", path.display())));
    }
    assert!(wrong.is_empty(), "do this in `front` or `output::write`:\n{}", wrong.join("\n"));
}

#[test]
fn the_settings_of_clippy_are_those_of_the_workspace() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let all = read("clippy.toml");
    for path in ["connector-codegen/clippy.toml", "connector-codegen/cli/clippy.toml"] {
        assert!(read(path).contains(&all), "{path} replaces clippy.toml, so it must contain its lines");
    }
    assert!(!read("connector-codegen/cli/clippy.toml").contains("disallowed"), "the binary may use the machine");
}

#[test]
fn every_file_begins_with_what_it_is() {
    let bare: Vec<String> = own_files()
        .into_iter()
        .filter(|(path, text)| !text.starts_with("//!") && !path.components().any(|c| c.as_os_str() == "ui"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(bare.is_empty(), "begin these with `//! what it is`:\n{}", bare.join("\n"));
}

#[test]
fn files_and_functions_stay_small() {
    let mut long = Vec::new();
    for (path, text) in own_files().iter().filter(|(path, _)| !is_test(path)) {
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > LONGEST_FILE {
            long.push(format!("{}: {} lines", path.display(), lines.len()));
        }
        for (name, length) in functions(&lines) {
            if length > LONGEST_FUNCTION {
                long.push(format!("{}: fn {name} has {length} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "a concept is missing in:\n{}", long.join("\n"));
}

/// Names and lengths of functions, by their indentation.
fn functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = line.trim_start().split("fn ").nth(1).filter(|_| starts_function(line)) else { continue };
        let close = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[at..].iter().position(|line| *line == close) {
            let name = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push((name, length + 1));
        }
    }
    found
}

fn starts_function(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.find(|word| !matches!(*word, "pub" | "async" | "const" | "unsafe") && !word.starts_with("pub(")) == Some("fn")
        && line.ends_with('{')
}

#[test]
fn no_room_is_called_util() {
    let loose = ["util", "utils", "common", "helpers", "helper", "misc"];
    let found: Vec<String> = own_files()
        .into_iter()
        .filter(|(path, _)| path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| loose.contains(&stem)))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(found.is_empty(), "name these after what they hold:\n{}", found.join("\n"));
}

#[test]
fn todos_name_an_issue() {
    let found: Vec<String> = own_files()
        .into_iter()
        .filter(|(path, _)| !path.ends_with("tidy.rs"))
        .flat_map(|(path, text)| {
            text.lines()
                .filter(|line| line.contains("TODO") && !line.contains("TODO(#"))
                .map(|line| format!("{}: {}", path.display(), line.trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "write `TODO(#123): …`:\n{}", found.join("\n"));
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let codes: BTreeSet<String> =
        connector_codegen::diag::code::ALL.iter().map(|code| code.id.to_owned()).filter(|id| id != "C901").collect();
    let mut shown = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/diagnostics")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((code, _)) = name.split_once('-').filter(|_| !name.ends_with(".txt")) {
            shown.insert(code.to_uppercase());
        }
    }
    let missing: Vec<_> = codes.difference(&shown).collect();
    let unknown: Vec<_> = shown.difference(&codes).collect();
    assert!(missing.is_empty(), "write tests/diagnostics/CODE-name.yaml for {missing:?}");
    assert!(unknown.is_empty(), "no such code: {unknown:?}");
}

/// The folders of the tests that docs/features.md names by file and function.
const SHOWN_BY: &[&str] =
    &["tests/features/tests/seeds", "tests/features/tests/descriptions", "tests/tests", "connector-codegen/cli/tests"];

#[test]
fn every_feature_names_its_test() {
    let text = fs::read_to_string(root().join("docs/features.md")).unwrap();
    let shown = text.split("## Not yet").next().unwrap();
    let rows = shown.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| feature "));
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<_> = row.trim_matches(['|', ' ']).split(" | ").map(str::trim).collect();
        let named = cells.last().and_then(|cell| cell.trim_matches('`').split_once("::"));
        let there = named.is_some_and(|(file, test)| {
            SHOWN_BY.iter().any(|at| {
                let text = fs::read_to_string(root().join(at).join(file).with_extension("rs")).unwrap_or_default();
                // A function, or a row of a macro that makes some.
                text.contains(&format!("fn {test}(")) || text.contains(&format!(" {test}: "))
            })
        });
        if !there && !row.contains("refused by name") {
            wrong.push(row);
        }
    }
    assert!(wrong.is_empty(), "no such test:\n{}", wrong.join("\n"));
}

#[test]
fn every_media_type_is_whole() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (features, fixture) = (read("connector-runtime/Cargo.toml"), read("tests/fixtures/media/generated.rs"));
    let mut missing = Vec::new();
    let mut need = |there: bool, what: String| missing.extend((!there).then_some(what));
    for kind in connector_tables::MediaKind::ALL {
        let file = root().join("connector-runtime/src/media").join(kind.word());
        need(file.is_dir() || file.with_extension("rs").exists(), format!("{}.rs", file.display()));
        if kind.row().feature {
            need(features.contains(&format!("\n{kind} = [")), format!("the feature `{kind}` of connector-runtime"));
            let is_used =
                [format!("{kind}("), format!("MediaKind::{kind:?}")].iter().any(|made| fixture.contains(made));
            need(is_used, format!("a body of `{kind}` in tests/fixtures/media/api.yaml"));
        }
    }
    assert!(missing.is_empty(), "docs/adding/media-type.md: add\n{}", missing.join("\n"));
}

/// Each crate that a member of the workspace depends on, and those members by the last part of their name:
/// `http` -> `cli`, `runtime`, `tests`. All examples are one member.
fn dependencies(workspace: &str) -> BTreeMap<String, BTreeSet<String>> {
    let members = workspace.split("\nmembers = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for member in members.split('"').skip(1).step_by(2) {
        let folder = member.trim_end_matches("/*");
        let mut folders = vec![root().join(folder)];
        if folder != member {
            folders = fs::read_dir(&folders[0]).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        }
        for manifest in folders.iter().filter_map(|folder| fs::read_to_string(folder.join("Cargo.toml")).ok()) {
            let package = manifest.lines().find_map(|line| line.strip_prefix("name = \"connector-"));
            let name = if folder == member { package.unwrap_or(folder).trim_end_matches('"') } else { folder };
            for dependency in named(&manifest) {
                found.entry(dependency.to_owned()).or_default().insert(name.to_owned());
            }
        }
    }
    found
}

/// The crates in all sections of dependencies of a manifest: of `http = "1"`, and of `[dependencies.http]`.
fn named(manifest: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies");
            found.extend(section.rsplit_once("dependencies.").map(|(_, name)| name));
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            found.extend(line.split([' ', '=', '.']).next());
        }
    }
    found
}

/// The rows of docs/dependencies.md, without the remarks in parentheses behind a user.
fn users_by_row(page: &str) -> Vec<(&str, BTreeSet<String>)> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    rows.filter(|(name, _)| *name != "crate")
        .map(|(name, rest)| {
            let (users, _) = rest.split_once(" | ").unwrap_or((rest, ""));
            (
                name,
                users.split(", ").map(|user| user.split_once(" (").map_or(user, |(user, _)| user).to_owned()).collect(),
            )
        })
        .collect()
}

#[test]
fn the_table_of_dependencies_is_that_of_the_manifests() {
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let rows = users_by_row(&page);
    let mut wrong = Vec::new();
    for pair in rows.windows(2) {
        match pair[0].0.cmp(pair[1].0) {
            Ordering::Less => {}
            Ordering::Equal => wrong.push(format!("merge the two rows of `{}`", pair[1].0)),
            Ordering::Greater => wrong.push(format!("sort the rows: `{}` comes before `{}`", pair[1].0, pair[0].0)),
        }
    }
    let expected = dependencies(&workspace);
    for (name, users) in &expected {
        let listed = users.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        match rows.iter().find(|row| row.0 == name) {
            None => wrong.push(format!("add a row for `{name}`, used by {listed}")),
            Some(row) if row.1 != *users => wrong.push(format!("`{name}` is used by {listed}")),
            Some(_) => {}
        }
    }
    let unused = rows.iter().filter(|row| !expected.contains_key(row.0));
    wrong.extend(unused.map(|row| format!("remove the row of `{}`: no manifest depends on it", row.0)));
    let unused = named(&workspace).into_iter().filter(|name| !expected.contains_key(*name));
    wrong.extend(unused.map(|name| format!("remove `{name}` from [workspace.dependencies]: no member uses it")));
    assert!(wrong.is_empty(), "docs/dependencies.md:\n{}", wrong.join("\n"));
}
