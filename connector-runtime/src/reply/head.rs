//! The head of a response, which users get with its value.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::text::header;
use connector_json::Json;

/// Status, headers and body of a response, next to its value.
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

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns a header's value, if the response has it and it is of that type.
    pub fn header<T: Json>(&self, name: &str) -> Option<T> {
        header(&self.headers, name)
    }

    /// Returns the body as received; empty if it is a stream.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the number of times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}
