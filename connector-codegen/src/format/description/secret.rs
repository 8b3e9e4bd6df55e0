//! Secrets that are written in a description, which anybody can read.
//!
//! Separate because they may be in variables, auth methods and values.
//!
//! `{ type: basic, password: hunter2 }` gives a C136 at `hunter2`.

use super::cx::Cx;
use super::template::{placeholders, within};
use crate::catalog::secret as names;
use crate::diag::code;
use crate::format::build::{kept, members};
use crate::text::Span;
use crate::tree::{Node, Value};

/// Credentials that people write into an auth method, which has variables for them.
const CREDENTIALS: &[&str] =
    &["username", "password", "client_id", "client_secret", "secret", "key", "access_token", "api_key", "credentials"];

const HELP: &str = "make it a variable with `secret: true`; its value comes from the instance";

/// An auth method without the credentials in it, each of which is reported.
pub(super) fn refuse(cx: &mut Cx<'_>, node: &Node) -> Node {
    let is_credential =
        |name: &str, value: &Node| CREDENTIALS.contains(&name) || name == "token" && value.as_str().is_some();
    if !members(node).any(|(key, value)| is_credential(&key.text, value)) {
        return node.clone();
    }
    kept(node, |key, value| {
        let is_secret = is_credential(&key.text, value);
        if is_secret {
            report(cx, value.span, &key.text);
        }
        !is_secret
    })
}

fn report(cx: &mut Cx<'_>, span: Span, name: &str) {
    cx.diags.report(&code::SECRET, span, format!("the value of `{name}` stands in the description")).help(HELP);
}

/// Variables with a secret as their default.
pub(super) fn of_variables(cx: &mut Cx<'_>, variables: Option<&Node>) {
    for (key, node) in variables.into_iter().flat_map(members) {
        let is_secret = node.get("secret").and_then(crate::tree::Node::as_bool) == Some(true);
        if let Some(default) = node.get("default").filter(|_| is_secret) {
            cx.diags
                .report(
                    &code::SECRET,
                    default.span,
                    format!("the secret `{}` has its value in the description", key.text),
                )
                .help("remove the `default`; an instance gives the value");
        }
    }
}

/// The parameters and fields that an auth method sends.
pub(super) fn of_auth(cx: &mut Cx<'_>, object: &Node) {
    of_variables(cx, object.get("variables"));
    for item in object.get("apply").and_then(Node::as_list).unwrap_or_default() {
        if let (Some(name), Some(value)) = (item.get("name").and_then(Node::as_str), item.get("value")) {
            of_value(cx, name, value);
        }
    }
    for list in ["fields", "headers"] {
        let all = object.get("token").and_then(|token| token.get(list));
        for (key, value) in all.into_iter().flat_map(members) {
            of_value(cx, &key.text, value);
        }
    }
}

/// A query parameter, header or field whose name looks secret, with a value without variables.
pub(super) fn of_value(cx: &mut Cx<'_>, name: &str, value: &Node) {
    if names::is_secret_parameter(name) && is_literal(value) {
        report(cx, value.span, name);
    }
}

fn is_literal(value: &Node) -> bool {
    match &value.value {
        Value::String(text) => !text.is_empty() && placeholders(value).is_empty(),
        Value::Number(_) => true,
        _ => false,
    }
}

/// Properties of a body whose names look secret, at any depth, and values in a body that is written as text.
pub(super) fn of_body(cx: &mut Cx<'_>, node: &Node) {
    for (key, value) in members(node) {
        if names::is_secret(&key.text) && is_literal(value) {
            report(cx, value.span, &key.text);
        } else {
            of_body(cx, value);
        }
    }
    for item in node.as_list().unwrap_or_default() {
        of_body(cx, item);
    }
    let text = node.as_str().unwrap_or_default();
    for (name, at) in names::in_text(text) {
        report(cx, within(node, text, at.start, at.len()), name);
    }
}

/// A password in a URL: `https://ann:hunter2@api.example.com`.
pub(super) fn of_url(cx: &mut Cx<'_>, url: &Node) {
    let written = url.as_str().unwrap_or_default();
    let host = written.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    if host.split_once('@').is_some_and(|(user, _)| user.contains(':') && placeholders(url).is_empty()) {
        cx.diags
            .report(&code::SECRET, url.span, "a password stands in the URL")
            .help("remove it, and add an auth method of type `basic`");
    }
}
