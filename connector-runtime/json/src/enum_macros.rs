//! The code of generated enums of text and numbers, except for their variants.
//!
//! Separate from `macros.rs`, whose types are written by their members. The enums are open: an undeclared value is
//! `Unknown`.
//!
//! `abi::text_enum!(State { Open = "open" })` gives `State` its text both ways, `{}`, `{:?}`, `==`, hash,
//! JSON and serde.

/// An enum of strings, with a variant `Unknown(String)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_text_enum {
    ($type:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $type {
            /// The value as sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }
        impl From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(text.to_owned()),
                }
            }
        }
        impl $crate::Json for $type {
            #[inline]
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                Some(Self::from(&*node.text()?))
            }
            #[inline]
            fn write(&self, w: &mut $crate::Writer) {
                w.text(self.as_str());
            }
        }
        $crate::__v1_key!($type, as_str);
        $crate::__v1_serde!($type);
    };
}

/// An enum of whole numbers, with a variant `Unknown(i64)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_integer_enum {
    ($type:ident { $($variant:ident = $number:literal),* $(,)? }) => {
        impl $type {
            /// The value as sent.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => *number,
                }
            }
        }
        impl From<i64> for $type {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unknown(number),
                }
            }
        }
        impl $crate::Json for $type {
            #[inline]
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                node.i64().map(Self::from)
            }
            #[inline]
            fn write(&self, w: &mut $crate::Writer) {
                w.integer(self.as_i64());
            }
        }
        $crate::__v1_key!($type, as_i64);
        $crate::__v1_serde!($type);
    };
}

/// An enum of strings, numbers and booleans, with a variant `Unknown(Value)`:
/// `value_enum!(Size { Large = Text("l"), N1 = Integer(1), Half = Number(0.5), Any = Boolean(true) })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_value_enum {
    ($type:ident { $($variant:ident = $kind:ident($value:literal)),* $(,)? }) => {
        impl $crate::Json for $type {
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                node.is_like(&[$($crate::Literal::$kind($value)),*])?;
                $(if node.is(&$crate::Literal::$kind($value)) {
                    return Some(Self::$variant);
                })*
                node.get().map(Self::Unknown)
            }
            fn write(&self, w: &mut $crate::Writer) {
                match self {
                    $(Self::$variant => w.literal(&$crate::Literal::$kind($value)),)*
                    Self::Unknown(value) => w.put(value),
                }
            }
        }
        $crate::__v1_data!($type);
        $crate::__v1_serde!($type);
    };
}

/// Implements the traits of map keys and `Display`, by one method.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_key {
    ($type:ident, $key:ident) => {
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.$key(), f)
            }
        }
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.$key(), f)
            }
        }
        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$key() == other.$key()
            }
        }
        impl Eq for $type {}
        impl ::core::hash::Hash for $type {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.$key().hash(state);
            }
        }
    };
}
