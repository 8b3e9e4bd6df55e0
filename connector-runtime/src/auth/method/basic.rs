//! User and password: `Authorization: Basic …` (RFC 7617).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{AUTHORIZATION, Kind, Method, Unnamed};
use crate::auth::authenticator::Authenticator;
use crate::auth::place::Sender;

pub(super) struct Basic;

impl<'t> Kind<'t> for Basic {
    fn method(&self) -> Method<'t> {
        Method {
            fields: &["username", "password"],
            sent: AUTHORIZATION,
            is_pair: true,
            unnamed: Some(Unnamed::Basic),
            ..Method::default()
        }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        Arc::new(Sender::new(AUTHORIZATION, |pair| format!("Basic {}", STANDARD.encode(pair))))
    }
}
