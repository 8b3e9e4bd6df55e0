//! `{:?}` of generated types: their name and their JSON, without secrets.
//!
//! Separate from the writer, and once for all types: nothing is derived.
//!
//! `Pet { id: 1 }` prints `Pet {"id":1}`; with `{:#?}` over several lines.

use super::{Document, Write, Writer};
use std::fmt;

/// Prints a value under a name.
///
/// # Errors
/// The formatter's own.
#[inline]
pub fn debug<T: Write + ?Sized>(value: &T, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut w = Writer::debug();
    w.put(value);
    print(name, &w.into_bytes(), f)
}

fn print(name: &str, text: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if f.alternate()
        && let Ok(document) = Document::parse(text)
        && let Ok(pretty) = serde_json::to_string_pretty(&document.doc().root())
    {
        return write!(f, "{name} {pretty}");
    }
    write!(f, "{name} {}", String::from_utf8_lossy(text))
}
