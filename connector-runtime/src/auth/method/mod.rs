//! Auth methods: the facts about each kind of scheme, and the code that authenticates with it.
//!
//! The only `match` on the kinds; each has a file in this folder. `Authorization: Bearer …` has one field, `token`, which is
//! sent in the header `Authorization`; its code is in `bearer.rs`.

mod api_key;
mod basic;
mod bearer;
mod other;
mod template;
mod token;

use std::sync::Arc;

use connector_tables::{Place, Scheme, SchemeKind};

use super::authenticator::Authenticator;

/// The code that authenticates with one scheme.
type Code = Arc<dyn Authenticator>;

/// The parameter `Authorization`.
const AUTHORIZATION: Option<(Place, &str)> = Some((Place::Header, "authorization"));

/// The kinds whose credential the builder sets without the name of a scheme.
pub(crate) const BEARER: SchemeKind<'static> = SchemeKind::Bearer;
pub(crate) const BASIC: SchemeKind<'static> = SchemeKind::Basic;

/// Facts about a kind of scheme.
#[derive(Default)]
pub(super) struct Method<'t> {
    /// Names of the fields of schemes that declare none.
    pub(super) fields: &'static [&'static str],
    /// The parameter that contains the secret. Unset if only the scheme's own parameters are sent.
    pub(super) sent: Option<(Place, &'t str)>,
    /// True if the fields are for a token that is fetched. A secret that is set as a whole is that token.
    pub(super) is_fetched: bool,
    /// True if templates declare everything that is sent, so a user may not need to set anything.
    pub(super) is_template: bool,
    /// True if the secret is a user and a password.
    pub(super) is_pair: bool,
    /// True if nothing is sent without code of the user.
    pub(super) needs_code: bool,
}

/// A kind of scheme, with its data.
trait Kind<'t> {
    /// Returns the facts about the kind.
    fn method(&self) -> Method<'t>;
    /// Creates the code for one scheme of the kind.
    fn authenticator(&self) -> Code;
}

/// Calls a function with the kind of a scheme.
fn with<'t, R>(scheme: &Scheme<'t>, then: impl FnOnce(&dyn Kind<'t>) -> R) -> R {
    match scheme.kind {
        SchemeKind::Bearer => then(&bearer::Bearer),
        SchemeKind::Basic => then(&basic::Basic),
        SchemeKind::ApiKey(key) => then(&api_key::ApiKey(key)),
        SchemeKind::Other(word) => then(&other::Other(word)),
        SchemeKind::Token(request) => then(&token::Token(request)),
        SchemeKind::Template => then(&template::Template { is_empty: scheme.apply.is_empty() }),
    }
}

/// Returns the facts about a kind of scheme.
pub(super) fn method<'t>(scheme: &Scheme<'t>) -> Method<'t> {
    with(scheme, |kind| kind.method())
}

/// Creates the code for one scheme.
pub(super) fn authenticator(scheme: &Scheme<'_>) -> Arc<dyn Authenticator> {
    with(scheme, |kind| kind.authenticator())
}
