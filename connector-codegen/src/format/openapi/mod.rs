//! OpenAPI documents to the IR.
//!
//! `lower` on the tree of `{openapi: 3.0.3, info: {…}, paths: {/pets: {get: {…}}}}` gives a `Spec` with one operation.

mod bundle;
pub mod cx;
mod dialect;
mod lower;
pub(in crate::format) mod members;
mod read;
pub(crate) mod refs;
pub mod schema;
mod show;
#[cfg(test)]
pub(crate) use lower::corpus;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod version;

use super::{Format, Lower, Read};
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::Spec;
use crate::tree::Node;
use crate::tree::place::Documents;
use dialect::swagger2;
use version::Version;

/// OpenAPI 2.0 to 3.2.
pub(super) const FORMAT: Format = Format {
    name: "OpenAPI",
    example: "openapi: 3.0.4",
    recognizes: |root| ["openapi", "swagger"].iter().any(|name| root.get(name).is_some()),
    read: Read::Lower(Lower { bundle: bundle::bundle, check: members::check, lower, plain: three, show: document }),
};

/// Lowers a document. Absent, with a report, if it is no OpenAPI document that can be read; parts that could not be
/// lowered are left out, each with a report.
pub fn lower(root: &Node, documents: &Documents, config: &Config, diags: &mut Diagnostics) -> Option<Spec> {
    Some(match version::check(root, diags)? {
        Version::Three => lower_three(root, documents, config, diags),
        Version::Two => lower_three(&swagger2::spell(root), documents, config, diags),
    })
}

fn lower_three(root: &Node, documents: &Documents, config: &Config, diags: &mut Diagnostics) -> Spec {
    let (types, seen, heirs) = Default::default();
    let mut cx = cx::Cx { root, documents, config, types, seen, heirs, diags };
    lower::lower(&mut cx)
}

/// The document as 3.x: one of 2.0 is spelled so, any other stays as it is.
pub fn three(root: &Node) -> Node {
    match root.get("swagger").is_some() && root.get("openapi").is_none() {
        true => swagger2::spell(root),
        false => root.clone(),
    }
}

/// The typed document stage as text, for `connector show document`.
pub fn document(root: &Node, diags: &mut Diagnostics) -> String {
    match version::check(root, diags) {
        None => String::new(),
        Some(Version::Three) => show::document(root, diags),
        Some(Version::Two) => show::document(&swagger2::spell(root), diags),
    }
}
