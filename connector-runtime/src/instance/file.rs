//! Files as text: regular ones of a bounded size.
//!
//! `/dev/full` never ends, and a pipe may never begin; neither is an instance or a secret.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read as _, Result};
use std::path::Path;

/// The most bytes that a file may have: 64 MiB.
const MAX: u64 = 64 << 20;

/// Reads a file. The error does not repeat its path or content.
pub(super) fn read(path: &Path) -> Result<String> {
    // Looked at before it is opened, since opening a pipe waits for its other end, and after, since another file may
    // have been put in its place.
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
