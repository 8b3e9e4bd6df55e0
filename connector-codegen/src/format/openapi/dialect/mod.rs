//! Spells out a document's irregularities, so that all later code reads plain OpenAPI 3.0.
//!
//! Separate because people write irregular documents, and openapiv3 is strict. A node is spelled out when it is read, since
//! its type is known only then. Locations stay; a node that stays irregular is reported or harmless.
//!
//! The response `{content: {…}}` becomes `{content: {…}, description: ""}`.

mod build;
pub(crate) mod cases;
mod edit;
mod parameter;
pub(crate) mod swagger2;
#[cfg(test)]
mod tests;

use crate::diag::Diagnostics;
use crate::tree::Node;
use edit::Edit;

/// One irregularity and its cure.
pub(crate) struct Case {
    /// The irregularity, for the table in the docs and for tests.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by tests, and by readers of the table"))]
    pub(crate) name: &'static str,
    /// Makes it regular.
    cure: fn(&mut Edit<'_>),
}

/// Returns `node` with each case cured; absent, after a report, if one has no cure.
pub(crate) fn spell(node: &Node, cases: &[Case], diags: &mut Diagnostics) -> Option<Node> {
    let mut edit = Edit::new(node, diags);
    for case in cases {
        (case.cure)(&mut edit);
    }
    edit.finish()
}
