//! One scheme of a client: what was set for it, and the code that authenticates with it.
//!
//! The document's own scheme marks what it adds as secret. A user's code need not: what it added is found and hidden.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use connector_tables::{Scheme, SchemeKind};
use http::Extensions;
use secrecy::SecretString;

use super::authenticator::{AuthError, Authenticating, Authenticator, Refusal};
use super::context::AuthContext;
use super::credential::Credential;
use super::guard::Before;
use super::method::{authenticator, method};
use super::session::Session;
use super::{Refusing, is_in};
use crate::client::Shared;
use crate::error::Cause;
use crate::prepared::PreparedRequest;

/// One scheme of a client.
pub(super) struct Entry {
    pub(super) credential: Credential,
    authenticator: Arc<dyn Authenticator>,
    /// The authenticator is the user's.
    pub(super) is_custom: bool,
    /// The authenticator can do something about a refusal.
    hears: bool,
}

impl Entry {
    pub(super) fn new(kind: SchemeKind<'_>) -> Self {
        let hears = method(kind).is_fetched;
        Self { credential: Credential::default(), authenticator: authenticator(kind), is_custom: false, hears }
    }

    /// A scheme that the document does not declare, with its secret.
    pub(super) fn undeclared(kind: SchemeKind<'_>, secret: SecretString) -> Self {
        Self { credential: Credential::whole(secret), ..Self::new(kind) }
    }

    /// Replaces how the scheme sends its credential.
    pub(super) fn replace(&mut self, authenticator: Arc<dyn Authenticator>) {
        self.authenticator = authenticator;
        (self.is_custom, self.hears) = (true, true);
    }

    /// Returns `true` if the scheme can be used.
    pub(super) fn is_complete(&self) -> bool {
        self.is_custom || self.credential.is_complete()
    }

    /// Returns the fields that are still to be set.
    pub(super) fn missing<'t>(&self, scheme: &Scheme<'t>) -> Vec<&'t str> {
        if self.is_custom { Vec::new() } else { self.credential.missing(scheme).collect() }
    }

    /// Adds the scheme's credential to a request.
    pub(super) async fn authenticate(
        &self,
        shared: &Shared,
        (at, scheme): (usize, Scheme<'_>),
        request: &mut PreparedRequest,
        session: &mut Session,
    ) -> Result<(), Cause> {
        if self.is_custom && is_in(&scheme, request.headers()) {
            // The call has its own.
            return Ok(());
        }
        let before = self.is_custom.then(|| Before::of(request));
        let (can_send, name) = (session.can_send, scheme.name);
        let mut memory = if self.hears { session.take(at) } else { Extensions::new() };
        let credential = &self.credential;
        let mut context = AuthContext { shared, scheme, credential, memory: &mut memory, can_send };
        let work = self.authenticator.authenticate(request, &mut context);
        let outcome = if can_send { work.await } else { once(work).await };
        if self.hears {
            session.put(at, memory);
        }
        let outcome = outcome.and_then(|()| before.map_or(Ok(()), |before| before.check(request)));
        outcome.map_err(|error| match error.is_unfetched() {
            true => Cause::Unfetched(name.to_owned()),
            false if !self.is_custom => Cause::Denied(error),
            false => Cause::Denied(error.map(|text| format!("auth scheme `{name}`: {}", request.secrets().hide(text)))),
        })
    }

    /// Tells the authenticator that the server refused its request.
    pub(super) fn refuse(
        &self,
        shared: &Shared,
        scheme: Scheme<'_>,
        refusal: &Refusal<'_>,
        memory: &mut Extensions,
    ) -> Refusing {
        if !self.authenticator.is_refusal(refusal.status()) {
            return Refusing::NotMeant;
        }
        let mut context = AuthContext { shared, scheme, credential: &self.credential, memory, can_send: false };
        Refusing::Heard { retry: self.authenticator.refused(refusal, &mut context) }
    }
}

/// What an authenticator does without waiting. One that waits for something would fetch it.
async fn once(mut work: Authenticating<'_>) -> Result<(), AuthError> {
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Pending => Poll::Ready(Err(AuthError::unfetched())),
        ready => ready,
    })
    .await
}
