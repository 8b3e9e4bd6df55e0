//! Reads documents from disk: the only place in codegen that opens a file to read it.
//!
//! A path that the user typed may lead anywhere. A path in a description may not: `openapi: ../../secret.txt` is refused,
//! and so is a symbolic link that leads out of the description's folder.

#![expect(clippy::disallowed_methods, reason = "documents are read here")]

use crate::text::{self, LARGEST, Loaded, Loader, Origin, Reach};
use std::io::{Error, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// Loads files. Relative paths start at one folder.
#[derive(Debug, Clone)]
pub struct Disk {
    base: PathBuf,
    read: Vec<PathBuf>,
}

impl Disk {
    /// Relative paths start at `base`.
    pub fn new(base: impl Into<PathBuf>) -> Self {
        Disk { base: base.into(), read: Vec::new() }
    }

    /// Relative paths start at the folder of the Cargo.toml that is being built.
    ///
    /// # Errors
    /// Cargo did not start this program.
    pub fn manifest_dir() -> Result<Self, String> {
        // Asked at run time: the folder of the user's package, not of this one.
        match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => Ok(Disk::new(folder)),
            None => Err("the variable CARGO_MANIFEST_DIR is not set: this runs under cargo only".to_owned()),
        }
    }

    /// Every file that was read or tried, in order.
    pub fn inputs(&self) -> &[PathBuf] {
        &self.read
    }

    /// The real path of a file that a text names, if that text may name it.
    fn permitted(&self, reference: &str, path: &Path, folder: &Path, origin: &Origin<'_>) -> Result<PathBuf, String> {
        if origin.reach == Reach::Relative && is_relative(reference) {
            // A symbolic link may have any name, so the file behind it counts.
            let real = real(path).map_err(|error| failed(path, &error))?;
            let is_described =
                real.extension().is_some_and(|end| DESCRIBED.iter().any(|known| end.eq_ignore_ascii_case(known)));
            return if is_described {
                Ok(real)
            } else {
                Err("its name does not end with .json, .yaml or .yml".to_owned())
            };
        }
        let allowed = origin.allowed.iter().filter(|place| !text::is_url(place)).map(|place| self.base.join(place));
        let roots: Vec<PathBuf> = std::iter::once(self.base.join(folder)).chain(allowed).collect();
        let inside = |path: &Path, real: fn(&Path) -> Option<PathBuf>| {
            roots.iter().filter_map(|root| real(root)).any(|root| path.starts_with(root))
        };
        match real(path) {
            Ok(path) if inside(&path, |root| real(root).ok()) => Ok(path),
            // Outside, a missing file and a forbidden one look the same.
            Err(error) if origin.reach == Reach::Folder && inside(&plain(path), |root| Some(plain(root))) => {
                Err(failed(path, &error))
            }
            _ if origin.reach == Reach::Relative => Err("only relative references are followed".to_owned()),
            _ => Err("it is outside the folder of the description".to_owned()),
        }
    }
}

impl Loader for Disk {
    fn load(&mut self, reference: &str, from: Option<Origin<'_>>) -> Result<Loaded, String> {
        if text::is_url(reference) {
            return Err("only the command line reads URLs; download the document".to_owned());
        }
        let folder = from.and_then(|origin| Path::new(origin.name).parent());
        let shown = folder.map_or_else(|| PathBuf::from(reference), |folder| short(&folder.join(reference)));
        let path = self.base.join(&shown);
        self.read.push(path.clone());
        let bytes = match &from {
            Some(origin) => read(&self.permitted(reference, &path, folder.unwrap_or(Path::new("")), origin)?)?,
            None => read(&path)?,
        };
        Ok(Loaded { name: shown.display().to_string(), path: Some(path), text: text::decode(&bytes)? })
    }
}

/// Returns the bytes of a regular file of at most [`LARGEST`] bytes.
///
/// # Errors
/// A message for the user: the file is missing, too large, or not a regular file, or the disk failed.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    // Checked before opening, since opening a pipe waits for its writer.
    let facts = std::fs::metadata(path).map_err(|error| failed(path, &error))?;
    if facts.is_dir() {
        return Err(format!("{} is a folder", path.display()));
    }
    if !facts.is_file() {
        return Err(format!("{} is not a regular file", path.display()));
    }
    let file = std::fs::File::open(path).map_err(|error| failed(path, &error))?;
    let mut bytes = Vec::new();
    // The length that the disk reports may be wrong: files in /proc report none, and others grow.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failed(path, &error))?;
    match bytes.len() as u64 > LARGEST {
        true => Err(format!("{} is larger than {} MiB", path.display(), LARGEST >> 20)),
        false => Ok(bytes),
    }
}

/// Ends of the names of files that a document may refer to.
const DESCRIBED: &[&str] = &["json", "yaml", "yml"];

/// Returns `true` for a path below or beside the file that names it; `file:/etc/x.json` is not one.
fn is_relative(reference: &str) -> bool {
    Path::new(reference).is_relative() && !reference.split('/').next().unwrap_or_default().contains(':')
}

fn failed(path: &Path, error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("there is no file {}", path.display()),
        ErrorKind::PermissionDenied => format!("no permission to read {}", path.display()),
        _ => error.to_string(),
    }
}

/// An existing path, absolute and without symbolic links. The empty path is the working folder.
fn real(path: &Path) -> Result<PathBuf, Error> {
    std::path::absolute(Path::new(".").join(path))?.canonicalize()
}

/// A path without `.` and `..`, as far as it goes: references are resolved as text (RFC 3986, section 5.2.4).
fn short(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(short.components().next_back(), Some(Component::Normal(_))) => {
                _ = short.pop()
            }
            part => short.push(part),
        }
    }
    short
}

/// Any path, absolute and without `..`.
fn plain(path: &Path) -> PathBuf {
    let path = std::path::absolute(Path::new(".").join(path)).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}
