//! What a call fails with.
//!
//! Apart because its words are a promise: operation and status, never a URL's query, a header, a body or a credential:
//! `GET /pets/{id} (getPet): 404 Not Found`. What was received is there for whoever asks for it by name.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use connector_tables::{Operation, OperationHandle};
use http::{HeaderMap, StatusCode};

use crate::auth::AuthError;
use crate::reply::{self, Received, Undeclared};
use crate::retry::retry_after;
use crate::transport::{TransportError, TransportErrorKind};
use connector_json::Json;

pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a call failed.
///
/// `E` is what the document says a failure looks like; [`Error::value`] has it if the reply was such a failure.
pub struct Error<E = Undeclared> {
    failure: Box<Failure>,
    value: Option<Box<E>>,
}

/// A failure, without the type of its value: what the engine works with.
#[doc(hidden)]
pub struct Failure {
    pub(crate) operation: OperationHandle,
    pub(crate) cause: Cause,
    /// What came back before it failed.
    pub(crate) reply: Option<Received>,
    /// How often it was sent.
    pub(crate) attempts: u32,
}

/// When it failed.
pub(crate) enum Cause {
    /// An argument cannot be sent.
    Arguments(String),
    /// A credential is missing, or may not be sent there.
    Auth(String),
    /// An auth scheme could not or would not add its credential: a token could not be fetched, for example.
    Denied(AuthError),
    /// The token of the scheme of that name must be fetched first.
    Unfetched(String),
    /// The client's own rate limit; there would be room after that time.
    Limited(Duration),
    /// A hook said no.
    Hook(BoxError),
    /// The transport.
    Transport(TransportError),
    /// The time of the call was over.
    Timeout(Duration),
    /// The reply is a failure; its declared body may have been unreadable.
    Status(Option<BoxError>),
    /// The reply is a success that cannot be read.
    Decode(BoxError),
    /// The reply is longer than allowed.
    TooLarge(usize),
    /// A walk over pages cannot go on.
    Paging(Halt),
}

/// Why a walk over pages cannot go on.
pub(crate) enum Halt {
    /// The next page is one that was asked for before.
    Loop,
    /// There are more pages than the endpoint may have.
    TooMany(u64),
    /// Anything else.
    Other(String),
}

impl Failure {
    #[cold]
    pub(crate) fn new(operation: &OperationHandle, cause: Cause) -> Box<Self> {
        Box::new(Self { operation: operation.clone(), cause, reply: None, attempts: 0 })
    }

    #[cold]
    pub(crate) fn arguments(operation: &OperationHandle, reason: String) -> Box<Self> {
        Self::new(operation, Cause::Arguments(reason))
    }

    #[cold]
    pub(crate) fn with(operation: &OperationHandle, cause: Cause, reply: Received) -> Box<Self> {
        Box::new(Self { operation: operation.clone(), cause, reply: Some(reply), attempts: 1 })
    }
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
        reply::header(self.headers()?, name)
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

    /// How often it was sent.
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { method, path, id, .. } = self.operation.get();
        write!(f, "{method} {path}")?;
        if !id.is_empty() && !id.contains(' ') {
            write!(f, " ({id})")?;
        }
        if let Some(reply) = &self.reply {
            write!(f, ": {}", reply.status())?;
        }
        match &self.cause {
            Cause::Arguments(reason) | Cause::Auth(reason) => write!(f, ": {reason}"),
            Cause::Denied(error) => write!(f, ": {error}"),
            Cause::Unfetched(scheme) => write!(f, ": the token of `{scheme}` is fetched when a call is sent"),
            Cause::Limited(wait) => write!(f, ": the client's rate limit has no room for it before {wait:?}"),
            Cause::Hook(error) => write!(f, ": refused by a hook: {error}"),
            Cause::Transport(error) => write!(f, ": {error}"),
            Cause::Timeout(limit) => write!(f, ": took longer than {limit:?}"),
            Cause::Status(None) if self.reply.as_ref().is_some_and(|reply| reply.status().is_success()) => {
                f.write_str(", but what it holds is a failure")
            }
            Cause::Status(None) => Ok(()),
            Cause::Status(Some(error)) => write!(f, ", and its body cannot be read: {error}"),
            Cause::Decode(error) => write!(f, ": the body cannot be read: {error}"),
            Cause::Paging(Halt::Loop) => {
                f.write_str(": the next page is one that was asked for before: pages without end")
            }
            Cause::Paging(Halt::TooMany(limit)) => write!(f, ": there are more than {limit} pages"),
            Cause::Paging(Halt::Other(reason)) => write!(f, ": {reason}"),
            Cause::TooLarge(limit) => write!(f, ": the body has more than {limit} bytes"),
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Failure({self})")
    }
}

impl Failure {
    /// The reply, if it is a failure that the document declares.
    pub(crate) fn declared(&mut self) -> Option<&mut Received> {
        match self.cause {
            Cause::Status(_) => self.reply.as_mut().filter(|reply| reply.declared.is_some()),
            _ => None,
        }
    }
}
