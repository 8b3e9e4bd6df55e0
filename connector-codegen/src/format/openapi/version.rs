//! Supported versions of documents.

use crate::diag::{Diagnostics, code};
use crate::tree::{Node, Value};

/// A family of versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// `swagger: "2.0"`.
    Two,
    /// `openapi: 3.…`.
    Three,
}

/// Members of which a document has at least one.
const CONTENT: &[(Version, &[&str])] =
    &[(Version::Two, &["paths", "definitions"]), (Version::Three, &["paths", "components", "webhooks"])];

/// The version of a document that has something in it; absent after a report.
pub(super) fn check(root: &Node, diags: &mut Diagnostics) -> Option<Version> {
    let version = version(root, diags)?;
    let mut members = CONTENT.iter().filter(|(of, _)| *of == version).flat_map(|(_, names)| names.iter());
    if members.all(|name| root.get(name).and_then(Node::as_map).is_none()) {
        let message = match version {
            Version::Two => "the document has no paths or definitions",
            Version::Three => "the document has no paths, components or webhooks",
        };
        diags.report(&code::EMPTY, root.span, message).help("is this the entry file of the description?");
        return None;
    }
    Some(version)
}

fn version(root: &Node, diags: &mut Diagnostics) -> Option<Version> {
    let of = |name| root.get(name).map(|node| (node, text(node)));
    let (node, written) = match (of("swagger"), of("openapi")) {
        (Some((_, written)), _) if ["2", "2.0"].contains(&&*written) => return Some(Version::Two),
        (None, Some((_, written))) if written == "3" || written.starts_with("3.") => return Some(Version::Three),
        (Some(other), _) | (None, Some(other)) => other,
        (None, None) => {
            crate::format::unknown(root, diags);
            return None;
        }
    };
    diags
        .report(&code::UNSUPPORTED_VERSION, node.span, format!("version `{written}` of OpenAPI is not known"))
        .help("OpenAPI 2.0, 3.0, 3.1 and 3.2 are read: `swagger: \"2.0\"` or `openapi: 3.0.4`");
    None
}

/// A version as text; YAML reads `3.0` as a number.
fn text(node: &Node) -> String {
    match &node.value {
        Value::String(text) | Value::Number(text) => text.to_string(),
        _ => node.kind().to_owned(),
    }
}
