//! Connector descriptions: read by spelling them as their twins, OpenAPI documents with `x-connector-…` members.
//!
//! Apart from `format/openapi`, which reads what comes out: a description has its own words, and its own mistakes.
//! Places stay those of the description; [`Spelled::moved`] leads JSON pointers back.
//!
//! `{connector: 1, name: t, endpoints: {Ping: {method: GET, path: /ping}}}` becomes
//! `{openapi: 3.0.4, x-connector-name: t, paths: {/ping: {get: {operationId: Ping, …}}}, …}`.

use crate::diag::Diagnostics;
use crate::tree::Node;
use std::collections::BTreeMap;

/// A description as an OpenAPI document.
#[derive(Debug)]
pub struct Spelled {
    /// The document.
    pub root: Node,
    /// The pointer in the description, by the pointer in [`Spelled::root`], for what stands elsewhere there.
    pub moved: BTreeMap<String, String>,
}

/// Whether a document is a connector description: it has the member `connector`.
pub fn is_description(root: &Node) -> bool {
    root.get("connector").is_some()
        && root.get("openapi").and_then(Node::as_str).is_none_or(|text| !text.starts_with('3'))
}

/// Spells a description as its twin. `extended` is the OpenAPI document that it names in `openapi`, already read.
/// Absent, with a report, if nothing can be made of it.
pub fn spell(root: &Node, extended: Option<&Node>, diags: &mut Diagnostics) -> Option<Spelled> {
    let _ = (root, extended, diags);
    None
}
