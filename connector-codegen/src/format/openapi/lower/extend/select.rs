//! A part of a reply's body that is its value.
//!
//! `x-connector-select: /data` on a reply of `{data: [Issue], meta: …}` makes `[Issue]` its type, and keeps the object as
//! that of the whole.

use super::member;
use crate::catalog::keys::Kind;
use crate::diag::code;
use crate::diag::suggest::suggest;
use crate::format::openapi::cx::Cx;
use crate::spec::Reply;
use crate::spec::at::{At, at};
use crate::text::Span;
use crate::tree::Node;

/// Narrows the reply to what its node selects. Absent after a report.
pub(in crate::format::openapi::lower) fn select(cx: &mut Cx<'_>, node: &Node, reply: &mut Reply) -> Option<()> {
    let Some(said) = member(node, "x-connector-select") else { return Some(()) };
    if !cx.fits(said, &Kind::Pointer) {
        return None;
    }
    let pointer = said.as_str().unwrap_or_default();
    if pointer.is_empty() {
        return Some(());
    }
    for media in &mut reply.media {
        let Some(whole) = media.ty else { continue };
        reply.whole = reply.whole.or(Some(whole));
        media.ty = match at(&cx.types, whole, pointer) {
            At::Type { ty, .. } => Some(ty),
            At::Unclear => None,
            missing => {
                report_missing(cx, said.span, pointer, missing);
                return None;
            }
        };
    }
    reply.select = Some(pointer.to_owned());
    Some(())
}

/// Reports a place that a reply does not have.
pub(super) fn report_missing(cx: &mut Cx<'_>, span: Span, pointer: &str, missing: At) {
    let At::Missing { name, reached, names } = missing else { return };
    let whose = if reached.is_empty() { "the reply's body".to_owned() } else { format!("`{reached}`") };
    let message = format!("`{pointer}` leads nowhere: {whose} has no `{name}`");
    let help = match suggest(&name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => {
            "if the type does not say all, write it as JSON Schema with `additionalProperties: true`".to_owned()
        }
        None => format!("it has: {}", names.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ")),
    };
    cx.diags.report(&code::NO_SUCH_PLACE, span, message).help(help);
}
