//! Connector descriptions: rewritten as their twins, OpenAPI documents with `x-connector-…` members.
//!
//! Separate from `format/openapi`, which reads the result: a description has its own keys and its own mistakes.
//! Places stay those of the description.
//!
//! `{connector: 1, name: t, endpoints: {Ping: {method: GET, path: /ping}}}` becomes
//! `{openapi: 3.0.4, x-connector-name: t, paths: {/ping: {get: {operationId: Ping, …}}}, …}`.

mod auth;
mod body;
mod collection;
mod cx;
mod endpoint;
mod extend;
mod head;
mod json;
mod media;
mod method;
mod operation;
mod params;
mod path;
mod paths;
mod refuse;
mod reply;
mod sample;
mod secret;
mod server;
mod shorthand;
mod template;
#[cfg(test)]
mod tests;

use crate::catalog::keys::{connector, members as check, value};
use crate::diag::{Diagnostics, code};
use crate::format::build::{map, member, members, text};
use crate::format::{Format, Read, Rewrite};
use crate::tree::{Key, Node, Value};
use cx::Cx;
use paths::Paths;

/// The description that the reference page begins with.
#[cfg(test)]
pub(crate) const DESIGN: &str = include_str!("tests/design.yaml");

/// Connector descriptions.
pub(super) const FORMAT: Format = Format {
    name: "a connector description",
    example: "connector: 1",
    recognizes: is_description,
    read: Read::Rewrite(Rewrite { extends: |root| root.get("openapi"), rewrite: spell }),
};

/// Returns `true` if a document is a connector description: it has the member `connector`, or keys that only descriptions have.
pub fn is_description(root: &Node) -> bool {
    let says = |name: &str| root.get(name).is_some();
    if says("connector") {
        return root.get("openapi").and_then(Node::as_str).is_none_or(|text| !text.starts_with("3."));
    }
    (says("endpoints") || says("collections")) && !says("openapi") && !says("swagger") && !says("paths")
}

/// Spells a description as its twin. `extended` is the OpenAPI document that it names in `openapi`, already read.
/// Absent, with a report, if nothing can be made of it.
pub fn spell(root: &Node, extended: Option<&Node>, diags: &mut Diagnostics) -> Option<Node> {
    version(root, diags)?;
    let mut first = Cx::new(root, extended, diags);
    let root = &refuse::protocols(&mut first, root);
    let root = &check::object(root, &connector::CONNECTOR, "a description", diags)?;
    let mut cx = Cx::new(root, extended, diags);
    if ["endpoints", "collections", "types", "openapi"].iter().all(|name| root.get(name).is_none()) {
        cx.diags
            .report(&code::EMPTY, root.span, "the description has no endpoints, collections or types")
            .help("add `endpoints`, for example `endpoints: { Ping: { method: GET, path: /ping } }`");
        return None;
    }
    if root.get("openapi").is_some() && extended.is_none() {
        // That it cannot be read is reported.
        return None;
    }
    let mut entries = head::head(&mut cx);
    let mut schemas = types(&mut cx);
    let paths = paths(&mut cx, &mut schemas);
    if is_lost(&cx, &paths) {
        entries.retain(|(key, _)| &*key.text != "x-connector-verify");
    }
    let schemes = auth::schemes(&mut cx);
    entries.push(member("paths", map(root.span, paths)));
    let components =
        [("schemas", schemas), ("securitySchemes", schemes)].into_iter().filter(|(_, all)| !all.is_empty());
    let components: Vec<_> = components.map(|(name, all)| member(name, map(root.span, all))).collect();
    entries.push(member("components", map(root.span, components)));
    Some(match extended {
        Some(document) => extend::root(document, entries),
        None => map(root.span, entries),
    })
}

/// The endpoints, and those of collections, which add the types that they need.
fn paths(cx: &mut Cx<'_>, schemas: &mut Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    let (root, extended) = (cx.root, cx.extended);
    let mut paths = Paths::beside(extended);
    let mut listed = Vec::new();
    for (key, node) in root.get("endpoints").into_iter().flat_map(members) {
        match extend::extends(cx, node) {
            true => {
                let one = extend::listed(cx, key, node, &listed);
                listed.extend(one);
            }
            false => endpoint::endpoint(cx, &mut paths, key, node),
        }
    }
    for (key, node) in root.get("collections").into_iter().flat_map(members) {
        schemas.extend(collection::collection(cx, &mut paths, key, node));
    }
    let mut made = extended.map(|document| extend::paths(cx, document, &listed)).unwrap_or_default();
    made.extend(paths.finish());
    made
}

/// Returns `true` if `verify` names an endpoint that could not be read, which is reported already.
fn is_lost(cx: &Cx<'_>, paths: &[(Key, Node)]) -> bool {
    let named = cx.root.get("verify").and_then(Node::as_str);
    let Some(name) = named.filter(|name| cx.root.get("endpoints").and_then(|all| all.get(name)).is_some()) else {
        return false;
    };
    let made = paths.iter().flat_map(|(_, item)| members(item)).filter_map(|(_, one)| one.get("operationId"));
    cx.diags.failed_since(0).is_some() && !made.filter_map(Node::as_str).any(|id| id == name)
}

/// The named types.
fn types(cx: &mut Cx<'_>) -> Vec<(Key, Node)> {
    let all = cx.root.get("types").into_iter().flat_map(members);
    all.map(|(key, node)| (key.clone(), shorthand::schema(cx, node))).collect()
}

/// Returns `Some` if the version is supported; absent after a report.
fn version(root: &Node, diags: &mut Diagnostics) -> Option<()> {
    // The table reports a missing one.
    let Some(node) = root.get("connector") else { return Some(()) };
    match &node.value {
        Value::Number(text) | Value::String(text) if ["1", "1.0"].contains(&&**text) => Some(()),
        _ => {
            let written = value::text(node).unwrap_or_else(|| node.kind().to_owned());
            diags
                .report(
                    &code::UNSUPPORTED_VERSION,
                    node.span,
                    format!("version `{written}` of the format is not known"),
                )
                .help("write `connector: 1`");
            None
        }
    }
}

/// `3.0.4`, which all twins are.
fn openapi(span: crate::text::Span) -> Node {
    text(span, "3.0.4")
}
