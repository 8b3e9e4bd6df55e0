//! Reads documents from disk.
//!
//! Apart because it is the only place of codegen that opens a file to read it.

use crate::text::{self, Loaded, Loader};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 256 << 20;

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
}

impl Loader for Disk {
    fn load(&mut self, reference: &str, from: Option<&str>) -> Result<Loaded, String> {
        let folder = from.and_then(|name| Path::new(name).parent());
        let shown = folder.map_or_else(|| PathBuf::from(reference), |folder| folder.join(reference));
        let path = self.base.join(&shown);
        self.read.push(path.clone());
        let text = text::decode(&read(&path)?)?;
        Ok(Loaded { name: shown.display().to_string(), path: Some(path), text })
    }
}

/// The bytes of a file, if it is one and not too large.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no file {}", path.display()),
        std::io::ErrorKind::PermissionDenied => format!("no permission to read {}", path.display()),
        _ => error.to_string(),
    };
    let facts = std::fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(format!("{} is a folder", path.display()));
    }
    if facts.len() > LIMIT {
        return Err(format!("{} is larger than 256 MB", path.display()));
    }
    std::fs::read(path).map_err(failed)
}
