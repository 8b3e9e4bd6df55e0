//! Auth methods: what the runtime must know about each kind of scheme.
//!
//! `Authorization: Bearer …` has one field, `token`, which is sent in the header `Authorization`. How the text of a secret
//! is written is in `place.rs`, requests for tokens are in `token.rs`.

use connector_tables::{One, Place, SchemeKind, TokenRequest, TokenRequestBuf};
use http::header::AUTHORIZATION;

/// Facts about a kind of scheme.
pub(super) struct Method<'t> {
    /// Names of the fields of schemes that declare none.
    pub(super) fields: &'static [&'static str],
    /// The parameter that the secret is sent in. Unset if only the scheme's own parameters are sent.
    pub(super) sent: Option<(Place, &'t str)>,
    /// The request that returns the token, if it is fetched.
    pub(super) request: Option<One<'t, TokenRequest<'t>, TokenRequestBuf>>,
    /// Whether templates say what is sent, so that it may be nothing that a user sets.
    pub(super) is_template: bool,
    /// Whether the secret is a user and a password.
    pub(super) is_pair: bool,
}

/// Returns the facts about a kind of scheme.
pub(super) fn method(kind: SchemeKind<'_>) -> Method<'_> {
    let authorization = Some((Place::Header, AUTHORIZATION.as_str()));
    let plain = Method { fields: &[], sent: authorization, request: None, is_template: false, is_pair: false };
    match kind {
        SchemeKind::Bearer => Method { fields: &["token"], ..plain },
        SchemeKind::Basic => Method { fields: &["username", "password"], is_pair: true, ..plain },
        SchemeKind::ApiKey(key) => Method { fields: &["key"], sent: Some((key.place, key.name)), ..plain },
        SchemeKind::Other(_) => Method { fields: &["credentials"], ..plain },
        SchemeKind::Token(request) => {
            let place = request.get().place;
            let sent = Some((place.place, place.name));
            let fields = &["client_id", "client_secret"];
            Method { fields, sent, request: Some(request), is_template: true, is_pair: false }
        }
        SchemeKind::Template => Method { sent: None, is_template: true, ..plain },
    }
}
