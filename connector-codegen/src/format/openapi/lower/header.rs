//! Headers of replies and of the parts of a multipart body.
//!
//! `{X-Total: {schema: {type: integer}}}` becomes the header `X-Total`, which may be absent.

use super::{Scope, docs, param};
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs;
use crate::spec::Header;
use crate::tree::Node;
use connector_tables::Place;
use openapiv3 as v3;

/// All headers but `Content-Type`, which the body's media type gives. One that cannot be read is left out with a
/// warning: the reply can be read without it.
pub(super) fn headers(cx: &mut Cx<'_>, scope: &Scope, map: Option<&Node>) -> Vec<Header> {
    let Some(map) = map.and_then(Node::as_map) else { return Vec::new() };
    let headers = map.iter().filter(|(key, _)| !key.text.eq_ignore_ascii_case("content-type"));
    headers.filter_map(|(key, node)| cx.attempt(|cx| header(cx, scope, &key.text, node))).collect()
}

fn header(cx: &mut Cx<'_>, scope: &Scope, name: &str, node: &Node) -> Option<Header> {
    let found = refs::follow(cx, node)?;
    let Typed { node, value } = cx.read::<v3::Header>(&found.node)?;
    let origin = found.origin(|| scope.header(name));
    let (ty, table) = param::value(cx, Place::Header, name, &node, origin)?;
    Some(Header {
        table,
        ty,
        required: value.required,
        docs: docs::docs(None, found.description.or(value.description), None),
        span: node.span,
    })
}
