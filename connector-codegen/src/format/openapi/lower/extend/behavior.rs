//! Behavior of a client around a call, which the root and operations declare with the same members.
//!
//! `{x-connector-timeout: 30s}` becomes a behavior with a timeout of 30,000 milliseconds, and nothing else.

use super::{fixed, member, speakeasy};
use crate::catalog::keys::Table;
use crate::catalog::keys::behavior::{KEYS, behavior as read};
use crate::catalog::keys::twin::extension;
use crate::format::build;
use crate::format::openapi::cx::Cx;
use crate::spec::Behavior;
use crate::tree::Node;

/// Returns the behavior that a node declares by keys of a table. Members that cannot be read are reported and skipped.
pub(super) fn behavior(cx: &mut Cx<'_>, node: &Node, table: &Table) -> Behavior {
    let fixed = member(node, "x-connector-fixed").map(|node| fixed::list(cx, node)).unwrap_or_default();
    let (fixed, fixed_spans) = fixed.into_iter().unzip();
    let said = said(cx, node, table);
    let mut table = read(&said, cx.diags);
    table.fixed = fixed;
    if member(node, "x-connector-retry").is_none() {
        table.retry = speakeasy::retry(node);
    }
    let success =
        said.get("success").and_then(|success| Some(success.get("at")?.span)).filter(|_| table.success.is_some());
    let paging = said.get("pagination").filter(|_| table.paging.is_some());
    let paging = paging.map(|said| cx.place(said.span));
    Behavior { table, fixed: fixed_spans, success, paging }
}

/// Returns the valid members of a node, by their keys in descriptions.
fn said(cx: &mut Cx<'_>, node: &Node, table: &Table) -> Node {
    let mut entries = Vec::new();
    for key in KEYS.iter().filter_map(|name| table.find(name)) {
        if let Some(said) = member(node, &extension(key.name))
            && cx.fits(said, &key.kind)
        {
            entries.push(build::member(key.name, said.clone()));
        }
    }
    build::map(node.span, entries)
}
