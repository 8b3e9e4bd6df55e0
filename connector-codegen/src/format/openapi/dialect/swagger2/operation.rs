//! Path items and operations.
//!
//! `{parameters: [{in: body, …}, {in: query, …}], consumes: […]}` becomes `{parameters: [{in: query, …}], requestBody: …}`.

use super::{Cx, body, head, media_types, parameter, response, target};
use crate::format::openapi::dialect::build::{each, list, map, member, members};
use crate::text::Span;
use crate::tree::{Key, Node};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Bodies of the path are bodies of each of its operations.
pub(super) fn path_item(cx: &Cx<'_>, node: &Node) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let shared = node.get("parameters");
    let (bodies, parameters) = split(cx, shared);
    let mut entries = Vec::new();
    for (key, value) in members(node) {
        let made = match &*key.text {
            "parameters" => list(value.span, parameters.clone()),
            method if METHODS.iter().any(|known| method.eq_ignore_ascii_case(known)) => {
                operation(cx, value, &bodies, shared.unwrap_or(value))
            }
            _ => value.clone(),
        };
        entries.push((key.clone(), made));
    }
    map(node.span, entries)
}

fn operation(cx: &Cx<'_>, node: &Node, shared: &[Node], form: &Node) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let own_types = |name: &str| node.get(name).is_some().then(|| media_types(node, name));
    let consumes = own_types("consumes").unwrap_or_else(|| cx.consumes.clone());
    let own_produces = own_types("produces");
    let (own, parameters) = split(cx, node.get("parameters"));
    let form = node.get("parameters").filter(|_| !own.is_empty()).unwrap_or(form);
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        match &*key.text {
            "consumes" | "produces" | "schemes" => {}
            "parameters" => entries.push((key.clone(), list(value.span, parameters.clone()))),
            "responses" => {
                let made = each(value, |_, one| reply(cx, one, own_produces.as_deref()));
                entries.push((key.clone(), made));
            }
            _ => entries.push((key.clone(), value.clone())),
        }
    }
    let given: Vec<_> = own.iter().chain(shared).cloned().collect();
    let body = body::body(cx, &given, &consumes, form);
    entries.extend(body.map(|body| member("requestBody", body)));
    let servers = node.get("schemes").and_then(|schemes| head::servers(cx.root, Some(schemes)));
    entries.extend(servers.map(|servers| member("servers", servers)));
    map(node.span, entries)
}

/// A shared response is only the same if the operation has no media types of its own.
fn reply(cx: &Cx<'_>, node: &Node, produces: Option<&[(String, Span)]>) -> Node {
    match produces {
        Some(types) => response::response(cx, &target(cx, node), types),
        None => response::response(cx, node, &cx.produces),
    }
}

/// Parameters that are bodies or parts of one, as written; and the others as 3.0 has them.
fn split(cx: &Cx<'_>, parameters: Option<&Node>) -> (Vec<Node>, Vec<Node>) {
    let (mut bodies, mut others) = (Vec::new(), Vec::new());
    let items = parameters.and_then(Node::as_list).unwrap_or_default();
    for node in items {
        let found = target(cx, node);
        if matches!(found.get("in").and_then(Node::as_str), Some("body" | "formData")) {
            bodies.push(found);
            continue;
        }
        // Others are shared only from the root; anything else may have moved.
        let is_shared = node.get("$ref").and_then(Node::as_str).is_some_and(|text| text.starts_with("#/parameters/"));
        let made = match is_shared || found.get("$ref").is_some() {
            true => parameter::parameter(cx, node),
            false => parameter::parameter(cx, &found),
        };
        others.push(made);
    }
    (bodies, others)
}
