//! Decisions between attempts: if and when a call is sent again, and which redirects it follows.
//! This room uses `request` to read tables and for origins, and `reply`, `error` and `transport` for results.

pub(crate) mod rate;
pub(crate) mod redirect;
pub(crate) mod retry;

use std::time::Duration;

use self::rate::Limits;
use self::redirect::Redirects;
use self::retry::{Budget, Random, RetryPolicy};

/// The policies of a client, and what its calls share for them.
pub(crate) struct Policies {
    /// The user's timeout. If unset, the description's is used, or else a minute.
    pub(crate) timeout: Option<Option<Duration>>,
    /// The user's policy. If unset, the description's is used.
    pub(crate) retry: Option<Option<RetryPolicy>>,
    pub(crate) budget: Budget,
    pub(crate) random: Random,
    pub(crate) limits: Limits,
    pub(crate) redirects: Redirects,
}
