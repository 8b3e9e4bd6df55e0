//! Bodies, sent and received: bytes in memory, or a stream of them.
//!
//! Separate so that users and transports need only know "chunks until the end":
//! `Body::from("abc")` returns the chunk `abc` and then ends; an end before the announced length is an error.

mod exact;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use self::exact::Exact;
use super::TransportError;

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// A body.
///
/// A body in memory can be cloned and sent any number of times. A stream is shared by its clones: the first one that is
/// read gets it, reading the others is an error.
#[derive(Default)]
pub struct Body {
    inner: Inner,
    length: Option<u64>,
}

enum Inner {
    Full(Bytes),
    /// Several in a row.
    Chain(VecDeque<Body>),
    /// Not started.
    Shared(Arc<Mutex<Option<Chunks>>>),
    /// Started. The lock is never locked: it only makes a body `Sync`.
    Begun(Mutex<Chunks>),
}

impl Default for Inner {
    fn default() -> Self {
        Self::Full(Bytes::new())
    }
}

impl Body {
    /// Creates an empty body.
    pub fn empty() -> Self {
        Self::from(Bytes::new())
    }

    /// Creates a stream of unknown length.
    pub fn stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self::chunks(Box::pin(Mapped(Box::pin(stream))), None)
    }

    /// Creates a stream of exactly `length` bytes. If it has more or fewer, reading it ends in an error, and so does the call
    /// that sends it.
    pub fn sized_stream<S, E>(stream: S, length: u64) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let chunks = Box::pin(Mapped(Box::pin(stream)));
        Self::chunks(Box::pin(Exact::new(chunks, length)), Some(length))
    }

    /// Creates the body that a transport received.
    pub(crate) fn chunks(chunks: Chunks, length: Option<u64>) -> Self {
        Self { inner: Inner::Shared(Arc::new(Mutex::new(Some(chunks)))), length }
    }

    /// Joins several bodies in a row.
    pub(crate) fn chain(bodies: Vec<Body>) -> Self {
        let length = bodies.iter().map(Body::length).try_fold(0_u64, |sum, length| sum.checked_add(length?));
        Self { inner: Inner::Chain(bodies.into()), length }
    }

    /// Returns the number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the bytes, if they are in memory and in one piece.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.inner {
            Inner::Full(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns `true` if a clone can be sent after the original was sent.
    pub fn is_replayable(&self) -> bool {
        match &self.inner {
            Inner::Full(_) => true,
            Inner::Chain(bodies) => bodies.iter().all(Body::is_replayable),
            Inner::Shared(_) | Inner::Begun(_) => false,
        }
    }

    /// Returns `true` if this is the same body in memory, or the same stream, not just one of equal content.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (&self.inner, &other.inner) {
            (Inner::Full(a), Inner::Full(b)) => a.len() == b.len() && (a.is_empty() || a.as_ptr() == b.as_ptr()),
            (Inner::Chain(a), Inner::Chain(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b)),
            (Inner::Shared(a), Inner::Shared(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// Returns the next chunk; `None` at the end.
    ///
    /// # Errors
    /// The connection broke, or the stream was read by a clone.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// Reads the whole body, without a limit: use [`Body::chunk`] for bodies that may be large.
    ///
    /// # Errors
    /// Those of [`Body::chunk`].
    pub async fn bytes(self) -> Result<Bytes, TransportError> {
        self.bytes_within(usize::MAX).await.map(|(bytes, _)| bytes)
    }

    /// Reads the whole body as text; invalid UTF-8 becomes `�`.
    ///
    /// # Errors
    /// Those of [`Body::chunk`].
    pub async fn text(self) -> Result<String, TransportError> {
        let bytes = self.bytes().await?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Reads the body up to a limit. Returns `true` if that was the whole body.
    pub(crate) async fn bytes_within(mut self, limit: usize) -> Result<(Bytes, bool), TransportError> {
        let fits = |length: usize| length <= limit;
        let Some(first) = self.chunk().await? else { return Ok((Bytes::new(), true)) };
        if !fits(first.len()) {
            return Ok((first.slice(..limit), false));
        }
        // Most replies are one chunk, and that is not copied.
        let Some(second) = self.chunk().await? else { return Ok((first, true)) };
        let expected = self.length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let mut all = BytesMut::with_capacity(expected.clamp(first.len() + second.len(), 1 << 20));
        all.extend_from_slice(&first);
        let mut next = Some(second);
        while let Some(chunk) = next {
            if !fits(all.len().saturating_add(chunk.len())) {
                return Ok((all.freeze(), false));
            }
            all.extend_from_slice(&chunk);
            next = self.chunk().await?;
        }
        Ok((all.freeze(), true))
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let body = self.get_mut();
        loop {
            match &mut body.inner {
                Inner::Full(bytes) if bytes.is_empty() => return Poll::Ready(None),
                Inner::Full(bytes) => return Poll::Ready(Some(Ok(std::mem::take(bytes)))),
                Inner::Chain(bodies) => {
                    let Some(first) = bodies.front_mut() else { return Poll::Ready(None) };
                    match Pin::new(first).poll_next(cx) {
                        Poll::Ready(None) => drop(bodies.pop_front()),
                        other => return other,
                    }
                }
                Inner::Begun(chunks) => {
                    let chunks = chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
                    return chunks.as_mut().poll_next(cx);
                }
                Inner::Shared(shared) => {
                    let chunks = shared.lock().unwrap_or_else(PoisonError::into_inner).take();
                    match chunks {
                        Some(chunks) => body.inner = Inner::Begun(Mutex::new(chunks)),
                        None => {
                            body.inner = Inner::default();
                            let error = TransportError::body("this body is a stream, and was read before");
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                }
            }
        }
    }
}

impl Clone for Body {
    fn clone(&self) -> Self {
        let inner = match &self.inner {
            Inner::Full(bytes) => Inner::Full(bytes.clone()),
            Inner::Chain(bodies) => Inner::Chain(bodies.clone()),
            Inner::Shared(chunks) => Inner::Shared(Arc::clone(chunks)),
            Inner::Begun(_) => Inner::Shared(Arc::new(Mutex::new(None))),
        };
        Self { inner, length: self.length }
    }
}

/// Shows the size, never the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            Some(length) => write!(f, "Body({length} bytes)"),
            None => f.write_str("Body(stream)"),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        let length = Some(bytes.len() as u64);
        Self { inner: Inner::Full(bytes), length }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(Bytes::from(bytes))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from(Bytes::from(text))
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        Self::from(Bytes::copy_from_slice(text.as_bytes()))
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Self::from(Bytes::copy_from_slice(bytes))
    }
}

/// A stream with its errors converted to ours.
struct Mapped<S>(Pin<Box<S>>);

impl<S, E> Stream for Mapped<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().0.as_mut().poll_next(cx).map(|next| next.map(|item| item.map_err(TransportError::body)))
    }
}
