//! A property that may be absent, `null` or a value.
//!
//! Separate from `std_types.rs`: `Option` can represent only two of the three. `{}` is [`Nullable::Absent`], `{"due":null}` is
//! [`Nullable::Null`], `{"due":"2024-03-09"}` a [`Nullable::Value`].

use crate::{Json, Node, Writer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A property that is optional and nullable: absent, `null` or a value.
///
/// A value becomes one by `.into()`, and so does an `Option`: its `None` is `null`, since a property that should be absent
/// is simply not set. [`Nullable::value`] returns the value, if there is one.
///
/// ```
/// use connector_json::types::Nullable;
///
/// let mut name: Nullable<String> = "Ann".into();
/// assert_eq!(name.value().map(String::as_str), Some("Ann"));
/// name = None.into();
/// assert!(name.is_null());
/// assert!(Nullable::<String>::default().is_absent());
/// ```
///
/// In a type that derives serde's traits, the field needs `#[serde(default, skip_serializing_if = "Nullable::is_absent")]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The property is absent; in a change, it stays as it is.
    #[default]
    Absent,
    /// The property is `null`.
    Null,
    /// The property has this value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns `true` if the property is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns `true` if the property is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns the value to change it, if there is one.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Like [`Nullable::value`], but consumes it.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `null`: a property that should be absent is simply not set.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<T> for Nullable<Box<T>> {
    fn from(value: T) -> Self {
        Self::Value(Box::new(value))
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_value()
    }
}

impl<T: Json> Json for Nullable<T> {
    const NULLABLE: bool = true;

    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        if node.is_absent() {
            return Some(Self::Absent);
        }
        if node.is_null() { Some(Self::Null) } else { T::read(node).map(Self::Value) }
    }

    /// Writes absent as `null`, too, if it is not a property.
    #[inline]
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Value(value) => value.write(w),
            Self::Absent | Self::Null => w.null(),
        }
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(into)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::from)
    }
}
