//! Credentials of a client.
//!
//! Separate from the other settings because everything here is secret, and is sent only to the origins that the
//! document and [`Builder::trust`] name.

use std::sync::Arc;

use secrecy::SecretString;

use super::Builder;
use crate::auth::{Authenticator, BASIC, BEARER, Given};
use crate::client::Core;

impl<C: From<Core>> Builder<C> {
    /// Sets the token for `Authorization: Bearer …`. If the document's auth method would fetch a token,
    /// this one is used instead.
    pub fn bearer(self, token: impl Into<String>) -> Self {
        self.give(Given::Kind(BEARER, secret(token)))
    }

    /// Sets user and password for `Authorization: Basic …`.
    pub fn basic(self, user: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        let pair = format!("{}:{}", user.as_ref(), password.as_ref());
        self.give(Given::Kind(BASIC, secret(pair)))
    }

    /// Sets the key of a scheme, by the scheme's name in the document.
    pub fn api_key(self, scheme: impl Into<String>, key: impl Into<String>) -> Self {
        self.credential(scheme, key)
    }

    /// Sets the credential of any scheme, by the scheme's name in the document: a token, a key, `user:password`, or
    /// the text after the scheme's word. If the scheme fetches its token, this is used as the token instead.
    pub fn credential(self, scheme: impl Into<String>, secret: impl Into<String>) -> Self {
        let secret = SecretString::from(secret.into());
        self.give(Given::Named(scheme.into(), secret))
    }

    /// Sets one field of a scheme: `client_id` of `oauth`. The names are those in the document; by default, they are
    /// `username` and `password`, `token`, `key`, `client_id` and `client_secret`.
    pub fn secret(self, scheme: impl Into<String>, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.give(Given::Field(scheme.into(), field.into(), secret(value)))
    }

    /// Sets the client of OAuth 2.0: fields `client_id` and `client_secret` of every scheme that fetches a token with
    /// them. The token is fetched at the first call that needs it, and kept until shortly before it expires.
    pub fn client_credentials(self, id: impl Into<String>, password: impl Into<String>) -> Self {
        self.give(Given::Pair(["client_id", "client_secret"], [secret(id), secret(password)]))
    }

    /// Sets the user for token requests: fields `username` and `password` of every scheme that fetches a token
    /// with them. For `Authorization: Basic …`, use [`Builder::basic`].
    pub fn password(self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.give(Given::Pair(["username", "password"], [secret(user), secret(password)]))
    }

    /// Authenticates with your own code instead of the method that the document declares for this scheme: see
    /// [`Authenticator`]. The scheme then needs no credential, and a scheme that declares no fields accepts any in
    /// [`Builder::secret`]. If set more than once for a scheme, the last one is used.
    pub fn authenticator(mut self, scheme: impl Into<String>, authenticator: impl Authenticator + 'static) -> Self {
        self.authenticators.push((scheme.into(), Arc::new(authenticator)));
        self
    }

    /// Selects the scheme to use if an endpoint accepts one of several. Defaults to the first with complete
    /// credentials.
    pub fn use_scheme(mut self, scheme: impl Into<String>) -> Self {
        self.scheme = Some(scheme.into());
        self
    }

    fn give(mut self, given: Given) -> Self {
        self.credentials.push(given);
        self
    }

    /// Sends credentials and the headers of [`Builder::header`] to this origin (`https://uploads.example.com`), too:
    /// for calls that name another server, and for pages whose URL is in a response.
    pub fn trust(mut self, origin: impl Into<String>) -> Self {
        self.trusted.push(origin.into());
        self
    }
}

fn secret(text: impl Into<String>) -> SecretString {
    SecretString::from(text.into())
}
