//! The error of auth schemes, which are code: `the signer has no key`.
//!
//! It is not with the schemes, because a request uses it to refuse invalid additions of a scheme.

use std::fmt;

use crate::transport::TransportError;

/// The reason why an [`Authenticator`](crate::Authenticator) adds no credentials.
///
/// It becomes part of the call's error, so its text must not contain a secret. Secrets that the client knows of are
/// replaced by `[hidden]`.
#[derive(Clone)]
pub struct AuthError {
    pub(crate) reason: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Final,
    Temporary,
    Unfetched,
}

impl AuthError {
    /// Creates an error that ends the call.
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), kind: Kind::Final }
    }

    /// Creates an error that may not occur again, such as a broken connection. The call is retried if it has a retry
    /// policy: nothing of it was sent.
    pub fn temporary(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), kind: Kind::Temporary }
    }

    /// Creates the error of a request that is only [prepared](crate::AuthContext::can_send) and would need a token that was not
    /// fetched yet. [`Error::unfetched`](crate::Error::unfetched) then returns the name of the scheme.
    pub fn unfetched() -> Self {
        Self { reason: "its token is fetched when a call is sent".to_owned(), kind: Kind::Unfetched }
    }

    pub(crate) fn is_temporary(&self) -> bool {
        self.kind == Kind::Temporary
    }

    pub(crate) fn is_unfetched(&self) -> bool {
        self.kind == Kind::Unfetched
    }

    /// The same error with another text.
    pub(crate) fn map(self, text: impl FnOnce(&str) -> String) -> Self {
        Self { reason: text(&self.reason), ..self }
    }
}

impl From<String> for AuthError {
    fn from(reason: String) -> Self {
        Self::new(reason)
    }
}

/// A transport error may not occur again.
impl From<TransportError> for AuthError {
    fn from(error: TransportError) -> Self {
        Self::temporary(error.to_string())
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AuthError({self})")
    }
}

impl std::error::Error for AuthError {}
