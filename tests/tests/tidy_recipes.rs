//! The recipes in docs/adding against the code: each file, function, type, key, command and test that one names exists.
//!
//! Only text between backticks is checked.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("")).to_owned()
}

/// Names that a recipe invents for its example, and placeholders.
const INVENTED: &[&str] = &["cbor", "Cbor", "CBOR", "NAME"];

/// Words that declare the name behind them.
const DECLARING: &[&str] = &["fn", "struct", "enum", "trait", "const", "static", "mod", "type", "macro_rules"];

/// Words of Rust that recipes use.
const RUST: &[&str] = &["mod", "impl", "match", "true", "false", "feature", "cfg"];

/// The names in the code.
#[derive(Default)]
struct Code {
    /// Declared names, fields and variants.
    names: BTreeSet<String>,
    /// Texts of one word: keys, headers, members `x-…`.
    words: BTreeSet<String>,
}

impl Code {
    fn read() -> Code {
        let mut code = Code::default();
        let mut folders: Vec<PathBuf> = ["connector-codegen", "connector-runtime", "connector-macros", "tests/tests"]
            .map(|at| root().join(at))
            .into();
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                // This file contains names that must not exist.
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("tidy_recipes.rs")
                    && path.extension().is_some_and(|extension| extension == "rs")
                {
                    code.add(fs::read_to_string(path).unwrap().parse().unwrap());
                }
            }
        }
        code
    }

    fn add(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.add(group.stream()),
                TokenTree::Ident(name) if self.declares(&tokens, at) => drop(self.names.insert(name.to_string())),
                TokenTree::Literal(literal) => {
                    // Not prose: docs and messages have spaces.
                    let text = literal.to_string();
                    self.words.extend((!text.contains(' ')).then(|| text.trim_matches('"').to_lowercase()));
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// Returns `true` if the identifier at a position is declared there: after `fn` and similar words, or as a field or variant.
    fn declares(&self, tokens: &[TokenTree], at: usize) -> bool {
        let text = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(ToString::to_string).unwrap_or_default();
        let (before, after) = (text(at.checked_sub(1)), text(Some(at + 1)));
        let macro_name = before == "!" && text(at.checked_sub(2)) == "macro_rules";
        let field = after == ":" && text(Some(at + 2)) != ":" && matches!(before.as_str(), "" | "," | "pub" | ")");
        let entry = matches!(before.as_str(), "" | "," | "]") && matches!(after.as_str(), "" | "," | "=");
        macro_name || field || entry || DECLARING.contains(&before.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name) || self.words.contains(&name.to_lowercase())
    }
}

/// Returns the names in a piece of a recipe that do not exist.
fn missing(code: &Code, piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    match words.as_slice() {
        [path] if ["connector-", "tests/", "docs/"].iter().any(|root| path.starts_with(root)) => {
            // `cNNN-name.yaml` is any of them.
            let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
            let path = if path.contains("NNN") { folder } else { path };
            Vec::from_iter((!root().join(path).exists()).then(|| path.to_owned()))
        }
        ["UPDATE_EXPECT=1"] => Vec::new(),
        ["UPDATE_EXPECT=1" | "cargo", ..] => command(&words),
        ["connector", commands @ ..] => {
            let main = fs::read_to_string(root().join("connector-codegen/cli/src/main.rs")).unwrap();
            let known =
                |word: &str| main.contains(&format!("::{word}::run")) || main.contains(&format!("{word}::run("));
            commands.iter().take(1).filter(|word| !known(word)).map(|word| format!("connector {word}")).collect()
        }
        _ => names(piece).into_iter().filter(|name| !code.has(name)).collect(),
    }
}

/// Returns the packages and tests in a command line of cargo that do not exist.
fn command(words: &[&str]) -> Vec<String> {
    let manifests =
        ["connector-codegen", "connector-codegen/cli", "connector-runtime", "connector-runtime/tables", "tests"];
    let is_package = |name: &str| {
        manifests.iter().any(|folder| {
            let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
            text.contains(&format!("\nname = \"{name}\"\n"))
        })
    };
    let is_test = |name: &str| {
        ["tests/tests", "connector-codegen/tests"]
            .iter()
            .any(|at| root().join(at).join(name).with_extension("rs").exists())
    };
    let wrong = words.windows(2).filter(|pair| match pair[0] {
        "-p" => !is_package(pair[1]),
        "--test" => !is_test(pair[1]),
        _ => false,
    });
    wrong.map(|pair| pair.join(" ")).collect()
}

/// The names in a piece of Rust, a key or a member `x-…`; not those in texts, which are examples.
fn names(piece: &str) -> Vec<String> {
    let outside: String = piece.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    // `.txt`, `application/cbor`, `x-connector-…`.
    if outside.starts_with('.') && !outside.starts_with("..") || outside.contains('/') || outside.ends_with("-…") {
        return Vec::new();
    }
    let words = outside.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
    let is_name = |word: &&str| word.starts_with(|c: char| c.is_alphabetic());
    let known = |word: &&str| INVENTED.contains(word) || RUST.contains(word);
    words.filter(is_name).filter(|word| !known(word)).map(str::to_owned).collect()
}

#[test]
fn recipes_name_what_exists() {
    let (code, mut wrong, mut pieces) = (Code::read(), Vec::new(), 0);
    for entry in fs::read_dir(root().join("docs/adding")).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        for piece in text.split('`').skip(1).step_by(2) {
            pieces += 1;
            let gone = missing(&code, piece);
            wrong.extend(gone.into_iter().map(|gone| format!("{}: `{piece}`: {gone}", entry.path().display())));
        }
    }
    assert!(wrong.is_empty(), "not in the code:\n{}", wrong.join("\n"));
    assert!(pieces > 80, "the recipes have moved");
}

#[test]
fn what_is_gone_is_found() {
    let code = Code::read();
    for (piece, gone) in [
        ("connector-codegen/src/catalog/gone.rs", "connector-codegen/src/catalog/gone.rs"),
        ("MediaGone", "MediaGone"),
        ("gone_module::PageStrategy", "gone_module"),
        ("place::gone_function", "gone_function"),
        ("impl PageGone", "PageGone"),
        ("gone_macro!(\"a\", b)", "gone_macro"),
        ("x-connector-gone: true", "x-connector-gone"),
        ("cargo test -p connector-gone --lib keys", "-p connector-gone"),
        ("UPDATE_EXPECT=1 cargo test -p connector-tests --test gone_golden", "--test gone_golden"),
        ("connector gone", "connector gone"),
    ] {
        assert!(missing(&code, piece).contains(&gone.to_owned()), "{piece}: {:?}", missing(&code, piece));
    }
}
