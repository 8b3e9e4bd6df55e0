//! Servers and security schemes.
//!
//! `{host: a.example, basePath: /v1, schemes: [http, https]}` becomes `https://a.example/v1` and
//! `http://a.example/v1`.

use crate::format::openapi::dialect::build::{list, map, member, text};
use crate::tree::Node;
use std::rc::Rc;

/// The servers, safe ones first; none where a document says neither host nor path.
pub(super) fn servers(root: &Node, schemes: Option<&Node>) -> Option<Node> {
    let host = root.get("host").filter(|node| node.as_str().is_some_and(|host| !host.is_empty()));
    let base = root.get("basePath");
    let at = host.or(base)?;
    let path = base.and_then(Node::as_str).unwrap_or_default().trim_end_matches('/');
    let path = if path.is_empty() || path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let server = |url: String| map(at.span, vec![member("url", text(at.span, &url))]);
    let Some(host) = host.and_then(Node::as_str) else {
        return (!path.is_empty()).then(|| list(at.span, vec![server(path)]));
    };
    let written = schemes.and_then(Node::as_list).unwrap_or_default().iter().filter_map(Node::as_str);
    let mut schemes: Vec<_> = written.filter(|scheme| ["https", "http"].contains(scheme)).collect();
    if schemes.is_empty() {
        schemes.push("https");
    }
    schemes.sort_by_key(|scheme| *scheme != "https");
    schemes.dedup();
    Some(list(at.span, schemes.iter().map(|scheme| server(format!("{scheme}://{host}{path}"))).collect()))
}

/// A security scheme: `basic` is a form of `http` in 3.0, and a flow stands in `flows`; all else has the same members as
/// far as they are used.
pub(super) fn scheme(node: &Node) -> Node {
    if let Some(flow) = node.get("flow").filter(|_| node.get("flows").is_none()) {
        let name = match flow.as_str() {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some(same) => same,
            None => return node.clone(),
        };
        let own = |key: &&str| node.get(key).map(|value| member(key, value.clone()));
        let about = ["tokenUrl", "authorizationUrl", "scopes"].iter().filter_map(own).collect();
        let flows = map(flow.span, vec![member(name, map(flow.span, about))]);
        let others = node.as_map().into_iter().flat_map(|map| map.iter()).filter(|(key, _)| &*key.text != "flow");
        return map(node.span, others.cloned().chain([member("flows", flows)]).collect());
    }
    let Some(ty) = node.get("type").filter(|ty| ty.as_str() == Some("basic")) else { return node.clone() };
    let mut entries = vec![member("type", text(ty.span, "http")), member("scheme", text(ty.span, "basic"))];
    let map_of = node.as_map().map(Rc::new);
    entries.extend(map_of.iter().flat_map(|map| map.iter()).filter(|(key, _)| &*key.text != "type").cloned());
    map(node.span, entries)
}
