//! `x-speakeasy-retries`: when calls are sent again, as Speakeasy's generator has it.
//!
//! `{strategy: backoff, backoff: {initialInterval: 500, maxInterval: 60000, exponent: 1.5}, statusCodes: [5XX]}` becomes
//! a wait of 500 milliseconds that grows by half.

use super::member;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::value;
use crate::tree::Node;
use connector_tables::language::status;
use connector_tables::{DEFAULT, RetryBuf};

/// Its name.
pub(super) const NAME: &str = "x-speakeasy-retries";

/// Reads it from the root or an operation. Documents are not ours: what is not understood is as without it.
pub(super) fn retry(node: &Node) -> Option<RetryBuf> {
    let said = member(node, NAME)?;
    if said.text("strategy").as_deref() != Some("backoff") {
        return None;
    }
    let backoff = member(said, "backoff");
    let millis = |name: &str| backoff.and_then(|backoff| backoff.whole(name));
    let factor = backoff.and_then(|backoff| member(backoff, "exponent")?.as_number()?.parse().ok());
    let statuses = member(said, "statusCodes").and_then(Node::as_list);
    let read = |list: &[Node]| {
        list.iter()
            .filter_map(|node| status::parse(&value::text(node)?).filter(|status| *status != DEFAULT))
            .collect::<Vec<_>>()
    };
    let default = RetryBuf::default();
    Some(RetryBuf {
        wait: millis("initialInterval").unwrap_or(default.wait),
        max_wait: millis("maxInterval").unwrap_or(default.max_wait),
        factor: factor.unwrap_or(default.factor),
        statuses: statuses.map(read).filter(|all| !all.is_empty()).unwrap_or(default.statuses),
        ..default
    })
}
