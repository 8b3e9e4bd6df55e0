//! Random numbers for waits and keys.
//!
//! Separate so that tests can give their own. Nothing here is a secret: a key must only differ from those of other calls,
//! so the seeds that the standard library's hash maps get from the operating system are enough.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of random numbers.
pub(crate) type Random = Arc<dyn Fn() -> u64 + Send + Sync>;

/// The one that is used unless a test gives another.
pub(crate) fn default_random() -> Random {
    let seed = RandomState::new();
    let count = AtomicU64::new(0);
    Arc::new(move || {
        let mut hasher = seed.build_hasher();
        hasher.write_u64(count.fetch_add(1, Ordering::Relaxed));
        hasher.finish()
    })
}

/// A UUID of version 4.
pub(super) fn uuid(random: &Random) -> String {
    let number = (u128::from(random()) << 64) | u128::from(random());
    uuid::Builder::from_random_bytes(number.to_be_bytes()).into_uuid().to_string()
}
