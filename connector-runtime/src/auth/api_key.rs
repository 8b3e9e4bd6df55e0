//! A key in a header, a query parameter or a cookie: `X-Api-Key: …`.

use std::future::ready;
use std::sync::Arc;

use connector_tables::{ApiKey as Table, ApiKeyBuf, View as _};

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;

pub(super) struct ApiKey<'t>(pub(super) Table<'t>);

impl<'t> Kind<'t> for ApiKey<'t> {
    fn method(&self) -> Method<'t> {
        Method { fields: &["key"], sent: Some((self.0.place, self.0.name)), ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Sender(self.0.to_buf()))
    }
}

struct Sender(ApiKeyBuf);

impl Authenticator for Sender {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(ready(place::secret(request, context, (self.0.place, &self.0.name), str::to_owned)))
    }
}
