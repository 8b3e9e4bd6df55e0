//! Extensions of operations.
//!
//! `{x-connector-pagination: {link: {}}, …}` becomes an operation with a paginated list.

use super::{any_known, behavior, direction, errors, member, output, pages, size, variable};
use crate::catalog::keys::endpoint::ENDPOINT;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::Scope;
use crate::spec::Operation;
use crate::tree::Node;

/// Adds to an operation what its node, or the root for all operations, says beyond OpenAPI. Absent after a report.
pub(in crate::format::openapi::lower) fn operation(
    cx: &mut Cx<'_>,
    scope: &Scope,
    node: &Node,
    mut operation: Operation,
) -> Option<Operation> {
    if !any_known(node) {
        // Only errors are given by the root to each operation.
        if member(cx.root, "x-connector-errors").is_some() {
            errors::declare(cx, scope, node, &mut operation);
        }
        pages::declare(cx, node, &mut operation);
        return Some(operation);
    }
    let reports = cx.diags.mark();
    operation.behavior = behavior::behavior(cx, node, &ENDPOINT);
    operation.direction = direction::direction(cx, node, &operation.method, operation.direction);
    variable::declare(cx, scope, node, &mut operation.params);
    match (&operation.behavior.table.paging, &operation.behavior.paging) {
        (Some(paging), Some(place)) => size::declare(cx, scope, paging, place, &mut operation.params),
        _ => pages::declare(cx, node, &mut operation),
    }
    output::declare(cx, scope, node, &mut operation);
    errors::declare(cx, scope, node, &mut operation);
    (cx.diags.failed_since(reports).is_none() && skipped(cx, node).is_none()).then_some(operation)
}

/// Returns the code of the first error that an operation had when its description was rewritten. Documents have no such
/// member: an operation is skipped with a report only.
pub(in crate::format::openapi::lower) fn skipped<'n>(cx: &Cx<'_>, node: &'n Node) -> Option<&'n str> {
    member(node, "x-connector-skipped").filter(|code| cx.documents.is_rewritten(code)).and_then(Node::as_str)
}
