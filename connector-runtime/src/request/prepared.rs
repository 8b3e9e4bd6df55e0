//! A request that is ready to be sent, with its credentials, and a `Debug` that does not show them.
//!
//! `http::Request` shows its whole URL: `https://api.example/x?api_key=123`. Here that is
//! `https://api.example/x?api_key=[hidden]`.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use http::uri::PathAndQuery;
use http::{Request, Uri};
use secrecy::SecretString;

use super::auth_error::AuthError;
use super::redact::Secrets;
use crate::encode::{Escape, header, put};
use crate::transport::body::Body;

/// A request that is ready to be sent, as hooks, authenticators and `Call::request` get it.
///
/// It contains credentials and can be used like the [`http::Request`] that it wraps. Its `Debug` is safe for logs: it
/// shows no body, no header that is marked as sensitive, and no secret that the client knows of in its URL. That of
/// `http::Request` shows the whole URL.
///
/// A secret that the client does not know of, such as a key that is passed as an undeclared query parameter, is shown.
#[derive(Clone)]
pub struct PreparedRequest {
    request: Request<Body>,
    secrets: Secrets,
    url: UrlOf,
}

/// Origin of the URL of a request, which decides whether parameters are added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum UrlOf {
    /// The client wrote it.
    #[default]
    Client,
    /// The server wrote it for the next page: it gets the parameters that it lacks.
    Page,
    /// The server redirects there: it stays as it is.
    Redirect,
}

impl PreparedRequest {
    pub(crate) fn new(request: Request<Body>, secrets: Secrets, url: UrlOf) -> Self {
        Self { request, secrets, url }
    }

    /// Returns the URL with `[hidden]` in place of secrets, for logs. [`http::Request::uri`] has the real one.
    pub fn redacted_url(&self) -> String {
        self.secrets.url(self.request.uri())
    }

    /// Returns the request itself, for another HTTP library. Its `Debug` shows secrets of the URL.
    pub fn into_http(self) -> Request<Body> {
        let Self { mut request, secrets, .. } = self;
        request.extensions_mut().insert(secrets);
        request
    }

    /// Returns the request as the transport gets it.
    pub(crate) fn into_sent(self) -> Request<Body> {
        // A test may inspect any part of a request that it shows. Other requests avoid the cost.
        let is_burdened = !self.secrets.is_empty() || cfg!(any(test, feature = "testing"));
        if is_burdened { self.into_http() } else { self.request }
    }

    /// Sets a header whose value is secret: shown as `[hidden]`. It replaces one of the same name.
    ///
    /// # Errors
    /// The header cannot be sent, or it belongs to the connection, such as `Content-Length`.
    pub fn set_secret_header(&mut self, name: &str, value: &str) -> Result<(), AuthError> {
        let name = header::name(name)?;
        let value = header::value(name.as_str(), value.to_owned())?;
        self.request.headers_mut().insert(name, header::sensitive(value));
        Ok(())
    }

    /// Adds a query parameter whose value is secret: shown as `[hidden]`. The URL of a redirect stays as the server wrote
    /// it, and a page's URL gets only a parameter that it lacks.
    ///
    /// # Errors
    /// The URL would be too long.
    pub fn add_secret_query(&mut self, name: &str, value: &str) -> Result<(), AuthError> {
        Ok(self.add_query(name, value, true)?)
    }

    /// Adds a cookie. Cookies are shown as `[hidden]`.
    ///
    /// # Errors
    /// The cookie cannot be sent.
    pub fn add_secret_cookie(&mut self, name: &str, value: &str) -> Result<(), AuthError> {
        let mut pair = String::new();
        put_pair(&mut pair, name, value);
        Ok(header::add_cookie(self.request.headers_mut(), &pair)?)
    }

    /// Hides a value wherever it is in the URL and the body: in what `Debug`, `redacted_url` and `testing::show` show.
    pub fn hide(&mut self, secret: SecretString) {
        self.secrets.hide_value(secret);
    }

    pub(crate) fn add_query(&mut self, name: &str, value: &str, secret: bool) -> Result<(), String> {
        if secret {
            self.secrets.hide_parameter(name);
        }
        if self.url == UrlOf::Redirect {
            return Ok(());
        }
        let old = self.request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
        let mut url = String::with_capacity(old.len() + name.len() + value.len() + 16);
        url.push_str(old);
        match self.url {
            UrlOf::Client | UrlOf::Redirect => {
                url.push(if old.contains('?') { '&' } else { '?' });
                put_pair(&mut url, name, value);
            }
            UrlOf::Page => {
                let mut pair = String::new();
                put_pair(&mut pair, name, value);
                add_missing(&mut url, &pair);
            }
        }
        let refuse = |error: &dyn fmt::Display| format!("its URL cannot be sent: {error}");
        let mut parts = self.request.uri().clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::try_from(url).map_err(|error| refuse(&error))?);
        *self.request.uri_mut() = Uri::from_parts(parts).map_err(|error| refuse(&error))?;
        Ok(())
    }

    /// Hides the secrets of a client.
    pub(crate) fn know(&mut self, secrets: &Arc<[SecretString]>) {
        self.secrets.know(secrets);
    }

    pub(crate) fn secrets_mut(&mut self) -> &mut Secrets {
        &mut self.secrets
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}

impl Deref for PreparedRequest {
    type Target = Request<Body>;

    fn deref(&self) -> &Request<Body> {
        &self.request
    }
}

impl DerefMut for PreparedRequest {
    fn deref_mut(&mut self) -> &mut Request<Body> {
        &mut self.request
    }
}

impl From<Request<Body>> for PreparedRequest {
    fn from(mut request: Request<Body>) -> Self {
        let secrets = request.extensions_mut().remove().unwrap_or_default();
        Self { request, secrets, url: UrlOf::Client }
    }
}

impl From<PreparedRequest> for Request<Body> {
    fn from(request: PreparedRequest) -> Self {
        request.into_http()
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("PreparedRequest");
        shown.field("method", self.request.method()).field("url", &self.redacted_url());
        shown.field("headers", self.request.headers()).field("body", self.request.body()).finish()
    }
}

/// Writes `name=value` as in a query.
fn put_pair(out: &mut String, name: &str, value: &str) {
    put(out, name, Escape::All);
    out.push('=');
    put(out, value, Escape::All);
}

/// Adds the parameters of a query to a URL that the server made, except for those that it already has.
pub(crate) fn add_missing(url: &mut String, query: &str) {
    for pair in query.trim_start_matches(['?', '&']).split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap_or_default();
        let own = url.split_once('?').map_or("", |(_, query)| query);
        if own.split('&').any(|pair| pair.split('=').next() == Some(name)) {
            continue;
        }
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(pair);
    }
}
