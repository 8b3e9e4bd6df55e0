//! Retries: if and when an attempt is followed by another one.
//!
//! Separate because one rule must be clear: nothing is sent twice that may have had an effect. A `GET` that receives
//! a 503 is sent again after a random part of half a second; a `POST` only if nothing of it was sent, if it was
//! refused with 429, or if the description declares it safe to send twice. If the description declares the opposite,
//! a call of any method is sent again only if nothing of it was sent. Without a `retry` in the
//! description or from the user, nothing is sent again, except once with a new token if the token was refused
//! (`auth/session.rs`).

mod budget;
mod random;

use std::borrow::Cow;
use std::time::Duration;

use connector_tables::{ConnectorHandle, OperationHandle, Retry, retry};
use http::{HeaderMap, StatusCode};

pub(crate) use self::budget::Budget;
pub(crate) use self::random::{Random, default_random};
use super::Policies;
use crate::error::{Cause, Failure};
use crate::reply::Received;
use crate::reply::after::retry_after;
use crate::request::effective;
use crate::transport::TransportErrorKind;

/// A retry policy: number of attempts, delays, and the responses that are retried.
///
/// The default is three attempts; delays of half a second, doubled each time, of at most 20 seconds, of which each is a
/// random part; for 408, 429, 500, 502, 503, 504 and for broken connections. If the server requests a delay by
/// `Retry-After`, the next attempt starts no earlier than that, nor earlier than it would without the header.
///
/// In any case, POST, PATCH and other methods that are not idempotent (RFC 9110, section 9.2.2) are sent again
/// only if nothing of them was sent, if the server refused them with 429, if the description calls the endpoint safe,
/// or with a [key](Self::key_header). A body that is a stream is never sent again. A call that the description declares
/// `safe: false` is sent again only if nothing of it was sent.
///
/// If a client's calls keep failing, its retries add at most a fifth to the number of its calls, after the first ten
/// retries: more would harm a server that is down. Retries for which the server requests a longer delay than the
/// policy's own are not limited.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy(Policy<'static>);

/// A policy: a user's own, or one that is lent by a table.
#[derive(Debug, Clone, PartialEq)]
struct Policy<'t> {
    attempts: u32,
    wait: Duration,
    factor: f64,
    max_wait: Duration,
    jitter: bool,
    statuses: Cow<'t, [u16]>,
    key_header: Option<Cow<'t, str>>,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self(retry().into())
    }
}

impl<'t> From<Retry<'t>> for Policy<'t> {
    fn from(retry: Retry<'t>) -> Self {
        Self {
            attempts: retry.attempts,
            wait: Duration::from_millis(retry.wait),
            factor: retry.factor,
            max_wait: Duration::from_millis(retry.max_wait),
            jitter: retry.jitter,
            statuses: Cow::Borrowed(retry.statuses.as_slice()),
            key_header: retry.key_header.map(Cow::Borrowed),
        }
    }
}

impl RetryPolicy {
    /// Creates the default policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the maximum number of attempts; 1 disables retries.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Sets the first delay.
    #[must_use]
    pub fn wait(mut self, wait: Duration) -> Self {
        self.0.wait = wait;
        self
    }

    /// Sets the factor between delays; 1 keeps them constant.
    #[must_use]
    pub fn factor(mut self, factor: f64) -> Self {
        self.0.factor = factor;
        self
    }

    /// Sets the maximum delay. If the server requests a longer one, the call fails.
    #[must_use]
    pub fn max_wait(mut self, wait: Duration) -> Self {
        self.0.max_wait = wait;
        self
    }

    /// Waits for the full delay instead of a random part of it, and adds nothing random to a delay that the server
    /// requests. Clients that failed together then retry together.
    #[must_use]
    pub fn without_jitter(mut self) -> Self {
        self.0.jitter = false;
        self
    }

    /// Sets the statuses that are retried; 1 to 9 are ranges such as 5XX.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.0.statuses = statuses.into_iter().collect();
        self
    }

    /// Sets a header with an idempotency key: a random value, the same for all attempts of a call, by which the server
    /// recognizes repeated requests. With it, calls of any method are retried.
    #[must_use]
    pub fn key_header(mut self, name: impl Into<String>) -> Self {
        self.0.key_header = Some(Cow::Owned(name.into()));
        self
    }
}

impl Policy<'_> {
    /// Lends the policy.
    fn lend(&self) -> Policy<'_> {
        Policy {
            statuses: Cow::Borrowed(&self.statuses),
            key_header: self.key_header.as_deref().map(Cow::Borrowed),
            ..*self
        }
    }

    fn has(&self, status: StatusCode) -> bool {
        let code = status.as_u16();
        self.statuses.iter().any(|wanted| *wanted == code || *wanted == code / 100)
    }

    /// The delay after `tries` attempts, before it is randomized.
    fn backoff(&self, tries: u32) -> Duration {
        if self.wait.is_zero() {
            return Duration::ZERO;
        }
        let factor = if self.factor.is_finite() && self.factor > 0.0 { self.factor } else { 1.0 };
        let times = i32::try_from(tries.saturating_sub(1)).unwrap_or(i32::MAX);
        let grown = self.wait.as_secs_f64() * factor.powi(times);
        if grown < self.max_wait.as_secs_f64() { Duration::from_secs_f64(grown) } else { self.max_wait }
    }

    /// The delay before the next attempt. If all clients are told the same delay, a random part of the policy's own spreads them.
    fn delay(&self, backoff: Duration, requested: Option<Duration>, random: &Random) -> Duration {
        match requested {
            Some(requested) if self.jitter => {
                requested.saturating_add(self.jittered(backoff, random)).min(self.max_wait)
            }
            Some(requested) => requested.max(backoff),
            None => self.jittered(backoff, random),
        }
    }

    fn jittered(&self, wait: Duration, random: &Random) -> Duration {
        if !self.jitter {
            return wait;
        }
        #[allow(clippy::cast_precision_loss, reason = "a share of a wait need not be exact")]
        let share = random() as f64 / u64::MAX as f64;
        // The maximum duration leaves no space for rounding up.
        Duration::try_from_secs_f64(wait.as_secs_f64() * share).unwrap_or(wait)
    }
}

