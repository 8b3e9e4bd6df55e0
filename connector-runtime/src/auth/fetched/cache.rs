//! Fetched tokens, kept by a client and its clones until they expire.
//!
//! A thousand calls that need the same token at the same time cause one request, and share its failure, too. The call that
//! fetches may be dropped at any await; then the next one fetches. A token is renewed some time before it expires (a tenth
//! of its life, at most 30 seconds); if that fails, the old one is used until it expires.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::SecretString;

use super::Source;
use crate::auth::context::AuthContext;
use crate::request::auth_error::AuthError;
use crate::transport::clock::within;

/// Maximum time before its end at which a token is renewed.
const EARLY: Duration = Duration::from_secs(30);
/// The time after a failed renewal before the next one, while the old token is valid.
const PAUSE: Duration = Duration::from_secs(5);
/// Maximum duration of a request for a token.
const LIMIT: Duration = Duration::from_secs(60);

/// The token of one scheme.
#[derive(Default)]
pub(super) struct Cache {
    state: Mutex<State>,
    /// Held by the call that fetches.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// Number of tokens received.
    fetched: u64,
    /// Number of failed requests, and the reason of the last failure.
    failed: u64,
    denied: Option<AuthError>,
}

#[derive(Clone)]
pub(super) struct Token {
    /// The token, as JSON text.
    pub(super) value: Arc<SecretString>,
    /// Sequence number.
    number: u64,
    renew: Duration,
    end: Duration,
}

/// A token that was fetched.
pub(in crate::auth) struct Fetched {
    /// The token, as JSON text.
    pub(in crate::auth) value: SecretString,
    pub(in crate::auth) life: Duration,
}

impl Cache {
    /// Returns the current token, unless it must be renewed.
    pub(super) fn ready(&self, now: Duration) -> Option<Token> {
        self.state().token.clone().filter(|token| now < token.renew)
    }

    /// Fetches a token, or waits for the call that does.
    pub(super) async fn fetch(&self, source: &dyn Source, context: &AuthContext<'_>) -> Result<Token, AuthError> {
        let seen = self.state().seen();
        let _turn = self.turn.lock().await;
        if let Some(outcome) = self.state().since(seen) {
            return outcome;
        }
        let clock = context.clock();
        let begin = clock.now();
        // Another call may have fetched it before this one got its turn.
        if let Some(token) = self.ready(begin) {
            return Ok(token);
        }
        let outcome = within(clock, Some(LIMIT), source.fetch(context)).await;
        let late = || format!("the token of `{}` did not come in {LIMIT:?}", context.scheme());
        let outcome = outcome.unwrap_or_else(|| Err(AuthError::temporary(late())));
        self.state().keep(outcome, begin, clock.now())
    }

    /// Drops a token that a server refused, unless there is a newer one.
    pub(super) fn reject(&self, refused: &Token) {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|token| token.number == refused.number) {
            state.token = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn seen(&self) -> (u64, u64) {
        (self.fetched, self.failed)
    }

    /// Returns the result that was received while this call waited for another one.
    fn since(&self, seen: (u64, u64)) -> Option<Result<Token, AuthError>> {
        match &self.token {
            Some(token) if self.fetched != seen.0 => Some(Ok(token.clone())),
            _ if self.failed != seen.1 => self.denied.clone().map(Err),
            _ => None,
        }
    }

    fn keep(
        &mut self,
        outcome: Result<Fetched, AuthError>,
        begin: Duration,
        now: Duration,
    ) -> Result<Token, AuthError> {
        match outcome {
            Ok(Fetched { value, life }) => {
                self.fetched += 1;
                let end = begin.saturating_add(life);
                let renew = end.saturating_sub(EARLY.min(life / 10));
                let token = Token { value: Arc::new(value), number: self.fetched, renew, end };
                self.token = Some(token.clone());
                Ok(token)
            }
            Err(denied) => match self.token.as_mut().filter(|old| now < old.end) {
                Some(old) => {
                    old.renew = now.saturating_add(PAUSE).min(old.end);
                    // The calls that waited use it, too.
                    self.fetched += 1;
                    Ok(old.clone())
                }
                None => {
                    self.failed += 1;
                    self.denied = Some(denied.clone());
                    Err(denied)
                }
            },
        }
    }
}
