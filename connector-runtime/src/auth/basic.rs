//! User and password: `Authorization: Basic …` (RFC 7617).

use std::future::ready;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connector_tables::Place;
use http::header::AUTHORIZATION;

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;

pub(super) struct Basic;

impl<'t> Kind<'t> for Basic {
    fn method(&self) -> Method<'t> {
        let sent = Some((Place::Header, AUTHORIZATION.as_str()));
        Method { fields: &["username", "password"], sent, is_pair: true, ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Self)
    }
}

impl Authenticator for Basic {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        let place = (Place::Header, AUTHORIZATION.as_str());
        let write = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        Box::pin(ready(place::secret(request, context, place, write)))
    }
}
