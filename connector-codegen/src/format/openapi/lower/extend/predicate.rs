//! What must hold for a reply to be a success.
//!
//! `{at: /ok, equals: true}` becomes a test of `/ok` for one value.

use super::{member, source, truth};
use crate::catalog::keys;
use crate::catalog::keys::call::PREDICATE;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{PredicateBuf, TestBuf};

/// The keys that say what must hold, of which there is exactly one.
const TESTS: &[&str] = &["equals", "in", "not", "exists"];

/// A predicate, and the place of its `at`. Absent after a report.
pub(super) fn predicate(cx: &mut Cx<'_>, node: &Node) -> Option<(PredicateBuf, Span)> {
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
        "equals" => TestBuf::In(vec![json(value)]),
        "in" => TestBuf::In(list(value)),
        "not" => TestBuf::NotIn(list(value)),
        _ if truth(node, "exists") => TestBuf::Exists,
        _ => TestBuf::Missing,
    };
    Some((PredicateBuf { at: source::source(node, "at")?, test }, member(node, "at")?.span))
}

fn list(node: &Node) -> Vec<String> {
    match node.as_list() {
        Some(list) => list.iter().map(json).collect(),
        None => vec![json(node)],
    }
}

fn json(node: &Node) -> String {
    node.to_json().to_string()
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
