//! What openapiv3 says about a node, in words for a reader of documents, at the place that is meant.
//!
//! ``invalid type: integer `5`, expected a string`` on `{name: 5, in: query}` becomes
//! ``a parameter has a number where a string is expected`` at the `5`.

use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::{Node, Value};

/// Reports that `node` could not be read as `what`, since serde says `message`.
pub(super) fn report(node: &Node, what: &str, message: &str, diags: &mut Diagnostics) {
    if let Some(name) = quoted(message, "missing field `") {
        let text = format!("{what} has no `{name}`");
        diags.report(&code::INVALID_NODE, node.span, text).help(format!("add `{name}`"));
        return;
    }
    let place = culprit(node, message);
    let text = match quoted(message, "unknown variant `") {
        Some(value) => format!("{what} cannot have the value `{value}`"),
        None => format!("{what} cannot be read: {}", plain(message)),
    };
    let help = match message.split_once("expected ") {
        Some((_, expected)) => format!("expected {}", plain(expected)),
        None => "see the OpenAPI specification for the members of this object".to_owned(),
    };
    diags.report(&code::INVALID_NODE, place.unwrap_or(node.span), text).help(help);
}

/// What stands between `start` and the next backtick.
fn quoted<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    message.split_once(start)?.1.split_once('`').map(|(name, _)| name)
}

/// The member that the message speaks of. serde says what it found, not where.
fn culprit(node: &Node, message: &str) -> Option<Span> {
    let speaks_of = |node: &Node| {
        let found = unexpected(node);
        message.contains(&format!("unknown variant `{}`", node.as_str().unwrap_or("\n")))
            || message.contains(&format!(": {found},"))
    };
    let map = node.as_map()?;
    map.iter().map(|(_, member)| member).find(|member| speaks_of(member)).map(|member| member.span)
}

/// As serde calls a value that it did not expect.
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
    [("unit value", "null"), ("a map", "an object"), (" map", " an object"), ("a sequence", "an array"), ("sequence", "an array")]
        .iter()
        .fold(message.to_owned(), |text, (serde, ours)| text.replace(serde, ours))
}
