//! A script and a clock in one: replies, and the virtual time at which each was asked for.
//!
//! Tokio's paused time moves on by itself when everybody waits, but in steps of its own. This clock stands at the end
//! of the last wait that is over, so that times are exact: 250 is 250 and not 251.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;
use crate::{Clock, Sending, Sleep, Transport};

/// Clones are the same one.
#[derive(Clone)]
pub(crate) struct Timed {
    pub(crate) script: Script,
    begin: tokio::time::Instant,
    now: Arc<Mutex<Duration>>,
    times: Arc<Mutex<Vec<u128>>>,
    delay: Duration,
}

impl Timed {
    /// To be made where the time is paused.
    pub(crate) fn new(script: Script) -> Self {
        Self {
            script,
            begin: tokio::time::Instant::now(),
            now: Arc::default(),
            times: Arc::default(),
            delay: Duration::ZERO,
        }
    }

    /// Makes each reply take so long.
    pub(crate) fn slow(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Lets time pass for work that blocks its thread.
    pub(crate) fn advance(&self, time: Duration) {
        let mut now = self.now.lock().unwrap();
        *now = now.saturating_add(time);
    }

    /// The milliseconds at which requests came.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.times.lock().unwrap().clone()
    }

    /// The milliseconds since it was made.
    pub(crate) fn millis(&self) -> u128 {
        self.now().as_millis()
    }
}

impl Clock for Timed {
    fn sleep(&self, time: Duration) -> Sleep {
        let (now, until) = (Arc::clone(&self.now), self.now().saturating_add(time));
        // For ever, as far as tokio is concerned.
        let timer = tokio::time::sleep_until(self.begin + until.min(Duration::from_secs(1 << 30)));
        Box::pin(async move {
            timer.await;
            let mut now = now.lock().unwrap();
            *now = until.max(*now);
        })
    }

    fn now(&self) -> Duration {
        *self.now.lock().unwrap()
    }
}

impl Transport for Timed {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        self.times.lock().unwrap().push(self.millis());
        if self.delay.is_zero() {
            return self.script.send(request);
        }
        Box::pin(async move {
            self.sleep(self.delay).await;
            self.script.send(request).await
        })
    }
}
