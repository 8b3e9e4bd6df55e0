//! The error of one endpoint's calls, with the body that the document declares for it.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use connector_tables::Operation;
use http::{HeaderMap, StatusCode};

use super::any::AnyError;
use super::detail::detail;
use super::questions::questions;
use super::{Cause, ErrorKind, Failure, Halt};
use crate::reply::Received;
use crate::reply::text::header;
use connector_json::Json;

/// The error from a failed call of one endpoint.
///
/// `E` is the type of the error body that the document declares; [`Error::value`] returns it if the response is such a
/// failure. To join the errors of several endpoints by `?`, let your function return [`AnyError`]:
///
/// ```
/// # use connector_runtime::{AnyError, Error};
/// # fn first() -> Result<(), Error<String>> { Ok(()) }
/// # fn second() -> Result<(), Error<u8>> { Ok(()) }
/// fn both() -> Result<(), AnyError> {
///     first()?; // Error<String>
///     second()?; // Error<u8>
///     Ok(())
/// }
/// # assert!(both().is_ok());
/// ```
pub struct Error<E> {
    failure: Box<Failure>,
    value: Option<Box<E>>,
}

impl<E> Error<E> {
    #[doc(hidden)]
    pub fn new(mut failure: Box<Failure>, value: Option<E>) -> Self {
        // Users have the bytes and the value; the document would only use memory.
        failure.reply.iter_mut().for_each(Received::forget);
        Self { failure, value: value.map(Box::new) }
    }

    pub(super) fn from_parts(failure: Box<Failure>, value: Option<Box<E>>) -> Self {
        Self { failure, value }
    }

    pub(super) fn into_parts(self) -> (Box<Failure>, Option<Box<E>>) {
        (self.failure, self.value)
    }

    /// Returns the error body that the document declares, if the response is such a failure.
    pub fn value(&self) -> Option<&E> {
        self.value.as_deref()
    }

    /// Like [`Error::value`], but consumes the error.
    pub fn into_value(self) -> Option<E> {
        self.value.map(|value| *value)
    }

    /// Returns the table of the operation that was called: its `id`, `method`, `path` and more.
    pub fn operation(&self) -> Operation<'_> {
        self.failure.operation.get()
    }

    /// Returns the kind of the failure.
    pub fn kind(&self) -> ErrorKind {
        self.failure.kind()
    }

    questions!();

    #[expect(clippy::unnecessary_wraps, reason = "other errors may come from no call")]
    fn failure(&self) -> Option<&Failure> {
        Some(&self.failure)
    }

    /// Forgets the type of the error body, which `AnyError::value` still has. `?` does this in a function that returns
    /// [`AnyError`].
    pub fn erase(self) -> AnyError
    where
        E: Any + Send + Sync,
    {
        AnyError::from(self)
    }
}

/// The operation and the status or reason. The alternate form, `{:#}`, adds [`Error::detail`].
impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure.show(f)
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({})", self.failure)
    }
}

impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.failure.source()
    }
}
