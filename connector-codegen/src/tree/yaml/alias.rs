//! Anchors, aliases and merge keys, and the bounds on what they expand to.
//!
//! Separate because a document of a few kilobytes can stand for a billion nodes here. Nodes are shared, so reading is
//! cheap; the bounds protect who walks the tree.
//!
//! `a: &x { p: 1, q: 2 }` and `b: { <<: *x, q: 3 }` make `b` the object `{q: 3, p: 1}`.

use super::frame::Built;
use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::{Key, Map, Node, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Maximum number of nodes to which all aliases together may expand.
const EXPANDED: u64 = 16_000_000;
/// Merging copies the members, if not their values: it may copy so many.
const MERGED: usize = 200_000;

/// The anchored values that are finished, by the parser's number.
#[derive(Default)]
pub(super) struct Anchors {
    all: BTreeMap<usize, Built>,
    expanded: u64,
    merged: usize,
}

impl Anchors {
    /// Remembers a finished value; the anchor 0 is none.
    pub(super) fn keep(&mut self, anchor: usize, built: &Built) {
        if anchor > 0 {
            self.all.insert(anchor, built.clone());
        }
    }

    /// The value, if it is finished: an alias within its own anchor finds none.
    pub(super) fn get(&self, anchor: usize) -> Option<Built> {
        self.all.get(&anchor).cloned()
    }

    /// Counts an alias. Absent: it was one too many, and reported.
    pub(super) fn expand(&mut self, size: u64, span: Span, diags: &mut Diagnostics) -> Option<()> {
        self.expanded = self.expanded.saturating_add(size);
        if self.expanded > EXPANDED {
            too_large(span, "the aliases up to here expand to more than 16 million nodes", diags);
            return None;
        }
        Some(())
    }

    /// The map with the members of the maps that `<<` names; its own win, and the earlier of two maps.
    pub(super) fn merge(&mut self, map: Map, merged: &[(Key, Node)], diags: &mut Diagnostics) -> Option<Map> {
        let mut names: BTreeSet<Rc<str>> = map.iter().map(|(key, _)| key.text.clone()).collect();
        let mut entries: Vec<(Key, Node)> = map.entries;
        for (key, value) in merged {
            for node in value.as_list().unwrap_or(std::slice::from_ref(value)) {
                let Value::Map(map) = &node.value else {
                    not_a_map(key, node, diags);
                    continue;
                };
                self.merged = self.merged.saturating_add(map.len());
                if self.merged > MERGED {
                    too_large(key.span, "the merge keys up to here copy more than 200,000 members", diags);
                    return None;
                }
                let new = |(key, _): &&(Key, Node)| names.insert(key.text.clone());
                entries.extend(map.iter().filter(new).cloned());
            }
        }
        Some(Map::new(entries))
    }
}

fn too_large(span: Span, message: &str, diags: &mut Diagnostics) {
    diags.report(&code::TOO_LARGE, span, message).help("write shared parts once and refer to them by `$ref`");
}

fn not_a_map(key: &Key, node: &Node, diags: &mut Diagnostics) {
    diags
        .report(&code::YAML_ONLY, key.span, format!("`<<` merges objects, but here stands {}", node.kind()))
        .help("it was left out; give an alias of an object, or a list of them");
}
