//! JSON to types and back, without serde's generic code: text becomes a flat tape once, and types are read from it
//! by one expression per field (docs/adr/0003).
//!
//! Apart from the types (`crate::types`), and from everything that knows of HTTP.
//!
//! `from_slice::<Vec<i64>>(b"[1,2]")` gives `vec![1, 2]`; `to_vec(&vec![1, 2])` gives `[1,2]`.

mod debug;
mod deserializer;
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
#[cfg(feature = "cli")]
mod watch;
mod write;

#[cfg(test)]
mod tests;

pub use debug::debug;
pub use deserializer::from_slice_by_serde;
pub(crate) use deserializer::{from_text_by_serde, node_by_serde};
pub use equal::equal;
pub(crate) use equal::same_text;
pub use erase::deserialize;
pub use error::DecodeError;
pub(crate) use error::{member_path, path};
pub use fields::Fields;
pub(crate) use lenient::Lenience;
#[cfg(feature = "xml")]
pub(crate) use lenient::{ATTRIBUTE, TEXT};
pub use node::{Items, Members, Node, kinds};
pub use object::Object;
pub(crate) use pointer::{find, put};
pub use scan::MAX_DEPTH;
pub use tape::Doc;
pub(crate) use text::length;
pub use traits::{Json, Model, Write};
pub use transcode::serialize;
pub use union::{Literal, RULE, Rule, Rules, Union, read as read_union};
#[cfg(feature = "cli")]
pub(crate) use watch::Watch;
pub use write::Writer;

/// An object without declared members.
pub type Map<T> = std::collections::BTreeMap<String, T>;

/// Reads a JSON text as a `T`.
///
/// # Errors
/// What is no JSON, and what is no `T`: with its path, and never with the value.
pub fn from_slice<T: Json>(text: &[u8]) -> Result<T, DecodeError> {
    let doc = Doc::parse(text)?;
    doc.finish(T::read(doc.root()))
}

/// Writes a value as JSON.
pub fn to_vec<T: Write + ?Sized>(value: &T) -> Vec<u8> {
    let mut w = Writer::new();
    w.put(value);
    w.into_bytes()
}
