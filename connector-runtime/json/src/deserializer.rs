//! A node as serde's `Deserializer`: JSON to types that do not depend on this crate, with our own error messages.
//!
//! Separate from `serde_json`'s reader because its errors repeat values, and from `erase.rs`, which goes the other way:
//! from serde formats to our types.
//!
//! `{"items":[{"done":"yes"}]}` read as a derived `{items: [{done: bool}]}` gives
//! `expected a boolean at $.items[0].done, found a string`.

use serde::de::value::CowStrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::error::DecodeError;
use super::number;
use super::refusal::Refusal;
use super::tape::Kind;
use super::{Document, Items, Members, Node};

/// Reads a JSON text as any type of serde's.
///
/// # Errors
/// The text is not JSON, or not a `T`. The error has the path of the value, never the value itself.
pub fn from_slice_by_serde<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    node_by_serde(Document::parse(text)?.doc().root())
}

/// Reads a value of a document as any type of serde's.
pub fn node_by_serde<T: DeserializeOwned>(node: Node<'_>) -> Result<T, DecodeError> {
    T::deserialize(Reader(node)).map_err(|refusal| refusal.into_error(node.doc()))
}

/// Reads plain text as any type of serde's that is made of a string.
pub fn from_text_by_serde<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text: de::value::StrDeserializer<'_, Refusal> = text.into_deserializer();
    T::deserialize(text).ok()
}

type Outcome<T> = Result<T, Refusal>;

/// A value, to be read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'de>(pub(crate) Node<'de>);

impl<'de> Reader<'de> {
    /// Puts the value's place into an error that has none.
    fn place<T>(self, read: Outcome<T>) -> Outcome<T> {
        read.map_err(|refusal| refusal.at(self.0))
    }

    fn any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let node = self.0;
        match node.token().kind {
            Kind::Null => visitor.visit_unit(),
            Kind::False => visitor.visit_bool(false),
            Kind::True => visitor.visit_bool(true),
            Kind::Integer => integer(node.raw(), visitor),
            Kind::Number => float(node.raw(), visitor),
            Kind::String => visitor.visit_str(&node.text().unwrap_or_default()),
            Kind::Array => {
                let Some(items) = node.items() else { return visitor.visit_unit() };
                let mut items = Sequence { items };
                let read = visitor.visit_seq(&mut items)?;
                match items.items.next() {
                    Some(_) => Err(Refusal::new("fewer items".to_owned())),
                    None => Ok(read),
                }
            }
            Kind::Object => visitor.visit_map(Map { members: node.members(), value: None }),
        }
    }

    /// A number without a fraction, also where it is written with one: `7.0`.
    fn whole<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let raw = self.0.raw();
        match (self.0.token().kind, number::whole(raw.as_bytes())) {
            (Kind::Integer | Kind::Number, Some(whole)) => match (u64::try_from(whole), i64::try_from(whole)) {
                (Ok(whole), _) => visitor.visit_u64(whole),
                (_, Ok(whole)) => visitor.visit_i64(whole),
                _ => visitor.visit_i128(whole),
            },
            _ => self.any(visitor),
        }
    }
}

fn integer<'de, V: Visitor<'de>>(raw: &str, visitor: V) -> Outcome<V::Value> {
    match (raw.parse(), raw.parse()) {
        (Ok(number), _) => visitor.visit_u64(number),
        (_, Ok(number)) => visitor.visit_i64(number),
        _ => float(raw, visitor),
    }
}

fn float<'de, V: Visitor<'de>>(raw: &str, visitor: V) -> Outcome<V::Value> {
    match raw.parse::<f64>() {
        Ok(number) if number.is_finite() => visitor.visit_f64(number),
        _ => Err(Refusal::new("a number from -1.8e308 to 1.8e308".to_owned())),
    }
}

/// Methods that ask for a whole number.
macro_rules! whole {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            self.place(self.whole(visitor))
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.place(self.any(visitor))
    }

    whole! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 }
    whole! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.place(if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Outcome<V::Value> {
        self.place(visitor.visit_newtype_struct(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let mut members = self.0.members();
        self.place(match (self.0.token().kind, members.next(), members.next()) {
            (Kind::String, ..) => visitor.visit_enum(Variant { name: self.0, content: None }),
            (Kind::Object, Some((name, content)), None) => visitor.visit_enum(Variant { name, content: Some(content) }),
            _ => Err(Refusal::new("a string, or an object with one member".to_owned())),
        })
    }

    /// Serde would take a list of the members' values, too; no server means that.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        match self.0.token().kind {
            Kind::Array => self.place(Err(de::Error::invalid_type(Unexpected::Seq, &visitor))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier
    }
}

/// The items of an array.
struct Sequence<'de> {
    items: Items<'de>,
}

impl<'de> de::SeqAccess<'de> for &mut Sequence<'de> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        self.items.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.count_hint())
    }
}

/// The members of an object.
struct Map<'de> {
    members: Members<'de>,
    value: Option<Node<'de>>,
}

impl<'de> de::MapAccess<'de> for Map<'de> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        let Some((name, value)) = self.members.next() else { return Ok(None) };
        self.value = Some(value);
        Reader(name).place(seed.deserialize(Name(name))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<S::Value> {
        match self.value.take() {
            Some(value) => seed.deserialize(Reader(value)),
            None => Err(Refusal::new("a name before each value".to_owned())),
        }
    }
}

/// The name of a member. Where a number or a boolean is asked for, it is what the name spells.
struct Name<'de>(Node<'de>);

/// Methods that ask for what a name may spell.
macro_rules! spelled {
    ($($method:ident $visit:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            match self.0.text().unwrap_or_default().parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => self.deserialize_any(visitor),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_str(&self.0.text().unwrap_or_default())
    }

    spelled! { deserialize_bool visit_bool }
    spelled! { deserialize_i8 visit_i8 deserialize_i16 visit_i16 deserialize_i32 visit_i32 deserialize_i64 visit_i64 }
    spelled! { deserialize_u8 visit_u8 deserialize_u16 visit_u16 deserialize_u32 visit_u32 deserialize_u64 visit_u64 }
    spelled! { deserialize_i128 visit_i128 deserialize_u128 visit_u128 }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_enum(Variant { name: self.0, content: None })
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A variant: its name, and what it holds.
struct Variant<'de> {
    name: Node<'de>,
    content: Option<Node<'de>>,
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Refusal;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<(S::Value, Self)> {
        let name: CowStrDeserializer<'_, Refusal> = self.name.text().unwrap_or_default().into_deserializer();
        Ok((Reader(self.name).place(seed.deserialize(name))?, self))
    }
}

impl<'de> Variant<'de> {
    /// The content, or the error that there is none.
    fn content(&self) -> Outcome<Reader<'de>> {
        let nothing = || Refusal::new("an object with the variant's content".to_owned());
        self.content.map(Reader).ok_or_else(nothing)
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Refusal;

    fn unit_variant(self) -> Outcome<()> {
        self.content.map_or(Ok(()), |content| de::Deserialize::deserialize(Reader(content)))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<S::Value> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        self.content()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Outcome<V::Value> {
        self.content()?.deserialize_any(visitor)
    }
}
