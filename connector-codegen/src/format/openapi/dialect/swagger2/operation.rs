//! Path items and operations.
//!
//! `{parameters: [{in: body, …}, {in: query, …}], consumes: […]}` becomes `{parameters: [{in: query, …}], requestBody: …}`.

use super::body::{self, Given};
use super::{Cx, head, media_types, parameter, response, target};
use crate::format::openapi::dialect::build::{each, list, map, member, members};
use crate::format::openapi::refs::escape;
use crate::text::Span;
use crate::tree::{Key, Node};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Bodies of the path are bodies of each of its operations.
pub(super) fn path_item(cx: &mut Cx<'_>, node: &Node, pointer: &str) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let shared = node.get("parameters");
    let at = format!("{pointer}/parameters");
    let (bodies, parameters) = split(cx, shared, &at);
    let mut entries = Vec::new();
    for (key, value) in members(node) {
        let made = match &*key.text {
            "parameters" => list(value.span, parameters.clone()),
            method if METHODS.iter().any(|known| method.eq_ignore_ascii_case(known)) => {
                let forms = (shared.map_or(value.span, |list| list.span), at.clone());
                operation(cx, value, &bodies, forms, &format!("{pointer}/{method}"))
            }
            _ => value.clone(),
        };
        entries.push((key.clone(), made));
    }
    map(node.span, entries)
}

fn operation(cx: &mut Cx<'_>, node: &Node, shared: &[Given], forms: (Span, String), pointer: &str) -> Node {
    if node.as_map().is_none() {
        return node.clone();
    }
    let own_types = |name: &str| node.get(name).is_some().then(|| media_types(node, name));
    let consumes = own_types("consumes").unwrap_or_else(|| cx.consumes.clone());
    let own_produces = own_types("produces");
    let (own, parameters) = split(cx, node.get("parameters"), &format!("{pointer}/parameters"));
    let forms = match node.get("parameters") {
        Some(list) if !own.is_empty() => (list.span, format!("{pointer}/parameters")),
        _ => forms,
    };
    let mut entries: Vec<(Key, Node)> = Vec::new();
    for (key, value) in members(node) {
        match &*key.text {
            "consumes" | "produces" | "schemes" => {}
            "parameters" => entries.push((key.clone(), list(value.span, parameters.clone()))),
            "responses" => {
                let at = format!("{pointer}/responses");
                let made = each(value, |key, one| {
                    reply(cx, one, own_produces.as_deref(), &format!("{at}/{}", escape(&key.text)))
                });
                entries.push((key.clone(), made));
            }
            _ => entries.push((key.clone(), value.clone())),
        }
    }
    let given: Vec<_> = own.iter().chain(shared).cloned().collect();
    let body = body::body(cx, &given, &consumes, &forms, &format!("{pointer}/requestBody"));
    entries.extend(body.map(|body| member("requestBody", body)));
    let servers = node.get("schemes").and_then(|schemes| head::servers(cx.root, Some(schemes)));
    entries.extend(servers.map(|servers| member("servers", servers)));
    map(node.span, entries)
}

/// A shared response is only the same if the operation has no media types of its own.
fn reply(cx: &mut Cx<'_>, node: &Node, produces: Option<&[(String, Span)]>, pointer: &str) -> Node {
    let Some(types) = produces else {
        let produces = cx.produces.clone();
        return response::response(cx, node, &produces, pointer, pointer);
    };
    let (found, old) = target(cx, node, pointer);
    if old != pointer {
        cx.moved.insert(pointer.to_owned(), old.clone());
    }
    response::response(cx, &found, types, pointer, &old)
}

/// Parameters that are bodies or parts of one, as written; and the others as 3.0 has them.
fn split(cx: &mut Cx<'_>, parameters: Option<&Node>, pointer: &str) -> (Vec<Given>, Vec<Node>) {
    let (mut bodies, mut others) = (Vec::new(), Vec::new());
    let items = parameters.and_then(Node::as_list).unwrap_or_default();
    for (at, node) in items.iter().enumerate() {
        let old = format!("{pointer}/{at}");
        let (found, place) = target(cx, node, &old);
        if matches!(found.get("in").and_then(Node::as_str), Some("body" | "formData")) {
            bodies.push((found, place));
            continue;
        }
        let new = format!("{pointer}/{}", others.len());
        if new != old {
            cx.moved.insert(new.clone(), old.clone());
        }
        // Others are shared only from the root; anything else may have moved.
        let is_shared = node.get("$ref").and_then(Node::as_str).is_some_and(|text| text.starts_with("#/parameters/"));
        let made = match is_shared || found.get("$ref").is_some() {
            true => parameter::parameter(cx, node, &new, &old),
            false => parameter::parameter(cx, &found, &new, &place),
        };
        others.push(made);
    }
    (bodies, others)
}
