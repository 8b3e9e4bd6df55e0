//! Rust comes from tokens: no text in the rooms `emit` and `output` is a piece of Rust.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// Signs that pieces of Rust have, and other texts do not.
const SIGNS: &[&str] = &[
    "!(", "fn ", "pub ", "struct ", "enum ", "impl ", "mod ", "use ", "let ", "=> ", "#[", "();", "!{", "! {", "});",
    "({", "{{}}", ",\\n",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connector-codegen/src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let inner = folders.iter().filter(|path| !path.ends_with("tests")).flat_map(|path| self::files(path));
    inner.chain(files.into_iter().filter(|path| !path.ends_with("tests.rs"))).collect()
}

/// The texts in code that look like Rust. Docs, other attributes and the content of `quote!` are ignored.
fn rust_in_texts(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = [String::new(), String::new()];
    for token in tokens {
        let word = token.to_string();
        match token {
            TokenTree::Group(group) if before[1] != "#" && before != ["#", "!"] && before != ["quote", "!"] => {
                found.extend(rust_in_texts(group.stream()));
            }
            TokenTree::Literal(_) if word.contains('"') && SIGNS.iter().any(|sign| word.contains(sign)) => {
                found.push(word.clone());
            }
            TokenTree::Group(_) | TokenTree::Literal(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        before = [std::mem::take(&mut before[1]), word];
    }
    found
}

#[test]
fn no_rust_is_put_together_from_strings() {
    let mut wrong = Vec::new();
    for path in ["emit", "output"].iter().flat_map(|room| files(&source().join(room))) {
        let found = rust_in_texts(fs::read_to_string(&path).unwrap().parse().unwrap());
        wrong.extend(found.into_iter().map(|text| format!("{}: {text}", path.display())));
    }
    assert!(wrong.is_empty(), "use `quote!`:\n{}", wrong.join("\n"));
}

#[test]
fn rust_in_a_text_is_found() {
    let found = |text: &str| rust_in_texts(text.parse().unwrap());
    assert_eq!(found(r#"fn f() { format!("pub fn {name}()") }"#).len(), 1);
    assert_eq!(found(r#"fn f() { out.push_str("abi::model!({"); }"#).len(), 1);
    assert_eq!(found(r#"fn f() { format!("{indent}}});"); rows.join(",\n") }"#).len(), 2);
    assert!(found("/// `abi::model!(…)`\nfn f() { quote!(#[doc = \"pub fn\"] pub struct A;) }").is_empty());
    assert!(found(r#"fn f() { format!("A client of {}.", title) }"#).is_empty());
}
