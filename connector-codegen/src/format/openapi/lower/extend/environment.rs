//! Places to call that differ in more than their URL.
//!
//! `{staging: {url: "https://staging.example", variables: {region: eu}}}` becomes one environment with one value.

use super::{entries, text};
use crate::catalog::keys::twin::ENVIRONMENT;
use crate::catalog::keys::{self, Kind};
use crate::format::openapi::cx::Cx;
use crate::spec::Environment;
use crate::tree::Node;

/// What stands under the member.
static KIND: Kind = Kind::Map(&Kind::Object(&ENVIRONMENT));

/// All of them; none after a report.
pub(super) fn environments(cx: &mut Cx<'_>, node: &Node) -> Vec<Environment> {
    if !keys::kind(node, &KIND, "x-connector-environments", cx.diags) {
        return Vec::new();
    }
    let map = node.as_map().into_iter().flat_map(|map| map.iter());
    map.map(|(key, node)| Environment {
        name: key.text.to_string(),
        url: text(node, "url"),
        variables: entries(node, "variables").map(|(name, value)| (name.to_owned(), value.to_json())).collect(),
        span: node.span,
    })
    .collect()
}
