//! `{:?}` of generated types: their name and their JSON, without secrets.
//!
//! Separate from the writer, and once for all types: nothing is derived.
//!
//! `Pet { id: 1 }` prints `Pet {"id":1}`; with `{:#?}` over several lines. The type of an inline schema, which has no name in
//! the document, prints `{"id":1}`.

use super::{Document, Write, Writer};
use std::fmt;

/// Prints a value under a name. With an empty one, it prints the JSON alone.
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
    if !name.is_empty() {
        write!(f, "{name} ")?;
    }
    if f.alternate()
        && let Ok(document) = Document::parse(text)
        && let Ok(pretty) = serde_json::to_string_pretty(&document.doc().root())
    {
        return f.write_str(&pretty);
    }
    f.write_str(&String::from_utf8_lossy(text))
}
