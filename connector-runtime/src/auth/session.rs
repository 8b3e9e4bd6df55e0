//! The auth of one call: the memory of its authenticators between attempts, and the refusals of the server.
//!
//! Only schemes that can react to a refusal are recorded here, so a call with a plain token allocates nothing.

use http::{Extensions, StatusCode};
use secrecy::SecretString;

use super::authenticator::Refusal;
use super::fetched::sent_token;
use super::{Credentials, Refusing, Resources};
use crate::error::{Cause, Failure};
use crate::reply::Received;

/// The auth of one call.
pub(crate) struct Session {
    turns: Vec<Turn>,
    /// Number of times that the server refused the credentials.
    refusals: u32,
    /// True if the call is sent, so that tokens may be fetched.
    pub(super) can_send: bool,
    /// Secrets that the user's authenticators added to requests.
    pub(super) added: Vec<SecretString>,
}

/// One scheme of the call.
struct Turn {
    /// Position of the scheme in the document.
    scheme: usize,
    memory: Extensions,
    /// True if it authenticated the last request.
    asked: bool,
}

impl Session {
    /// The auth of a call that is sent.
    pub(crate) fn sending() -> Self {
        Self { turns: Vec::new(), refusals: 0, can_send: true, added: Vec::new() }
    }

    /// The auth of a request that is only prepared.
    pub(crate) fn preparing() -> Self {
        Self { can_send: false, ..Self::sending() }
    }

    /// Begins another request.
    pub(crate) fn begin(&mut self) {
        for turn in &mut self.turns {
            turn.asked = false;
        }
    }

    /// Lends the memory of a scheme.
    pub(super) fn take(&mut self, scheme: usize) -> Extensions {
        let turn = self.turns.iter_mut().find(|turn| turn.scheme == scheme);
        turn.map(|turn| std::mem::take(&mut turn.memory)).unwrap_or_default()
    }

    /// Takes back the memory of a scheme, and records that it authenticated.
    pub(super) fn put(&mut self, scheme: usize, memory: Extensions) {
        match self.turns.iter_mut().find(|turn| turn.scheme == scheme) {
            Some(turn) => (turn.memory, turn.asked) = (memory, true),
            None => self.turns.push(Turn { scheme, memory, asked: true }),
        }
    }

    /// Returns the credentials that were obtained during the call: fetched tokens, and secrets that authenticators added.
    pub(crate) fn secrets(&self) -> Vec<SecretString> {
        let tokens = self.turns.iter().filter_map(|turn| sent_token(&turn.memory));
        tokens.chain(self.added.iter().cloned()).collect()
    }

    /// Tells authenticators if the server refused their credentials. Returns `true` if the call should be sent again,
    /// which happens once.
    pub(crate) fn refused(
        &mut self,
        (credentials, client): (&Credentials, Resources<'_>),
        outcome: &Result<Received, Box<Failure>>,
    ) -> bool {
        let reply = match outcome {
            Err(failure) if matches!(failure.cause, Cause::Status(_)) => failure.reply.as_ref(),
            _ => None,
        };
        let Some(reply) = reply.filter(|_| self.turns.iter().any(|turn| turn.asked)) else { return false };
        let status: StatusCode = reply.status();
        let refusal = Refusal { status, headers: reply.headers(), times: self.refusals.saturating_add(1) };
        let (mut heard, mut again) = (false, false);
        for turn in self.turns.iter_mut().filter(|turn| turn.asked) {
            match credentials.refuse(client, turn.scheme, &refusal, &mut turn.memory) {
                Refusing::NotMeant => {}
                Refusing::Heard { retry } => {
                    heard = true;
                    again |= retry;
                }
            }
        }
        if heard {
            self.refusals = refusal.times;
        }
        again && refusal.times == 1
    }
}
