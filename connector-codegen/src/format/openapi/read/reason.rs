//! Errors of openapiv3 about a node, in words for authors of documents, and at the right location.
//!
//! ``invalid type: integer `5`, expected a string`` on `{name: 5, in: query}` becomes
//! `` `name` of a parameter is a number, not a string`` at the `5`.

use crate::diag::suggest::suggest;
use crate::diag::{Diagnostics, code};
use crate::tree::{Key, Node, Value};

/// Reports that `node` could not be read as `what`, since serde says `message`.
pub(super) fn report(node: &Node, what: &str, message: &str, diags: &mut Diagnostics) {
    let (text, help) = match quoted(message, "missing field `") {
        Some(name) => (format!("{what} has no `{name}`"), format!("add `{name}`")),
        None => said(node, what, message),
    };
    let span = culprit(node, message).map_or(node.span, |(_, member)| member.span);
    diags.report(&code::INVALID_NODE, span, text).help(help);
}

/// The message about a member, and what to do.
fn said(node: &Node, what: &str, message: &str) -> (String, String) {
    let culprit = culprit(node, message);
    let member = culprit.map_or_else(|| what.to_owned(), |(key, _)| format!("`{}` of {what}", key.text));
    let expected = message.split_once("expected ").map(|(_, expected)| plain(expected));
    match (quoted(message, "unknown variant `"), culprit, expected) {
        (Some(value), _, Some(expected)) => {
            let near = suggest(value, expected.split('`').skip(1).step_by(2));
            let help = match near {
                Some(near) => format!("did you mean `{near}`? It must be {expected}"),
                None => format!("write {expected}"),
            };
            (format!("{member} cannot be `{value}`"), help)
        }
        (None, Some((_, node)), Some(expected)) => {
            (format!("{member} is {}, not {expected}", node.kind()), format!("write {expected}"))
        }
        _ => (
            format!("{member} cannot be read: {}", plain(message)),
            "see the OpenAPI specification for what may stand here".to_owned(),
        ),
    }
}

/// The text between `start` and the next backtick.
fn quoted<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    message.split_once(start)?.1.split_once('`').map(|(name, _)| name)
}

/// The member that the message refers to. serde reports what it found, but no location.
fn culprit<'n>(node: &'n Node, message: &str) -> Option<&'n (Key, Node)> {
    let speaks_of = |node: &Node| {
        let found = unexpected(node);
        message.contains(&format!("unknown variant `{}`", node.as_str().unwrap_or("\n")))
            || message.contains(&format!(": {found},"))
    };
    node.as_map()?.iter().find(|(_, member)| speaks_of(member))
}

/// Names an unexpected value as serde does.
fn unexpected(node: &Node) -> String {
    match &node.value {
        Value::Null => "unit value".to_owned(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(text) if text.contains(['.', 'e', 'E']) => format!("floating point `{text}`"),
        Value::Number(text) => format!("integer `{text}`"),
        Value::String(text) => format!("string {text:?}"),
        Value::List(_) => "sequence".to_owned(),
        Value::Map(_) => "map".to_owned(),
    }
}

/// serde's words for JSON types, as documents have them.
fn plain(message: &str) -> String {
    [
        ("unit value", "null"),
        ("a map", "an object"),
        (" map", " an object"),
        ("a sequence", "an array"),
        ("sequence", "an array"),
    ]
    .iter()
    .fold(message.to_owned(), |text, (serde, ours)| text.replace(serde, ours))
}
