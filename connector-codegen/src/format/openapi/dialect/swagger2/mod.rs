//! OpenAPI 2.0 rewritten as 3.0: the same API, so that all later code is written once.
//!
//! Locations stay those of the document. A schema that is rewritten is the same node.
//!
//! `{swagger: "2.0", host: a.example, basePath: /v1, definitions: {Pet: {…}}, …}` becomes
//! `{openapi: 3.0.4, servers: [{url: "https://a.example/v1"}], components: {schemas: {Pet: {…}}}, …}`.

mod body;
mod head;
mod operation;
mod parameter;
mod response;
mod schema;
#[cfg(test)]
mod tests;

use super::build::{each, map, member, text};
use crate::text::Span;
use crate::tree::Node;
use crate::tree::pointer::resolve;

/// Context of the rewriting.
struct Cx<'d> {
    /// As written.
    root: &'d Node,
    /// The document's media types of requests and replies.
    consumes: Vec<(String, Span)>,
    produces: Vec<(String, Span)>,
}

/// Members of the root that mean the same in both versions.
const SAME: &[&str] = &["info", "tags", "externalDocs", "security"];

/// Spells a whole document.
pub(crate) fn spell(root: &Node) -> Node {
    let (consumes, produces) = (media_types(root, "consumes"), media_types(root, "produces"));
    let cx = Cx { root, consumes, produces };
    let version = root.get("swagger").map_or(root.span, |node| node.span);
    let mut entries = vec![member("openapi", text(version, "3.0.4"))];
    let map_of = root.as_map().into_iter().flat_map(|map| map.iter());
    entries.extend(map_of.filter(|(key, _)| SAME.contains(&&*key.text) || key.text.starts_with("x-")).cloned());
    entries.extend(head::servers(root, root.get("schemes")).map(|servers| member("servers", servers)));
    if let Some(paths) = root.get("paths") {
        let paths = each(paths, |_, item| operation::path_item(&cx, item));
        entries.push(member("paths", paths));
    }
    entries.push(member("components", components(&cx)));
    map(root.span, entries)
}

fn components(cx: &Cx<'_>) -> Node {
    let root = cx.root;
    let mut entries = Vec::new();
    for (old, new) in MOVED {
        let Some(node) = root.get(old) else { continue };
        let made = each(node, |_, node| match *old {
            "definitions" => schema::schema(root, node),
            "parameters" => parameter::parameter(cx, node),
            "responses" => response::response(cx, node, &cx.produces),
            _ => head::scheme(node),
        });
        entries.push(member(new, made));
    }
    map(root.span, entries)
}

/// The members that 3.0 has in `components`.
const MOVED: &[(&str, &str)] = &[
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// `#/definitions/Pet` as `#/components/schemas/Pet`. An unresolved one stays, so that reports show it as written.
fn reference(root: &Node, node: &Node) -> Node {
    let moved = node.as_str().and_then(|written| {
        let rest = written.strip_prefix("#/")?;
        let (first, tail) = rest.split_once('/')?;
        let (_, new) = MOVED.iter().find(|(old, _)| *old == first)?;
        resolve(root, written.strip_prefix('#')?).ok()?;
        Some(format!("#/components/{new}/{tail}"))
    });
    moved.map_or_else(|| node.clone(), |moved| text(node.span, &moved))
}

/// Returns the node at the end of a chain of `$ref`s, as written.
fn target(cx: &Cx<'_>, node: &Node) -> Node {
    let mut found = node.clone();
    // A longer chain is circular, which is reported when it is read.
    for _ in 0..16 {
        let Some(next) = found.get("$ref").and_then(Node::as_str).and_then(|text| text.strip_prefix('#')) else {
            break;
        };
        let Ok(node) = resolve(cx.root, next) else { break };
        found = node;
    }
    found
}

/// The strings of a list, with their places.
fn media_types(node: &Node, name: &str) -> Vec<(String, Span)> {
    let list = node.get(name).and_then(Node::as_list).unwrap_or_default();
    list.iter().filter_map(|item| Some((item.as_str()?.to_owned(), item.span))).collect()
}
