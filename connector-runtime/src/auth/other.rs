//! A credential behind another word: `Authorization: Token …`.

use std::future::ready;
use std::sync::Arc;

use connector_tables::Place;
use http::header::AUTHORIZATION;

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;

pub(super) struct Other<'t>(pub(super) &'t str);

impl<'t> Kind<'t> for Other<'t> {
    fn method(&self) -> Method<'t> {
        let sent = Some((Place::Header, AUTHORIZATION.as_str()));
        Method { fields: &["credentials"], sent, ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Word(self.0.to_owned()))
    }
}

struct Word(String);

impl Authenticator for Word {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        let place = (Place::Header, AUTHORIZATION.as_str());
        let write = |credentials: &str| format!("{} {credentials}", self.0);
        Box::pin(ready(place::secret(request, context, place, write)))
    }
}
