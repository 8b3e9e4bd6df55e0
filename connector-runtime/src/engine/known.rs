//! The credentials of a call that failed, which the server's message must not show.
//!
//! They are collected only for failures, never for successes.

use std::sync::Arc;

use secrecy::SecretString;

use super::Shared;
use crate::auth::{self, Session, of_header};
use crate::call::outgoing::Outgoing;
use crate::error::Failure;
use crate::request::redact::Secrets;

/// Adds the credentials of a failure's client and call to it.
#[cold]
pub(super) fn known(mut failure: Box<Failure>, shared: &Shared, call: &Outgoing, session: &Session) -> Box<Failure> {
    let mut own = call.secrets();
    own.extend(session.secrets());
    shared.site.connector.with(|connector| {
        let headers = call.headers.iter().filter(|(name, _)| auth::is_secret(connector, name));
        own.extend(headers.flat_map(|(_, value)| of_header(value)));
        let query = call.query.iter().filter(|(name, _)| auth::is_secret_query(connector, name));
        own.extend(query.map(|(_, value)| SecretString::from(value.as_str())));
    });
    failure.secrets = Secrets::of(&shared.site.secrets, own);
    failure
}

/// Adds the credentials of its client to a failure.
#[cold]
pub(crate) fn known_to(mut failure: Box<Failure>, secrets: &Arc<[SecretString]>) -> Box<Failure> {
    failure.secrets.know(secrets);
    failure
}
