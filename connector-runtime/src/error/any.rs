//! The error of any call, whatever its endpoint: the error type of functions that call several.

use std::any::{Any, TypeId};
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use connector_tables::Operation;
use http::{HeaderMap, StatusCode};

use super::detail::detail;
use super::questions::questions;
use super::typed::Error;
use super::{Cause, ErrorKind, Failure, Halt};
use crate::reply::text::header;
use crate::transport::BoxError;
use connector_json::Json;

/// The error from any call, or from building a client.
///
/// `?` turns an [`Error<E>`] of every endpoint into it, and the error of [`Builder::build`](crate::Builder::build), so it is
/// the error type for functions that call an API:
///
/// ```
/// # use connector_runtime::{AnyError, Client};
/// fn client(url: &str) -> Result<Client, AnyError> {
///     Ok(Client::builder().base_url(url).build()?)
/// }
/// # assert!(client("nonsense").is_err());
/// ```
///
/// It answers the same questions as [`Error<E>`]. [`AnyError::value`] returns the error body if it is of the type that you
/// name, and [`AnyError::downcast`] the error of an endpoint.
pub struct AnyError(Inner);

enum Inner {
    /// A call failed.
    Call { failure: Box<Failure>, body: TypeId, value: Option<Box<dyn Any + Send + Sync>> },
    /// The client could not be built.
    Client(BoxError),
}

impl AnyError {
    /// Wraps the error of a builder.
    pub(crate) fn configuration(error: impl StdError + Send + Sync + 'static) -> Self {
        Self(Inner::Client(Box::new(error)))
    }

    /// Returns the error body, if the response has one that the document declares and its type is `T`.
    pub fn value<T: Any>(&self) -> Option<&T> {
        match &self.0 {
            Inner::Call { value, .. } => value.as_ref()?.downcast_ref(),
            Inner::Client(_) => None,
        }
    }

    /// Returns the error with the type of its body, if the call's endpoint declares the error body `E`.
    ///
    /// # Errors
    /// Returns the error unchanged if the error body is of another type.
    pub fn downcast<E: Any>(self) -> Result<Error<E>, Self> {
        match self.0 {
            Inner::Call { failure, body, value } if body == TypeId::of::<E>() => {
                Ok(Error::from_parts(failure, value.and_then(|value| value.downcast().ok())))
            }
            other => Err(Self(other)),
        }
    }

    /// Returns the table of the operation that was called, unless no client could be built.
    pub fn operation(&self) -> Option<Operation<'_>> {
        self.failure().map(|failure| failure.operation.get())
    }

    /// Returns the kind of the failure.
    pub fn kind(&self) -> ErrorKind {
        self.failure().map_or(ErrorKind::Configuration, Failure::kind)
    }

    questions!();

    fn failure(&self) -> Option<&Failure> {
        match &self.0 {
            Inner::Call { failure, .. } => Some(failure),
            Inner::Client(_) => None,
        }
    }
}

impl<E: Any + Send + Sync> From<Error<E>> for AnyError {
    fn from(error: Error<E>) -> Self {
        let (failure, value) = error.into_parts();
        let value = value.map(|value| value as Box<dyn Any + Send + Sync>);
        Self(Inner::Call { failure, body: TypeId::of::<E>(), value })
    }
}

/// The operation and the status or reason. The alternate form, `{:#}`, adds [`AnyError::detail`].
impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Call { failure, .. } => failure.show(f),
            Inner::Client(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Call { failure, .. } => write!(f, "AnyError({failure})"),
            Inner::Client(error) => write!(f, "AnyError({error})"),
        }
    }
}

impl StdError for AnyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Inner::Call { failure, .. } => failure.source(),
            Inner::Client(error) => error.source(),
        }
    }
}
