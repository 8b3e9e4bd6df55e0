//! Request bodies.
//!
//! `{content: {application/json: {schema: {…}}}}` becomes an optional body in one media type.

use super::{Scope, docs, media};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs;
use crate::spec::Body;
use crate::tree::{Node, Value};
use openapiv3 as v3;

/// The body of an operation, if it has one. The outer option is absent after an error.
pub(super) fn body(cx: &mut Cx<'_>, scope: &Scope, node: Option<&Node>) -> Option<Option<Body>> {
    let Some(node) = node.filter(|node| !matches!(node.value, Value::Null)) else { return Some(None) };
    let found = refs::follow(cx, node)?;
    let Typed { node, value } = cx.read::<v3::RequestBody>(&found.node)?;
    let origin = found.origin(|| scope.body());
    let media = media::content(cx, scope, node.get("content"), &origin)?;
    if media.is_empty() {
        cx.diags
            .report(&code::IGNORED_KEYWORD, node.span, "a request body without a media type was not used")
            .help("add `content` with a media type such as `application/json`");
        return Some(None);
    }
    Some(Some(Body {
        required: value.required,
        docs: docs::docs(found.summary, found.description.or(value.description), None),
        media,
        place: cx.place(node.span),
    }))
}
