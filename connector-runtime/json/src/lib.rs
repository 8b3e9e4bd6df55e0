//! JSON to types and back, for generated API clients.
//!
//! Text becomes a flat tape once, and types are read from it by one expression per field, so that a type costs little to
//! compile (docs/adr/0003). Errors contain the path of the invalid value, never the value. Nothing here depends on HTTP.
//!
//! ```
//! use connector_json::{Document, find, from_slice, to_vec};
//!
//! assert_eq!(from_slice::<Vec<i64>>(b"[1, 2]")?, [1, 2]);
//! assert_eq!(to_vec(&vec![1, 2]), b"[1,2]");
//! assert_eq!(from_slice::<Vec<i64>>(b"[1, true]").unwrap_err().to_string(), "expected an integer at $[1], found a boolean");
//!
//! // A document is scanned once and can be read more than once.
//! let document = Document::parse(br#"{"success": true, "data": [1, 2]}"#)?;
//! let doc = document.doc();
//! assert_eq!(find(doc.root(), "/success").and_then(|node| node.boolean()), Some(true));
//! assert_eq!(find(doc.root(), "/data").and_then(|node| node.get::<Vec<i64>>()), Some(vec![1, 2]));
//! # Ok::<(), connector_json::DecodeError>(())
//! ```
//!
//! | to do | use |
//! |---|---|
//! | read and write a type | [`from_slice`], [`to_vec`]; for types of serde's, [`from_slice_by_serde`] |
//! | look at a text | [`Document`], its view [`Doc`], [`Node`], JSON pointers by [`find`] and [`put`] |
//! | read an object that is put together from values of a document | [`Assembly`] |
//! | give a type its JSON form | [`Json`]; [`Model`] and [`Union`] for generated types |
//!
//! The scanner is the only one of the runtime. Its text may be nested [`MAX_DEPTH`] deep; it does not recurse, and nothing
//! panics, whatever the text.
//!
//! Users of generated clients depend on `connector-runtime`, which re-exports what they need.

mod assembly;
#[cfg(feature = "count")]
pub mod count;
mod debug;
mod deserializer;
mod doc;
mod document;
mod enum_macros;
mod enums;
mod equal;
mod erase;
mod error;
mod fields;
mod index;
mod lenient;
mod macros;
mod node;
mod number;
mod object;
mod own;
mod pointer;
mod refusal;
mod scan;
mod std_types;
mod tag;
mod tape;
mod text;
mod tokens;
mod traits;
mod transcode;
mod typed;
mod union;
mod value;
#[cfg(feature = "watch")]
mod watch;
mod write;

pub mod types;

#[cfg(test)]
mod tests;

pub use assembly::Assembly;
pub use connector_tables::{Literal, kinds};
pub use debug::debug;
pub use deserializer::{from_slice_by_serde, from_text_by_serde, node_by_serde};
pub use doc::Doc;
pub use document::Document;
pub use equal::{equal, same, same_text};
pub use erase::deserialize;
use error::path;
pub use error::{DecodeError, member_path};
pub use fields::Fields;
pub use lenient::{ATTRIBUTE, Lenience, TEXT};
pub use node::{Items, Members, Node};
pub use object::Object;
#[doc(hidden)]
pub use own::{read_by_serde, read_by_text, write_by_serde, write_by_text};
pub use pointer::{find, put};
pub use scan::MAX_DEPTH;
#[doc(hidden)]
pub use serde;
pub use traits::{Json, Model, Write};
pub use transcode::serialize;
pub use union::{Union, read as read_union};
#[cfg(feature = "watch")]
pub use watch::Watch;
pub use write::Writer;

/// An object without declared members.
pub type Map<T> = std::collections::BTreeMap<String, T>;

/// Reads a JSON text as a `T`.
///
/// # Errors
/// The text is not JSON, or not a `T`. The error has the path of the value, never the value itself.
pub fn from_slice<T: Json>(text: &[u8]) -> Result<T, DecodeError> {
    let document = Document::parse(text)?;
    let doc = document.doc();
    doc.finish(T::read(doc.root()))
}

/// Writes a value as JSON.
pub fn to_vec<T: Write + ?Sized>(value: &T) -> Vec<u8> {
    let mut w = Writer::new();
    w.put(value);
    w.into_bytes()
}
