//! What a reply holds that `success` says no to: an error, although its status is a success.
//!
//! `x-connector-errors: {schema: {$ref: "#/components/schemas/Problem"}}` becomes the failure `2XX: Problem`.

use super::member;
use crate::catalog::keys::Kind;
use crate::catalog::keys::twin::ERRORS;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::Scope;
use crate::format::openapi::schema;
use crate::spec::ty::Origin;
use crate::spec::{Docs, Media, Operation, Reply};
use crate::tree::Node;
use connector_tables::{MediaKind, range};

/// Adds the failure to an operation that can have one: its own, or that of the API.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, node: &Node, operation: &mut Operation) {
    let root = cx.root;
    let own = member(node, "x-connector-errors");
    let judged = operation.behavior.table.success.is_some() || member(root, "x-connector-success").is_some();
    let said = match (own, member(root, "x-connector-errors")) {
        (Some(own), _) => own,
        (None, Some(shared)) => shared,
        (None, None) => return,
    };
    if !judged {
        if own.is_some() {
            unused(cx, said);
        }
        return;
    }
    if !cx.fits(said, &Kind::Object(&ERRORS)) {
        return;
    }
    let Some(schema) = said.get("schema") else { return };
    let origin = if own.is_some() { scope.reply("error") } else { Origin::Component("Failure".to_owned()) };
    let Some(ty) = schema::lower(cx, schema, origin) else { return };
    let kind = MediaKind::Json;
    let media = kind.row().default.to_owned();
    operation.replies.push(Reply {
        status: range(2),
        docs: Docs::default(),
        media: vec![Media { range: media, kind, ty: Some(ty), parts: Vec::new(), template: None, root: None }],
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
