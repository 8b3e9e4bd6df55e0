//! Values that are always sent.
//!
//! `[{in: header, name: X-Tenant, value: "{{ tenant }}"}]` becomes one header with a template.

use super::member;
use crate::catalog::keys::Kind;
use crate::catalog::keys::auth::FIXED;
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{FixedBuf, Place};

/// The content of the member.
static KIND: Kind = Kind::List(&Kind::Object(&FIXED));

/// A list of them with their places. Those that cannot be read are skipped.
pub(super) fn list(cx: &mut Cx<'_>, node: &Node) -> Vec<(FixedBuf, Span)> {
    if cx.fits(node, &KIND) { read_list(node) } else { Vec::new() }
}

/// A list of them that was checked.
pub(super) fn read_list(node: &Node) -> Vec<(FixedBuf, Span)> {
    node.as_list().unwrap_or_default().iter().filter_map(fixed).collect()
}

fn fixed(node: &Node) -> Option<(FixedBuf, Span)> {
    let table = FixedBuf {
        place: Place::of(node.get("in")?.as_str()?)?,
        name: node.text("name")?,
        value: node.text("value")?,
        optional: node.is_true("optional"),
    };
    Some((table, member(node, "value")?.span))
}
