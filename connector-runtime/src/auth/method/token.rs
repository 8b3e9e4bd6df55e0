//! A token that one request returns: OAuth 2.0's client credentials and passwords, and logins of any other kind.

use std::sync::Arc;

use connector_tables::{Fixed, One, Owned as _, TokenRequest, TokenRequestBuf, View as _};

use super::{Code, Kind, Method};
use crate::auth::context::AuthContext;
use crate::auth::fetched::{Fetcher, Fetching, Source, exchange};

pub(super) struct Token<'t>(pub(super) One<'t, TokenRequest<'t>, TokenRequestBuf>);

impl<'t> Kind<'t> for Token<'t> {
    fn method(&self) -> Method<'t> {
        let place = self.0.get().place;
        Method {
            fields: &["client_id", "client_secret"],
            sent: Some((place.place, place.name)),
            is_fetched: true,
            is_template: true,
            ..Method::default()
        }
    }

    fn authenticator(&self) -> Code {
        Arc::new(Fetcher::new(Request(self.0.get().to_buf())))
    }
}

struct Request(TokenRequestBuf);

impl Source for Request {
    fn place(&self) -> Fixed<'_> {
        self.0.place.view()
    }

    fn fetch<'a>(&'a self, context: &'a AuthContext<'_>) -> Fetching<'a> {
        Box::pin(async { exchange(&self.0, context, None).await?.token() })
    }
}
