//! Places in a reply.
//!
//! `$headers.X-Total` becomes `Source::Header("X-Total")`, `/meta/total` becomes `Source::Body("/meta/total")`.

use super::member;
use crate::catalog::keys::value;
use crate::spec::behavior::Source;
use crate::tree::Node;

/// The place that a member names, once the node was checked.
pub(super) fn source(node: &Node, name: &str) -> Option<Source> {
    read(member(node, name)?)
}

/// The place that a text names.
pub(super) fn read(node: &Node) -> Option<Source> {
    Some(match value::source(node.as_str()?)? {
        value::Source::Body(pointer) => Source::Body(pointer.to_owned()),
        value::Source::Header(name) => Source::Header(name.to_owned()),
        value::Source::Status => Source::Status,
    })
}
