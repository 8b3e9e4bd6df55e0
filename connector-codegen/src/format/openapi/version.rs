//! Whether a document is one that can be read.

use crate::diag::{Diagnostics, code};
use crate::tree::{Node, Value};

/// Reports what is not OpenAPI 3, or has nothing in it.
pub(super) fn check(root: &Node, diags: &mut Diagnostics) -> Option<()> {
    if let Some(version) = root.get("swagger") {
        let message = format!("OpenAPI {} is not supported yet", text(version));
        diags
            .report(&code::UNSUPPORTED_VERSION, version.span, message)
            .help("convert the document to OpenAPI 3, for example with https://converter.swagger.io");
        return None;
    }
    let Some(version) = root.get("openapi") else {
        let message = match root.as_map() {
            Some(_) => "the document has no `openapi`".to_owned(),
            None => format!("the document is {}, not an object", root.kind()),
        };
        diags.report(&code::UNKNOWN_FORMAT, root.span, message).help("a document begins with `openapi: 3.0.4`");
        return None;
    };
    let written = text(version);
    if !(written == "3" || written.starts_with("3.")) {
        diags
            .report(&code::UNSUPPORTED_VERSION, version.span, format!("OpenAPI {written} is not known"))
            .help("OpenAPI 3.0, 3.1 and 3.2 are read");
        return None;
    }
    if ["paths", "components", "webhooks"].iter().all(|name| root.get(name).and_then(Node::as_map).is_none()) {
        diags
            .report(&code::EMPTY, root.span, "the document has no paths, components or webhooks")
            .help("is this the entry file of the description?");
        return None;
    }
    Some(())
}

/// A version as text; YAML reads `3.0` as a number.
fn text(node: &Node) -> String {
    match &node.value {
        Value::String(text) | Value::Number(text) => text.to_string(),
        _ => node.kind().to_owned(),
    }
}
