//! User and password: `Authorization: Basic …` (RFC 7617).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{AUTHORIZATION, Code, Kind, Method};
use crate::auth::place::sender;

pub(super) struct Basic;

impl<'t> Kind<'t> for Basic {
    fn method(&self) -> Method<'t> {
        Method { fields: &["username", "password"], sent: AUTHORIZATION, is_pair: true, ..Method::default() }
    }

    fn authenticator(&self) -> Code {
        sender(AUTHORIZATION, |pair| format!("Basic {}", STANDARD.encode(pair)))
    }
}
