//! Identities of nodes.
//!
//! A YAML alias and the node that it names are one node; two equal texts in a document are two. So are two nodes that
//! were made from one.

use std::sync::atomic::{AtomicU32, Ordering};

/// Identity of a node, to be compared and nothing else: its value differs from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(u32);

static NEXT: AtomicU32 = AtomicU32::new(0);

impl NodeId {
    /// Returns an identity that no node of the process has. After four billion nodes they begin anew, and no document has
    /// as many.
    pub(super) fn next() -> Self {
        NodeId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
