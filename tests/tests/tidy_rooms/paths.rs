//! Modules of a crate, and the paths by which each names others.
//!
//! Paths are read from tokens: `crate::plan`, `use crate::{plan, spec}`, and `super::super::plan`, which is the same module
//! if the file is two levels deep.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::path::Path;

/// A module's path from the root of its crate, `["output", "write"]`. The root's is empty.
pub(crate) type Module = Vec<String>;

/// Returns the text of each file of a crate, without its root and its tests.
pub(crate) fn modules(source: &Path) -> BTreeMap<Module, String> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![(source.to_owned(), Module::new())]);
    while let Some((folder, module)) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let mut inner = module.clone();
            match path.file_stem().unwrap().to_str().unwrap() {
                "tests" | "lib" => continue,
                "mod" => {}
                name => inner.push(name.to_owned()),
            }
            match path.is_dir() {
                true => folders.push((path, inner)),
                false if path.extension().is_some_and(|extension| extension == "rs") => {
                    let text = fs::read_to_string(&path).unwrap();
                    found.insert(inner, text);
                }
                // The presets are YAML.
                false => {}
            }
        }
    }
    found
}

/// Returns the paths from the root that the code of a module names. Code of tests is ignored.
pub(crate) fn named(text: &str, module: &[String]) -> BTreeSet<Module> {
    let mut named = BTreeSet::new();
    walk(text.parse().unwrap(), module, &mut named);
    named
}

type Tokens = Peekable<proc_macro2::token_stream::IntoIter>;

fn walk(tokens: TokenStream, module: &[String], named: &mut BTreeSet<Module>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' && is_test(tokens.peek()) => skip_item(&mut tokens),
            TokenTree::Ident(word) if word == "mod" => {
                let Some(TokenTree::Ident(name)) = tokens.next() else { continue };
                let inner = [module, &[name.to_string()]].concat();
                match tokens.next_if(|token| matches!(token, TokenTree::Group(_))) {
                    Some(TokenTree::Group(body)) => walk(body.stream(), &inner, named),
                    // A module may use all of its children without a path that begins with `self`.
                    _ => _ = named.insert(inner),
                }
            }
            TokenTree::Ident(word) if word == "crate" => path(&mut tokens, Module::new(), named),
            TokenTree::Ident(word) if word == "super" => path(&mut tokens, parent(module), named),
            TokenTree::Ident(word) if word == "self" => path(&mut tokens, module.to_vec(), named),
            TokenTree::Group(group) => walk(group.stream(), module, named),
            _ => {}
        }
    }
}

/// Follows `::plan::Plan` or `::{plan, spec}` from a module, and records its target. `self` as a value has no `::`.
fn path(tokens: &mut Tokens, mut at: Module, named: &mut BTreeSet<Module>) {
    let mut is_path = false;
    while tokens.next_if(|token| is_sign(token, ':')).is_some() {
        is_path = true;
        tokens.next_if(|token| is_sign(token, ':'));
        match tokens.next() {
            Some(TokenTree::Ident(word)) if word == "super" => at = parent(&at),
            Some(TokenTree::Ident(word)) if word == "self" => {}
            Some(TokenTree::Ident(word)) => at.push(word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                return branches(group.stream(), &at, named);
            }
            _ => break,
        }
    }
    if is_path {
        named.insert(at);
    }
}

/// Each path between the commas of a group.
fn branches(tokens: TokenStream, at: &[String], named: &mut BTreeSet<Module>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let (start, word) = match token {
            TokenTree::Ident(word) if word == "super" => (parent(at), word),
            TokenTree::Ident(word) if word == "self" => (at.to_vec(), word),
            TokenTree::Ident(word) => ([at, &[word.to_string()]].concat(), word),
            _ => continue,
        };
        match tokens.peek() {
            Some(next) if is_sign(next, ':') => path(&mut tokens, start, named),
            // The new name in `plan as p`.
            Some(TokenTree::Ident(_)) if word != "as" => {
                named.insert(start);
                tokens.nth(1);
            }
            _ => _ = named.insert(start),
        }
    }
}

fn parent(module: &[String]) -> Module {
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
