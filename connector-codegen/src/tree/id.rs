//! Identities of nodes.
//!
//! A YAML alias and the node that it names are one node; two equal texts in a document are two. So are two nodes that
//! were made from one.

use std::sync::atomic::{AtomicU32, Ordering};

/// Identity of a node, for comparison only: its value differs from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(u32);

static NEXT: AtomicU32 = AtomicU32::new(0);

impl NodeId {
    /// Returns an identity that no other node of the process has. They repeat after four billion nodes, more than a document
    /// can have.
    pub(super) fn next() -> Self {
        NodeId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
