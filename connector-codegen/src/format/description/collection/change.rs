//! The endpoints of a preset, with the changes that a collection declares.
//!
//! `{ update: PATCH, operations: [UpdateRecord] }` keeps only UpdateRecord, with the method PATCH.

use super::names;
use super::preset::{self, Fill};
use crate::catalog::keys::{collection as keys, members as check};
use crate::diag::code;
use crate::format::build::{each, kept, list, map, member, members, text, with};
use crate::format::description::cx::Cx;
use crate::tree::{Key, Node, Value};

/// The endpoints by the names of their operations.
pub(super) fn operations(cx: &mut Cx<'_>, preset: &Node, fill: &Fill<'_>, node: &Node) -> Vec<(String, Node)> {
    let all = preset.get("endpoints");
    let have: Vec<&str> = all.into_iter().flat_map(members).map(|(key, _)| &*key.text).collect();
    chosen_exist(cx, node, &have);
    let mut made = Vec::new();
    for (key, endpoint) in all.into_iter().flat_map(members) {
        let Some(own) = chosen(node, &key.text) else { continue };
        let mut endpoint = preset::plant(endpoint, fill);
        endpoint = shared(endpoint, fill, node);
        endpoint = shaped(endpoint, &key.text, fill, node);
        if let Some(own) = own {
            endpoint = overridden(cx, endpoint, &key.text, own);
        }
        made.push((key.text.to_string(), parameters(endpoint, fill, node)));
    }
    made
}

/// Returns `Some` if an operation is selected, with its changes.
fn chosen<'n>(node: &'n Node, name: &str) -> Option<Option<&'n Node>> {
    let Some(chosen) = node.get("operations") else { return Some(None) };
    match &chosen.value {
        Value::List(items) => items.iter().any(|item| item.as_str() == Some(name)).then_some(None),
        _ => match chosen.get(name) {
            Some(own) if own.as_bool() == Some(false) => None,
            own => Some(own.filter(|own| own.as_map().is_some())),
        },
    }
}

/// Reports operations that the preset does not have.
fn chosen_exist(cx: &mut Cx<'_>, node: &Node, have: &[&str]) {
    let Some(chosen) = node.get("operations") else { return };
    if chosen.as_list().is_none() && chosen.as_map().is_none() {
        let message = format!("`operations` must be a list or an object of names, and is {}", chosen.kind());
        cx.diags.report(&code::WRONG_TYPE, chosen.span, message).help("for example `operations: [ListAll, GetRecord]`");
    }
    let listed = chosen.as_list().unwrap_or_default().iter().filter_map(|item| Some((item.as_str()?, item.span)));
    let by_name = members(chosen).map(|(key, _)| (&*key.text, key.span));
    for (name, span) in listed.chain(by_name).filter(|(name, _)| !have.contains(name)) {
        cx.unknown(span, "operation of this preset", name, have.iter().copied());
    }
}

/// Adds these members of a node to an endpoint.
fn taken(endpoint: Node, node: &Node, names: &[&str]) -> Node {
    let said = names.iter().filter_map(|name| Some((name, node.get(name)?)));
    said.fold(endpoint, |endpoint, (name, value)| with(&endpoint, name, value.clone()))
}

/// Adds the keys that apply to all operations.
fn shared(mut endpoint: Node, fill: &Fill<'_>, node: &Node) -> Node {
    endpoint = with(&taken(endpoint, node, &["auth", "retry", "variables"]), "group", text(fill.anchor, fill.key));
    let (Some(error), Some(reply)) = (node.get("error"), endpoint.get("reply").cloned()) else { return endpoint };
    with(&endpoint, "reply", with(&reply, "default", error.clone()))
}

/// Applies the collection's keys for bodies, lists and pages.
fn shaped(endpoint: Node, name: &str, fill: &Fill<'_>, node: &Node) -> Node {
    let mut endpoint = match (name, node.get("update")) {
        ("UpdateRecord", Some(method)) => with(&endpoint, "method", method.clone()),
        _ => endpoint,
    };
    if let Some(path) = node.get("envelope") {
        endpoint = enveloped(endpoint, name, path, fill);
    }
    if name == "ListAll" {
        endpoint = listed(endpoint, fill, node);
    }
    if let ("CreateRecord", Some(samples)) = (name, node.get("samples").and_then(Node::as_list)) {
        let samples = samples.iter().map(|sample| map(sample.span, vec![member("input", sample.clone())])).collect();
        endpoint = with(&endpoint, "samples", list(fill.anchor, samples));
    }
    endpoint
}

