//! A credential behind another word: `Authorization: Token …`.

use super::{AUTHORIZATION, Code, Kind, Method};
use crate::auth::place::sender;

pub(super) struct Other<'t>(pub(super) &'t str);

impl<'t> Kind<'t> for Other<'t> {
    fn method(&self) -> Method<'t> {
        Method { fields: &["credentials"], sent: AUTHORIZATION, ..Method::default() }
    }

    fn authenticator(&self) -> Code {
        let word = self.0.to_owned();
        sender(AUTHORIZATION, move |credentials| format!("{word} {credentials}"))
    }
}
