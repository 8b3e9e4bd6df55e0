//! A complete crate: Cargo.toml, and one file per module.
//!
//! `petstore { pets { } types { pets { } } }` is `Cargo.toml`, `src/lib.rs`, `src/pets.rs`, `src/types/mod.rs`,
//! `src/types/pets.rs`.

use super::source::file;
use super::{Files, header};
use crate::emit::{self, Module, declaration};
use crate::plan::{self, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// Options of the printed crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Path of the runtime, as written in Cargo.toml; absent: Cargo.toml has its version.
    pub runtime_path: Option<String>,
    /// True if the crate has a binary with a subcommand per operation.
    pub cli: bool,
    /// True if the crate is the root of its own workspace: needed in a folder below another workspace.
    pub workspace: bool,
    /// The document's name, for the first line of each file.
    pub source_name: String,
}

/// All files of the crate.
pub fn crate_files(plan: &Plan, module: &Module, options: &Options) -> Files {
    let header = header(&options.source_name);
    let mut files = Files::new();
    files.insert("Cargo.toml".to_owned(), format!("# {header}\n{}", cargo_toml(plan, options)));
    let docs = root_docs(plan).into_iter().map(|line| emit::inner_doc(&line));
    let root = own(module);
    files.insert("src/lib.rs".to_owned(), file(&header, quote!(#(#docs)* #root)));
    for child in &module.children {
        let folder = format!("src/{}", child.name);
        let path = if child.children.is_empty() { format!("{folder}.rs") } else { format!("{folder}/mod.rs") };
        add(child, &path, &folder, &header, &mut files);
    }
    if options.cli {
        files.insert("src/main.rs".to_owned(), file(&header, emit::cli(plan)));
    }
    files
}

/// A module as a file of its own, and its children in the folder.
fn add(module: &Module, path: &str, folder: &str, header: &str, files: &mut Files) {
    files.insert(path.to_owned(), file(header, own(module)));
    for child in &module.children {
        let inner = format!("{folder}/{}", child.name);
        let path = if child.children.is_empty() { format!("{inner}.rs") } else { format!("{inner}/mod.rs") };
        add(child, &path, &inner, header, files);
    }
}

/// The items of a module, and its children declared.
fn own(module: &Module) -> TokenStream {
    let mut tokens = module.items.clone();
    tokens.extend(module.children.iter().map(|child| {
        let declaration = declaration(child);
        quote!(#declaration;)
    }));
    tokens
}

/// A crate must have docs, even where the document says nothing.
fn root_docs(plan: &Plan) -> Vec<String> {
    if plan.docs.is_empty() { vec![summary(plan)] } else { plan.docs.clone() }
}

/// The description of the crate.
fn summary(plan: &Plan) -> String {
    let what = if plan.client { "A client" } else { "The types" };
    format!("{what} of {}.", title(plan))
}

fn title(plan: &Plan) -> &str {
    if plan.connector.title.is_empty() { &plan.name } else { &plan.connector.title }
}

fn cargo_toml(plan: &Plan, options: &Options) -> String {
    let name = quoted(&plan.name);
    let description = quoted(&summary(plan));
    let features = match &*plan::feature::features(plan) {
        [] => String::new(),
        some => format!(", features = [{}]", some.iter().copied().map(quoted).collect::<Vec<_>>().join(", ")),
    };
    let mut text = format!(
        "[package]\nname = {name}\nversion = \"0.1.0\"\nedition = \"2021\"\ndescription = {description}\n\n\
         [lib]\ndoctest = false\n\n"
    );
    if options.cli {
        // Library and binary have one name, and rustdoc would write both into one folder.
        text.push_str(&format!("[[bin]]\nname = {name}\npath = \"src/main.rs\"\ndoc = false\n\n"));
    }
    text.push_str(&tags(plan));
    text.push_str("[dependencies]\n");
    if options.cli {
        text.push_str(&format!("connector-cli-runtime = {{ {} }}\n", source(options, "/cli")));
    }
    // A crate of types needs no transport.
    let bare = if plan.client { "" } else { ", default-features = false" };
    text.push_str(&format!("connector-runtime = {{ {}{bare}{features} }}\n", source(options, "")));
    if options.workspace {
        text.push_str("\n[workspace]\n");
    }
    text
}

/// Returns `[features]` with one for each tag, all on by default; empty without the option.
fn tags(plan: &Plan) -> String {
    let names: Vec<String> = plan::tags::features(plan).map(quoted).collect();
    if names.is_empty() {
        return String::new();
    }
    let default = names.iter().map(|name| format!("    {name},"));
    let each = plan::tags::features(plan).map(|name| format!("{name} = []"));
    let lines = ["[features]", "default = ["].map(str::to_owned).into_iter().chain(default).chain(["]".to_owned()]);
    lines.chain(each).map(|line| line + "\n").collect::<String>() + "\n"
}

/// Returns the source of one of our packages: a folder within that of the runtime, or the version of this package.
fn source(options: &Options, folder: &str) -> String {
    match &options.runtime_path {
        Some(path) => format!("path = {}", quoted(&format!("{}{folder}", path.trim_end_matches('/')))),
        None => format!("version = {}", quoted(env!("CARGO_PKG_VERSION"))),
    }
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
