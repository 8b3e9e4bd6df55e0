//! The server of a call, and the decision if credentials may be sent there.
//!
//! This file and `request/base.rs` decide who receives credentials: a call to `https://other.example` has none of the client's.

use super::outgoing::Outgoing;
use crate::request::base::{Base, base, beside};
use crate::request::site::Site;

/// The base URL, if it is not the client's: the call's own, or the operation's.
pub(crate) fn target(site: &Site, call: &Outgoing) -> Result<Option<Base>, String> {
    match (&call.server, call.operation.with(|operation| operation.servers).first()) {
        (Some(url), _) => base(url).map(Some),
        (None, Some(server)) if !site.fixed => beside(&site.base, &server, &site.variables).map(Some),
        _ => Ok(None),
    }
}

/// Checks if credentials may be sent: to the client's base URL, to servers that the operation names, and to origins
/// that the user trusts. Not to the URL of a single call.
pub(crate) fn trusted(site: &Site, call: &Outgoing, base: &Base) -> Result<(), String> {
    let known = base.origin == site.base.origin || site.trusted.contains(&base.origin);
    if known || call.server.is_none() {
        return Ok(());
    }
    let (own, there) = (site.base.place(), &base.origin);
    Err(format!("credentials go to {own} and not to {there}; the builder's `trust` allows it"))
}
