//! JSON of a command line as typed values. A type drops properties that it does not declare, so without a check a
//! misspelled one would be lost silently.
//!
//! The value is written back and compared with what was typed: `{"name":"x","nmae":"y"}` read as a type with `name` is
//! written as `{"name":"x"}`, so `nmae` is an error. Types that keep other properties write them back.

use super::Failure;
use connector_json::{DecodeError, Doc, Document, Json, Node, Watch, to_vec};
use connector_tables::language::hint::hint;

/// Reads a value. With `files`, a string `@FILE` is the content of that file if the type has a file there.
pub(super) fn read<T: Json>(flag: &str, text: &[u8], files: bool) -> Result<T, Failure> {
    let wrong = |error: DecodeError| Failure::usage(format!("{flag}: {error}"));
    let watch = Watch::default();
    let document = Document::parse(text).map_err(wrong)?.watchable();
    let doc = document.doc().watched(&watch);
    let value: T = doc.finish(T::read(doc.root())).map_err(wrong)?;
    compare(&doc, &to_vec(&value), &watch).map_err(|reason| Failure::usage(format!("{flag}: {reason}")))?;
    if !files {
        return Ok(value);
    }
    // Read again, since the comparison does not need the content of files.
    let watch = Watch::with_files();
    let doc = document.doc().watched(&watch);
    let value = doc.finish(T::read(doc.root())).map_err(wrong);
    match watch.unreadable.take() {
        Some(reason) => Err(Failure::usage(format!("{flag}: {reason}"))),
        None => value,
    }
}

/// Rejects the first property that was typed and not written back.
fn compare(typed: &Doc<'_>, written: &[u8], watch: &Watch) -> Result<(), String> {
    let written = Document::parse(written).map_err(|error| error.to_string())?;
    match dropped(typed.root(), written.doc().root(), watch) {
        Some((object, name)) => Err(explain(object, &name, watch)),
        None => Ok(()),
    }
}

/// The first property that was dropped, and the object that it was in.
fn dropped<'d>(typed: Node<'d>, written: Node<'_>, watch: &Watch) -> Option<(Node<'d>, String)> {
    for (key, value) in typed.members() {
        let name = key.text().unwrap_or_default();
        match written.member(&name) {
            Some(written) => {
                if let Some(found) = dropped(value, written, watch) {
                    return Some(found);
                }
            }
            // The type declares it, and `null` means that it has no value.
            None if value.is_null() && watch.names(typed.at()).contains(&&*name) => {}
            None => return Some((typed, name.into_owned())),
        }
    }
    let (typed, written) = (typed.array(), written.array());
    typed.into_iter().zip(written).find_map(|(typed, written)| dropped(typed, written, watch))
}

fn explain(object: Node<'_>, name: &str, watch: &Watch) -> String {
    let (path, known) = (object.path(), watch.names(object.at()));
    match known.contains(&name) {
        true => format!("property `{name}` cannot be combined with the other properties at {path}"),
        false => format!("unknown property `{name}` at {path}{}", hint(name, &known)),
    }
}
