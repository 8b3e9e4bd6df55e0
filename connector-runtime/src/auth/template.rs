//! Schemes whose templates say what is sent: `X-Sign: Token token={{ key }}`.

use std::future::ready;
use std::sync::Arc;

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::{Kind, Method};
use super::place;
use crate::prepared::PreparedRequest;

pub(super) struct Template;

impl<'t> Kind<'t> for Template {
    fn method(&self) -> Method<'t> {
        Method { is_template: true, ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Self)
    }
}

impl Authenticator for Template {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(ready(place::parameters(request, context, None)))
    }
}
