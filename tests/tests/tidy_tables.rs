//! The rules of the contract with generated code (docs/abi.md), as tests.
//!
//! A failure names what is missing.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("")).to_owned()
}

/// Returns the Rust files directly in a folder.
fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "rs"));
    let mut files: Vec<_> =
        paths.filter_map(|path| Some((path.display().to_string(), fs::read_to_string(path).ok()?))).collect();
    files.sort();
    files
}

/// Generated code that is committed: goldens, frozen clients, the example.
fn generated() -> Vec<(String, String)> {
    let mut all = files("tests/frozen/src");
    for folder in ["media", "shop", "tracker"] {
        all.extend(files(&format!("tests/fixtures/{folder}")));
    }
    all.extend(files("examples/committed/src").into_iter().filter(|(path, _)| path.ends_with("notes.rs")));
    assert!(all.len() > 12, "the goldens have moved");
    all
}

#[test]
fn generated_code_has_no_literals_of_tables() {
    let mut wrong = Vec::new();
    for (path, text) in generated() {
        for (at, line) in text.lines().enumerate() {
            // `abi::Operation {`, but not `impl abi::Endpoint for ListPets {` or `-> abi::Page<Pet> {`.
            let literal = line.match_indices("abi::").any(|(at, _)| {
                let name: String = line[at + 5..].chars().take_while(|c| c.is_alphanumeric()).collect();
                name.starts_with(|c: char| c.is_uppercase()) && line[at + 5 + name.len()..].starts_with(" {")
            });
            let declares = ["impl ", "fn ", "pub struct ", "pub enum "].iter().any(|word| line.contains(word));
            if literal && !declares || line.contains("..abi::") {
                wrong.push(format!("{path}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "a literal cannot grow; print a constructor and setters:\n{}", wrong.join("\n"));
}

/// Constructors that no document leads to, each with the reason.
const UNPRINTED: &[(&str, &str)] = &[
    ("body::of", "for kinds without a constructor of their own; every kind has one so far"),
    ("body::empty", "an endpoint without a body lists none"),
    ("body::form", "the one media type of forms has the constructor `urlencoded`"),
    ("form", "a response that is a form is given as text"),
    ("literal::null", "an enum with `null` is a nullable type"),
    ("reply", "for kinds without a constructor of their own; every kind has one so far"),
    ("operation", "for methods without a constructor; `tests/fixtures` has no document with one"),
];

#[test]
fn each_kind_of_table_has_a_frozen_client() {
    let frozen: String = files("tests/frozen/src").into_iter().map(|(_, text)| text).collect();
    let used = |name: &str| {
        frozen.match_indices(&format!("{name}(")).any(|(at, _)| {
            let before = frozen[..at].chars().next_back();
            before.is_some_and(|c| !c.is_alphanumeric() && c != '_' && c != '.')
        })
    };
    let mut missing: Vec<String> = constructors().into_iter().filter(|name| !used(name)).collect();
    missing.retain(|name| UNPRINTED.iter().all(|(known, _)| name != known));
    assert!(
        missing.is_empty(),
        "print a client that has these tables into tests/frozen/src, beside the others:\n{}",
        missing.join("\n")
    );
    let stale: Vec<_> = UNPRINTED.iter().filter(|(name, _)| !constructors().contains(*name)).collect();
    assert!(stale.is_empty(), "connector-tables has no such constructors: {stale:?}");
}

/// The constructors of connector-tables, with the module that contains them.
fn constructors() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files("connector-runtime/tables/src") {
        for block in blocks(&text, "    make ") {
            let module = block.0.strip_prefix("in ").map(|name| format!("{name}::")).unwrap_or_default();
            let names = block.1.lines().filter_map(|line| line.strip_prefix("        ")?.split_once('('));
            let names = names.map(|(name, _)| name).filter(|name| !name.starts_with(['/', ' ']));
            found.extend(names.map(|name| format!("{module}{name}")));
        }
        for (at, _) in text.match_indices("\nchoice! {") {
            let block = text[at..].split("\n}\n").next().unwrap_or_default();
            let module = block.lines().find_map(|line| line.split_once(" in ")?.1.strip_suffix(" {"));
            let names = block.lines().filter_map(|line| line.trim().strip_suffix(',')?.rsplit_once(" = "));
            found.extend(names.map(|(_, name)| format!("{}::{name}", module.unwrap_or_default())));
        }
    }
    assert!(found.len() > 60, "the declarations have moved: {found:?}");
    found
}

/// The head and the lines of each block that begins with `start` at the start of a line.
fn blocks<'t>(text: &'t str, start: &str) -> Vec<(&'t str, &'t str)> {
    let starts = text.match_indices(start).filter(|(at, _)| text[..*at].ends_with('\n'));
    starts
        .filter_map(|(at, _)| text[at + start.len()..].split("\n    }\n").next()?.split_once('{'))
        .map(|(head, body)| (head.trim(), body))
        .collect()
}

/// Words of control flow in Rust, outside of comments and texts. A macro of the runtime may have some inside.
fn control_flow(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![tokens];
    while let Some(tokens) = waiting.pop() {
        let mut last = String::new();
        for token in tokens {
            let word = token.to_string();
            match token {
                TokenTree::Group(group) => waiting.push(group.stream()),
                TokenTree::Ident(_) => match word.as_str() {
                    // Not `impl Trait for Type`, nor `for<'a>`.
                    "if" | "match" | "while" | "loop" => found.push(word.clone()),
                    "for" if matches!(last.as_str(), ";" | "}" | "") => found.push(word.clone()),
                    _ => {}
                },
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            last = word;
        }
    }
    found
}

#[test]
fn generated_code_has_no_control_flow() {
    let mut wrong = Vec::new();
    // Frozen clients are those of earlier generators.
    let golden = generated().into_iter().filter(|(path, _)| !path.contains("/frozen/"));
    for (path, text) in golden.chain(quoted()) {
        wrong.extend(control_flow(text.parse().unwrap()).into_iter().map(|word| format!("{path}: `{word}`")));
    }
    assert!(wrong.is_empty(), "move this into the runtime:\n{}", wrong.join("\n"));
    let commands = generated().into_iter().filter(|(path, _)| path.ends_with("commands.rs")).count();
    assert_eq!(commands, 2, "the goldens of `--cli` are checked");
    assert!(quoted().len() > 100, "the rooms `emit` and `derive` have moved");
}

/// The tokens that each `quote!` of the rooms `emit` and `derive` prints: the goldens do not have every kind of item.
fn quoted() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let rooms = ["emit", "derive", "derive/collection", "derive/connector", "derive/endpoint"];
    for (path, text) in rooms.iter().flat_map(|room| files(&format!("connector-codegen/src/{room}"))) {
        let mut waiting: Vec<TokenStream> = text.parse().into_iter().collect();
        while let Some(tokens) = waiting.pop() {
            let mut before = [String::new(), String::new()];
            for token in tokens {
                let word = token.to_string();
                if let TokenTree::Group(group) = &token {
                    match before[0].starts_with("quote") && before[1] == "!" {
                        true => found.push((path.clone(), group.stream().to_string())),
                        false => waiting.push(group.stream()),
                    }
                }
                before = [std::mem::take(&mut before[1]), word];
            }
        }
    }
    found
}

#[test]
fn control_flow_is_found() {
    let tokens = |text: &str| text.parse::<TokenStream>().unwrap();
    for word in ["if", "match", "while", "loop"] {
        assert_eq!(control_flow(tokens(&format!("fn f() {{ let a = {word} b {{ }}; }}"))), [word]);
    }
    assert_eq!(control_flow(tokens("fn f() { for a in b { } }")), ["for"]);
    assert_eq!(control_flow(tokens("fn f() { g(); for a in b { } }")), ["for"]);
    let data = "/// If it is a match for it.\nimpl A for B { fn c() -> &'static str { \"if\" } } abi::model!(A { a = get \"match\" });";
    assert!(control_flow(tokens(data)).is_empty());
}

/// The packages at the bottom stay there, so that they do not grow into the runtime again.
#[test]
fn the_lower_packages_know_none_above_them() {
    let lower: [(&str, &[&str]); 2] = [("tables", &[]), ("json", &["connector-tables"])];
    for (package, may) in lower {
        let manifest = fs::read_to_string(root().join("connector-runtime").join(package).join("Cargo.toml")).unwrap();
        let ours = manifest.lines().filter(|line| line.starts_with("connector-"));
        let used: Vec<_> = ours.filter_map(|line| line.split([' ', '.']).next()).collect();
        assert_eq!(used, may, "connector-{package}");
    }
}

/// JSON is scanned by one scanner: the runtime has no other that walks over brackets and quotes.
#[test]
fn the_runtime_scans_json_by_connector_json() {
    // Its reports have line and column.
    let allowed = ["instance/read.rs"];
    let mut found = Vec::new();
    let mut folders = vec![root().join("connector-runtime/src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            match path.is_dir() {
                true if path.ends_with("tests") => {}
                true => folders.push(path),
                false => {
                    let text = fs::read_to_string(&path).unwrap();
                    let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                    let is_read = code.any(|line| line.contains("serde_json::from_"));
                    found.extend(Some(path).filter(|path| is_read && !allowed.iter().any(|file| path.ends_with(file))));
                }
            }
        }
    }
    assert!(found.is_empty(), "read JSON by `connector_json`: {found:?}");
}
