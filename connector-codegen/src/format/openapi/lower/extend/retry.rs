//! When a call is sent again.
//!
//! `{attempts: 5, on: [429, 5XX]}` becomes five attempts for two kinds of status; `false` is one attempt.

use super::{duration, member, text, whole};
use crate::catalog::keys::call::RETRY;
use crate::catalog::keys::{self, value};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::tree::{Node, Value};
use connector_tables::language::status;
use connector_tables::{DEFAULT, RetryBuf, Status};

/// A retry. Absent after a report.
pub(super) fn retry(cx: &mut Cx<'_>, node: &Node) -> Option<RetryBuf> {
    let default = RetryBuf::default();
    match node.value {
        Value::Bool(true) => return Some(default),
        Value::Bool(false) => return Some(RetryBuf { attempts: 1, ..default }),
        _ => {}
    }
    if !keys::check(node, &RETRY, cx.diags) {
        return None;
    }
    let attempts = whole(node, "attempts").map(|count| u32::try_from(count).unwrap_or(u32::MAX).max(1));
    Some(RetryBuf {
        attempts: attempts.unwrap_or(default.attempts),
        wait: duration(node, "wait").unwrap_or(default.wait),
        factor: member(node, "factor").and_then(|node| factor(cx, node)).unwrap_or(default.factor),
        max_wait: duration(node, "max_wait").unwrap_or(default.max_wait),
        jitter: member(node, "jitter").and_then(Node::as_bool).unwrap_or(default.jitter),
        statuses: member(node, "on").map_or(default.statuses, |list| statuses(cx, list)),
        key_header: text(node, "key_header"),
    })
}

/// A wait that shrinks, or grows without end, is none.
fn factor(cx: &mut Cx<'_>, node: &Node) -> Option<f64> {
    let factor = node.as_number()?.parse().ok().filter(|factor| (1.0..=1000.0).contains(factor));
    if factor.is_none() {
        cx.diags
            .report(&code::INVALID_VALUE, node.span, "`factor` must be from 1 to 1000")
            .help("1 is a constant wait; 2 doubles it each time");
    }
    factor
}

fn statuses(cx: &mut Cx<'_>, list: &Node) -> Vec<Status> {
    list.as_list().unwrap_or_default().iter().filter_map(|node| status(cx, node)).collect()
}

/// `429`, `5XX`.
pub(super) fn read_status(written: &str) -> Option<Status> {
    status::parse(written).filter(|status| *status != DEFAULT)
}

fn status(cx: &mut Cx<'_>, node: &Node) -> Option<Status> {
    let written = value::text(node).unwrap_or_default();
    let read = read_status(&written);
    if read.is_none() {
        let message = format!("`{written}` is not a status code");
        cx.diags
            .report(&code::INVALID_VALUE, node.span, message)
            .help("write a code such as `429`, or a range such as `5XX`");
    }
    read
}
