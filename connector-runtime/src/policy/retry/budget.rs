//! A bound for the retries of all calls of a client together.
//!
//! Separate because it is the one thing that calls share here: a server that is down gets a fifth more requests than
//! without retries, not three times as many. Ten retries are free; after those, every five calls bring another one.

use std::sync::atomic::{AtomicU32, Ordering};

/// The cost of a retry, in calls.
const COST: u32 = 5;
/// Maximum balance.
const MOST: u32 = 10 * COST;

/// The balance.
pub(crate) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(MOST))
    }
}

impl Budget {
    /// Adds the credit of a call.
    pub(super) fn earn(&self) {
        let add = |left: u32| (left < MOST).then_some(left + 1);
        _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }

    /// Pays for a retry. Returns `false` if the balance is too low.
    pub(super) fn spend(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST)).is_ok()
    }
}
