//! A list or map under construction.
//!
//! Separate because the reader must not care which of the two it adds to.

use super::alias::Anchors;
use crate::diag::Diagnostics;
use crate::tree::duplicate::Duplicates;
use crate::tree::{Key, Node, Value};
use std::rc::Rc;

/// A finished node with its measures.
#[derive(Clone)]
pub(super) struct Built {
    pub(super) node: Node,
    /// Nodes in it, itself included, when all aliases are expanded.
    pub(super) size: u64,
    /// Levels of lists and maps in it, itself included.
    pub(super) height: usize,
}

/// A list or map that is not closed yet.
pub(super) struct Frame {
    pub(super) start: usize,
    /// True if it is in brackets.
    pub(super) is_flow: bool,
    /// One past what was read of it so far.
    pub(super) end: usize,
    pub(super) anchor: usize,
    /// Of all that is in it.
    pub(super) size: u64,
    /// Of the highest that is in it.
    pub(super) height: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map {
        entries: Vec<(Key, Node)>,
        /// The name whose value comes next.
        key: Option<Key>,
        /// True if that name is `<<`.
        merges: bool,
        /// Values of `<<`.
        merged: Vec<(Key, Node)>,
    },
}

impl Frame {
    pub(super) fn list(start: usize, end: usize, is_flow: bool, anchor: usize) -> Self {
        Frame { start, end, is_flow, anchor, size: 0, height: 0, content: Content::List(Vec::new()) }
    }

    pub(super) fn map(start: usize, end: usize, is_flow: bool, anchor: usize) -> Self {
        let content = Content::Map { entries: Vec::new(), key: None, merges: false, merged: Vec::new() };
        Frame { start, end, is_flow, anchor, size: 0, height: 0, content }
    }

    /// Returns `true` if the next node is a member's name.
    pub(super) fn awaits_key(&self) -> bool {
        matches!(self.content, Content::Map { key: None, .. })
    }

    pub(super) fn set_key(&mut self, name: Key, is_merge: bool) {
        if let Content::Map { key, merges, .. } = &mut self.content {
            *key = Some(name);
            *merges = is_merge;
        }
    }

    /// Adds an item, or the value of the name that came before.
    pub(super) fn add(&mut self, built: Built, end: usize) {
        self.end = self.end.max(end);
        self.size = self.size.saturating_add(built.size);
        self.height = self.height.max(built.height);
        match &mut self.content {
            Content::List(items) => items.push(built.node),
            Content::Map { entries, key, merges, merged } => {
                let Some(name) = key.take() else { return };
                if *merges {
                    merged.push((name, built.node));
                } else {
                    entries.push((name, built.node));
                }
            }
        }
    }

    /// The value. Absent: it was reported that merging would make it too large.
    pub(super) fn finish(
        self,
        anchors: &mut Anchors,
        duplicates: &mut Duplicates,
        diags: &mut Diagnostics,
    ) -> Option<Value> {
        match self.content {
            Content::List(mut items) => {
                items.shrink_to_fit();
                Some(Value::List(Rc::new(items)))
            }
            Content::Map { mut entries, merged, .. } => {
                entries.shrink_to_fit();
                let mut map = duplicates.map(entries, diags);
                if !merged.is_empty() {
                    map = anchors.merge(map, &merged, diags)?;
                }
                Some(Value::Map(Rc::new(map)))
            }
        }
    }
}
