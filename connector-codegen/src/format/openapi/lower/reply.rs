//! Replies by status.
//!
//! `{"200": {…}, 4XX: {…}, default: {…}}` becomes three replies; a status `ok` is left out with a warning.

use super::{Scope, docs, extend, header, media};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs;
use crate::spec::Reply;
use crate::tree::{Key, Node};
use connector_tables::Status;
use connector_tables::language::status;
use openapiv3 as v3;

/// All replies, in document order. Absent after an error.
pub(super) fn replies(cx: &mut Cx<'_>, scope: &Scope, map: Option<&Node>) -> Option<Vec<Reply>> {
    let Some(map) = map.and_then(Node::as_map) else { return Some(Vec::new()) };
    let mut replies: Vec<Reply> = Vec::new();
    let mut failed = false;
    for (key, node) in map.iter().filter(|(key, _)| !key.text.starts_with("x-")) {
        let Some(status) =
            status::parse(&key.text).filter(|status| replies.iter().all(|reply| reply.status != *status))
        else {
            report_status(cx, key);
            continue;
        };
        match reply(cx, scope, status, node) {
            Some(reply) => replies.push(reply),
            None => failed = true,
        }
    }
    (!failed).then_some(replies)
}

fn report_status(cx: &mut Cx<'_>, key: &Key) {
    let message = match status::parse(&key.text) {
        Some(_) => format!("the status `{}` stands twice", key.text),
        None => format!("`{}` is not a status code", key.text),
    };
    cx.diags
        .report(&code::INVALID_STATUS, key.span, message)
        .help(format!("use {}; this reply was left out", status::EXPECTED));
}

fn reply(cx: &mut Cx<'_>, scope: &Scope, status: Status, node: &Node) -> Option<Reply> {
    let found = refs::follow(cx, node)?;
    let Typed { node, value } = cx.read::<v3::Response>(&found.node)?;
    let origin = found.origin(|| scope.reply(&status::label(status)));
    let media = match has_body(scope, status) {
        true => media::content(cx, scope, node.get("content"), &origin)?,
        false => Vec::new(),
    };
    let headers = header::headers(cx, scope, node.get("headers"));
    let summary = found.summary.or_else(|| docs::member(&node, "summary"));
    let mut reply = Reply {
        status,
        docs: docs::docs(summary, found.description.or(Some(value.description)), None),
        media,
        headers,
        select: None,
        whole: None,
        failure: false,
        place: cx.place(node.span),
    };
    extend::select(cx, &node, &mut reply)?;
    Some(reply)
}

/// Some replies never have a body, whatever a document says (RFC 9110, section 6.4.1).
fn has_body(scope: &Scope, status: Status) -> bool {
    let never = matches!(status, 1 | 100..=199 | 204 | 205 | 304);
    !never && !scope.label.starts_with("HEAD ")
}
