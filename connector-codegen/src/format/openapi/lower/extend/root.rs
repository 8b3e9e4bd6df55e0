//! Extensions of the whole API.
//!
//! `{x-connector-variables: {store: {required: true}}}` becomes one variable that every client needs.

use super::{any_known, behavior, environment, errors, member, setting};
use crate::catalog::keys::connector::CONNECTOR;
use crate::catalog::keys::read::Read as _;
use crate::diag::code;
use crate::diag::suggest::meant;
use crate::format::openapi::cx::Cx;
use crate::spec::{Operation, Spec};
use crate::tree::Node;

/// Adds to a specification what its document's root says beyond OpenAPI.
pub(in crate::format::openapi::lower) fn root(cx: &mut Cx<'_>, spec: &mut Spec) {
    let root = cx.root;
    if !any_known(root) {
        return;
    }
    spec.info.name = name(root);
    spec.variables =
        member(root, "x-connector-variables").and_then(|node| setting::settings(cx, node)).unwrap_or_default();
    spec.environments =
        member(root, "x-connector-environments").map(|node| environment::environments(cx, node)).unwrap_or_default();
    spec.behavior = behavior::behavior(cx, root, &CONNECTOR);
    errors::shared(cx, root, &spec.operations);
    spec.verify = member(root, "x-connector-verify").and_then(|node| verify(cx, spec, node));
}

/// The client's name.
fn name(root: &Node) -> Option<String> {
    root.text("x-connector-name").filter(|name| !name.trim().is_empty())
}

/// The operation that tells whether credentials are good, which must be one of the document.
fn verify(cx: &mut Cx<'_>, spec: &Spec, node: &Node) -> Option<String> {
    let id = node.as_str().unwrap_or_default();
    let mut ids = spec.operations.iter().map(|operation| &operation.id);
    let is_known = ids.any(|known| known.as_deref() == Some(id))
        || spec.skipped.iter().any(|skipped| skipped.id.as_deref() == Some(id));
    if !is_known {
        let known = spec.operations.iter().filter_map(|operation| operation.id.as_deref());
        let help = meant(id, known).unwrap_or_else(|| {
            "name an endpoint (of OpenAPI, its `operationId`) that needs credentials and changes nothing".to_owned()
        });
        cx.diags.report(&code::UNKNOWN_OPERATION, node.span, format!("no endpoint has the id `{id}`")).help(help);
        return None;
    }
    let wanting = spec.operations.iter().find(|operation| operation.id.as_deref() == Some(id)).and_then(required);
    if let Some(what) = wanting {
        cx.diags
            .report(&code::CONFLICT, node.span, format!("`{id}` cannot verify credentials: a call of it needs {what}"))
            .help("name an endpoint without required arguments, or give each a fixed value");
        return None;
    }
    Some(id.to_owned())
}

/// Returns the requirement of an operation that prevents a call without arguments.
fn required(operation: &Operation) -> Option<String> {
    let param = operation.params.iter().find(|param| param.required && param.variable.is_none());
    let body =
        operation.body.as_ref().filter(|body| body.required && body.media.iter().all(|one| one.template.is_none()));
    param.map(|param| format!("`{}`", param.table.name)).or_else(|| body.map(|_| "a body".to_owned()))
}
