//! Tokens that are fetched: when a scheme needs one, where it is sent, and what happens after a refusal.
//!
//! A [`Source`] fetches it, mostly by a request (`request.rs`); it is kept in `cache.rs` until shortly before it expires.

mod cache;
mod request;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use connector_tables::{Fixed, Place};
use http::Extensions;
use secrecy::{ExposeSecret, SecretString};

pub(super) use self::cache::Fetched;
use self::cache::{Cache, Token as Kept};
pub(super) use self::request::exchange;
use super::authenticator::{Authenticating, Authenticator, Refusal};
use super::context::AuthContext;
use super::place;
use crate::encode::template::quoted;
use crate::encode::value::Value;
use crate::request::auth_error::AuthError;
use crate::request::prepared::PreparedRequest;

/// The future of [`Source::fetch`].
pub(super) type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Fetched, AuthError>> + Send + 'a>>;

/// Code that fetches the token of one scheme.
pub(super) trait Source: Send + Sync {
    /// Returns the parameter that the token is sent in.
    fn place(&self) -> Fixed<'_>;
    /// Fetches a token. One call at a time does, for all that wait for it.
    fn fetch<'a>(&'a self, context: &'a AuthContext<'_>) -> Fetching<'a>;
}

/// The tokens of one scheme, shared by a client and its clones.
pub(super) struct Fetcher {
    source: Box<dyn Source>,
    cache: Cache,
}

/// Returns the token that was sent with the last request of a call.
pub(super) fn sent_token(memory: &Extensions) -> Option<SecretString> {
    let used = memory.get::<OfCall>()?.used.as_ref()?;
    Some(SecretString::from(Value::new(used.value.expose_secret()).plain().into_owned()))
}

/// The tokens of one call.
#[derive(Clone, Default)]
struct OfCall {
    /// Fetched for this call, which uses it even if it expires soon.
    fresh: Option<Kept>,
    /// The token sent with the last request.
    used: Option<Kept>,
}

impl Authenticator for Fetcher {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move {
            let sent = self.source.place();
            if sent.place == Place::Header && request.headers().contains_key(sent.name) {
                // The call has its own token.
                return Ok(());
            }
            let token = match &context.credential.whole {
                Some(own) => Arc::new(SecretString::from(quoted(own.expose_secret()))),
                None => self.token(context).await?,
            };
            place::fixed(&sent, &context.scope(Some(&token)), request)?;
            place::parameters(request, context, Some(&token))
        })
    }

    fn refused(&self, refusal: &Refusal<'_>, context: &mut AuthContext<'_>) -> bool {
        if refusal.times() > 1 {
            // The token is new, so another one would be refused, too.
            return false;
        }
        // The token itself stays in memory: the server's message may repeat it.
        let Some(tokens) = context.memory().get_mut::<OfCall>() else { return false };
        tokens.fresh = None;
        let Some(used) = &tokens.used else { return false };
        self.cache.reject(used);
        true
    }
}

impl Fetcher {
    pub(super) fn new(source: impl Source + 'static) -> Self {
        Self { source: Box::new(source), cache: Cache::default() }
    }

    /// Returns the token for a request, as JSON text.
    async fn token(&self, context: &mut AuthContext<'_>) -> Result<Arc<SecretString>, AuthError> {
        let fresh = context.memory().get::<OfCall>().and_then(|tokens| tokens.fresh.clone());
        let kept = fresh.clone().or_else(|| self.cache.ready(context.clock().now()));
        let (token, fresh) = match kept {
            Some(token) => (token, fresh),
            None if !context.can_send() => return Err(AuthError::unfetched()),
            None => {
                let token = self.cache.fetch(&*self.source, context).await?;
                (token.clone(), Some(token))
            }
        };
        let value = Arc::clone(&token.value);
        context.memory().insert(OfCall { fresh, used: Some(token) });
        Ok(value)
    }
}
