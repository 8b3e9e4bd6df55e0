//! A description on top of an OpenAPI document: the document, with what the description says of its operations.
//!
//! `{ openapi: api.yaml, endpoints: { List: { operation: issues/list, retry: { attempts: 5 } } } }` becomes `api.yaml` with
//! `operationId: List` and `x-connector-retry: {attempts: 5}` in the operation `issues/list`.

use super::cx::Cx;
use super::paths::METHODS;
use super::{operation, refuse};
use crate::catalog::keys::{endpoint as keys, members as check};
use crate::diag::code;
use crate::format::build::{map, members, merged};
use crate::tree::{Key, Node, pointer};

/// An endpoint that says something of an operation of the document.
pub(super) struct Listed<'n> {
    pub(super) key: &'n Key,
    pub(super) node: Node,
    /// The code of the report for which it is left out.
    pub(super) skipped: Option<&'static str>,
    /// The JSON pointer of the operation.
    pointer: String,
}

/// Returns `true` if an endpoint extends an operation, and has no path of its own.
pub(super) fn extends(cx: &Cx<'_>, node: &Node) -> bool {
    cx.extended.is_some() && (node.get("operation").is_some() || node.get("path").is_none())
}

/// Finds the operation of an endpoint; absent after a report.
pub(super) fn listed<'n>(cx: &mut Cx<'_>, key: &'n Key, node: &Node, before: &[Listed<'n>]) -> Option<Listed<'n>> {
    let what = format!("the endpoint `{}`", key.text);
    cx.skipped = None;
    let said = refuse::scripts(cx, node);
    let node = cx.object(&said, &keys::ENDPOINT, &what)?;
    if check::is_wrong(&said, &node, "operation") {
        return None;
    }
    for name in ["path", "method", "path_params"] {
        if let Some((own, _)) = node.as_map().and_then(|map| map.entry(name)) {
            cx.diags
                .report(&code::CONFLICT, own.span, format!("`{name}` cannot stand beside `operation`"))
                .help("the document says it; remove one of both");
        }
    }
    let (name, span) = match node.get("operation") {
        Some(operation) => (operation.as_str()?, operation.span),
        None => (&*key.text, key.span),
    };
    let all = operations(cx.extended?);
    let found = all.iter().find(|(label, id, _)| *id == Some(name) || label.as_str() == name);
    let Some((_, _, pointer)) = found else {
        let names: Vec<&str> = match name.contains(' ') {
            true => all.iter().map(|(label, ..)| label.as_str()).collect(),
            false => all.iter().filter_map(|(_, id, _)| *id).collect(),
        };
        cx.unknown(span, "operation of the document", name, names);
        return None;
    };
    if let Some(first) = before.iter().find(|other| other.pointer == *pointer) {
        cx.diags
            .report(&code::CONFLICT, span, format!("the operation `{name}` is extended twice"))
            .label(first.key.span, "first here")
            .help("put both into one endpoint");
        return None;
    }
    Some(Listed { key, pointer: pointer.clone(), skipped: cx.skipped, node })
}

/// Every operation: `GET /issues`, its id, and its pointer.
fn operations(document: &Node) -> Vec<(String, Option<&str>, String)> {
    let mut all = Vec::new();
    for (path, item) in document.get("paths").into_iter().flat_map(members) {
        for (method, operation) in members(item).filter(|(key, _)| METHODS.contains(&&*key.text)) {
            let label = format!("{} {}", method.text.to_ascii_uppercase(), path.text);
            let id = operation.get("operationId").and_then(Node::as_str);
            all.push((label, id, pointer_of(path, method)));
        }
    }
    all
}

fn pointer_of(path: &Key, method: &Key) -> String {
    format!("/paths/{}/{}", pointer::escape(&path.text), method.text)
}

/// The document's paths, with the changes to its operations; only these operations, if the description selects some.
pub(super) fn paths(cx: &mut Cx<'_>, document: &Node, listed: &[Listed<'_>]) -> Vec<(Key, Node)> {
    let only = cx.root.get("only").and_then(Node::as_str) == Some("listed");
    let mut made = Vec::new();
    for (path, item) in document.get("paths").into_iter().flat_map(members) {
        let own = |key: &Key| listed.iter().find(|listed| listed.pointer == pointer_of(path, key));
        let is_left = |key: &Key| !only || !METHODS.contains(&&*key.text) || own(key).is_some();
        if only && !members(item).any(|(key, _)| own(key).is_some()) {
            continue;
        }
        let entries = members(item).filter(|(key, _)| is_left(key)).map(|(key, node)| {
            let merged = own(key).map(|own| operation::merged(cx, own, node));
            (key.clone(), merged.unwrap_or_else(|| node.clone()))
        });
        let entries = entries.collect();
        made.push((path.clone(), map(item.span, entries)));
    }
    made
}

/// The root of the document with the members of the description, which count before its own.
pub(super) fn root(document: &Node, own: Vec<(Key, Node)>) -> Node {
    let own = map(document.span, own);
    merged(document, &own, |name, theirs, mine| match name {
        "info" | "components" => together(theirs, mine, name == "components"),
        "openapi" => theirs.clone(),
        _ => mine.clone(),
    })
}

/// Both objects in one; of members in both the second's counts, or, if `deep`, both objects of that name in one.
fn together(theirs: &Node, mine: &Node, deep: bool) -> Node {
    merged(theirs, mine, |_, theirs, mine| match mine.as_str() {
        _ if deep => together(theirs, mine, false),
        Some("") => theirs.clone(),
        _ => mine.clone(),
    })
}
