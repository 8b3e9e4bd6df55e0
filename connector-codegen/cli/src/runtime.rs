//! The library that a generated crate depends on: the released version, or a folder that must contain its package.

use connector_codegen::front::load;
use std::path::Path;

/// The package, and the one in its folder `cli` that only programs need.
const NAME: &str = "connector-runtime";
const PROGRAMS: &str = "connector-cli-runtime";

/// Checks that a folder contains the package of the runtime, and for `--cli` also the one of programs.
pub(crate) fn check(folder: &Path, cli: bool) -> Result<(), String> {
    let shown = folder.display();
    if let Err(wrong) = find(folder, NAME) {
        let inner = folder.join(NAME);
        let help = match find(&inner, NAME).is_ok() {
            true => format!("did you mean `{}`?", inner.display()),
            false => format!("name the folder of the package {NAME}"),
        };
        return Err(format!("--runtime-path {shown}: {wrong}; {help}"));
    }
    let programs = if cli { find(&folder.join("cli"), PROGRAMS) } else { Ok(()) };
    let help = format!("`--cli` needs the package {PROGRAMS}, which is in the folder `cli` of {NAME}");
    programs.map_err(|wrong| format!("--runtime-path {shown}: {wrong}; {help}"))
}

/// Looks for a package in a folder.
fn find(folder: &Path, name: &str) -> Result<(), String> {
    let manifest = folder.join("Cargo.toml");
    match load::read(&manifest).map(String::from_utf8)? {
        Ok(text) if is_package(&text, name) => Ok(()),
        _ => Err(format!("{} is not the manifest of the package {name}", manifest.display())),
    }
}

/// Returns `true` if the section `[package]` of a manifest has this name.
fn is_package(manifest: &str, name: &str) -> bool {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| !line.starts_with("[package]")).skip(1);
    let own = lines.by_ref().take_while(|line| !line.starts_with('['));
    let mut pairs = own.filter_map(|line| line.split_once('='));
    pairs.any(|(key, value)| {
        let value = value.split('#').next().unwrap_or_default().trim();
        key.trim() == "name" && value.trim_matches(['"', '\'']) == name
    })
}

/// Returns the line about the source of the runtime in a generated crate.
pub(crate) fn note() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("note: the crate depends on {NAME} {version}; to use a local copy, add `--runtime-path FOLDER`")
}

#[cfg(test)]
mod tests {
    use super::{NAME, is_package};

    #[test]
    fn the_name_of_the_package_counts() {
        assert!(is_package("[package]\nversion = \"1\"\nname = \"connector-runtime\" # ours\n", NAME));
        assert!(!is_package("[package]\nname = \"other\"\n[[bin]]\nname = \"connector-runtime\"\n", NAME));
        assert!(!is_package("[workspace]\nmembers = [\"connector-runtime\"]\n", NAME));
        assert!(!is_package("", NAME));
    }
}
