//! Rooms of codegen: which module may use which, as a test.
//!
//! Paths are read from tokens: `crate::plan`, `use crate::{plan, spec}`, and `super::super::plan`, which is the same room
//! if the file is two levels deep.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};

/// Each room of codegen and the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("diag", &["text"]),
    ("tree", &["text", "diag"]),
    ("catalog", &["text", "diag", "tree"]),
    ("config", &["text", "diag", "tree"]),
    // Prints the tables of `connector_tables`, as tokens and as text.
    ("table", &[]),
    ("spec", &["text", "table"]),
    ("format", &["text", "diag", "tree", "catalog", "config", "spec"]),
    ("pass", &["text", "spec", "diag", "config", "catalog"]),
    ("plan", &["text", "spec", "diag", "catalog", "config", "table"]),
    ("emit", &["plan", "table"]),
    // Modules to print, the plan for Cargo.toml and the manifest, whose places are lines of a text.
    ("output", &["text", "spec", "plan", "emit"]),
    // No document: a struct is the description. Of `plan` only the names of methods and modules.
    // Attributes become nodes where descriptions have the same keys.
    ("derive", &["text", "diag", "tree", "catalog", "plan", "table"]),
    (
        "front",
        &[
            "text", "diag", "tree", "catalog", "config", "table", "spec", "format", "pass", "plan", "emit", "output",
            "derive",
        ],
    ),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connector-codegen/src")
}

/// Files of the library without its tests, each with the path of its module: `["output", "write"]`.
fn modules() -> Vec<(PathBuf, Vec<String>)> {
    let (mut found, mut folders) = (Vec::new(), vec![(source(), Vec::new())]);
    while let Some((folder, module)) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let mut inner: Vec<String> = module.clone();
            match path.file_stem().unwrap().to_str().unwrap() {
                "tests" | "lib" => continue,
                "mod" => {}
                name => inner.push(name.to_owned()),
            }
            match path.is_dir() {
                true => folders.push((path, inner)),
                false if path.extension().is_some_and(|extension| extension == "rs") => found.push((path, inner)),
                // The presets are YAML.
                false => {}
            }
        }
    }
    found.sort();
    found
}

/// Names of the crate's modules that the code of a module uses, by any path.
fn used(text: &str, module: &[String]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let tokens = text.parse().unwrap();
    walk(tokens, module, &mut used);
    used
}

fn walk(tokens: TokenStream, module: &[String], used: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' && is_test(tokens.peek()) => skip_item(&mut tokens),
            TokenTree::Ident(word) if word == "mod" => {
                let Some(TokenTree::Ident(name)) = tokens.next() else { continue };
                if let Some(TokenTree::Group(body)) = tokens.next_if(|token| matches!(token, TokenTree::Group(_))) {
                    walk(body.stream(), &[module, &[name.to_string()]].concat(), used);
                }
            }
            TokenTree::Ident(word) if word == "crate" => path(&mut tokens, Vec::new(), used),
            TokenTree::Ident(word) if word == "super" => path(&mut tokens, parent(module), used),
            // Not `self` as a value: that has no `::`, so nothing is read.
            TokenTree::Ident(word) if word == "self" => path(&mut tokens, module.to_vec(), used),
            TokenTree::Group(group) => walk(group.stream(), module, used),
            _ => {}
        }
    }
}

type Tokens = Peekable<proc_macro2::token_stream::IntoIter>;

/// Follows `::plan::Plan` or `::{plan, spec}` from a module, and notes the module of the crate that it leads to.
fn path(tokens: &mut Tokens, mut at: Vec<String>, used: &mut BTreeSet<String>) {
    while tokens.next_if(|token| is_sign(token, ':')).is_some() {
        tokens.next_if(|token| is_sign(token, ':'));
        match tokens.next() {
            Some(TokenTree::Ident(word)) if word == "super" => at = parent(&at),
            Some(TokenTree::Ident(word)) if word == "self" => {}
            Some(TokenTree::Ident(word)) => at.push(word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                return branches(group.stream(), &at, used);
            }
            _ => break,
        }
    }
    used.extend(at.into_iter().next());
}

/// Each path between the commas of a group.
fn branches(tokens: TokenStream, at: &[String], used: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "super" => path(&mut tokens, parent(at), used),
            TokenTree::Ident(word) if word == "self" => path(&mut tokens, at.to_vec(), used),
            TokenTree::Ident(word) => path(&mut tokens, [at, &[word.to_string()]].concat(), used),
            _ => {}
        }
    }
}

fn parent(module: &[String]) -> Vec<String> {
    module.split_last().map_or_else(Vec::new, |(_, rest)| rest.to_vec())
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_test(attribute: Option<&TokenTree>) -> bool {
    attribute.is_some_and(|token| token.to_string().replace(' ', "") == "[cfg(test)]")
}

/// Skips what follows `#`, to the end of the item.
fn skip_item(tokens: &mut Tokens) {
    for token in tokens.by_ref() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            token if is_sign(&token, ';') => return,
            _ => {}
        }
    }
}

/// Rooms that a file may not use, of those that it uses.
fn forbidden(text: &str, module: &[&str]) -> Vec<String> {
    let module: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let room = &module[0];
    let (_, may) = ROOMS.iter().find(|(name, _)| name == room).expect("a room without a row");
    let wrong =
        |used: &String| used != room && !may.contains(&used.as_str()) && ROOMS.iter().any(|(name, _)| name == used);
    used(text, &module).into_iter().filter(wrong).collect()
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for (path, module) in modules() {
        let text = fs::read_to_string(&path).unwrap();
        let module: Vec<&str> = module.iter().map(String::as_str).collect();
        seen.insert(module[0].to_owned());
        let found = forbidden(&text, &module).into_iter();
        wrong.extend(found.map(|used| format!("{}: `{}` may not use `{used}`", path.display(), module[0])));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        seen,
        ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect(),
        "rooms without a row, or without files"
    );
}

#[test]
fn a_forbidden_room_is_found_by_every_path() {
    let deep = ["emit", "ty"];
    for text in [
        "use crate::spec::Spec;",
        "use crate::{plan::Plan, spec};",
        "use crate::{plan::{Plan, Ty}, spec::{Spec, self}};",
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
    assert_eq!(forbidden("use super::spec::Spec;", &["emit"]), ["spec"]);
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
