//! Time: timeouts for work, and idle timeouts for streams.
//!
//! Separate so that tests need not wait, and so that transports need no timeouts.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::TransportError;
use super::body::Body;

/// A wait.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A clock, which can also wait.
pub trait Clock: Send + Sync {
    /// Completes after that time.
    fn sleep(&self, time: Duration) -> Sleep;

    /// Returns the time since an arbitrary start. It never decreases.
    fn now(&self) -> Duration {
        static BEGIN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        BEGIN.get_or_init(std::time::Instant::now).elapsed()
    }
}

/// Tokio's clock. Outside of a tokio runtime, no timeout ends: set another clock with the builder.
#[cfg(feature = "reqwest")]
pub(crate) struct Tokio;

#[cfg(feature = "reqwest")]
impl Clock for Tokio {
    fn sleep(&self, time: Duration) -> Sleep {
        match tokio::runtime::Handle::try_current() {
            Ok(_) => Box::pin(tokio::time::sleep(time)),
            Err(_) => Box::pin(std::future::pending()),
        }
    }

    /// Also tokio's, so that its paused time applies to both.
    fn now(&self) -> Duration {
        static BEGIN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        let begin = BEGIN.get_or_init(std::time::Instant::now);
        tokio::time::Instant::now().into_std().saturating_duration_since(*begin)
    }
}

/// Never advances: without a clock, no timeout ends.
#[cfg(not(feature = "reqwest"))]
pub(crate) struct Never;

#[cfg(not(feature = "reqwest"))]
impl Clock for Never {
    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::pending())
    }
}

/// Returns the result of the work, or `None` if its time was over first. Work without any time is not started.
pub(crate) async fn within<T>(clock: &dyn Clock, limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
    if limit.is_some_and(|limit| limit.is_zero()) {
        return None;
    }
    let mut work = pin!(work);
    let mut timer: Option<Sleep> = None;
    poll_fn(|cx| {
        if let Poll::Ready(value) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(value));
        }
        let Some(limit) = limit else { return Poll::Pending };
        let timer = timer.get_or_insert_with(|| clock.sleep(limit));
        timer.as_mut().poll(cx).map(|()| None)
    })
    .await
}

/// A body that fails if no data arrives for some time. Slow readers are allowed: time runs only while it waits.
pub(crate) fn patient(body: Body, clock: Arc<dyn Clock>, limit: Option<Duration>) -> Body {
    match limit {
        Some(limit) if body.as_bytes().is_none() => {
            let length = body.length();
            Body::chunks(Box::pin(Patient { body, clock, limit, timer: None }), length)
        }
        _ => body,
    }
}

struct Patient {
    body: Body,
    clock: Arc<dyn Clock>,
    limit: Duration,
    timer: Option<Sleep>,
}

impl Stream for Patient {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if let Poll::Ready(next) = Pin::new(&mut this.body).poll_next(cx) {
            this.timer = None;
            return Poll::Ready(next);
        }
        let timer = this.timer.get_or_insert_with(|| this.clock.sleep(this.limit));
        timer.as_mut().poll(cx).map(|()| Some(Err(TransportError::timeout())))
    }
}
