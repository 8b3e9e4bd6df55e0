//! The library that a generated crate depends on: the released version, or a folder that must contain its package.

use connector_codegen::front::load;
use std::path::Path;

/// The package.
const NAME: &str = "connector-runtime";

/// Checks that a folder contains the package of the runtime.
pub(crate) fn check(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    let manifest = folder.join("Cargo.toml");
    let wrong = match load::read(&manifest).map(String::from_utf8) {
        Err(reason) => reason,
        Ok(Ok(text)) if is_runtime(&text) => return Ok(()),
        Ok(_) => format!("{} is not the manifest of the package {NAME}", manifest.display()),
    };
    let inner = folder.join(NAME);
    let help = match load::read(&inner.join("Cargo.toml")).is_ok() {
        true => format!("did you mean `{}`?", inner.display()),
        false => format!("name the folder of the package {NAME}"),
    };
    Err(format!("--runtime-path {shown}: {wrong}; {help}"))
}

/// Returns `true` if the section `[package]` of a manifest has the name of the runtime.
fn is_runtime(manifest: &str) -> bool {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| !line.starts_with("[package]")).skip(1);
    let own = lines.by_ref().take_while(|line| !line.starts_with('['));
    let mut pairs = own.filter_map(|line| line.split_once('='));
    pairs.any(|(key, value)| {
        let value = value.split('#').next().unwrap_or_default().trim();
        key.trim() == "name" && value.trim_matches(['"', '\'']) == NAME
    })
}

/// The line that tells where the runtime of a generated crate comes from.
pub(crate) fn note() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("note: the crate depends on {NAME} {version}; to use a local copy, add `--runtime-path FOLDER`")
}

#[cfg(test)]
mod tests {
    use super::is_runtime;

    #[test]
    fn the_name_of_the_package_counts() {
        assert!(is_runtime("[package]\nversion = \"1\"\nname = \"connector-runtime\" # ours\n"));
        assert!(!is_runtime("[package]\nname = \"other\"\n[[bin]]\nname = \"connector-runtime\"\n"));
        assert!(!is_runtime("[workspace]\nmembers = [\"connector-runtime\"]\n"));
        assert!(!is_runtime(""));
    }
}
