//! What every part of lowering shares: the document, the types made so far, and the reports.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::{TypeId, Types};
use crate::text::Span;
use crate::tree::Node;
use std::collections::BTreeMap;

/// Shared by all of lowering.
pub(crate) struct Cx<'d> {
    /// The whole document, after the dialect stage.
    pub(crate) root: &'d Node,
    /// The user's choices.
    pub(crate) config: &'d Config,
    /// Types made so far.
    pub(crate) types: Types,
    /// The type of a schema node that was met already, by the node's place: `$ref`s and YAML aliases end here, and so
    /// do circles.
    pub(crate) seen: BTreeMap<Span, TypeId>,
    /// The reports.
    pub(crate) diags: &'d mut Diagnostics,
}

impl Cx<'_> {
    /// A mark to go back to, if the operation at hand fails.
    pub(crate) fn mark(&self) -> usize {
        self.types.len()
    }

    /// Forgets what came since the mark.
    pub(crate) fn rollback(&mut self, mark: usize) {
        self.types.truncate(mark);
        self.seen.retain(|_, id| (id.0 as usize) < mark);
    }
}
