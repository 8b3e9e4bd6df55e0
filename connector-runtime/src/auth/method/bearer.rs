//! A token that the user has: `Authorization: Bearer …` (RFC 6750).

use super::{AUTHORIZATION, Code, Kind, Method};
use crate::auth::place::sender;

pub(super) struct Bearer;

impl<'t> Kind<'t> for Bearer {
    fn method(&self) -> Method<'t> {
        Method { fields: &["token"], sent: AUTHORIZATION, ..Method::default() }
    }

    fn authenticator(&self) -> Code {
        sender(AUTHORIZATION, |token| format!("Bearer {token}"))
    }
}
