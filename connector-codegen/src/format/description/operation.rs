//! One operation of a document, with the changes that an endpoint of a description declares.
//!
//! `{ reply: { items: /data }, query: { v: { value: "2" } } }` puts `x-connector-select: /data` into the operation's
//! successes, takes the parameter `v` out, and adds it as a fixed value.

use super::cx::Cx;
use super::extend::Listed;
use super::params::{self, Params};
use super::{auth, body, endpoint, reply};
use crate::format::build::{self, each, kept, list, map, member, text, with};
use crate::tree::{Key, Node, pointer};

/// The operation with the endpoint's words.
pub(super) fn merged(cx: &mut Cx<'_>, listed: &Listed<'_>, operation: &Node) -> Node {
    let Listed { key, node, .. } = listed;
    cx.skipped = listed.skipped;
    let mut params = Params::default();
    let known = operation.get("parameters").and_then(Node::as_list).unwrap_or_default();
    for (name, kind) in params::PLACES.iter().filter(|(name, _)| *name != "path_params") {
        if let Some(node) = node.get(name) {
            params::read(cx, node, kind, &mut params);
        }
    }
    let name = node.get("rename").and_then(Node::as_str).unwrap_or(&key.text);
    let mut own = endpoint::head(&Key { span: key.span, text: name.into() }, node);
    if !params.names.is_empty() {
        let mut all: Vec<Node> = known.iter().filter(|param| !is_named(cx, param, &params)).cloned().collect();
        all.append(&mut params.list);
        own.push(member("parameters", list(node.span, all)));
    }
    own.extend(node.get("body").map(|written| member("requestBody", body::body(cx, written, None))));
    if let Some(written) = node.get("reply") {
        let replies = match only_items(written) {
            Some(items) => selected(cx, operation, items),
            None => reply::responses(cx, Some(written), node, &[]),
        };
        own.push(member("responses", replies));
    }
    own.extend(node.get("auth").map(|written| member("security", auth::requirements(cx, written))));
    own.extend(node.get("direction").map(|direction| member("x-connector-direction", direction.clone())));
    endpoint::around(cx, node, &params, &mut own);
    own.extend(endpoint::skipped(cx, key.span));
    build::merged(operation, &map(node.span, own), |_, _, mine| mine.clone())
}

/// Returns `true` if a parameter of the document is one that the endpoint names.
fn is_named(cx: &Cx<'_>, param: &Node, params: &Params) -> bool {
    let param = resolved(cx, param);
    let said = |name: &str| param.get(name).and_then(Node::as_str);
    let (Some(place), Some(name)) = (said("in"), said("name")) else { return false };
    params.names.iter().any(|(kind, other, _)| *kind == place && other == name)
}

/// The target of a `$ref` in the document.
fn resolved(cx: &Cx<'_>, node: &Node) -> Node {
    let Some(document) = cx.extended else { return node.clone() };
    let mut found = node.clone();
    // A longer chain is circular, which is reported when it is read.
    for _ in 0..16 {
        let Some(target) =
            found.get("$ref").and_then(Node::as_str).and_then(|text| pointer::resolve(document, text).ok())
        else {
            break;
        };
        found = target;
    }
    found
}

/// `{ items: /data }` and nothing else.
fn only_items(node: &Node) -> Option<&Node> {
    let map = node.as_map().filter(|map| map.len() == 1)?;
    map.get("items").filter(|items| items.as_str().is_some_and(|path| path.starts_with('/')))
}

/// The operation's responses, of which each success has its value there.
fn selected(cx: &Cx<'_>, operation: &Node, items: &Node) -> Node {
    let Some(all) = operation.get("responses") else { return map(items.span, Vec::new()) };
    each(all, |key, response| {
        if !key.text.starts_with('2') {
            return response.clone();
        }
        let others = kept(&resolved(cx, response), |key, _| &*key.text != "x-connector-select");
        with(&others, "x-connector-select", text(items.span, items.as_str().unwrap_or_default()))
    })
}