/// Bodies with the record at another place.
fn enveloped(endpoint: Node, name: &str, path: &Node, fill: &Fill<'_>) -> Node {
    let is_none = path.as_str() == Some("none");
    let mut endpoint = endpoint;
    if let Some(body) = endpoint.get("body").cloned() {
        let ty = body.get("type").cloned().unwrap_or(body);
        let body = match is_none {
            true => ty,
            false => map(fill.anchor, vec![member("type", ty), member("wrap", path.clone())]),
        };
        endpoint = with(&endpoint, "body", body);
    }
    let replies = fill.preset.wrapper.is_empty() && name != "ListAll" && !is_none;
    let Some(reply) = endpoint.get("reply").filter(|_| replies).cloned() else { return endpoint };
    let made = each(&reply, |key, value| match (key.text.starts_with('2'), value.as_str()) {
        (true, Some(ty)) if ty != "none" => {
            map(fill.anchor, vec![member("items", path.clone()), member("type", value.clone())])
        }
        _ => value.clone(),
    });
    with(&endpoint, "reply", made)
}

/// ListAll with more parameters, its list at another place, and other pages.
fn listed(mut endpoint: Node, fill: &Fill<'_>, node: &Node) -> Node {
    if let Some(more) = node.get("query") {
        let plain = |key: &Key| key.text.trim_end_matches('?').to_owned();
        let is_other = |key: &Key| !members(more).any(|(other, _)| plain(other) == plain(key));
        let others = endpoint.get("query").into_iter().flat_map(members).filter(|(key, _)| is_other(key));
        let entries = others.chain(members(more)).cloned().collect();
        endpoint = with(&endpoint, "query", map(more.span, entries));
    }
    if let (Some(items), Some(reply)) = (node.get("items"), endpoint.get("reply").cloned()) {
        let record = match fill.preset.wrapper {
            "" => fill.records.record.clone(),
            wrapper => text(fill.anchor, &fill.text(wrapper)),
        };
        let all = list(fill.anchor, vec![record]);
        let made = match items.as_str() {
            Some("none") | None => all,
            Some(_) => map(fill.anchor, vec![member("items", items.clone()), member("type", all)]),
        };
        endpoint = with(&endpoint, "reply", with(&reply, "200", made));
    }
    match node.get("pagination") {
        Some(paging) if paging.as_bool() == Some(false) => kept(&endpoint, |key, _| &*key.text != "pagination"),
        Some(paging) => with(&endpoint, "pagination", paging.clone()),
        None => endpoint,
    }
}

/// Applies the changes of one operation.
fn overridden(cx: &mut Cx<'_>, endpoint: Node, name: &str, own: &Node) -> Node {
    let Some(own) = check::object(own, &keys::OPERATION, &format!("the operation `{name}`"), cx.diags) else {
        return endpoint;
    };
    let endpoint = taken(endpoint, &own, &["method", "path", "label"]);
    let (status, reply) = (own.get("status"), own.get("reply"));
    let Some(all) = endpoint.get("reply").filter(|_| status.is_some() || reply.is_some()).cloned() else {
        return endpoint;
    };
    let entries = members(&all).map(|(key, value)| {
        let is_success = key.text.starts_with('2');
        let number = status.filter(|_| is_success).and_then(Node::as_number);
        let key = number.map_or_else(|| key.clone(), |status| Key { span: key.span, text: status.into() });
        (key, reply.filter(|_| is_success).unwrap_or(value).clone())
    });
    with(&endpoint, "reply", map(all.span, entries.collect()))
}

/// Parameters of the path: the id, and what the collection says.
fn parameters(endpoint: Node, fill: &Fill<'_>, node: &Node) -> Node {
    let Some(path) = endpoint.get("path") else { return endpoint };
    let declared = node.get("path_params").into_iter().flat_map(members);
    let in_path = declared.filter(|(key, _)| names(path, key.text.trim_end_matches('?')));
    let mut entries: Vec<(Key, Node)> = in_path.cloned().collect();
    if names(path, &fill.id.name) && !entries.iter().any(|(key, _)| *key.text == *fill.id.name) {
        entries.push((Key { span: fill.anchor, text: fill.id.name.as_str().into() }, fill.id.ty.clone()));
    }
    if entries.is_empty() {
        return endpoint;
    }
    with(&endpoint, "path_params", map(fill.anchor, entries))
}
