//! What an operation says beyond OpenAPI.
//!
//! `{x-connector-pagination: {link: {}}, …}` becomes an operation whose list comes in parts.

use super::{any_known, behavior, direction, errors, member, output, pageable, paging, size, variable};
use crate::catalog::keys::{self, Kind};
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::Scope;
use crate::spec::{Operation, Place};
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
        return Some(operation);
    }
    let reports = cx.diags.mark();
    let pointer = operation.place.pointer.clone();
    operation.behavior = behavior::behavior(cx, node);
    operation.direction = direction::direction(cx, node, &operation.method, operation.direction);
    operation.behavior.table.safe = member(node, "x-connector-safe")
        .filter(|safe| keys::kind(safe, &Kind::Boolean, "safe", cx.diags))
        .and_then(Node::as_bool);
    variable::declare(cx, scope, node, &pointer, &mut operation.params);
    if let Some(said) = member(node, "x-connector-pagination")
        && let Some(paging) = paging::paging(cx, said)
    {
        let place = Place { span: said.span, pointer: format!("{pointer}/x-connector-pagination") };
        size::declare(cx, scope, &paging, &place, &mut operation.params);
        operation.behavior.table.paging = Some(Box::new(paging));
        operation.behavior.paging = Some(place);
    } else {
        pageable::declare(cx, node, &mut operation);
    }
    output::declare(cx, scope, node, &mut operation);
    errors::declare(cx, scope, node, &mut operation);
    cx.diags.failed_since(reports).is_none().then_some(operation)
}
