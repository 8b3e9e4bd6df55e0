//! OpenAPI 2.0 spelled as 3.0: the same API, so that all after it is written once.
//!
//! Places stay those of the document, and so do JSON pointers: [`Spelled::moved`] leads back.
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
use crate::format::openapi::refs::escape;
use crate::text::Span;
use crate::tree::Node;
use crate::tree::pointer::resolve;
use std::collections::BTreeMap;

/// A document as 3.0.
pub(crate) struct Spelled {
    /// The document.
    pub(crate) root: Node,
    /// The pointer in the document as written, by the pointer in [`Spelled::root`], for what stands elsewhere now.
    pub(crate) moved: BTreeMap<String, String>,
}

/// What all of the spelling shares.
struct Cx<'d> {
    /// As written.
    root: &'d Node,
    /// The document's media types of requests and replies.
    consumes: Vec<(String, Span)>,
    produces: Vec<(String, Span)>,
    moved: BTreeMap<String, String>,
}

/// Members of the root that mean the same in both versions.
const SAME: &[&str] = &["info", "tags", "externalDocs", "security"];

/// Spells a whole document.
pub(crate) fn spell(root: &Node) -> Spelled {
    let (consumes, produces) = (media_types(root, "consumes"), media_types(root, "produces"));
    let mut cx = Cx { root, consumes, produces, moved: BTreeMap::new() };
    let version = root.get("swagger").map_or(root.span, |node| node.span);
    let mut entries = vec![member("openapi", text(version, "3.0.4"))];
    let map_of = root.as_map().into_iter().flat_map(|map| map.iter());
    entries.extend(map_of.filter(|(key, _)| SAME.contains(&&*key.text) || key.text.starts_with("x-")).cloned());
    entries.extend(head::servers(root, root.get("schemes")).map(|servers| member("servers", servers)));
    if let Some(paths) = root.get("paths") {
        let paths =
            each(paths, |key, item| operation::path_item(&mut cx, item, &format!("/paths/{}", escape(&key.text))));
        entries.push(member("paths", paths));
    }
    entries.push(member("components", components(&mut cx)));
    Spelled { root: map(root.span, entries), moved: cx.moved }
}

fn components(cx: &mut Cx<'_>) -> Node {
    let root = cx.root;
    let mut entries = Vec::new();
    for (old, new) in MOVED {
        let Some(node) = root.get(old) else { continue };
        cx.moved.insert(format!("/components/{new}"), format!("/{old}"));
        let made = each(node, |key, node| {
            let at = (format!("/components/{new}/{}", escape(&key.text)), format!("/{old}/{}", escape(&key.text)));
            match *old {
                "definitions" => schema::schema(root, node),
                "parameters" => parameter::parameter(cx, node, &at.0, &at.1),
                "responses" => {
                    let produces = cx.produces.clone();
                    response::response(cx, node, &produces, &at.0, &at.1)
                }
                _ => head::scheme(node),
            }
        });
        entries.push(member(new, made));
    }
    map(root.span, entries)
}

/// What stands under `components` in 3.0.
const MOVED: &[(&str, &str)] = &[
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// `#/definitions/Pet` as `#/components/schemas/Pet`. One that leads nowhere stays, so that reports show it as written.
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

/// What a node is after its `$ref`s, as written, and where it stands. `pointer` is the node's own place.
fn target(cx: &Cx<'_>, node: &Node, pointer: &str) -> (Node, String) {
    let (mut found, mut at) = (node.clone(), pointer.to_owned());
    // What is longer than this goes round, which is reported when it is read.
    for _ in 0..16 {
        let Some(next) = found.get("$ref").and_then(Node::as_str).and_then(|text| text.strip_prefix('#')) else {
            break;
        };
        let next = next.to_owned();
        let Ok(node) = resolve(cx.root, &next) else { break };
        (found, at) = (node, next);
    }
    (found, at)
}

/// The strings of a list, with their places.
fn media_types(node: &Node, name: &str) -> Vec<(String, Span)> {
    let list = node.get(name).and_then(Node::as_list).unwrap_or_default();
    list.iter().filter_map(|item| Some((item.as_str()?.to_owned(), item.span))).collect()
}
