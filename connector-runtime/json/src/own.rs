//! Types of the user as parts of generated types: JSON by serde's traits, or by their text.
//!
//! Separate from `std_types.rs`, whose types implement it there. `json_by_text!(Money)` writes `Money` as a string, by its
//! `Display`, and reads it by `FromStr`.

use super::deserializer::Reader;
use super::error::{Expected, Failure};
use super::{Node, Writer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// Gives types with serde's traits a JSON form, so that generated types may contain them. Everything in serde's derives
/// works, such as `#[serde(flatten)]` and enums; errors name the property, and repeat no value.
///
/// ```
/// #[derive(Clone, serde::Serialize, serde::Deserialize)]
/// struct Money { cents: i64 }
/// connector_json::json_by_serde!(Money);
/// ```
#[macro_export]
macro_rules! json_by_serde {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::Json for $type {
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                $crate::read_by_serde(node)
            }
            fn write(&self, w: &mut $crate::Writer) {
                $crate::write_by_serde(self, w);
            }
        }
    )+};
}

/// Gives types with `FromStr` and `Display` a JSON form: a string with their text.
///
/// ```
/// # use std::{fmt, str::FromStr};
/// #[derive(Clone)]
/// struct Money(i64);
/// # impl FromStr for Money { type Err = (); fn from_str(text: &str) -> Result<Self, ()> { text.parse().map(Money).map_err(|_| ()) } }
/// # impl fmt::Display for Money { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
/// connector_json::json_by_text!(Money);
/// ```
#[macro_export]
macro_rules! json_by_text {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::Json for $type {
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                $crate::read_by_text(node)
            }
            fn write(&self, w: &mut $crate::Writer) {
                $crate::write_by_text(self, w);
            }
        }
    )+};
}

/// Message for a value that a type refuses; the message of the type itself may repeat the value.
const REFUSED: &str = "a value that its type accepts";

/// Reads a type of serde's.
#[doc(hidden)]
pub fn read_by_serde<T: DeserializeOwned>(node: Node<'_>) -> Option<T> {
    match T::deserialize(Reader(node)) {
        Ok(value) => Some(value),
        Err(refusal) => {
            let at = refusal.token().unwrap_or(node.at());
            node.doc().fail(Failure { at, expected: Expected::Words(REFUSED) });
            None
        }
    }
}

/// Writes a type of serde's. One that cannot be written becomes an error of the call.
#[doc(hidden)]
pub fn write_by_serde<T: Serialize + ?Sized>(value: &T, w: &mut Writer) {
    if w.waiting > 0 {
        // A variant of a union: its tag is added to the object.
        match serde_json::to_value(value) {
            Ok(value) => w.put(&value),
            Err(error) => w.refuse(reason(&error)),
        }
        return;
    }
    let start = w.buffer().len();
    if let Err(error) = value.serialize(&mut serde_json::Serializer::new(w.buffer())) {
        w.buffer().truncate(start);
        w.refuse(reason(&error));
    }
}

/// The reason why a value cannot be written. Omits the message of the type itself, which may repeat the value.
#[cold]
fn reason(error: &serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Data => "cannot be written as JSON: its type refuses".to_owned(),
        _ => format!("cannot be written as JSON: {error}"),
    }
}

/// Reads a type from a string.
#[doc(hidden)]
pub fn read_by_text<T: FromStr>(node: Node<'_>) -> Option<T> {
    match node.text()?.parse() {
        Ok(value) => Some(value),
        Err(_) => node.fail(REFUSED),
    }
}

/// Writes the text of a value as a string.
#[doc(hidden)]
pub fn write_by_text<T: Display + ?Sized>(value: &T, w: &mut Writer) {
    w.text(&value.to_string());
}
