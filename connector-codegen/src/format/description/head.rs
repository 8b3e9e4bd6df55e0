//! The root of the twin, except for paths and components.
//!
//! `{name: tracker, version: 2, retry: {attempts: 3}}` becomes
//! `{openapi: 3.0.4, info: {title: tracker, version: "2"}, x-connector-name: tracker, x-connector-retry: {attempts: 3}}`.

use super::cx::Cx;
use super::{auth, endpoint, params, secret, server};
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::{Kind, connector as keys, members as check};
use crate::format::build::{list, map, member, members, renamed, text};
use crate::tree::{Key, Node};

/// Keys that become extensions as they are.
const VERBATIM: &[&str] = &["name", "variables", "environments", "verify", "success", "retry", "rate_limit", "timeout"];

/// Everything of the root but paths and components.
pub(super) fn head(cx: &mut Cx<'_>) -> Vec<(Key, Node)> {
    let root = cx.root;
    let begin = root.get("connector").map_or(root.span, |node| node.span);
    let mut entries = vec![member("openapi", super::openapi(begin)), member("info", info(root))];
    secret::of_variables(cx, root.get("variables"));
    entries.extend(endpoint::verbatim(cx, root, &keys::CONNECTOR, VERBATIM));
    let errors = root.get("errors").and_then(|node| endpoint::errors(cx, node));
    entries.extend(errors.map(|errors| member("x-connector-errors", errors)));
    entries.extend(defaults(cx).map(|fixed| member("x-connector-fixed", fixed)));
    entries.extend(server::servers(cx).map(|servers| member("servers", servers)));
    entries.extend(root.get("help_link").map(link));
    entries.extend(tags(cx).map(|tags| member("tags", tags)));
    entries.extend(auth::default(cx).map(|security| member("security", security)));
    entries
}

fn info(root: &Node) -> Node {
    let called = if root.get("label").is_some() { "label" } else { "name" };
    let said = |key| text(root.span_of(key), &root.text(key).unwrap_or_default());
    let mut entries = vec![member("title", said(called)), member("version", said("version"))];
    entries.extend(docs(root).map(|docs| member("description", docs)));
    map(root.span, entries)
}

/// The description, with what else is to be said in words.
fn docs(root: &Node) -> Option<Node> {
    let described = root.get("description");
    let mut parts: Vec<String> = Vec::new();
    parts.extend(described.and_then(Node::as_str).map(|text| text.trim_end().to_owned()));
    parts.extend(root.text("version_name").map(|name| format!("Release: {name}")));
    if let Some(all) = root.items("category") {
        let names = all.iter().filter_map(Node::as_str);
        parts.push(format!("Category: {}", names.collect::<Vec<_>>().join(", ")));
    }
    match root.get("deprecated") {
        Some(node) if node.as_bool() == Some(true) => parts.push("Deprecated.".to_owned()),
        node => parts.extend(node.and_then(Node::as_str).map(|text| format!("Deprecated: {text}"))),
    }
    let span = described.map_or(root.span, |node| node.span);
    (!parts.is_empty()).then(|| text(span, &parts.join("\n\n")))
}

/// The values that every request has.
fn defaults(cx: &mut Cx<'_>) -> Option<Node> {
    let node = cx.root.get("defaults")?;
    let object = check::object(node, &keys::DEFAULTS, "`defaults`", cx.diags)?;
    let mut fixed = Vec::new();
    for place in ["query", "header", "cookie"] {
        for (key, value) in object.get(place).into_iter().flat_map(members) {
            if params::is_simple(value) {
                if check::kind(value, &Kind::Template, &key.text, cx.diags) {
                    fixed.push(params::fixed(cx, key, place, value, None));
                }
                continue;
            }
            let what = format!("the value `{}`", key.text);
            let Some(object) = check::object(value, &keys::VALUE, &what, cx.diags) else { continue };
            if let Some(value) = object.get("value") {
                fixed.push(params::fixed(cx, key, place, value, object.get("optional")));
            }
        }
    }
    Some(list(node.span, fixed))
}

/// Groups of endpoints: those of `tags`, and collections that say what is in them.
fn tags(cx: &mut Cx<'_>) -> Option<Node> {
    let (root, mut made) = (cx.root, Vec::new());
    for (key, value) in root.get("tags").into_iter().flat_map(members) {
        let mut entries = vec![member("name", text(key.span, &key.text))];
        if value.as_str().is_some() {
            entries.push(member("description", value.clone()));
        } else if let Some(object) = check::object(value, &keys::TAG, &format!("the tag `{}`", key.text), cx.diags) {
            entries.extend(renamed(&object, &[("description", "description")]));
            entries.extend(object.get("help_link").map(link));
        }
        made.push(map(value.span, entries));
    }
    for (key, value) in root.get("collections").into_iter().flat_map(members) {
        let is_said = root.get("tags").is_some_and(|tags| tags.get(&key.text).is_some());
        if let Some(docs) = value.get("description").filter(|_| !is_said) {
            let name = member("name", text(key.span, &key.text));
            made.push(map(value.span, vec![name, member("description", docs.clone())]));
        }
    }
    (!made.is_empty()).then(|| list(root.span, made))
}

fn link(node: &Node) -> (Key, Node) {
    member("externalDocs", map(node.span, vec![member("url", node.clone())]))
}
