//! The properties of a failure: kind, status, headers, body.
//!
//! The methods are written once, for [`Failure`]; both error types get the same methods from [`questions`].

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::kind::ErrorKind;
use super::{Cause, Failure};
use crate::reply::Received;
use crate::reply::after::retry_after;
use crate::transport::TransportErrorKind;

impl Failure {
    pub(super) fn kind(&self) -> ErrorKind {
        match &self.cause {
            Cause::Arguments(_) => ErrorKind::Build,
            Cause::Auth(_) | Cause::Denied(_) | Cause::Unfetched(_) => ErrorKind::Auth,
            Cause::Limited(_) => ErrorKind::RateLimit,
            Cause::Hook(_) => ErrorKind::Hook,
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Transport(error) => match error.kind() {
                TransportErrorKind::Connect => ErrorKind::Connect,
                TransportErrorKind::Timeout => ErrorKind::Timeout,
                _ => ErrorKind::Transport,
            },
            Cause::Status(_) => ErrorKind::Status,
            Cause::Decode(_) => ErrorKind::Decode,
            Cause::TooLarge(_) => ErrorKind::TooLarge,
            Cause::Paging(_) => ErrorKind::Paging,
        }
    }

    pub(super) fn status(&self) -> Option<StatusCode> {
        self.reply.as_ref().map(Received::status)
    }

    pub(super) fn headers(&self) -> Option<&HeaderMap> {
        self.reply.as_ref().map(Received::headers)
    }

    pub(super) fn body(&self) -> Option<&Bytes> {
        self.reply.as_ref().map(Received::bytes)
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self.cause {
            Cause::Limited(wait) => Some(wait),
            _ => retry_after(self.headers()?),
        }
    }

    pub(super) fn unfetched(&self) -> Option<&str> {
        match &self.cause {
            Cause::Unfetched(scheme) => Some(scheme),
            _ => None,
        }
    }
}

/// The methods of an error type that has `failure(&self) -> Option<&Failure>` and `kind(&self) -> ErrorKind`.
macro_rules! questions {
    () => {
        /// Returns the status, if a response was received.
        ///
        /// It compares with numbers: `error.status().is_some_and(|status| status == 404)`. The type is that of the crate
        /// `http`, which is re-exported as [`connector_runtime::http`](crate::http).
        pub fn status(&self) -> Option<StatusCode> {
            self.failure()?.status()
        }

        /// Returns the response headers, if a response was received.
        pub fn headers(&self) -> Option<&HeaderMap> {
            self.failure()?.headers()
        }

        /// Returns a header's value, if the response has it and it is of that type:
        /// `error.header::<u64>("Retry-After")`. If the header was sent several times, this is the first.
        pub fn header<T: Json>(&self, name: &str) -> Option<T> {
            header(self.headers()?, name)
        }

        /// Returns the response body as received, as far as it was read.
        pub fn body(&self) -> Option<&Bytes> {
            self.failure()?.body()
        }

        /// Returns the server's message about the failure: at most 500 characters of the response body.
        ///
        /// In JSON it is `detail` or `title` (RFC 9457), `message`, `error`, `error_description`, `errors[0].message` and
        /// their likes; in HTML the title; else the text. Every credential of the client that has at least 8 characters is
        /// replaced by `[hidden]`: secret settings and variables, fetched tokens, and what an authenticator added.
        ///
        /// The message is the server's: it may repeat what the call sent, and names of people. So `{}` and `{:?}` do not
        /// show it; `{:#}` does.
        pub fn detail(&self) -> Option<String> {
            detail(self.failure()?)
        }

        /// Returns the name of the auth method whose token is missing, if a request was made without being sent.
        pub fn unfetched(&self) -> Option<&str> {
            self.failure()?.unfetched()
        }

        /// Returns the time to wait before trying again: from the server's `Retry-After`, or until the client's own
        /// rate limit has room.
        pub fn retry_after(&self) -> Option<Duration> {
            self.failure()?.retry_after()
        }

        /// Returns the number of times the request was sent.
        pub fn attempts(&self) -> u32 {
            self.failure().map_or(0, |failure| failure.attempts)
        }

        /// Returns `true` if the request could not be built: an argument cannot be sent. Nothing was sent.
        pub fn is_build(&self) -> bool {
            self.kind() == ErrorKind::Build
        }

        /// Returns `true` if credentials are missing or may not be sent (nothing was sent then), or the server refused
        /// them (401).
        pub fn is_auth(&self) -> bool {
            self.kind() == ErrorKind::Auth || self.status() == Some(StatusCode::UNAUTHORIZED)
        }

        /// Returns `true` if a rate limit was reached: the client's own (nothing was sent then), or the server's (429).
        pub fn is_rate_limited(&self) -> bool {
            self.kind() == ErrorKind::RateLimit || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
        }

        /// Returns `true` if the call timed out.
        pub fn is_timeout(&self) -> bool {
            self.kind() == ErrorKind::Timeout
        }

        /// Returns `true` if no connection could be made. Nothing was sent.
        pub fn is_connect(&self) -> bool {
            self.kind() == ErrorKind::Connect
        }

        /// Returns `true` if the transport failed: there was no connection, or it broke.
        pub fn is_transport(&self) -> bool {
            self.failure().is_some_and(|failure| matches!(failure.cause, Cause::Transport(_)))
        }

        /// Returns `true` if the response is a failure.
        pub fn is_status(&self) -> bool {
            self.kind() == ErrorKind::Status
        }

        /// Returns `true` if the response is a success that cannot be read.
        pub fn is_decode(&self) -> bool {
            self.kind() == ErrorKind::Decode
        }

        /// Returns `true` if the response body exceeds the limit.
        pub fn is_too_large(&self) -> bool {
            self.kind() == ErrorKind::TooLarge
        }

        /// Returns `true` if pagination cannot go on: a page was already fetched, there are too many of them, or the next
        /// one may not be requested. The pages before it are complete.
        pub fn is_paging(&self) -> bool {
            self.kind() == ErrorKind::Paging
        }

        /// Returns `true` if pagination came to the same page a second time.
        pub fn is_loop(&self) -> bool {
            self.failure().is_some_and(|failure| matches!(failure.cause, Cause::Paging(Halt::Loop)))
        }
    };
}
pub(super) use questions;
