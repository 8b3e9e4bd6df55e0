//! The transport over reqwest, with rustls.
//!
//! Separate because only this file uses reqwest, and because these features must be disabled: redirects (they forward
//! API keys and bodies to other hosts), retries (they are not counted, and the retry policy does not know of them), the
//! referer (it contains the query), proxies of the environment (they see credentials), URLs in errors (they contain
//! secrets).

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use secrecy::ExposeSecret;

use super::body::Body;
use super::{Requests, Routes, Sending, Transport, TransportError, TransportErrorKind};

/// A client of reqwest as a transport.
pub(crate) struct Reqwest {
    client: reqwest::Client,
}

impl Reqwest {
    /// With its own pool of connections.
    pub(crate) fn new(connect_timeout: Option<Duration>, proxies: &Routes) -> Result<Self, TransportError> {
        let mut builder = settings(connect_timeout);
        for (requests, url) in &proxies.routes {
            let proxy = match requests {
                Requests::Http => reqwest::Proxy::http(url.expose_secret()),
                Requests::Https => reqwest::Proxy::https(url.expose_secret()),
                Requests::All => reqwest::Proxy::all(url.expose_secret()),
            };
            let direct = reqwest::NoProxy::from_string(&proxies.direct);
            builder = builder.proxy(proxy.map_err(scrub)?.no_proxy(direct));
        }
        Self::build(builder)
    }

    /// Speaks HTTP/2 without TLS, for tests with a server on this machine.
    #[cfg(test)]
    pub(crate) fn http2() -> Result<Self, TransportError> {
        Self::build(settings(None).http2_prior_knowledge())
    }

    fn build(builder: reqwest::ClientBuilder) -> Result<Self, TransportError> {
        Ok(Self { client: builder.build().map_err(scrub)? })
    }
}

fn settings(connect_timeout: Option<Duration>) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false).gzip(true);
    // By default, reqwest sends a request up to three times if an HTTP/2 server refuses its stream.
    let builder = builder.retry(reqwest::retry::never());
    // By default, it also uses the proxies that the environment names.
    let builder = builder.no_proxy();
    match connect_timeout {
        Some(timeout) => builder.connect_timeout(timeout),
        None => builder,
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        Box::pin(async move {
            let request = outgoing(request).await?;
            self.client.execute(request).await.map(incoming).map_err(scrub)
        })
    }
}

async fn outgoing(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (mut parts, body) = request.into_parts();
    let body = match (body.as_bytes(), body.length()) {
        (Some(bytes), _) => bytes.clone().into(),
        // Nobody would read it, and so detect that it is longer.
        (None, Some(0)) => body.bytes().await?.into(),
        (None, length) => {
            // Without it, the body would be sent in chunks although its length is known.
            if let Some(length) = length {
                parts.headers.insert(http::header::CONTENT_LENGTH, length.into());
            }
            reqwest::Body::wrap_stream(body)
        }
    };
    reqwest::Request::try_from(http::Request::from_parts(parts, body)).map_err(scrub)
}

fn incoming(mut response: reqwest::Response) -> http::Response<Body> {
    let status = response.status();
    let version = response.version();
    let headers = std::mem::take(response.headers_mut());
    let length = response.content_length();
    let body = Body::chunks(Box::pin(Chunks(response.bytes_stream())), length);
    let mut response = http::Response::new(body);
    *response.status_mut() = status;
    *response.version_mut() = version;
    *response.headers_mut() = headers;
    response
}

/// reqwest's chunks, with our errors.
struct Chunks<S>(S);

impl<S: Stream<Item = reqwest::Result<Bytes>> + Unpin> Stream for Chunks<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.get_mut().0).poll_next(cx);
        next.map(|next| next.map(|chunk| chunk.map_err(|error| received(error.without_url()))))
    }
}

/// Converts an error that occurs while a body is received.
fn received(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() { TransportErrorKind::Timeout } else { TransportErrorKind::Body };
    TransportError::new(kind, error)
}

/// Its error as ours: the URL in it may hold a secret.
fn scrub(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_body() || error.is_decode() {
        TransportErrorKind::Body
    } else {
        TransportErrorKind::Other
    };
    TransportError::new(kind, error.without_url())
}
