//! The trait implementations of generated types, all by delegation.
//!
//! Separate from the code they call, and macros rather than derives: they cost next to nothing to expand, and each body
//! is one call. Generated code names them `abi::model!` and so on.
//!
//! `abi::model!(Pet { id = get "id" })` gives `Pet` JSON, serde, `{:?}` and `==`.

/// A struct: JSON, serde, `{:?}` without secrets, `==` by JSON value. Its members are a table, one row per field: the
/// method with which [`Object`](crate::Object) reads it and [`Fields`](crate::Fields) writes it, its name, and
/// its other properties: `model!(Pet { id = get "id" read_only, note = opt "note", extra = rest })`. Without a
/// table, the type has its own [`Model`](crate::Model). With `closed`, other members are an error, except for those in
/// parentheses: `model!(closed("kind") Cat { name = get "name" })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_model {
    ($type:ident {}) => {
        impl $crate::Model for $type {
            #[inline]
            fn read(_: &mut $crate::Object<'_>) -> Option<Self> {
                Some(Self {})
            }
            #[inline]
            fn write(&self, _: &mut $crate::Fields<'_>) {}
        }
        $crate::__v1_model!($type);
    };
    ($type:ident { $($field:ident = $how:ident $($name:literal $($mark:ident)*)?),+ $(,)? }) => {
        impl $crate::Model for $type {
            #[inline]
            fn read(o: &mut $crate::Object<'_>) -> Option<Self> {
                // One exit for all fields: with a `?` for each, code size would grow with the square of their number.
                let ($(Some($field),)+) = ($(o.$how($($name)?),)+) else { return None };
                Some(Self { $($field),+ })
            }
            #[inline]
            fn write(&self, w: &mut $crate::Fields<'_>) {
                $(w$($(.$mark())*)?.$how($($name,)? &self.$field);)+
            }
        }
        $crate::__v1_model!($type);
    };
    (closed $(($($also:literal),+))? $type:ident { $($field:ident = $how:ident $name:literal $($mark:ident)*),+ $(,)? }) => {
        impl $crate::Model for $type {
            #[inline]
            fn read(o: &mut $crate::Object<'_>) -> Option<Self> {
                let ($(Some($field),)+) = ($(o.$how($name),)+) else { return None };
                o.closed(&[$($($also),+)?])?;
                Some(Self { $($field),+ })
            }
            #[inline]
            fn write(&self, w: &mut $crate::Fields<'_>) {
                $(w$(.$mark())*.$how($name, &self.$field);)+
            }
        }
        $crate::__v1_model!($type);
    };
    ($type:ident) => {
        impl $crate::Json for $type {
            #[inline]
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                node.model()
            }
            #[inline]
            fn write(&self, w: &mut $crate::Writer) {
                w.model(self);
            }
        }
        $crate::__v1_data!($type);
        $crate::__v1_serde!($type);
    };
}

/// An enum with [`Union`](crate::Union): like `model!`. A table has the variants that `From` makes, and its argument types:
/// `union!(Pet { Cat(Cat), Name(String), Name(&str) })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_union {
    ($type:ident { $($variant:ident($from:ty)),* $(,)? }) => {
        $(impl From<$from> for $type {
            #[inline]
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        })*
        $crate::__v1_union!($type);
    };
    ($type:ident) => {
        impl $crate::Json for $type {
            const NULLABLE: bool = <Self as $crate::Union>::RULES.nullable();
            #[inline]
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                $crate::read_union(node)
            }
            #[inline]
            fn write(&self, w: &mut $crate::Writer) {
                $crate::Union::write(self, w);
            }
        }
        $crate::__v1_data!($type);
        $crate::__v1_serde!($type);
    };
}

/// A struct around one value, written as that value: `newtype!(Tree(Vec<Tree>))`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_newtype {
    ($type:ident($inner:ty)) => {
        impl From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }
        impl $crate::Json for $type {
            const NULLABLE: bool = <$inner as $crate::Json>::NULLABLE;
            #[inline]
            fn read(node: $crate::Node<'_>) -> Option<Self> {
                node.get().map(Self)
            }
            #[inline]
            fn write(&self, w: &mut $crate::Writer) {
                $crate::Json::write(&self.0, w);
            }
        }
        $crate::__v1_data!($type);
        $crate::__v1_serde!($type);
    };
}

/// The functions of [`Union`](crate::Union), for an enum with a variant `Unknown(Value)`. A variant whose type does not
/// declare the tag, so that it must be added, has it in parentheses: `variants!(0 = Bug, 1 = Wish("kind", "wish"));`.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_variants {
    ($($at:literal = $variant:ident $(($tag:literal, $value:literal))?),* $(,)?) => {
        #[inline]
        fn read(variant: usize, node: $crate::Node<'_>) -> Option<Self> {
            match variant {
                $($at => Some(Self::$variant(node.get()?)),)*
                _ => Some(Self::Unknown(node.get()?)),
            }
        }
        #[inline]
        fn write(&self, w: &mut $crate::Writer) {
            match self {
                $(Self::$variant(value) => {
                    w.variant(<Self as $crate::Union>::RULES, $at, $crate::__v1_is_given!($($tag)?)).put(value)
                })*
                Self::Unknown(value) => w.variant(<Self as $crate::Union>::RULES, usize::MAX, false).put(value),
            }
        }
    };
}

/// `true` if there are any arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_is_given {
    () => {
        false
    };
    ($($any:tt)+) => {
        true
    };
}

/// `{:?}` and `==`, by the JSON that the type writes.
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_data {
    ($type:ident) => {
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::debug(self, stringify!($type), f)
            }
        }
        /// Equal if all fields are: numbers by value, as in JSON.
        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::equal(self, other)
            }
        }
    };
}

/// serde's traits, by the type's [`Json`](crate::Json).
#[doc(hidden)]
#[macro_export]
macro_rules! __v1_serde {
    ($type:ident) => {
        impl $crate::serde::Serialize for $type {
            #[inline]
            fn serialize<S: $crate::serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                $crate::serialize(self, into)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::deserialize(from)
            }
        }
    };
}
