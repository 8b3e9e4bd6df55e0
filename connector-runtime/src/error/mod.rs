//! Errors of calls. This room uses `reply`, the errors of `transport` and those of auth schemes.
//!
//! Its words are a promise: operation and status, never a URL's query, a header, a body or a credential:
//! `GET /pets/{id} (getPet): 404 Not Found`. What was received is there for whoever asks for it by name.

mod failure;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use connector_tables::Operation;
use http::{HeaderMap, StatusCode};

pub use self::failure::Failure;
pub(crate) use self::failure::{Cause, Halt};
use crate::reply::after::retry_after;
use crate::reply::text::header;
use crate::reply::{Received, Undeclared};
use crate::transport::TransportErrorKind;
use connector_json::Json;

/// Why a call failed.
///
/// `E` is what the document says a failure looks like; [`Error::value`] has it if the reply was such a failure.
pub struct Error<E = Undeclared> {
    failure: Box<Failure>,
    value: Option<Box<E>>,
}

impl<E> Error<E> {
    #[doc(hidden)]
    pub fn new(mut failure: Box<Failure>, value: Option<E>) -> Self {
        // Users have the bytes and the value; the document would only take memory.
        failure.reply.iter_mut().for_each(Received::forget);
        Self { failure, value: value.map(Box::new) }
    }

    /// What the document says this failure looks like, if the reply was one that it declares.
    pub fn value(&self) -> Option<&E> {
        self.value.as_deref()
    }

    /// As [`Error::value`], by value.
    pub fn into_value(self) -> Option<E> {
        self.value.map(|value| *value)
    }

    /// The status, if a reply came.
    pub fn status(&self) -> Option<StatusCode> {
        self.failure.reply.as_ref().map(Received::status)
    }

    /// The reply's headers, if one came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.failure.reply.as_ref().map(Received::headers)
    }

    /// A header's value, if a reply came with it and it is of that type: `error.header::<u64>("Retry-After")`. Where
    /// the header came several times, it is the first.
    pub fn header<T: Json>(&self, name: &str) -> Option<T> {
        header(self.headers()?, name)
    }

    /// The reply's body as it came, as far as it was read.
    pub fn body(&self) -> Option<&Bytes> {
        self.failure.reply.as_ref().map(Received::bytes)
    }

    /// Returns the name of the auth method whose token is missing, if a request was made without being sent.
    pub fn unfetched(&self) -> Option<&str> {
        match &self.failure.cause {
            Cause::Unfetched(scheme) => Some(scheme),
            _ => None,
        }
    }

    /// Returns the table of the operation that was called: its `id`, `method`, `path` and more.
    pub fn operation(&self) -> Operation<'_> {
        self.failure.operation.get()
    }

    /// Whether an argument could not be sent. Nothing was sent.
    pub fn is_build(&self) -> bool {
        matches!(self.failure.cause, Cause::Arguments(_))
    }

    /// Whether credentials are missing or may not be sent (nothing was sent then), or the server refused them (401).
    pub fn is_auth(&self) -> bool {
        matches!(self.failure.cause, Cause::Auth(_) | Cause::Denied(_) | Cause::Unfetched(_))
            || self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Whether a rate limit was passed: the client's own (nothing was sent then), or the server's (429).
    pub fn is_rate_limited(&self) -> bool {
        matches!(self.failure.cause, Cause::Limited(_)) || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// After which time it may be worth trying again, if the server says so by `Retry-After`, or if the client's own
    /// rate limit refused it.
    pub fn retry_after(&self) -> Option<Duration> {
        match self.failure.cause {
            Cause::Limited(wait) => Some(wait),
            _ => retry_after(self.headers()?),
        }
    }

    /// Returns the number of times it was sent.
    pub fn attempts(&self) -> u32 {
        self.failure.attempts
    }

    /// Whether it took too long.
    pub fn is_timeout(&self) -> bool {
        match &self.failure.cause {
            Cause::Timeout(_) => true,
            Cause::Transport(error) => error.kind() == TransportErrorKind::Timeout,
            _ => false,
        }
    }

    /// Whether no connection could be made. Nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(&self.failure.cause, Cause::Transport(error) if error.kind() == TransportErrorKind::Connect)
    }

    /// Whether the transport failed: no connection, or one that broke.
    pub fn is_transport(&self) -> bool {
        matches!(self.failure.cause, Cause::Transport(_))
    }

    /// Whether the reply was a failure.
    pub fn is_status(&self) -> bool {
        matches!(self.failure.cause, Cause::Status(_))
    }

    /// Whether the reply was a success that could not be read.
    pub fn is_decode(&self) -> bool {
        matches!(self.failure.cause, Cause::Decode(_))
    }

    /// Whether the reply was longer than allowed.
    pub fn is_too_large(&self) -> bool {
        matches!(self.failure.cause, Cause::TooLarge(_))
    }

    /// Whether a walk over pages could not go on: it came to a page a second time, to too many of them, or to one that
    /// may not be asked for. The pages before it were good.
    pub fn is_paging(&self) -> bool {
        matches!(self.failure.cause, Cause::Paging(_))
    }

    /// Whether a walk over pages came to a page a second time.
    pub fn is_loop(&self) -> bool {
        matches!(self.failure.cause, Cause::Paging(Halt::Loop))
    }

    /// The same failure without the type of its value.
    pub fn erase(self) -> Error {
        Error { failure: self.failure, value: None }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure.fmt(f)
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({})", self.failure)
    }
}

impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.failure.cause {
            Cause::Transport(error) => Some(error),
            Cause::Hook(error) | Cause::Decode(error) | Cause::Status(Some(error)) => Some(&**error),
            _ => None,
        }
    }
}
