//! The three doors give the same client: macro, build script and command line, and the one in git.
//!
//! Each way is undone to `syn` items and printed by one printer, so that only tokens count.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Builder, Disk, Outcome, client, pipeline};
use connector_codegen::output::{self, Files};
use quote::quote;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "fixtures/tracker/api.yaml";

fn base() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn outcome() -> Outcome {
    let outcome = pipeline::run(&mut Disk::new(base()), DOCUMENT, &Config::default());
    assert!(!outcome.has_errors());
    outcome
}

fn golden() -> String {
    fs::read_to_string(base().join("fixtures/tracker/generated.rs")).unwrap()
}

/// Items without the docs of the root, which only a crate has.
fn print(mut file: syn::File) -> String {
    file.attrs.clear();
    prettyplease::unparse(&file)
}

fn printed(text: &str) -> String {
    print(syn::parse_file(text).unwrap())
}

/// Equal, or the first lines that differ.
fn same(door: &str, one: &str, other: &str) {
    let pairs = one.lines().zip(other.lines()).enumerate();
    if let Some((at, (one, other))) = pairs.into_iter().find(|(_, (one, other))| one != other) {
        assert_eq!(one, other, "{door}, line {}", at + 1);
    }
    assert_eq!(one.lines().count(), other.lines().count(), "{door}");
}

#[test]
fn the_file_in_git_is_what_is_generated() {
    same("golden", &output::source(&outcome().module.unwrap(), &output::header("api.yaml")), &golden());
}

#[test]
fn the_macro_gives_the_same() {
    let tokens = client::expand_with(&mut Disk::new(base()), quote!("fixtures/tracker/api.yaml"));
    let mut file: syn::File = syn::parse2(tokens).unwrap();
    // The first item makes rustc watch the document.
    let watch = file.items.remove(0);
    assert!(quote!(#watch).to_string().contains("include_bytes"));
    same("macro", &print(file), &printed(&golden()));
}

#[test]
fn the_build_script_gives_the_same() {
    let folder = std::env::temp_dir().join(format!("connector-doors-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    // Its paths start at CARGO_MANIFEST_DIR, which cargo sets for tests too.
    Builder::new(DOCUMENT).out_dir(&folder).out_file("tracker.rs").build().unwrap();
    let text = fs::read_to_string(folder.join("tracker.rs")).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(text.lines().next(), golden().lines().next());
    same("build script", &printed(&text), &printed(&golden()));
}

#[test]
fn the_command_line_gives_the_same_as_a_module() {
    // `--module` writes the text of `output::source`; its header must not show the folder.
    let header = output::header(&connector_codegen::front::name::shown(DOCUMENT));
    same("--module", &output::source(&outcome().module.unwrap(), &header), &golden());
}

#[test]
fn the_command_line_gives_the_same_as_a_crate() {
    let outcome = outcome();
    let options = output::Options { source_name: "api.yaml".to_owned(), ..Default::default() };
    let mut files = output::crate_files(outcome.plan.as_ref().unwrap(), outcome.module.as_ref().unwrap(), &options);
    assert!(files.remove("Cargo.toml").is_some());
    let mut root = syn::parse_file(&files.remove("src/lib.rs").unwrap()).unwrap();
    join(&mut root.items, "src", &mut files);
    assert!(files.is_empty(), "no `mod` names {:?}", files.keys());
    same("crate", &print(root), &printed(&golden()));
}

#[test]
fn a_feature_for_each_tag_is_the_same_in_all_doors() {
    const TAGS: &str = "fixtures/tags.yaml";
    let mut config = Config::default();
    config.set("features", "tags".into()).unwrap();
    let outcome = pipeline::run(&mut Disk::new(base()), TAGS, &config);
    let (plan, module) = (outcome.plan.unwrap(), outcome.module.unwrap());
    let wanted = printed(&output::source(&module, ""));
    assert_eq!(wanted.matches("#[cfg(feature = \"issues\")]").count(), 3, "endpoints, types, and their export");

    let tokens = client::expand_with(&mut Disk::new(base()), quote!("fixtures/tags.yaml", features = "tags"));
    let mut file: syn::File = syn::parse2(tokens).unwrap();
    file.items.remove(0);
    same("macro", &print(file), &wanted);

    let folder = std::env::temp_dir().join(format!("connector-doors-tags-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    Builder::new(TAGS).features("tags").out_dir(&folder).out_file("tags.rs").build().unwrap();
    let text = fs::read_to_string(folder.join("tags.rs")).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    same("build script", &printed(&text), &wanted);

    let mut files = output::crate_files(&plan, &module, &output::Options::default());
    let mut root = syn::parse_file(&files.remove("src/lib.rs").unwrap()).unwrap();
    join(&mut root.items, "src", &mut files);
    same("crate", &print(root), &wanted);
}

/// Puts files in the places of the modules that name them.
fn join(items: &mut [syn::Item], folder: &str, files: &mut Files) {
    for item in items {
        let syn::Item::Mod(module) = item else { continue };
        if module.content.is_some() {
            continue;
        }
        let path = format!("{folder}/{}", module.ident);
        let ways = [format!("{path}.rs"), Path::new(&path).join("mod.rs").display().to_string()];
        let text = ways.iter().find_map(|way| files.remove(way)).unwrap();
        let mut inner = syn::parse_file(&text).unwrap();
        join(&mut inner.items, &path, files);
        module.content = Some((Default::default(), inner.items));
        module.semi = None;
    }
}
