//! A request that is ready to be sent, with its credentials, and a `Debug` that does not show them.
//!
//! `http::Request` shows its whole URL: `https://api.example/x?api_key=123`. Here that is
//! `https://api.example/x?api_key=[hidden]`.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::Request;

use crate::body::Body;
use crate::client::Shared;
use crate::outgoing::Outgoing;
use crate::redact::Secrets;

/// A request that is ready to be sent, as hooks and `Call::request` get it.
///
/// It contains credentials and can be used like the [`http::Request`] that it wraps. Its `Debug` is safe for logs: it
/// shows no body, no header that is marked as sensitive, and no secret that the client knows of in its URL. That of
/// `http::Request` shows the whole URL.
///
/// A secret that the client does not know of, such as a key that is passed as an undeclared query parameter, is shown.
#[derive(Clone)]
pub struct PreparedRequest(Request<Body>);

impl PreparedRequest {
    /// A request of a call, with the secrets that its `Debug` must hide.
    pub(crate) fn new(shared: &Shared, call: &Outgoing, mut request: Request<Body>) -> Self {
        let secrets = request.extensions_mut().remove::<Secrets>().unwrap_or_default();
        secrets.attach(shared, call, &mut request);
        Self(request)
    }

    /// Returns the URL with `[hidden]` in place of secrets, for logs. [`http::Request::uri`] has the real one.
    pub fn redacted_url(&self) -> String {
        let secrets = self.0.extensions().get::<Secrets>();
        secrets.map_or_else(|| self.0.uri().to_string(), |secrets| secrets.url(self.0.uri()))
    }

    /// Returns the request itself, for another HTTP library. Its `Debug` shows secrets of the URL.
    pub fn into_http(self) -> Request<Body> {
        self.0
    }
}

impl Deref for PreparedRequest {
    type Target = Request<Body>;

    fn deref(&self) -> &Request<Body> {
        &self.0
    }
}

impl DerefMut for PreparedRequest {
    fn deref_mut(&mut self) -> &mut Request<Body> {
        &mut self.0
    }
}

impl From<Request<Body>> for PreparedRequest {
    fn from(request: Request<Body>) -> Self {
        Self(request)
    }
}

impl From<PreparedRequest> for Request<Body> {
    fn from(request: PreparedRequest) -> Self {
        request.0
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("PreparedRequest");
        shown.field("method", self.0.method()).field("url", &self.redacted_url());
        shown.field("headers", self.0.headers()).field("body", self.0.body()).finish()
    }
}
