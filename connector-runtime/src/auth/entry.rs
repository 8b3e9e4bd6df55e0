//! One scheme of a client: the values set for it, and the code that authenticates with it.
//!
//! The document's own scheme marks what it adds as secret. A user's code need not: what it added is found and hidden.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use connector_tables::Scheme;
use http::Extensions;
use secrecy::SecretString;

use super::authenticator::{Authenticating, Authenticator, Refusal};
use super::context::{AuthContext, Resources};
use super::credential::Credential;
use super::guard::Before;
use super::method::{Method, authenticator, method};
use super::session::Session;
use super::{Refusing, is_in};
use crate::error::Cause;
use crate::request::auth_error::AuthError;
use crate::request::prepared::PreparedRequest;

/// One scheme of a client.
pub(super) struct Entry {
    pub(super) credential: Credential,
    authenticator: Arc<dyn Authenticator>,
    /// True if the authenticator is the user's.
    pub(super) is_custom: bool,
    /// True if the authenticator can react to a refusal.
    hears: bool,
    /// True if only code of the user can authenticate.
    needs_code: bool,
}

impl Entry {
    pub(super) fn new(scheme: &Scheme<'_>) -> Self {
        let Method { is_fetched: hears, needs_code, .. } = method(scheme);
        let authenticator = authenticator(scheme);
        Self { credential: Credential::default(), authenticator, is_custom: false, hears, needs_code }
    }

    /// A scheme that the document does not declare, with its secret.
    pub(super) fn undeclared(scheme: &Scheme<'_>, secret: SecretString) -> Self {
        Self { credential: Credential::whole(secret), ..Self::new(scheme) }
    }

    /// Replaces the authenticator of the scheme.
    pub(super) fn replace(&mut self, authenticator: Arc<dyn Authenticator>) {
        self.authenticator = authenticator;
        (self.is_custom, self.hears) = (true, true);
    }

    /// Returns `true` if the scheme can be used.
    pub(super) fn is_complete(&self) -> bool {
        self.is_custom || self.credential.is_complete() && !self.needs_code
    }

    /// Returns the fields that are not yet set.
    pub(super) fn missing<'t>(&self, scheme: &Scheme<'t>) -> Vec<&'t str> {
        if self.is_custom { Vec::new() } else { self.credential.missing(scheme).collect() }
    }

    /// Adds the scheme's credential to a request.
    pub(super) async fn authenticate(
        &self,
        client: Resources<'_>,
        (at, scheme): (usize, Scheme<'_>),
        request: &mut PreparedRequest,
        session: &mut Session,
    ) -> Result<(), Cause> {
        if self.is_custom {
            // In a box: most calls do without it.
            return Box::pin(self.authenticate_guarded(client, (at, scheme), request, session)).await;
        }
        let outcome = self.run(client, (at, scheme), request, session).await;
        outcome.map_err(|error| cause(scheme.name, error))
    }

    /// Adds it by code of the user, which must follow the rules for credentials.
    async fn authenticate_guarded(
        &self,
        client: Resources<'_>,
        (at, scheme): (usize, Scheme<'_>),
        request: &mut PreparedRequest,
        session: &mut Session,
    ) -> Result<(), Cause> {
        if is_in(&scheme, request.headers()) {
            // The call has its own credential.
            return Ok(());
        }
        let before = Before::of(request);
        let outcome = self
            .run(client, (at, scheme), request, session)
            .await
            .and_then(|()| before.check(request, &mut session.added));
        outcome.map_err(|error| {
            let named = |text: &str| format!("auth scheme `{}`: {}", scheme.name, request.secrets().hide(text));
            cause(scheme.name, error.map(named))
        })
    }

    async fn run(
        &self,
        client: Resources<'_>,
        (at, scheme): (usize, Scheme<'_>),
        request: &mut PreparedRequest,
        session: &mut Session,
    ) -> Result<(), AuthError> {
        let can_send = session.can_send;
        let mut memory = if self.hears { session.take(at) } else { Extensions::new() };
        let mut context = AuthContext { client, scheme, credential: &self.credential, memory: &mut memory, can_send };
        let work = self.authenticator.authenticate(request, &mut context);
        let outcome = Waiting { work, can_wait: can_send }.await;
        if self.hears {
            session.put(at, memory);
        }
        outcome
    }

    /// Tells the authenticator that the server refused its request.
    pub(super) fn refuse(
        &self,
        client: Resources<'_>,
        scheme: Scheme<'_>,
        refusal: &Refusal<'_>,
        memory: &mut Extensions,
    ) -> Refusing {
        if !self.authenticator.is_refusal(refusal.status()) {
            return Refusing::NotMeant;
        }
        let mut context = AuthContext { client, scheme, credential: &self.credential, memory, can_send: false };
        Refusing::Heard { retry: self.authenticator.refused(refusal, &mut context) }
    }
}

/// The cause of a call's failure.
fn cause(scheme: &str, error: AuthError) -> Cause {
    match error.is_unfetched() {
        true => Cause::Unfetched(scheme.to_owned()),
        false => Cause::Denied(error),
    }
}

/// An authenticator at work. One that waits for something while a request is only prepared would fetch it.
struct Waiting<'a> {
    work: Authenticating<'a>,
    can_wait: bool,
}

impl Future for Waiting<'_> {
    type Output = Result<(), AuthError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.work.as_mut().poll(cx) {
            Poll::Pending if !self.can_wait => Poll::Ready(Err(AuthError::unfetched())),
            outcome => outcome,
        }
    }
}
