//! A key in a header, a query parameter or a cookie: `X-Api-Key: …`.

use connector_tables::ApiKey as Table;

use super::{Code, Kind, Method};
use crate::auth::place::sender;

pub(super) struct ApiKey<'t>(pub(super) Table<'t>);

impl<'t> Kind<'t> for ApiKey<'t> {
    fn method(&self) -> Method<'t> {
        Method { fields: &["key"], sent: Some((self.0.place, self.0.name)), ..Method::default() }
    }

    fn authenticator(&self) -> Code {
        sender(self.method().sent, str::to_owned)
    }
}
