//! JSON text to any serde format: what `Serialize` of every generated type goes through.
//!
//! Separate from the writer, because it is generic over the format, and over nothing else.
//!
//! A type that writes `{"a":1}` is serialized as a map with the entry `a: 1u64`.

use super::tape::Kind;
use super::{Document, Node, Write, to_vec};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Writes a value into any format.
///
/// # Errors
/// The format's own, and values nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
pub fn serialize<T: Write + ?Sized, S: Serializer>(value: &T, into: S) -> Result<S::Ok, S::Error> {
    transcode(&to_vec(value), into)
}

fn transcode<S: Serializer>(text: &[u8], into: S) -> Result<S::Ok, S::Error> {
    let document = Document::parse(text).map_err(S::Error::custom)?;
    document.doc().root().serialize(into)
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        match self.token().kind {
            Kind::Null => into.serialize_unit(),
            Kind::False => into.serialize_bool(false),
            Kind::True => into.serialize_bool(true),
            Kind::Integer | Kind::Number => number(self.raw(), into),
            Kind::String => into.serialize_str(&self.text().unwrap_or_default()),
            Kind::Array => {
                let mut items = into.serialize_seq(self.items().map(Iterator::count))?;
                self.items().into_iter().flatten().try_for_each(|item| items.serialize_element(&item))?;
                items.end()
            }
            Kind::Object => {
                let mut members = into.serialize_map(Some(self.members().count()))?;
                self.members()
                    .try_for_each(|(name, value)| members.serialize_entry(&*name.text().unwrap_or_default(), &value))?;
                members.end()
            }
        }
    }
}

/// A number as `u64`, `i64` or `f64`: the first that can represent it.
fn number<S: Serializer>(text: &str, into: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse() {
        return into.serialize_u64(number);
    }
    if let Ok(number) = text.parse() {
        return into.serialize_i64(number);
    }
    into.serialize_f64(text.parse().map_err(S::Error::custom)?)
}
