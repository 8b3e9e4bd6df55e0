//! The boundary between the engine and the network: sending requests and receiving responses, the bodies of both, and the clock.
//! This room uses no other.
//!
//! Separate so that a test, a proxy or another HTTP library can replace it. A transport follows no redirect, adds no
//! credential, repeats nothing: these are tasks of the engine.

pub(crate) mod body;
pub(crate) mod clock;
pub(crate) mod file;
mod proxy;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use self::body::Body;
pub(crate) use self::proxy::Proxy;
#[cfg(feature = "reqwest")]
pub(crate) use self::proxy::{Requests, Routes};

/// Any error. Code of users may fail with it, too.
pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// The future of [`Transport::send`].
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// Sends a request and returns the response.
pub trait Transport: Send + Sync {
    /// Sends one request. The future ends when status and headers have been received; the body may still be arriving.
    ///
    /// A body that ends before its announced length must end in an error.
    fn send(&self, request: http::Request<Body>) -> Sending<'_>;
}

/// The error of a transport. Neither its text nor its sources contain a URL.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kind of a transport error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// Nothing was sent: no address, no connection, no TLS.
    Connect,
    /// Timed out.
    Timeout,
    /// A body broke off, or could not be read.
    Body,
    /// Anything else.
    Other,
}

impl TransportError {
    /// Creates an error of a kind, with a reason. The reason is shown, so it must not contain a secret.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// Creates the error of a connection that could not be made.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Connect, source)
    }

    /// Creates the error of a body that could not be read.
    pub fn body(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Body, source)
    }

    /// Creates the error of a transport that timed out.
    pub fn timeout() -> Self {
        Self { kind: TransportErrorKind::Timeout, source: None }
    }

    /// Returns the kind.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns the innermost source: mostly the error of the operating system.
    fn root(&self) -> Option<&(dyn StdError + 'static)> {
        let mut root: &(dyn StdError + 'static) = self.source.as_deref()?;
        while let Some(deeper) = root.source() {
            root = deeper;
        }
        Some(root)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "cannot connect",
            TransportErrorKind::Timeout => "took too long",
            TransportErrorKind::Body => "a body broke off",
            TransportErrorKind::Other => "cannot send",
        })?;
        self.root().map_or(Ok(()), |root| write!(f, ": {root}"))
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({self})")
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
