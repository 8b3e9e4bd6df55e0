//! `abi::replies!` and `abi::bodies!`: enums over several replies, or over several media types of one body.
//!
//! Separate from the JSON macros because here the table decides which variant it is, not the JSON.

/// `abi::replies!(Reply { 0 = Created(Issue), 1 = Accepted });`
#[doc(hidden)]
#[macro_export]
macro_rules! __replies_v1 {
    ($name:ident { $($index:literal = $variant:ident $(($ty:ty))?),* $(,)? }) => {
        impl $crate::abi::v1::FromReply for $name {
            type Value = Self;
            fn from_reply(
                reply: &mut $crate::abi::v1::Received,
            ) -> ::core::result::Result<Self, ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync>> {
                match reply.variant() {
                    $($index => $crate::__replies_v1!(@read reply, $variant $(, $ty)?),)*
                    _ => ::core::result::Result::Err(reply.unknown_variant()),
                }
            }
        }
    };
    (@read $reply:ident, $variant:ident) => {
        ::core::result::Result::Ok(Self::$variant)
    };
    (@read $reply:ident, $variant:ident, $ty:ty) => {
        <$ty as $crate::abi::v1::FromReply>::from_reply($reply).map(Self::$variant)
    };
}

/// `abi::bodies!(Upload { 0 = Multipart, 1 = Bytes });`
#[doc(hidden)]
#[macro_export]
macro_rules! __bodies_v1 {
    ($name:ident { $($index:literal = $variant:ident),* $(,)? }) => {
        impl $crate::abi::v1::Bodies for $name {
            fn fill(&self, draft: &mut $crate::abi::v1::Draft) {
                match self {
                    $(Self::$variant(value) => draft.body($index, value),)*
                }
            }
        }
    };
}
