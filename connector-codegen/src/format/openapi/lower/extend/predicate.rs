//! What must hold for a reply to be a success.
//!
//! `{at: /ok, equals: true}` becomes a test of `/ok` for one value.

use super::{member, source, truth};
use crate::catalog::keys;
use crate::catalog::keys::call::PREDICATE;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::spec::behavior::{Predicate, Test};
use crate::tree::Node;
use serde_json::Value;

/// The keys that say what must hold, of which there is exactly one.
const TESTS: &[&str] = &["equals", "in", "not", "exists"];

/// A predicate. Absent after a report.
pub(super) fn predicate(cx: &mut Cx<'_>, node: &Node) -> Option<Predicate> {
    if !keys::check(node, &PREDICATE, cx.diags) {
        return None;
    }
    // `equals: null` is a test, too.
    let tests: Vec<(&str, &Node)> = TESTS.iter().filter_map(|name| Some((*name, node.get(name)?))).collect();
    let [(name, value)] = tests.as_slice() else {
        report(cx, node, &tests);
        return None;
    };
    let test = match *name {
        "equals" => Test::In(vec![value.to_json()]),
        "in" => Test::In(list(value)),
        "not" => Test::NotIn(list(value)),
        _ if truth(node, "exists") => Test::Exists,
        _ => Test::Missing,
    };
    Some(Predicate { at: source::source(node, "at")?, test, span: member(node, "at")?.span })
}

fn list(node: &Node) -> Vec<Value> {
    match node.as_list() {
        Some(list) => list.iter().map(Node::to_json).collect(),
        None => vec![node.to_json()],
    }
}

fn report(cx: &mut Cx<'_>, node: &Node, tests: &[(&str, &Node)]) {
    let help = "exactly one of `equals`, `in`, `not`, `exists` says what must hold";
    match tests {
        [(first, _), (second, other), ..] => {
            let message = format!("`{second}` stands beside `{first}`");
            cx.diags.report(&code::CONFLICT, other.span, message).help(help);
        }
        _ => {
            let message = "`success` does not say what must hold";
            cx.diags.report(&code::MISSING_MEMBER, node.span, message).help(help);
        }
    }
}
