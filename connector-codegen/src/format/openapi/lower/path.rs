//! Path items: their operations, and the members that these share.
//!
//! `{/pets: {parameters: […], get: {…}}}` gives one operation `GET /pets`, or one skipped with its code.

use super::security::Known;
use super::{extend, operation, server};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::refs;
use crate::spec::{Operation, Skipped};
use crate::text::Span;
use crate::tree::{Key, Node, Value};
use connector_tables::ServerBuf;
use connector_tables::language::header::is_token;
use std::collections::BTreeMap;

/// Members of a path item that are operations. `query` is 3.2's.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The members that the operations of one path share.
pub(super) struct Item {
    /// The template.
    pub(super) path: String,
    /// Parameters.
    pub(super) params: Vec<Node>,
    /// Its own servers.
    pub(super) servers: Vec<ServerBuf>,
}

/// One operation as written in the document.
pub(super) struct Entry {
    /// The method as sent: `GET`.
    pub(super) method: String,
    /// The operation object.
    pub(super) node: Node,
}

/// All operations under `paths`, and those that could not be lowered.
pub(super) fn operations(cx: &mut Cx<'_>, known: &Known) -> (Vec<Operation>, Vec<Skipped>) {
    let (mut made, mut skipped) = (Vec::new(), Vec::new());
    let mut ids = BTreeMap::new();
    let Some(paths) = cx.root.get("paths").and_then(Node::as_map) else { return (made, skipped) };
    for (key, node) in paths.iter().filter(|(key, _)| !key.text.starts_with("x-")) {
        let Some((item, entries)) = read_item(cx, key, node) else { continue };
        for entry in entries {
            let (mark, reports) = (cx.mark(), cx.diags.mark());
            match operation::lower(cx, known, &item, &entry) {
                Some(operation) => {
                    note_id(cx, &mut ids, &operation, &entry.node);
                    made.push(operation);
                }
                None => {
                    // All or nothing: what it has left behind is forgotten.
                    cx.rollback(mark);
                    skipped.push(Skipped {
                        id: entry.node.get("operationId").and_then(Node::as_str).map(str::to_owned),
                        method: entry.method,
                        path: item.path.clone(),
                        place: cx.place(entry.node.span),
                        code: extend::skipped(cx, &entry.node)
                            .map_or_else(|| cx.failure(reports, entry.node.span), str::to_owned),
                    });
                }
            }
        }
    }
    (made, skipped)
}

/// Warns of an operationId that another operation has.
fn note_id(cx: &mut Cx<'_>, ids: &mut BTreeMap<String, Span>, operation: &Operation, node: &Node) {
    let Some(id) = &operation.id else { return };
    let span = node.get("operationId").map_or(node.span, |id| id.span);
    if let Some(first) = ids.get(id) {
        cx.diags
            .report(&code::DUPLICATE_OPERATION, span, format!("two operations have the id `{id}`"))
            .label(*first, "the first one")
            .help("give each operation an `operationId` of its own");
        return;
    }
    ids.insert(id.clone(), span);
}

/// A path item, with its `$ref` followed: siblings of the `$ref` take precedence over the target.
fn read_item(cx: &mut Cx<'_>, key: &Key, node: &Node) -> Option<(Item, Vec<Entry>)> {
    if matches!(node.value, Value::Null) {
        return None;
    }
    let mut layers = vec![node.clone()];
    if node.get("$ref").is_some() {
        layers.push(refs::follow(cx, node)?.node);
    }
    layers.retain(|node| {
        if node.as_map().is_none() {
            let message = format!("a path item is {}, not an object", node.kind());
            cx.diags.report(&code::INVALID_NODE, node.span, message).help("write it as an object with methods");
        }
        node.as_map().is_some()
    });
    let first = |name: &str| layers.iter().find_map(|node| node.get(name));
    let params = first("parameters").and_then(Node::as_list).unwrap_or_default().to_vec();
    let servers = server::servers(cx, first("servers"));
    let path = path_of(cx, key);
    Some((Item { path, params, servers }, entries(cx, &layers)))
}

fn path_of(cx: &mut Cx<'_>, key: &Key) -> String {
    if key.text.starts_with('/') {
        return key.text.to_string();
    }
    let message = format!("the path `{}` does not begin with `/`", key.text);
    cx.diags.report(&code::IRREGULAR, key.span, message).help("put a `/` before it; it was taken so");
    format!("/{}", key.text)
}

/// The operations of a path item, in document order.
fn entries(cx: &mut Cx<'_>, layers: &[Node]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for layer in layers {
        for (key, node) in layer.as_map().iter().flat_map(|map| map.iter()) {
            if &*key.text == "additionalOperations" {
                additional(cx, &mut entries, node);
                continue;
            }
            let Some(method) = METHODS.iter().find(|method| key.text.eq_ignore_ascii_case(method)) else { continue };
            if **method != *key.text {
                let message = format!("the method `{}` is not in lower case", key.text);
                cx.diags.report(&code::IRREGULAR, key.span, message).help(format!("write `{method}`"));
            }
            push(&mut entries, method.to_ascii_uppercase(), node);
        }
    }
    entries
}

/// 3.2: any other method, spelled as it is sent.
fn additional(cx: &mut Cx<'_>, entries: &mut Vec<Entry>, node: &Node) {
    for (key, node) in node.as_map().iter().flat_map(|map| map.iter()) {
        if !is_token(&key.text) {
            cx.diags
                .report(&code::INVALID_NODE, key.span, format!("{:?} is not an HTTP method", &*key.text))
                .help("a method consists of letters, digits and a few signs");
            continue;
        }
        push(entries, key.text.to_string(), node);
    }
}

fn push(entries: &mut Vec<Entry>, method: String, node: &Node) {
    if !entries.iter().any(|entry| entry.method == method) {
        entries.push(Entry { method, node: node.clone() });
    }
}
