//! A key in a header, a query parameter or a cookie: `X-Api-Key: …`.

use std::sync::Arc;

use connector_tables::ApiKey as Table;

use super::{Kind, Method};
use crate::auth::authenticator::Authenticator;
use crate::auth::place::Sender;

pub(super) struct ApiKey<'t>(pub(super) Table<'t>);

impl<'t> Kind<'t> for ApiKey<'t> {
    fn method(&self) -> Method<'t> {
        Method { fields: &["key"], sent: Some((self.0.place, self.0.name)), ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Sender::new(self.method().sent, str::to_owned))
    }
}
