//! What a client does around a call, as the root and operations say it in the same words.
//!
//! `{x-connector-timeout: 30s}` becomes a behavior with a timeout of 30,000 milliseconds, and nothing else.

use super::{fixed, member, predicate, rate, retry, speakeasy};
use crate::catalog::keys::value::duration;
use crate::catalog::keys::{self, Kind};
use crate::format::openapi::cx::Cx;
use crate::spec::Behavior;
use crate::tree::Node;
use connector_tables::BehaviorBuf;

/// The behavior that a node asks for. Members that cannot be read are left out, each with a report.
pub(super) fn behavior(cx: &mut Cx<'_>, node: &Node) -> Behavior {
    let fixed = member(node, "x-connector-fixed").map(|node| fixed::list(cx, node)).unwrap_or_default();
    let (fixed, fixed_spans) = fixed.into_iter().unzip();
    let success = member(node, "x-connector-success").and_then(|node| predicate::predicate(cx, node));
    let (success, success_span) = success.unzip();
    let retry = match member(node, "x-connector-retry") {
        Some(node) => retry::retry(cx, node),
        None => speakeasy::retry(node),
    };
    let rate = member(node, "x-connector-rate-limit").and_then(|node| rate::rate(cx, node));
    let timeout = member(node, "x-connector-timeout").and_then(|node| timeout(cx, node));
    let table = BehaviorBuf { fixed, success, retry, rate, timeout, ..BehaviorBuf::default() };
    Behavior { table, fixed: fixed_spans, success: success_span, paging: None }
}

fn timeout(cx: &mut Cx<'_>, node: &Node) -> Option<u64> {
    keys::kind(node, &Kind::Duration, "timeout", cx.diags).then(|| duration(node))?
}
