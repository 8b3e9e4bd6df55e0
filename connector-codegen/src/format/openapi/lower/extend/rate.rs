//! How often a client may send.
//!
//! `{amount: 10, per: 1s, on_exceed: error}` becomes ten in 1,000 milliseconds, beyond which a call is an error.

use super::{duration, member, text, whole};
use crate::catalog::keys;
use crate::catalog::keys::call::RATE_LIMIT;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::tree::Node;
use connector_tables::RateBuf;

/// A rate limit. Absent after a report.
pub(super) fn rate(cx: &mut Cx<'_>, node: &Node) -> Option<RateBuf> {
    if !keys::check(node, &RATE_LIMIT, cx.diags) {
        return None;
    }
    let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let rate = RateBuf {
        amount: small(whole(node, "amount")?),
        per: duration(node, "per").unwrap_or(RateBuf::default().per),
        burst: whole(node, "burst").map(small),
        wait: text(node, "on_exceed").as_deref() != Some("error"),
    };
    for (name, value) in [("amount", u64::from(rate.amount)), ("per", rate.per)] {
        if let (0, Some(node)) = (value, member(node, name)) {
            let message = format!("with `{name}: 0` nothing can be sent");
            cx.diags.report(&code::INVALID_VALUE, node.span, message).help("write a number above 0");
            return None;
        }
    }
    Some(rate)
}
