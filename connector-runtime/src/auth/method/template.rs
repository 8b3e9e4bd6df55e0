//! Schemes whose templates declare everything that is sent: `X-Sign: Token token={{ key }}`. Without any, code authenticates.

use super::{Code, Kind, Method};
use crate::auth::place::sender;

pub(super) struct Template {
    /// True if the scheme has no parameters.
    pub(super) is_empty: bool,
}

impl<'t> Kind<'t> for Template {
    fn method(&self) -> Method<'t> {
        Method { is_template: !self.is_empty, needs_code: self.is_empty, ..Method::default() }
    }

    fn authenticator(&self) -> Code {
        sender(None, str::to_owned)
    }
}
