//! Auth methods: the facts about each kind of scheme, and the code that authenticates with it.
//!
//! The only `match` on the kinds. `Authorization: Bearer …` has one field, `token`, which is sent in the header
//! `Authorization`; its code is in `bearer.rs`.

use std::sync::Arc;

use connector_tables::{Place, SchemeKind};

use super::api_key::ApiKey;
use super::authenticator::Authenticator;
use super::basic::Basic;
use super::bearer::Bearer;
use super::other::Other;
use super::template::Template;
use super::token::Token;

/// Facts about a kind of scheme.
#[derive(Default)]
pub(super) struct Method<'t> {
    /// Names of the fields of schemes that declare none.
    pub(super) fields: &'static [&'static str],
    /// The parameter that the secret is sent in. Unset if only the scheme's own parameters are sent.
    pub(super) sent: Option<(Place, &'t str)>,
    /// The fields are needed for a token that is fetched. A secret that is set as a whole is that token.
    pub(super) is_fetched: bool,
    /// Templates say what is sent, so a user may not need to set anything.
    pub(super) is_template: bool,
    /// The secret is a user and a password.
    pub(super) is_pair: bool,
}

/// A kind of scheme, with its data.
pub(super) trait Kind<'t> {
    /// Returns the facts about the kind.
    fn method(&self) -> Method<'t>;
    /// Creates the code for one scheme of the kind.
    fn authenticator(&self) -> Arc<dyn Authenticator>;
}

/// Calls a function with the kind of a scheme.
fn with<'t, R>(kind: SchemeKind<'t>, then: impl FnOnce(&dyn Kind<'t>) -> R) -> R {
    match kind {
        SchemeKind::Bearer => then(&Bearer),
        SchemeKind::Basic => then(&Basic),
        SchemeKind::ApiKey(key) => then(&ApiKey(key)),
        SchemeKind::Other(word) => then(&Other(word)),
        SchemeKind::Token(request) => then(&Token(request)),
        SchemeKind::Template => then(&Template),
    }
}

/// Returns the facts about a kind of scheme.
pub(super) fn method(kind: SchemeKind<'_>) -> Method<'_> {
    with(kind, |kind| kind.method())
}

/// Creates the code for one scheme of a kind.
pub(super) fn authenticator(kind: SchemeKind<'_>) -> Arc<dyn Authenticator> {
    with(kind, |kind| kind.authenticator())
}
