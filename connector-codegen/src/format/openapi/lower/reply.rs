//! Replies by status.
//!
//! `{"200": {…}, 4XX: {…}, default: {…}}` becomes three replies; a status `ok` is left out with a warning.

use super::{Scope, docs, extend, header, media};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::{Typed, read};
use crate::format::openapi::refs::{self, escape};
use crate::spec::{Place, Reply, Status};
use crate::tree::{Key, Node};
use openapiv3 as v3;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

/// All replies, in document order. Absent after an error.
pub(super) fn replies(cx: &mut Cx<'_>, scope: &Scope, map: Option<&Node>, pointer: &str) -> Option<Vec<Reply>> {
    let Some(map) = map.and_then(Node::as_map) else { return Some(Vec::new()) };
    let mut replies: Vec<Reply> = Vec::new();
    let mut failed = false;
    for (key, node) in map.iter().filter(|(key, _)| !key.text.starts_with("x-")) {
        let Some(status) = status(&key.text).filter(|status| replies.iter().all(|reply| reply.status != *status))
        else {
            report_status(cx, key);
            continue;
        };
        let pointer = format!("{pointer}/{}", escape(&key.text));
        match reply(cx, scope, status, node, &pointer) {
            Some(reply) => replies.push(reply),
            None => failed = true,
        }
    }
    (!failed).then_some(replies)
}

/// `200`, `4XX`, `default`, as openapiv3 reads them, within what HTTP has.
fn status(text: &str) -> Option<Status> {
    if text == "default" {
        return Some(Status::Default);
    }
    let read = v3::StatusCode::deserialize(StrDeserializer::<Error>::new(text)).ok()?;
    match read {
        v3::StatusCode::Code(code) if text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Status::Exact(code)),
        v3::StatusCode::Range(class @ 1..=5) => u8::try_from(class).ok().map(Status::Range),
        _ => None,
    }
}

fn report_status(cx: &mut Cx<'_>, key: &Key) {
    let message = match status(&key.text) {
        Some(_) => format!("the status `{}` stands twice", key.text),
        None => format!("`{}` is not a status code", key.text),
    };
    cx.diags
        .report(&code::INVALID_STATUS, key.span, message)
        .help("use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out");
}

fn reply(cx: &mut Cx<'_>, scope: &Scope, status: Status, node: &Node, pointer: &str) -> Option<Reply> {
    let found = refs::follow(cx, node, pointer)?;
    let Typed { node, value } = read::<v3::Response>(&found.node, &found.pointer, cx.diags)?;
    let origin = found.origin(|| scope.reply(&name(status)));
    let at = format!("{}/content", found.pointer);
    let media = match has_body(scope, status) {
        true => media::content(cx, scope, node.get("content"), &at, &origin)?,
        false => Vec::new(),
    };
    let headers = header::headers(cx, scope, node.get("headers"), &format!("{}/headers", found.pointer));
    let summary = found.summary.or_else(|| docs::member(&node, "summary"));
    let mut reply = Reply {
        status,
        docs: docs::docs(summary, found.description.or(Some(value.description)), None),
        media,
        headers,
        select: None,
        whole: None,
        failure: false,
        place: Place { span: node.span, pointer: found.pointer },
    };
    extend::select(cx, &node, &mut reply)?;
    Some(reply)
}

/// As documents write it.
pub(super) fn name(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// Some replies never have a body, whatever a document says (RFC 9110, section 6.4.1).
fn has_body(scope: &Scope, status: Status) -> bool {
    let never = matches!(status, Status::Exact(100..=199 | 204 | 205 | 304) | Status::Range(1));
    !never && !scope.label.starts_with("HEAD ")
}
