//! A token that the user has: `Authorization: Bearer …` (RFC 6750).

use std::future::ready;
use std::sync::Arc;

use connector_tables::Place;
use http::header::AUTHORIZATION;

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;

pub(super) struct Bearer;

impl<'t> Kind<'t> for Bearer {
    fn method(&self) -> Method<'t> {
        let sent = Some((Place::Header, AUTHORIZATION.as_str()));
        Method { fields: &["token"], sent, ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Self)
    }
}

impl Authenticator for Bearer {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        let place = (Place::Header, AUTHORIZATION.as_str());
        Box::pin(ready(place::secret(request, context, place, |token| format!("Bearer {token}"))))
    }
}
