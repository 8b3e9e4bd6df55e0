//! Connector descriptions: read by spelling them as their twins, OpenAPI documents with `x-connector-…` members.
//!
//! Apart from `format/openapi`, which reads what comes out: a description has its own words, and its own mistakes.
//! Places stay those of the description; [`Spelled::moved`] leads JSON pointers back.
//!
//! `{connector: 1, name: t, endpoints: {Ping: {method: GET, path: /ping}}}` becomes
//! `{openapi: 3.0.4, x-connector-name: t, paths: {/ping: {get: {operationId: Ping, …}}}, …}`.

mod auth;
mod body;
mod collection;
mod cx;
mod endpoint;
mod head;
mod json;
mod media;
mod method;
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

use crate::catalog::keys::{connector, members as check};
use crate::diag::{Diagnostics, code};
use crate::format::build::{map, member, members, text};
use crate::tree::{Node, Value, pointer};
use cx::{At, Cx};
use paths::Paths;
use std::collections::BTreeMap;

/// A description as an OpenAPI document.
#[derive(Debug)]
pub struct Spelled {
    /// The document.
    pub root: Node,
    /// The pointer in the description, by the pointer in [`Spelled::root`], for what stands elsewhere there.
    pub moved: BTreeMap<String, String>,
}

/// Whether a document is a connector description: it has the member `connector`, or what only descriptions have.
pub fn is_description(root: &Node) -> bool {
    let says = |name: &str| root.get(name).is_some();
    if says("connector") {
        return root.get("openapi").and_then(Node::as_str).is_none_or(|text| !text.starts_with("3."));
    }
    (says("endpoints") || says("collections")) && !says("openapi") && !says("swagger") && !says("paths")
}

/// Spells a description as its twin. `extended` is the OpenAPI document that it names in `openapi`, already read.
/// Absent, with a report, if nothing can be made of it.
pub fn spell(root: &Node, extended: Option<&Node>, diags: &mut Diagnostics) -> Option<Spelled> {
    version(root, diags)?;
    let mut first = Cx::new(root, extended, diags);
    let root = &refuse::protocols(&mut first, root);
    let mut cx = Cx::new(root, extended, diags);
    check::object(root, &connector::CONNECTOR, "a description", cx.diags)?;
    if ["endpoints", "collections", "types", "openapi"].iter().all(|name| root.get(name).is_none()) {
        cx.diags
            .report(&code::EMPTY, root.span, "the description has no endpoints, collections or types")
            .help("add `endpoints`, for example `endpoints: { Ping: { method: GET, path: /ping } }`");
        return None;
    }
    let mut entries = head::head(&mut cx);
    let mut paths = Paths::default();
    let (mut made, shapes) = (Vec::new(), types(&mut cx));
    for (key, node) in root.get("endpoints").into_iter().flat_map(members) {
        endpoint::endpoint(&mut cx, &mut paths, key, node, &format!("/endpoints/{}", pointer::escape(&key.text)));
    }
    for (key, node) in root.get("collections").into_iter().flat_map(members) {
        made.extend(collection::collection(&mut cx, &mut paths, key, node));
    }
    let schemes = auth::schemes(&mut cx);
    let mut schemas = shapes;
    schemas.extend(made);
    entries.push(member("paths", paths.finish(root.span)));
    let components =
        [("schemas", schemas), ("securitySchemes", schemes)].into_iter().filter(|(_, all)| !all.is_empty());
    let components: Vec<_> = components.map(|(name, all)| member(name, map(root.span, all))).collect();
    entries.push(member("components", map(root.span, components)));
    let moved = std::mem::take(&mut cx.moved);
    Some(Spelled { root: map(root.span, entries), moved })
}

/// The named types.
fn types(cx: &mut Cx<'_>) -> Vec<(crate::tree::Key, Node)> {
    let mut made = Vec::new();
    for (key, node) in cx.root.get("types").into_iter().flat_map(members) {
        let at = At::new("/components/schemas", "/types").member(&key.text, &key.text);
        made.push((key.clone(), shorthand::schema(cx, node, &at)));
    }
    made
}

/// Whether the version is one that is read; absent, after a report, if not.
fn version(root: &Node, diags: &mut Diagnostics) -> Option<()> {
    let Some(node) = root.get("connector") else {
        let span = members(root).next().map_or(root.span, |(key, _)| key.span);
        diags
            .report(&code::MISSING_MEMBER, span, "the description does not say its version")
            .help("begin it with `connector: 1`");
        return Some(());
    };
    match &node.value {
        Value::Number(text) | Value::String(text) if ["1", "1.0"].contains(&&**text) => Some(()),
        _ => {
            let written = template::text(node).unwrap_or_else(|| node.kind().to_owned());
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
