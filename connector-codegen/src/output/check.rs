//! The comparison of the files on disk with those that would be written, and their differences.
//!
//! `src/lib.rs` with `a` on disk and `b` wanted is a [`Difference`] with the lines `-a` and `+b`.

use super::Files;
use super::write::{read, stale};
use similar::TextDiff;
use std::path::Path;

/// A file that is not as it would be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path from the folder.
    pub path: String,
    /// A unified diff, from what is to what would be.
    pub diff: String,
}

/// The files that differ, are missing, or would be removed. Empty: all is as it should be.
pub fn check(files: &Files, dir: &Path) -> Vec<Difference> {
    let mut differences: Vec<_> =
        files.iter().filter_map(|(path, wanted)| difference(path, &read(dir, path), Some(wanted))).collect();
    differences.extend(stale(files, dir).iter().filter_map(|path| difference(path, &read(dir, path), None)));
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    differences
}

fn difference(path: &str, found: &Option<String>, wanted: Option<&String>) -> Option<Difference> {
    if found.as_ref() == wanted {
        return None;
    }
    let (from, to) = (found.as_deref(), wanted.map(String::as_str));
    let name = |side: &str, text: Option<&str>| match text {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(from.unwrap_or_default(), to.unwrap_or_default());
    let diff = diff.unified_diff().header(&name("a", from), &name("b", to)).to_string();
    Some(Difference { path: path.to_owned(), diff })
}
