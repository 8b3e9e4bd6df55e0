//! Protocols other than HTTP, rejected by name.
//!
//! Separate because other systems have them, and their users look for them.
//!
//! `protocol: sftp` is reported as C137.

use super::cx::Cx;
use crate::diag::code;
use crate::format::build::{kept, members};
use crate::tree::Node;

/// Keys of the root that name a protocol.
const PROTOCOL: &[&str] = &["protocol", "kind", "type", "connection_type"];

/// Words for HTTP.
const HTTP: &[&str] = &["http", "https", "rest", "graphql", "rest service"];

/// Keys that hold something else than HTTP, and what to do instead.
const FOREIGN: &[(&str, &str, &str)] = &[
    ("wsdl", "SOAP by WSDL is not supported", "describe the HTTP request by hand: POST, `format: xml`, and a template"),
    ("soap", "SOAP is not supported", "describe the HTTP request by hand: POST, `format: xml`, and a template"),
    ("sql", "SQL is not supported", "call an HTTP API in front of the database"),
    ("database", "databases are not supported", "call an HTTP API in front of the database"),
    ("script", "scripts in descriptions are not supported", "write it in Rust, as a hook of the client"),
    ("scripts", "scripts in descriptions are not supported", "write it in Rust, as a hook of the client"),
    ("pre_request_script", "scripts in descriptions are not supported", "write it in Rust, as a hook of the client"),
    ("post_request_script", "scripts in descriptions are not supported", "write it in Rust, as a hook of the client"),
    ("response_script", "scripts in descriptions are not supported", "write it in Rust, as a hook of the client"),
];

/// The root without what is no HTTP.
pub(super) fn protocols(cx: &mut Cx<'_>, root: &Node) -> Node {
    kept(&scripts(cx, root), |key, value| {
        if !PROTOCOL.contains(&&*key.text) {
            return true;
        }
        let written = value.as_str().unwrap_or_default();
        if !HTTP.contains(&written.to_ascii_lowercase().as_str()) {
            cx.diags
                .report(
                    &code::NOT_HTTP,
                    value.span,
                    format!("the protocol `{written}` is not supported: a connector speaks HTTP"),
                )
                .help("describe an HTTP API in front of it, and remove this key");
        } else {
            cx.diags
                .report(&code::UNKNOWN_KEY, key.span, format!("`{}` is no key of a description", key.text))
                .help("remove it: every connector speaks HTTP");
        }
        false
    })
}

/// An object without keys that are for something else than HTTP.
pub(super) fn scripts(cx: &mut Cx<'_>, node: &Node) -> Node {
    let foreign = |name: &str| FOREIGN.iter().find(|(key, ..)| *key == name);
    if !members(node).any(|(key, _)| foreign(&key.text).is_some()) {
        return node.clone();
    }
    kept(node, |key, _| {
        let found = foreign(&key.text);
        if let Some((_, message, help)) = found {
            cx.diags.report(&code::NOT_HTTP, key.span, *message).help(*help);
        }
        found.is_none()
    })
}

/// Reports a method that is none of HTTP.
pub(super) fn method(cx: &mut Cx<'_>, node: &Node, name: &str) -> bool {
    let is_foreign = ["SOAP", "SQL", "SELECT", "FTP", "SFTP", "PUTFILE"].contains(&name.to_ascii_uppercase().as_str());
    if is_foreign {
        cx.diags
            .report(&code::NOT_HTTP, node.span, format!("`{name}` is not HTTP"))
            .help("for example GET, POST, PUT, PATCH or DELETE");
    }
    is_foreign
}
