//! Retry policies, and limits of the number of requests in a period.
//!
//! Five attempts are `retry().attempts(5)`; two requests a second, `rate(2, 1000)`.

use crate::Status;

table! {
    /// A retry policy.
    Retry / RetryBuf {
        /// Maximum number of attempts, the first one included.
        attempts: (is u32) = 3,
        /// First delay in milliseconds. Each later one is `factor` times as long.
        wait: (is u64) = 500,
        /// Factor between two delays.
        factor: (is f64) = 2.0,
        /// Maximum delay in milliseconds. If the server requests a longer one by `Retry-After`, the call fails.
        max_wait: (is u64) = 20_000,
        /// Randomizes delays: each is between nothing and its length.
        jitter: (is bool) = true,
        /// Statuses that are retried; 1 to 9 are ranges such as 5XX.
        statuses: [(is Status)] = &[408, 429, 500, 502, 503, 504],
        /// Header with an idempotency key for each call. With it, requests of any method are retried.
        key_header: (? text),
    }
    make {
        /// Creates the default policy.
        retry();
    }
}

table! {
    /// A rate limit: `amount` requests in `per` milliseconds.
    Rate / RateBuf {
        /// Number of requests.
        amount: (is u32) = 1,
        /// Period in milliseconds.
        per: (is u64) = 1000,
        /// Number of requests that may be sent without a pause; `amount` by default.
        burst: (? (is u32)),
        /// Lets calls over the limit wait; otherwise they fail.
        wait: (is bool) = true,
    }
    make {
        /// Creates a limit of `amount` requests in `per` milliseconds. Calls over the limit wait.
        rate(amount: (is u32), per: (is u64));
    }
}
