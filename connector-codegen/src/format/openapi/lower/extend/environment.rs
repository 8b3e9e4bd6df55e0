//! Deployments that differ in more than their URL.
//!
//! `{staging: {url: "https://staging.example", variables: {region: eu}}}` becomes one environment with one value.

use super::entries;
use super::token::field;
use crate::catalog::keys::Kind;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::twin::ENVIRONMENT;
use crate::format::build::members;
use crate::format::openapi::cx::Cx;
use crate::spec::Environment;
use crate::tree::Node;
use connector_tables::EnvironmentBuf;

/// The content of the member.
static KIND: Kind = Kind::Map(&Kind::Object(&ENVIRONMENT));

/// All of them; none after a report.
pub(super) fn environments(cx: &mut Cx<'_>, node: &Node) -> Vec<Environment> {
    if !cx.fits(node, &KIND) {
        return Vec::new();
    }
    let environment = |name: &str, node: &Node| Environment {
        table: EnvironmentBuf {
            name: name.to_owned(),
            url: node.text("url"),
            variables: entries(node, "variables")
                .map(|(name, value)| field(name, &value.to_json().to_string()))
                .collect(),
        },
        span: node.span,
    };
    members(node).map(|(key, node)| environment(&key.text, node)).collect()
}
