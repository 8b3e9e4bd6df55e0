//! Context of lowering: the document, the types so far, and the reports.

use super::read::{self, Part, Typed};
use crate::catalog::keys::{self, Kind};
use crate::config::Config;
use crate::diag::{Diagnostics, code};
use crate::spec::{Place, TypeId, Types};
use crate::text::Span;
use crate::tree::place::Documents;
use crate::tree::pointer::last;
use crate::tree::{Node, NodeId};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Shared by all of lowering.
pub(crate) struct Cx<'d> {
    /// The whole document, after the dialect stage.
    pub(crate) root: &'d Node,
    /// The documents as they were read.
    pub(crate) documents: &'d Documents,
    /// The user's choices.
    #[allow(dead_code, reason = "no choice changes lowering yet")]
    pub(crate) config: &'d Config,
    /// Types made so far.
    pub(crate) types: Types,
    /// The types of the schema nodes that were visited: `$ref`s and YAML aliases end here, and so do circles.
    pub(crate) seen: BTreeMap<NodeId, TypeId>,
    /// Named schemas by the `$ref`s in their `allOf`. Computed when it is first needed.
    pub(crate) heirs: OnceCell<BTreeMap<String, Vec<String>>>,
    /// The reports.
    pub(crate) diags: &'d mut Diagnostics,
}

impl Cx<'_> {
    /// Returns the place of a span.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { span, pointer: self.documents.pointer(span) }
    }

    /// Returns the name under which its author wrote a node: a key of a description, or a member of a document.
    pub(crate) fn key(&self, node: &Node) -> String {
        last(&self.documents.pointer(node.span))
    }

    /// Reads a node as a type of openapiv3. Absent after a report. Nodes made from a description are regular: they do not need
    /// the cures for other documents.
    pub(crate) fn read<T: Part>(&mut self, node: &Node) -> Option<Typed<T>> {
        let cases = if self.documents.is_rewritten(node) { &[] } else { T::CASES };
        read::read(node, "", cases, self.diags)
    }

    /// Checks a member of ours, or its content, against the kind of its key. A report names the key that the author of the
    /// document wrote. Nodes made from a description are already checked.
    pub(crate) fn fits(&mut self, node: &Node, kind: &Kind) -> bool {
        self.documents.is_rewritten(node) || keys::kind(node, kind, &self.key(node), self.diags)
    }

    /// A mark to return to if the current operation fails.
    pub(crate) fn mark(&self) -> usize {
        self.types.len()
    }

    /// Forgets what came since the mark.
    pub(crate) fn rollback(&mut self, mark: usize) {
        self.types.truncate(mark);
        self.seen.retain(|_, id| (id.0 as usize) < mark);
    }

    /// Makes something that can be done without: if it fails, it leaves nothing behind but warnings.
    pub(crate) fn attempt<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (mark, reports) = (self.mark(), self.diags.mark());
        let made = make(self);
        if made.is_none() {
            self.rollback(mark);
            self.diags.soften(reports);
        }
        made
    }

    /// The code of what failed since the mark. Every failure has a report; one without is our mistake.
    pub(crate) fn failure(&mut self, reports: usize, span: Span) -> String {
        let found = self.diags.failed_since(reports).or_else(|| self.diags.iter().skip(reports).last());
        if let Some(diagnostic) = found {
            return diagnostic.code.id.to_owned();
        }
        self.diags
            .report(&code::BUG, span, "this was skipped without a reason")
            .help("please report it with this part of the document");
        code::BUG.id.to_owned()
    }
}
