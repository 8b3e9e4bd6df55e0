//! Values from responses: the trait of all types that a response can be read as.
//!
//! `{"id":7}` is read as any type with a JSON form, as a [`Body`], or as one of the variants of `abi::replies!`.

use connector_tables::Form;

use super::received::Received;
use super::shape;
use super::text::from_text;
use crate::transport::BoxError;
use crate::transport::body::Body;
use connector_json::{Json, from_slice};

/// A way to read a response: everything with a JSON form, [`Body`], enums of `abi::replies!`, and markers for reading
/// other types.
#[diagnostic::on_unimplemented(
    message = "no response can be read as this type",
    label = "not the type of a response",
    note = "a type that derives `serde::Deserialize` can be read, and so can `Body`, `String` and `()`"
)]
pub trait FromReply {
    /// The type that users get: mostly the type itself.
    type Value;
    /// `true` if there is anything to read.
    #[doc(hidden)]
    const DECLARED: bool = true;
    /// Reads it.
    ///
    /// # Errors
    /// The body is not what was declared.
    #[doc(hidden)]
    fn from_reply(reply: &mut Received) -> Result<Self::Value, BoxError>;
}

impl<T: Json> FromReply for T {
    type Value = Self;
    fn from_reply(reply: &mut Received) -> Result<Self, BoxError> {
        if T::IGNORED {
            return Ok(from_slice(b"null")?);
        }
        if reply.form() == Form::Text && !shape::is_shaped(reply) {
            return from_text(&reply.text()?);
        }
        let mut value = None;
        shape::read(reply, T::NULLABLE, &mut |node| {
            value = Some(node.doc().finish(T::read(node))?);
            Ok(())
        })?;
        Ok(value.map_or_else(|| from_slice(b"null"), Ok)?)
    }
}

impl FromReply for Body {
    type Value = Self;
    fn from_reply(reply: &mut Received) -> Result<Self, BoxError> {
        Ok(reply.rest.take().unwrap_or_else(|| Body::from(reply.bytes.clone())))
    }
}

/// The error type of an endpoint that declares no failure. No value of it exists: the response is in the
/// [`Error`](crate::Error) itself.
#[derive(Debug, Clone, Copy)]
pub enum Undeclared {}

impl FromReply for Undeclared {
    type Value = Self;
    const DECLARED: bool = false;
    fn from_reply(_: &mut Received) -> Result<Self, BoxError> {
        Err("no failure is declared".into())
    }
}
