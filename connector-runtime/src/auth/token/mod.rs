//! Tokens that are requested: OAuth 2.0's client credentials and passwords, and logins of any other kind.
//!
//! The request is in `request.rs`; what it returns is kept in `cache.rs` until shortly before it expires.

mod cache;
mod request;

use std::sync::Arc;

use connector_tables::{One, Owned as _, Place, TokenRequest, TokenRequestBuf, View as _};
use secrecy::{ExposeSecret, SecretString};

use self::cache::{Cache, Token as Kept};
use super::authenticator::{AuthError, Authenticating, Authenticator, Refusal};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;
use crate::template::quoted;

pub(super) struct Token<'t>(pub(super) One<'t, TokenRequest<'t>, TokenRequestBuf>);

impl<'t> Kind<'t> for Token<'t> {
    fn method(&self) -> Method<'t> {
        let place = self.0.get().place;
        let sent = Some((place.place, place.name));
        Method { fields: &["client_id", "client_secret"], sent, is_fetched: true, is_template: true, is_pair: false }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Fetcher { table: self.0.get().to_buf(), cache: Cache::default() })
    }
}

/// The tokens of one scheme, shared by a client and its clones.
struct Fetcher {
    table: TokenRequestBuf,
    cache: Cache,
}

/// The tokens of one call.
#[derive(Clone, Default)]
struct OfCall {
    /// Fetched for this call, and good for it however short its life is.
    fresh: Option<Kept>,
    /// Sent with the last request.
    used: Option<Kept>,
}

impl Authenticator for Fetcher {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move {
            let sent = self.table.place.view();
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
        let Some(used) = context.memory().remove::<OfCall>().and_then(|tokens| tokens.used) else { return false };
        self.cache.reject(&used);
        true
    }
}

impl Fetcher {
    /// Returns the token for a request, as JSON text.
    async fn token(&self, context: &mut AuthContext<'_>) -> Result<Arc<SecretString>, AuthError> {
        let fresh = context.memory().get::<OfCall>().and_then(|tokens| tokens.fresh.clone());
        let kept = fresh.clone().or_else(|| self.cache.ready(context.clock().now()));
        let (token, fresh) = match kept {
            Some(token) => (token, fresh),
            None if !context.can_send() => return Err(AuthError::unfetched()),
            None => {
                let token = self.cache.fetch(&self.table, context).await?;
                (token.clone(), Some(token))
            }
        };
        let value = Arc::clone(&token.value);
        context.memory().insert(OfCall { fresh, used: Some(token) });
        Ok(value)
    }
}
