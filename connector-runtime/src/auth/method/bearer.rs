//! A token that the user has: `Authorization: Bearer …` (RFC 6750).

use std::sync::Arc;

use super::{AUTHORIZATION, Kind, Method, Unnamed};
use crate::auth::authenticator::Authenticator;
use crate::auth::place::Sender;

pub(super) struct Bearer;

impl<'t> Kind<'t> for Bearer {
    fn method(&self) -> Method<'t> {
        Method { fields: &["token"], sent: AUTHORIZATION, unnamed: Some(Unnamed::Bearer), ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Sender::new(AUTHORIZATION, |token| format!("Bearer {token}")))
    }
}
