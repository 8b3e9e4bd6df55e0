//! The seam between the engine and the network: what sends a request and brings the reply, the bodies of both, and the clock.
//! This room uses no other.
//!
//! Separate so that a test, a proxy or another HTTP library can stand here. A transport follows no redirect, adds no
//! credential, repeats nothing: all of that is the engine's.

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

/// What a transport gives.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// Sends a request and brings the reply.
pub trait Transport: Send + Sync {
    /// Sends one request. The future ends when the head of the reply is there; its body may still be on its way.
    ///
    /// A body that ends before its announced length must end in an error.
    fn send(&self, request: http::Request<Body>) -> Sending<'_>;
}

/// Why a transport failed. Neither its text nor its sources hold a URL.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// At what a transport failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// Nothing was sent: no address, no connection, no TLS.
    Connect,
    /// It took too long.
    Timeout,
    /// A body broke off, or could not be read.
    Body,
    /// Anything else.
    Other,
}

impl TransportError {
    /// Of a kind, with a reason. The reason must hold no secret: it is shown.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// No connection.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Connect, source)
    }

    /// A body that could not be read.
    pub fn body(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(TransportErrorKind::Body, source)
    }

    /// It took too long.
    pub fn timeout() -> Self {
        Self { kind: TransportErrorKind::Timeout, source: None }
    }

    /// At what it failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// What stands at the bottom of it: the operating system's word, mostly.
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
