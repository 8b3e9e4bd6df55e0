//! Failures, without the type of their values, as the engine uses them.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use connector_tables::{Operation, OperationHandle};

use super::detail::detail;
use crate::reply::Received;
use crate::request::auth_error::AuthError;
use crate::request::redact::Secrets;
use crate::transport::{BoxError, TransportError};

/// A failure, without the type of its value, as the engine uses it.
#[doc(hidden)]
pub struct Failure {
    pub(crate) operation: OperationHandle,
    pub(crate) cause: Cause,
    /// The response, as far as it was received before the failure.
    pub(crate) reply: Option<Received>,
    /// Number of times it was sent.
    pub(crate) attempts: u32,
    /// The credentials that the server's message must not show.
    pub(crate) secrets: Secrets,
}

/// The cause of a failure.
pub(crate) enum Cause {
    /// An argument cannot be sent.
    Arguments(String),
    /// A credential is missing, or may not be sent there.
    Auth(String),
    /// An auth scheme could not or would not add its credential: a token could not be fetched, for example.
    Denied(AuthError),
    /// The token of the scheme of that name must be fetched first.
    Unfetched(String),
    /// The client's own rate limit was reached; the time until there is room.
    Limited(Duration),
    /// A hook failed.
    Hook(BoxError),
    /// The transport.
    Transport(TransportError),
    /// The call timed out.
    Timeout(Duration),
    /// The response is a failure; its declared body may have been unreadable.
    Status(Option<BoxError>),
    /// The response is a success that cannot be read.
    Decode(BoxError),
    /// The response is longer than allowed.
    TooLarge(usize),
    /// Pagination cannot go on.
    Paging(Halt),
}

/// The reason why pagination cannot go on.
pub(crate) enum Halt {
    /// The next page was already requested.
    Loop,
    /// There are more pages than the endpoint may have.
    TooMany(u64),
    /// Anything else.
    Other(String),
}

impl Failure {
    #[cold]
    pub(crate) fn new(operation: &OperationHandle, cause: Cause) -> Box<Self> {
        Box::new(Self { operation: operation.clone(), cause, reply: None, attempts: 0, secrets: Secrets::default() })
    }

    #[cold]
    pub(crate) fn arguments(operation: &OperationHandle, reason: String) -> Box<Self> {
        Self::new(operation, Cause::Arguments(reason))
    }

    #[cold]
    pub(crate) fn with(operation: &OperationHandle, cause: Cause, reply: Received) -> Box<Self> {
        Box::new(Self { reply: Some(reply), attempts: 1, ..*Self::new(operation, cause) })
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
    /// The response, if it is a failure that the document declares.
    pub(crate) fn declared(&mut self) -> Option<&mut Received> {
        match self.cause {
            Cause::Status(_) => self.reply.as_mut().filter(|reply| reply.declared.is_some()),
            _ => None,
        }
    }
}

impl Failure {
    /// Writes its text, and in the alternate form the server's message after it.
    pub(super) fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        match if f.alternate() { detail(self) } else { None } {
            Some(detail) => write!(f, ": {detail}"),
            None => Ok(()),
        }
    }

    pub(super) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Transport(error) => Some(error),
            Cause::Hook(error) | Cause::Decode(error) | Cause::Status(Some(error)) => Some(&**error),
            _ => None,
        }
    }
}