/// The facts about a call that decide its retries.
#[derive(Clone, Copy)]
pub(crate) struct Attempted<'a> {
    pub(crate) operation: &'a OperationHandle,
    /// Retries that the call declares: none declared, none wanted, or a policy.
    pub(crate) policy: &'a Option<Option<RetryPolicy>>,
    /// True if its body can be sent again.
    pub(crate) is_replayable: bool,
}

/// The facts about a call before its first attempt.
pub(crate) struct Retries<'a> {
    policy: Option<Policy<'a>>,
    /// True if sending it twice has the same effect as once.
    repeatable: bool,
    /// True if the description declares that it must not be sent twice, even if the server refused it.
    once: bool,
}

impl<'a> Retries<'a> {
    pub(crate) fn of(policies: &'a Policies, connector: &'a ConnectorHandle, call: Attempted<'a>) -> Self {
        // A body that is used up after the first attempt cannot be sent again.
        let policy = policy(policies, connector, call).filter(|policy| policy.attempts > 1 && call.is_replayable);
        if policy.is_some() {
            policies.budget.earn();
        }
        let repeatable = policy.is_some() && is_repeatable(policies, connector, call);
        Self { policy, repeatable, once: effective::own(call.operation, |own| own.safe) == Some(false) }
    }

    /// Returns the wait before the next attempt, if there is to be one. `left` is the time that the call still has.
    pub(crate) fn next(
        &self,
        policies: &Policies,
        tries: u32,
        outcome: &Result<Received, Box<Failure>>,
        left: &dyn Fn() -> Option<Duration>,
    ) -> Option<Duration> {
        let policy = self.policy.as_ref().filter(|policy| tries < policy.attempts)?;
        let requested = self.reason(policy, outcome)?.and_then(retry_after);
        if requested.is_some_and(|requested| requested > policy.max_wait) {
            return None;
        }
        let backoff = policy.backoff(tries);
        let wait = policy.delay(backoff, requested, &policies.random);
        // An attempt that could not begin before the timeout would only change the error's text.
        let in_time = left().is_none_or(|left| wait < left);
        // A server that requests a longer delay than the policy's limits its load itself. A shorter one does not:
        // `Retry-After: 0` may come from a proxy that does not know the server's load.
        let free = requested.is_some_and(|requested| requested > backoff);
        (in_time && (free || policies.budget.spend())).then_some(wait)
    }

    /// Returns `Some` if the result may and should be retried, with the headers of the response.
    fn reason<'r>(
        &self,
        policy: &Policy<'_>,
        outcome: &'r Result<Received, Box<Failure>>,
    ) -> Option<Option<&'r HeaderMap>> {
        let reply = match outcome {
            Ok(reply) => reply,
            Err(failure) => match (&failure.cause, &failure.reply) {
                (Cause::Transport(error), _) => {
                    let unsent = error.kind() == TransportErrorKind::Connect;
                    return (unsent || self.repeatable).then_some(None);
                }
                // Nothing of the call itself was sent.
                (Cause::Denied(error), _) => return error.is_temporary().then_some(None),
                (Cause::Status(_), Some(reply)) => reply,
                _ => return None,
            },
        };
        // A server sends 429 before it does any work.
        let harmless = self.repeatable || !self.once && reply.status() == StatusCode::TOO_MANY_REQUESTS;
        (harmless && policy.has(reply.status())).then_some(Some(reply.headers()))
    }
}

/// Returns the policy of a call: its own, or else the endpoint's, the builder's or the connector's. A builder that disables
/// retries overrides the endpoint's.
fn policy<'a>(policies: &'a Policies, connector: &'a ConnectorHandle, call: Attempted<'a>) -> Option<Policy<'a>> {
    let lend = |policy: &'a RetryPolicy| policy.0.lend();
    if let Some(own) = call.policy {
        return own.as_ref().map(lend);
    }
    match (effective::own(call.operation, |own| own.retry), &policies.retry) {
        (_, Some(None)) => None,
        (Some(endpoint), _) => Some(endpoint.into()),
        (None, Some(Some(builder))) => Some(lend(builder)),
        (None, None) => effective::all(connector, |all| all.retry).map(Policy::from),
    }
}

fn is_repeatable(policies: &Policies, connector: &ConnectorHandle, call: Attempted<'_>) -> bool {
    let method = call.operation.with(|operation| operation.method);
    let is_idempotent = matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY");
    let safe = effective::own(call.operation, |own| own.safe);
    safe.unwrap_or_else(|| is_idempotent || key_header(policies, connector, call).is_some())
}

/// Returns the name of the idempotency header: the policy's, or else the description's, even if another policy is used,
/// since the API knows the header anyway.
pub(crate) fn key_header<'a>(
    policies: &'a Policies,
    connector: &'a ConnectorHandle,
    call: Attempted<'a>,
) -> Option<Cow<'a, str>> {
    let described = || {
        let own = effective::own(call.operation, |own| own.retry?.key_header);
        own.or_else(|| effective::all(connector, |all| all.retry?.key_header)).map(Cow::Borrowed)
    };
    policy(policies, connector, call).and_then(|policy| policy.key_header).or_else(described)
}

/// Returns a value for such a header: a different one for each call.
pub(crate) fn key(policies: &Policies) -> String {
    random::uuid(&policies.random)
}
