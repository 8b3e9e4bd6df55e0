//! The type of responses that `success` rejects: errors, although their status is a success.
//!
//! `x-connector-errors: {schema: {$ref: "#/components/schemas/Problem"}}` becomes the failure `2XX: Problem`.

use super::member;
use crate::catalog::keys::Kind;
use crate::catalog::keys::twin::ERRORS;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, media};
use crate::format::openapi::schema;
use crate::spec::ty::Origin;
use crate::spec::{Docs, Operation, Reply};
use crate::tree::Node;
use connector_tables::range;

/// Adds the failure to an operation that can have one: its own, or that of the API.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, node: &Node, operation: &mut Operation) {
    let root = cx.root;
    let own = member(node, "x-connector-errors");
    let judged = operation.behavior.table.success.is_some() || member(root, "x-connector-success").is_some();
    let Some(said) = own.or_else(|| member(root, "x-connector-errors")) else { return };
    if !judged {
        own.iter().for_each(|said| unused(cx, said));
        return;
    }
    if !cx.fits(said, &Kind::Object(&ERRORS)) {
        return;
    }
    let Some(schema) = said.get("schema") else { return };
    let origin = if own.is_some() { scope.reply("error") } else { Origin::Component("Failure".to_owned()) };
    let Some(ty) = schema::lower(cx, schema, origin) else { return };
    operation.replies.push(Reply {
        status: range(2),
        docs: Docs::default(),
        media: vec![media::json(ty)],
        headers: Vec::new(),
        select: None,
        whole: None,
        failure: true,
        place: cx.place(said.span),
    });
}

/// Reports an `errors` of the API that no operation can have.
pub(super) fn shared(cx: &mut Cx<'_>, root: &Node, operations: &[Operation]) {
    let judged = member(root, "x-connector-success").is_some();
    let judged = judged || operations.iter().any(|operation| operation.behavior.table.success.is_some());
    if let Some(said) = member(root, "x-connector-errors").filter(|_| !judged) {
        unused(cx, said);
    }
}

fn unused(cx: &mut Cx<'_>, said: &Node) {
    let help = "say what makes a reply a success; what comes with a status of failure stands by it among the replies";
    cx.diags.report(&code::IGNORED_KEYWORD, said.span, "`errors` has no meaning without `success`").help(help);
}
