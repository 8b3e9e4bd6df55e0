//! Rate limits: limits of the number of requests in a period.
//!
//! Separate because it must work for all calls: many at a time, from many tasks, canceled at any await. A limit of
//! 2 in a second lets two calls through immediately, then one each half second, in the order of their arrival. A
//! waiting call has only its place in a queue, so a canceled call does not delay the others.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use connector_tables::{OperationHandle, Rate};
use tokio::sync::MutexGuard as Turn;

use crate::request::effective;
use crate::transport::clock::Clock;

/// A client-side limit of requests, set by the user.
///
/// It replaces the description's limit for the whole connector. Limits of single endpoints still apply in addition.
/// Clones of a client share it. It includes each attempt, and each redirect that is followed, but not requests for
/// tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    amount: u32,
    per: Duration,
    burst: Option<u32>,
    wait: bool,
}

impl RateLimit {
    /// Creates a limit of `amount` requests per `per`. Calls over the limit wait.
    pub fn new(amount: u32, per: Duration) -> Self {
        Self { amount, per, burst: None, wait: true }
    }

    /// Sets the number of requests that may be sent without a pause. Defaults to `amount`; 1 spaces them evenly.
    #[must_use]
    pub fn burst(mut self, burst: u32) -> Self {
        self.burst = Some(burst);
        self
    }

    /// Makes calls over the limit fail immediately instead of waiting.
    #[must_use]
    pub fn or_fail(mut self) -> Self {
        self.wait = false;
        self
    }
}

impl RateLimit {
    /// Creates the limit of a table.
    pub(crate) fn of(rate: Rate<'_>) -> Self {
        Self { amount: rate.amount, per: Duration::from_millis(rate.per), burst: rate.burst, wait: rate.wait }
    }
}

/// The limits of one client.
pub(crate) struct Limits {
    all: Option<Arc<Bucket>>,
    /// Made at an endpoint's first call: most have none.
    own: Mutex<BTreeMap<Key, Arc<Bucket>>>,
}

/// An endpoint, by its id, method and path.
struct Key(OperationHandle);

impl Key {
    fn parts(&self) -> [&str; 3] {
        self.0.with(|operation| [operation.id, operation.method, operation.path])
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Key {}

/// A call cannot be sent now, and would have to wait so long.
#[derive(Debug)]
pub(crate) struct Over(pub(crate) Duration);

impl Limits {
    pub(crate) fn new(limit: Option<RateLimit>) -> Self {
        Self { all: limit.map(|limit| Arc::new(Bucket::new(limit))), own: Mutex::default() }
    }

    /// Returns `true` if any limit applies to the operation.
    pub(crate) fn concern(&self, operation: &OperationHandle) -> bool {
        self.all.is_some() || effective::own(operation, |own| own.rate.is_some())
    }

    /// Ends when the operation may be sent, and counts it; whether that took time. An error if it would be after the
    /// deadline.
    pub(crate) async fn pass(
        &self,
        clock: &dyn Clock,
        operation: &OperationHandle,
        deadline: Option<Duration>,
    ) -> Result<bool, Over> {
        let own = self.bucket(operation);
        let begin = clock.now();
        // The first of an endpoint's queue goes to the end of the client's and keeps its turn here. Both are counted
        // only when both have room, so neither limit is passed and there is nothing to give back.
        let own = match &own {
            Some(own) => Some(own.turn(clock, deadline).await?),
            None => None,
        };
        let all = match &self.all {
            Some(all) => Some(all.turn(clock, deadline).await?),
            None => None,
        };
        let now = clock.now();
        for mut place in own.into_iter().chain(all) {
            place.take(now);
        }
        Ok(now > begin)
    }

    /// Returns the limit of an endpoint, if it has one of its own.
    fn bucket(&self, operation: &OperationHandle) -> Option<Arc<Bucket>> {
        let rate = effective::own(operation, |own| own.rate)?;
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = own.entry(Key(operation.clone())).or_insert_with(|| Arc::new(Bucket::new(RateLimit::of(rate))));
        Some(Arc::clone(bucket))
    }
}

/// One limit. It is a bucket that holds `burst` permits, into which one falls per interval.
struct Bucket {
    /// The time after which one more permit is there.
    interval: Duration,
    /// The time that fills it.
    depth: Duration,
    wait: bool,
    state: Mutex<State>,
    /// Held by the call that waits for the next permit; the others queue for it, first come, first served.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    /// The time at which the bucket will be full if no permit is taken.
    full: Duration,
    /// Number of calls that wait, or have the turn.
    queued: u32,
}

/// A place in a bucket's queue, and then the turn.
struct Place<'a> {
    bucket: &'a Bucket,
    taken: bool,
    turn: Option<Turn<'a, ()>>,
}

impl Bucket {
    fn new(limit: RateLimit) -> Self {
        let amount = limit.amount.max(1);
        let interval = limit.per / amount;
        // A bucket without room would never let a call through.
        let burst = limit.burst.filter(|burst| *burst > 0).unwrap_or(amount);
        Self {
            interval,
            depth: interval.saturating_mul(burst),
            wait: limit.wait,
            state: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a permit, which is reserved while the place is held.
    async fn turn(&self, clock: &dyn Clock, deadline: Option<Duration>) -> Result<Place<'_>, Over> {
        let mut place = self.enter(clock.now(), deadline)?;
        place.turn = Some(self.turn.lock().await);
        loop {
            let now = clock.now();
            let free = self.free(&self.state(), now, 0);
            if free <= now {
                return Ok(place);
            }
            clock.sleep(free - now).await;
        }
    }

    /// Takes a place at the end of the queue, if it is short enough.
    fn enter(&self, now: Duration, deadline: Option<Duration>) -> Result<Place<'_>, Over> {
        let mut state = self.state();
        let free = self.free(&state, now, state.queued);
        let late = deadline.is_some_and(|deadline| free >= deadline);
        if free > now && (!self.wait || late) {
            return Err(Over(free - now));
        }
        state.queued = state.queued.saturating_add(1);
        Ok(Place { bucket: self, taken: false, turn: None })
    }

    /// Returns the time of the next permit for a call that comes after `after` others.
    fn free(&self, state: &State, now: Duration, after: u32) -> Duration {
        let taken = state.full.max(now).saturating_add(self.interval.saturating_mul(after.saturating_add(1)));
        taken.saturating_sub(self.depth)
    }
}

impl Place<'_> {
    /// Takes the permit and leaves the queue.
    fn take(&mut self, now: Duration) {
        let mut state = self.bucket.state();
        state.full = state.full.max(now).saturating_add(self.bucket.interval);
        state.queued = state.queued.saturating_sub(1);
        self.taken = true;
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if !self.taken {
            let mut state = self.bucket.state();
            state.queued = state.queued.saturating_sub(1);
        }
        drop(self.turn.take());
    }
}
