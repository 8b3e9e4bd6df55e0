//! OpenAPI documents to the IR.

pub mod cx;
pub mod schema;

// stub: until the real ones land.
use crate::config::Config;
use crate::diag::{Diagnostics, code};
use crate::spec::{Info, Spec, Types};
use crate::tree::Node;

/// Lowers.
pub fn lower(tree: &Node, _: &Config, diags: &mut Diagnostics) -> Option<Spec> {
    if tree.get("paths").is_none() {
        diags.report(&code::EMPTY, tree.span, "the document has no paths").help("is this the entry file?");
        return None;
    }
    Some(Spec {
        info: Info::default(),
        servers: vec![],
        schemes: vec![],
        security: vec![],
        tags: vec![],
        operations: vec![],
        types: Types::default(),
        named: vec![],
        skipped: vec![],
    })
}

/// As text.
pub fn document(tree: &Node, _: &mut Diagnostics) -> String {
    tree.to_json().to_string()
}
