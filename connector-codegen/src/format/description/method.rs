//! The method of an endpoint, and the direction where the method does not say it. Whether it fits, lowering asks.
//!
//! `{ direction: receive, method: POST, safe: true }` is `POST` with the direction `receive`; of `{ direction: send }` it
//! is `POST` alone.

use super::cx::Cx;
use super::refuse;
use crate::catalog::keys::endpoint::ENDPOINT;
use crate::diag::code;
use crate::diag::suggest::suggest;
use crate::format::build::members;
use crate::spec::Direction;
use crate::tree::{Key, Node};
use connector_tables::language::header::is_token;

/// A method with its direction.
pub(super) struct Method {
    /// `GET`
    pub(super) name: String,
    /// The direction, if the method does not say it.
    pub(super) direction: Option<Node>,
}

/// Returns `true` if an endpoint has its method under a misspelled key, which is reported already.
pub(super) fn is_misspelled(said: &Node) -> bool {
    let is_meant = |key: &str| ENDPOINT.find(key).is_none() && suggest(key, ENDPOINT.names()) == Some("method");
    said.get("method").is_none() && members(said).any(|(key, _)| is_meant(&key.text))
}

/// The method of an endpoint; absent after a report.
pub(super) fn method(cx: &mut Cx<'_>, key: &Key, node: &Node) -> Option<Method> {
    let direction = node.get("direction");
    let said = direction.and_then(Node::as_str);
    let Some(written) = node.get("method") else {
        let name = match said {
            Some("receive") => "GET",
            Some("send") => "POST",
            _ => {
                let message = format!("the endpoint `{}` has no `method`", key.text);
                cx.diags.report(&code::MISSING_MEMBER, key.span, message).help("add it, for example `method: GET`");
                return None;
            }
        };
        return Some(Method { name: name.to_owned(), direction: None });
    };
    let Some(name) = written.as_str().filter(|name| is_token(name)) else {
        cx.diags
            .report(&code::INVALID_VALUE, written.span, "this is not an HTTP method")
            .help("for example GET, POST, PUT, PATCH or DELETE");
        return None;
    };
    if refuse::method(cx, written, name) {
        return None;
    }
    let name = name.to_ascii_uppercase();
    let usual = Direction::of_method(&name).word();
    let direction = direction.filter(|_| said != Some(usual)).cloned();
    Some(Method { name, direction })
}
