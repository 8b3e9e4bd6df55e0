//! Reads the files that a document refers to, each once.
//!
//! Separate from the loaders, which know disks and servers, and from the formats, which know references.
//!
//! In `spec/api.yaml`, `../common/Error.json` and `./../common/Error.json` are the file `common/Error.json`.

use crate::diag::Diagnostics;
use crate::format::Open;
use crate::text::{Loader, Origin, Reach, SourceId, Sources};
use crate::tree::place::Documents;
use crate::tree::{self, Node};
use std::collections::BTreeMap;

/// Number of files that one document may have.
const MOST: usize = 20_000;

pub(super) struct Files<'a> {
    loader: &'a mut dyn Loader,
    sources: &'a mut Sources,
    diags: &'a mut Diagnostics,
    /// Other places that may be read.
    allowed: &'a [String],
    /// The files that were read, by name.
    known: BTreeMap<String, Result<Node, String>>,
}

impl<'a> Files<'a> {
    pub(super) fn new(
        loader: &'a mut dyn Loader,
        sources: &'a mut Sources,
        diags: &'a mut Diagnostics,
        allowed: &'a [String],
        root: &Node,
    ) -> Self {
        let name = sources.get(root.span.source).map(|source| plain(&source.name)).unwrap_or_default();
        Files { loader, sources, diags, allowed, known: BTreeMap::from([(name, Ok(root.clone()))]) }
    }

    fn read(&mut self, reference: &str, from: &str, documents: &mut Documents) -> Result<Node, String> {
        if self.known.len() > MOST {
            return Err(format!("a document may have {MOST} files"));
        }
        let origin = Origin { name: from, allowed: self.allowed, reach: Reach::Relative };
        let loaded = self.loader.load(reference, Some(origin))?;
        let id = self.sources.add(loaded.name.clone(), loaded.path, loaded.text);
        let mark = self.diags.mark();
        if let Some(root) = tree::read(self.sources, id, self.diags) {
            documents.add(root.clone());
            documents.call(id, &plain(&loaded.name));
            return Ok(root);
        }
        // The file may be any file of this machine, so no report shows a line of it.
        let reports = self.diags.take_since(mark);
        let place = reports.first().and_then(|report| report.labels.first());
        let place = place.map(|(span, _)| self.sources.line_column(*span));
        let place = place.map(|(line, column)| format!(" (line {line}, column {column})")).unwrap_or_default();
        Err(format!("it is neither JSON nor YAML{place}"))
    }
}

impl Open for Files<'_> {
    fn open(&mut self, reference: &str, from: SourceId, documents: &mut Documents) -> Result<Node, String> {
        let from = self.sources.get(from).map(|source| source.name.clone()).unwrap_or_default();
        let name = joined(&from, reference);
        if let Some(known) = self.known.get(&name) {
            return known.clone();
        }
        let read = self.read(reference, &from, documents);
        self.known.insert(name, read.clone());
        read
    }
}

/// The name of the file that a text of that name refers to.
fn joined(from: &str, reference: &str) -> String {
    let folder = from.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
    match reference.contains("://") || reference.starts_with('/') || folder.is_empty() {
        true => plain(reference),
        false => plain(&format!("{folder}/{reference}")),
    }
}

/// A path without `.` and `..`, as far as it goes.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn names_of_one_file_are_equal() {
        for (from, reference, name) in [
            ("api.yaml", "Pet.yaml", "Pet.yaml"),
            ("api.yaml", "./Pet.yaml", "Pet.yaml"),
            ("spec/api.yaml", "../common/Error.json", "common/Error.json"),
            ("spec/api.yaml", "./../common/./Error.json", "common/Error.json"),
            ("../spec/api.yaml", "../Error.json", "../Error.json"),
            ("https://x.example/v1/api.yaml", "../Error.json", "https://x.example/Error.json"),
            ("/a/b/api.yaml", "Pet.yaml", "/a/b/Pet.yaml"),
        ] {
            assert_eq!(joined(from, reference), name);
        }
    }
}
