//! The head of a response: what users get with its value.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::text::header;
use connector_json::Json;

/// Status, headers and body of a reply, beside its value.
#[derive(Clone)]
pub struct Head {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
}

impl Head {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Bytes, attempts: u32) -> Self {
        Self { status, headers, body, attempts }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header's value, if it is there and of that type.
    pub fn header<T: Json>(&self, name: &str) -> Option<T> {
        header(&self.headers, name)
    }

    /// The body as it came; empty where it is a stream.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How often the call was sent until this came.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}
