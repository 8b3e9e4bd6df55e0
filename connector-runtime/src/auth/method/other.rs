//! A credential behind another word: `Authorization: Token …`.

use std::sync::Arc;

use super::{AUTHORIZATION, Kind, Method};
use crate::auth::authenticator::Authenticator;
use crate::auth::place::Sender;

pub(super) struct Other<'t>(pub(super) &'t str);

impl<'t> Kind<'t> for Other<'t> {
    fn method(&self) -> Method<'t> {
        Method { fields: &["credentials"], sent: AUTHORIZATION, ..Method::default() }
    }

    fn authenticator(&self) -> Arc<dyn Authenticator> {
        let word = self.0.to_owned();
        Arc::new(Sender::new(AUTHORIZATION, move |credentials| format!("{word} {credentials}")))
    }
}
