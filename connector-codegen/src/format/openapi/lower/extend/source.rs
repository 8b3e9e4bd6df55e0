//! Places in a reply.
//!
//! `$headers.X-Total` becomes `Source::Header("X-Total")`, `/meta/total` becomes `Source::Body("/meta/total")`.

use super::member;
use crate::tree::Node;
use connector_tables::SourceBuf;
use connector_tables::language::source::parse_buf;

/// The place that a member names, once the node was checked.
pub(super) fn source(node: &Node, name: &str) -> Option<SourceBuf> {
    read(member(node, name)?)
}

/// The place that a text names.
pub(super) fn read(node: &Node) -> Option<SourceBuf> {
    parse_buf(node.as_str()?)
}
