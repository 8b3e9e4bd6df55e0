//! JSON to types and back, without serde's generic code: text becomes a flat tape once, and types are read from it
//! by one expression per field (docs/adr/0003).
//!
//! Apart from the types (`crate::types`), and from everything that knows of HTTP.
//!
//! `from_slice::<Vec<i64>>(b"[1,2]")` gives `vec![1, 2]`; `to_vec(&vec![1, 2])` gives `[1,2]`.

mod assembly;
#[cfg(feature = "count")]
pub mod count;
mod debug;
mod deserializer;
mod doc;
mod document;
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
mod pointer;
mod refusal;
mod scan;
mod std_types;
mod tape;
mod text;
mod tokens;
mod traits;
mod transcode;
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
/// What is no JSON, and what is no `T`: with its path, and never with the value.
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
