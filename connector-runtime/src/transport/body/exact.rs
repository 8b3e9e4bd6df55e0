//! A stream that must have exactly its announced length.
//!
//! Ten bytes announced as five: without this, a transport sends the first five, and the call succeeds.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::Chunks;
use crate::transport::TransportError;

/// A stream that ends in an error unless it has its announced length.
pub(super) struct Exact {
    /// Absent after the end.
    chunks: Option<Chunks>,
    length: u64,
    left: u64,
    /// The last chunk. It waits for the end of the stream, because a transport that has received as many bytes as were
    /// announced reads no further.
    last: Option<Bytes>,
}

impl Exact {
    pub(super) fn new(chunks: Chunks, length: u64) -> Self {
        Self { chunks: Some(chunks), length, left: length, last: None }
    }

    fn fail(&mut self, error: TransportError) -> Poll<Option<Result<Bytes, TransportError>>> {
        (self.chunks, self.last) = (None, None);
        Poll::Ready(Some(Err(error)))
    }

    fn fail_at(&mut self, what: &str) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.fail(TransportError::body(format!("the stream {what} its announced length of {} bytes", self.length)))
    }
}

impl Stream for Exact {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            let Some(chunks) = &mut this.chunks else { return Poll::Ready(this.last.take().map(Ok)) };
            let chunk = match chunks.as_mut().poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(chunk))) => chunk,
                Poll::Ready(Some(Err(error))) => return this.fail(error),
                Poll::Ready(None) if this.left > 0 => return this.fail_at("is shorter than"),
                Poll::Ready(None) => {
                    this.chunks = None;
                    continue;
                }
            };
            let Some(left) = this.left.checked_sub(chunk.len() as u64) else { return this.fail_at("exceeds") };
            this.left = left;
            if left > 0 {
                return Poll::Ready(Some(Ok(chunk)));
            }
            if !chunk.is_empty() {
                this.last = Some(chunk);
            }
        }
    }
}
