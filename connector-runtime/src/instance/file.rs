//! Reads files as text: regular files of a limited size.
//!
//! Reading `/dev/full` would never end, and reading a pipe may never begin; such files are refused.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read as _, Result};
use std::path::Path;

/// Maximum size of a file in bytes: 64 MiB.
const MAX: u64 = 64 << 20;

/// Reads a file. The error does not repeat its path or content.
pub(super) fn read(path: &Path) -> Result<String> {
    // Checked before it is opened, since opening a pipe waits for its other end, and after, since another file may
    // have taken its place.
    check(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    check(&file.metadata()?)?;
    let mut text = String::new();
    file.take(MAX + 1).read_to_string(&mut text)?;
    match text.len() as u64 > MAX {
        true => Err(too_large()),
        false => Ok(text),
    }
}

fn check(metadata: &fs::Metadata) -> Result<()> {
    if !metadata.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    if metadata.len() > MAX { Err(too_large()) } else { Ok(()) }
}

fn too_large() -> Error {
    Error::new(ErrorKind::FileTooLarge, "file is larger than 64 MiB")
}
