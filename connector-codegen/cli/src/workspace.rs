//! Checks if a new crate would be in a workspace that does not list it, which cargo refuses to build.
//!
//! Separate because it is cargo's rule, not ours. With `members = ["crates/*"]` in `/w/Cargo.toml`, `/w/crates/a` is listed
//! and `/w/client` is not.

use connector_codegen::front::load;
use std::path::{Path, PathBuf};

/// Returns the manifest of the workspace around `folder`, if it lists `folder` neither as a member nor as excluded.
pub(crate) fn stranger_to(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().skip(1).find_map(|root| {
        let manifest = root.join("Cargo.toml");
        let text = String::from_utf8(load::read(&manifest).ok()?).ok()?;
        let begins = text.lines().any(|line| line.trim_start().starts_with("[workspace"));
        let inside = folder.strip_prefix(root).ok()?;
        begins.then(|| (!knows(&text, inside)).then_some(manifest))
    })?
}

/// Returns `true` if any string of the manifest is that folder or one above it. `*` is any one name.
fn knows(manifest: &str, folder: &Path) -> bool {
    manifest.split('"').skip(1).step_by(2).any(|pattern| {
        let pattern: Vec<&str> = pattern.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        let fits =
            folder.components().zip(&pattern).all(|(part, wanted)| *wanted == "*" || part.as_os_str() == *wanted);
        !pattern.is_empty() && pattern.len() <= folder.components().count() && fits
    })
}

#[cfg(test)]
mod tests {
    use super::knows;
    use std::path::Path;

    #[test]
    fn members_and_excluded_folders_are_known() {
        let manifest = "[workspace]\nmembers = [\"app\", \"crates/*\"]\nexclude = [\"./old\"]\n";
        let knows = |folder| knows(manifest, Path::new(folder));
        assert!(knows("app") && knows("crates/a") && knows("old/a/b"));
        assert!(!knows("client") && !knows("crates"));
    }
}
