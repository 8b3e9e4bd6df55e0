//! Fetched tokens, kept by a client and its clones until they expire.
//!
//! Apart because it is where calls meet: a thousand that need the same token at once cause one request, and share its
//! failure, too. Who fetches may be dropped at any await; then the next one does it. A token is renewed some time
//! before it expires (a tenth of its life, at most 30 seconds); if that fails, the old one is used as long as it holds.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use connector_tables::{Connector, Scheme};
use http::StatusCode;
use secrecy::SecretString;

use super::credential::Credential;
use super::method::method;
use super::{find, token};
use crate::client::Shared;
use crate::clock::within;
use crate::error::{Cause, Failure};
use crate::reply::Received;

/// The longest time before its end at which a token is renewed.
const EARLY: Duration = Duration::from_secs(30);
/// The time after a failed renewal before the next one, while the old token holds.
const PAUSE: Duration = Duration::from_secs(5);
/// How long a request for a token may take.
const LIMIT: Duration = Duration::from_secs(60);

/// The tokens of a client, by scheme.
pub(crate) struct Tokens {
    slots: BTreeMap<Arc<str>, Slot>,
}

#[derive(Default)]
struct Slot {
    state: Mutex<State>,
    /// Held by the one who fetches.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// How many tokens came.
    fetched: u64,
    /// How many requests failed, and why the last one did.
    failed: u64,
    denied: Option<Denied>,
}

#[derive(Clone)]
struct Token {
    scheme: Arc<str>,
    /// As JSON text.
    value: Arc<SecretString>,
    /// Which one it is.
    number: u64,
    renew: Duration,
    end: Duration,
}

/// Why a token request brought nothing.
#[derive(Debug, Clone)]
pub(crate) struct Denied {
    pub(crate) reason: String,
    /// Another one may bring something: the connection failed, or the server.
    pub(crate) passing: bool,
}

impl From<String> for Denied {
    fn from(reason: String) -> Self {
        Self { reason, passing: false }
    }
}

/// What a token request brought.
pub(super) struct Fetched {
    /// As JSON text.
    pub(super) value: SecretString,
    pub(super) life: Duration,
}

impl Tokens {
    pub(crate) fn new(connector: &Connector<'_>) -> Self {
        let fetched = connector.schemes.iter().filter(|scheme| method(scheme.kind).request.is_some());
        Self { slots: fetched.map(|scheme| (scheme.name.into(), Slot::default())).collect() }
    }

    /// The token that is there, unless it is to be renewed.
    fn ready(&self, scheme: &str, now: Duration) -> Option<Token> {
        let state = self.slots.get(scheme)?.state();
        state.token.clone().filter(|token| now < token.renew)
    }

    /// Fetches a token, or waits for the one who does.
    async fn fetch(&self, shared: &Shared, scheme: &Scheme<'_>, credential: &Credential) -> Result<Token, Denied> {
        let missing = || format!("`{}` fetches no token", scheme.name);
        let (name, slot) = self.slots.get_key_value(scheme.name).ok_or_else(missing)?;
        let seen = slot.state().seen();
        let _turn = slot.turn.lock().await;
        if let Some(outcome) = slot.state().since(seen) {
            return outcome;
        }
        let begin = shared.clock.now();
        // It may have come between the look at it and this turn.
        if let Some(token) = self.ready(scheme.name, begin) {
            return Ok(token);
        }
        let work = token::request(shared, scheme, credential);
        let outcome = within(&*shared.clock, Some(LIMIT), work).await;
        let late = || format!("the token of `{}` did not come in {LIMIT:?}", scheme.name);
        let outcome = outcome.unwrap_or_else(|| Err(Denied { reason: late(), passing: true }));
        slot.state().keep(name, outcome, begin, shared.clock.now())
    }

    /// Forgets a token that a server refused, unless there is a newer one.
    fn reject(&self, refused: &Token) {
        if let Some(slot) = self.slots.get(&refused.scheme) {
            let mut state = slot.state();
            if state.token.as_ref().is_some_and(|token| token.number == refused.number) {
                state.token = None;
            }
        }
    }
}

impl Slot {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn seen(&self) -> (u64, u64) {
        (self.fetched, self.failed)
    }

    /// What came while somebody waited.
    fn since(&self, seen: (u64, u64)) -> Option<Result<Token, Denied>> {
        match &self.token {
            Some(token) if self.fetched != seen.0 => Some(Ok(token.clone())),
            _ if self.failed != seen.1 => self.denied.clone().map(Err),
            _ => None,
        }
    }

    fn keep(
        &mut self,
        scheme: &Arc<str>,
        outcome: Result<Fetched, Denied>,
        begin: Duration,
        now: Duration,
    ) -> Result<Token, Denied> {
        match outcome {
            Ok(Fetched { value, life }) => {
                self.fetched += 1;
                let end = begin.saturating_add(life);
                let renew = end.saturating_sub(EARLY.min(life / 10));
                let (scheme, number) = (Arc::clone(scheme), self.fetched);
                let token = Token { scheme, value: Arc::new(value), number, renew, end };
                self.token = Some(token.clone());
                Ok(token)
            }
            Err(denied) => match self.token.as_mut().filter(|old| now < old.end) {
                Some(old) => {
                    old.renew = now.saturating_add(PAUSE).min(old.end);
                    // Those who waited take it, too.
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

/// The tokens of one call.
#[derive(Default)]
pub(crate) struct Session {
    /// Fetched for this call: good for it, however short their life is.
    fresh: Vec<Token>,
    /// In the last request that was made.
    used: Vec<Token>,
    /// A refused token was replaced once.
    renewed: bool,
}

impl Session {
    /// The token for a request, if it is there.
    pub(super) fn token(
        &mut self,
        shared: &Shared,
        scheme: &str,
        credential: &Credential,
    ) -> Option<Arc<SecretString>> {
        if let Some(given) = &credential.whole {
            return Some(Arc::new(token::json(given)));
        }
        let fresh = self.fresh.iter().find(|token| *token.scheme == *scheme).cloned();
        let token = fresh.or_else(|| shared.tokens.ready(scheme, shared.clock.now()))?;
        let value = Arc::clone(&token.value);
        self.used.push(token);
        Some(value)
    }

    /// Fetches the token that a request lacks.
    pub(crate) async fn fetch(&mut self, shared: &Shared, scheme: &str) -> Result<(), Denied> {
        let connector = shared.connector.get();
        let found = find(&connector, scheme).zip(shared.credentials.named.get(scheme));
        let (scheme, credential) = found.ok_or_else(|| format!("no credential is set for `{scheme}`"))?;
        let token = shared.tokens.fetch(shared, &scheme, credential).await?;
        self.fresh.push(token);
        Ok(())
    }

    /// Begins another request.
    pub(crate) fn begin(&mut self) {
        self.used.clear();
    }

    /// Whether the server refused a token, so that the call may be sent with a new one. That happens once.
    pub(crate) fn renew(&mut self, shared: &Shared, outcome: &Result<Received, Box<Failure>>) -> bool {
        let reply = match outcome {
            Err(failure) if matches!(failure.cause, Cause::Status(_)) => failure.reply.as_ref(),
            _ => None,
        };
        let refused = reply.is_some_and(|reply| reply.status() == StatusCode::UNAUTHORIZED);
        if !refused || self.renewed || self.used.is_empty() {
            return false;
        }
        for token in self.used.drain(..) {
            shared.tokens.reject(&token);
        }
        self.fresh.clear();
        self.renewed = true;
        true
    }
}
