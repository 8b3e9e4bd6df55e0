//! One operation.
//!
//! `{operationId: listPets, responses: {"200": {description: Pets}}}` under `/pets` and `get` becomes the operation
//! `GET /pets` with one reply and no body.

use super::path::{Entry, Item};
use super::security::Known;
use super::{Scope, body, docs, extend, param, reply, security, server};
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs::{self, Found};
use crate::spec::{Behavior, Direction, Operation};
use crate::tree::Node;
use openapiv3 as v3;

/// Lowers one operation. Absent, after a report, if no correct client can be made; all parts are looked at in any case,
/// so that one run shows all that is wrong. An error inside a schema is no reason: that part becomes plain JSON.
pub(super) fn lower(cx: &mut Cx<'_>, known: &Known, item: &Item, entry: &Entry) -> Option<Operation> {
    let method = &entry.method;
    // No version allows a `$ref` here, and some documents have it.
    let Found { node, .. } = refs::follow(cx, &entry.node)?;
    let Typed { node, value } = cx.read::<v3::Operation>(&node)?;
    let id = value.operation_id.filter(|id| !id.trim().is_empty());
    let path = extend::path(cx, &node).unwrap_or_else(|| item.path.clone());
    let scope = Scope { label: format!("{method} {path}"), id: id.clone() };
    let own = node.get("parameters").and_then(Node::as_list).unwrap_or_default();
    let given = extend::given(cx, &scope, &path, &node);
    let params = param::params(cx, &scope, &path, [&item.params, own], given, node.span);
    let body = body::body(cx, &scope, node.get("requestBody"));
    let replies = reply::replies(cx, &scope, node.get("responses"));
    let own_servers = server::servers(cx, node.get("servers"));
    let security = security::requirements(cx, known, node.get("security"));
    let link = docs::link(cx, &node);
    let operation = Operation {
        id,
        method: method.clone(),
        path,
        direction: direction(method),
        tags: value.tags,
        docs: docs::docs(value.summary, value.description, link),
        deprecated: value.deprecated,
        params: params?,
        body: body?,
        replies: replies?,
        servers: if own_servers.is_empty() { item.servers.clone() } else { own_servers },
        security,
        behavior: Behavior::default(),
        recognize: !cx.documents.is_rewritten(&node),
        place: cx.place(node.span),
    };
    extend::operation(cx, &scope, &node, operation)
}

/// What a method does by its definition; any unknown one may change something.
fn direction(method: &str) -> Direction {
    match method {
        "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY" => Direction::Receive,
        _ => Direction::Send,
    }
}
