//! OpenAPI documents to the IR.
//!
//! `lower` on the tree of `{openapi: 3.0.3, info: {…}, paths: {/pets: {get: {…}}}}` gives a `Spec` with one operation.

pub mod cx;
mod dialect;
mod lower;
mod read;
pub(crate) mod refs;
pub mod schema;
mod show;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod version;

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::{Spec, Types};
use crate::tree::Node;
use std::collections::BTreeMap;

pub use show::document;

/// Lowers a document. Absent, with a report, if it is no OpenAPI document that can be read; parts that could not be
/// lowered are left out, each with a report.
pub fn lower(root: &Node, config: &Config, diags: &mut Diagnostics) -> Option<Spec> {
    version::check(root, diags)?;
    let mut cx = cx::Cx { root, config, types: Types::default(), seen: BTreeMap::new(), diags };
    Some(lower::lower(&mut cx))
}
