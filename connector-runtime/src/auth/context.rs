//! Everything that an authenticator may use in addition to the request: its scheme, the credential, the transport, the clock.
//!
//! Requests that it sends go through here, so hooks see them (without their secrets), and no text shows their secrets.

use connector_tables::Scheme;
use http::header::USER_AGENT;
use http::{Extensions, Response};
use secrecy::{ExposeSecret, SecretString};

use super::credential::{Credential, Scope};
use crate::encode::header::sensitive;
use crate::encode::value::Value;
use crate::request::auth_error::AuthError;
use crate::request::hook::{self, AuthRequest, is_public};
use crate::request::prepared::PreparedRequest;
use crate::request::site::{Site, Wire};
use crate::transport::body::Body;
use crate::transport::clock::Clock;

/// The parts of a client that auth schemes use: the API that it calls, and how requests for tokens are sent.
#[derive(Clone, Copy)]
pub(crate) struct Resources<'a> {
    pub(crate) site: &'a Site,
    pub(crate) wire: &'a Wire,
}

/// The scheme, credential and client for which an [`Authenticator`](crate::Authenticator) works.
pub struct AuthContext<'a> {
    pub(super) client: Resources<'a>,
    pub(super) scheme: Scheme<'a>,
    pub(super) credential: &'a Credential,
    pub(super) memory: &'a mut Extensions,
    pub(super) can_send: bool,
}

impl AuthContext<'_> {
    /// Returns the name of the scheme in the document.
    pub fn scheme(&self) -> &str {
        self.scheme.name
    }

    /// Returns the secret that the builder sets for the scheme as a whole: a token, a key, `user:password`.
    pub fn secret(&self) -> Option<SecretString> {
        self.credential.whole.as_ref().or(self.credential.secret()).cloned()
    }

    /// Returns a field of the scheme's credential, such as `client_id`, or else its default in the document.
    pub fn field(&self, name: &str) -> Option<SecretString> {
        let text = |json: &str| SecretString::from(Value::new(json).plain().into_owned());
        match self.credential.field(name) {
            Some(json) => Some(text(json.expose_secret())),
            None => self.scheme.fields.iter().find(|field| field.name == name)?.default.map(text),
        }
    }

    /// Returns a variable of the client. It may be secret.
    pub fn variable(&self, name: &str) -> Option<SecretString> {
        let found = self.client.site.variables.find(name)?;
        Some(SecretString::from(found.value.plain().into_owned()))
    }

    /// Returns the client's base URL, without a slash at its end. It may contain a secret variable.
    pub fn base_url(&self) -> &str {
        &self.client.site.base.url
    }

    /// Returns `false` if the request is only prepared (`Call::request`), not sent. An authenticator that would have to
    /// fetch something then fails with [`AuthError::unfetched`], and so does [`AuthContext::send`].
    pub fn can_send(&self) -> bool {
        self.can_send
    }

    /// Returns the client's clock, for timestamps that tests can control, and for waits.
    pub fn clock(&self) -> &dyn Clock {
        &*self.client.wire.clock
    }

    /// Returns what this authenticator remembers about one call, from one attempt to the next. It is empty at first, and
    /// dropped with the call. It can tell a refused token from a newer one.
    pub fn memory(&mut self) -> &mut Extensions {
        self.memory
    }

    /// Sends a request through the client's transport: for a token, a nonce, a key.
    ///
    /// Redirects are not followed, nothing is retried, and rate limits do not apply. Hooks see it, without its secrets, by
    /// `before_auth` and `after_auth`. Only the timeout of the call limits how long it takes, and nothing limits the size
    /// of the response. `testing::show` hides its query values, its body, and most of its headers.
    ///
    /// # Errors
    /// The transport failed, which is [temporary](AuthError::temporary), or a hook refused the request.
    pub async fn send(&self, request: impl Into<PreparedRequest>) -> Result<Response<Body>, AuthError> {
        let mut request = request.into();
        for (name, value) in request.headers_mut() {
            if !is_public(name) {
                *value = sensitive(value.clone());
            }
        }
        let query = request.uri().query().unwrap_or_default().to_owned();
        request.secrets_mut().hide_all(&query);
        self.deliver(request).await
    }

    /// Sends a request whose secrets are marked.
    pub(super) async fn deliver(&self, mut request: PreparedRequest) -> Result<Response<Body>, AuthError> {
        if !self.can_send {
            return Err(AuthError::unfetched());
        }
        request.know(&self.client.site.secrets);
        if let (false, Some(agent)) =
            (request.headers().contains_key(USER_AGENT), self.client.site.headers.get(USER_AGENT))
        {
            request.headers_mut().insert(USER_AGENT, agent.clone());
        }
        if self.client.wire.hooks.is_empty() {
            return Ok(self.client.wire.transport.send(request.into_http()).await?);
        }
        Box::pin(self.deliver_seen(request)).await
    }

    /// Sends a request that hooks are told of.
    async fn deliver_seen(&self, mut request: PreparedRequest) -> Result<Response<Body>, AuthError> {
        let refused = |error| AuthError::new(format!("refused by a hook: {error}"));
        let mut seen = AuthRequest::new(self.scheme.name, &request);
        hook::before_auth(&self.client.wire.hooks, &mut seen).await.map_err(refused)?;
        seen.add_to(request.headers_mut());
        let response = self.client.wire.transport.send(request.into_http()).await?;
        hook::after_auth(&self.client.wire.hooks, &seen, response.status()).await.map_err(refused)?;
        Ok(response)
    }

    /// Returns the values that templates of the scheme insert.
    pub(super) fn scope<'s>(&'s self, token: Option<&'s SecretString>) -> Scope<'s> {
        Scope { scheme: &self.scheme, credential: self.credential, token, variables: &self.client.site.variables }
    }
}
