//! Templates: text with `{{ name }}` in it.
//!
//! Apart because servers, paths, values and bodies have them.
//!
//! `/v1/{{ shop }}/issues` is the OpenAPI template `/v1/{shop}/issues` with the name `shop` at bytes 7..11.

use crate::text::Span;
use crate::tree::{Node, Value};

/// A placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placeholder {
    /// What it names.
    pub(super) name: String,
    /// Where the name stands.
    pub(super) span: Span,
}

/// The text of a scalar.
pub(super) fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The placeholders of a text, in order.
pub(super) fn placeholders(node: &Node) -> Vec<Placeholder> {
    let Some(text) = node.as_str() else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, inner, next)) = next(text, from) {
        let name = inner.trim();
        let start = at + 2 + (inner.len() - inner.trim_start().len());
        found.push(Placeholder { name: name.to_owned(), span: within(node, text, start, name.len()) });
        from = next;
    }
    found
}

/// The next `{{ … }}`: where it begins, what stands in it, and where it ends.
fn next(text: &str, from: usize) -> Option<(usize, &str, usize)> {
    let at = from + text.get(from..)?.find("{{")?;
    let end = at + text.get(at..)?.find("}}")?;
    Some((at, text.get(at + 2..end)?, end + 2))
}

/// The place of a part of a text. Exact where the text stands in the source as it is; else the whole.
pub(super) fn within(node: &Node, text: &str, start: usize, length: usize) -> Span {
    let written = (node.span.end - node.span.start) as usize;
    let quote = match written.checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return node.span,
    };
    let begin = node.span.start as usize + quote + start;
    Span::new(node.span.source, begin, begin + length)
}

/// The text with `{name}` for each `{{ name }}`.
pub(super) fn single(text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    while let Some((at, inner, end)) = next(text, from) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push('{');
        out.push_str(inner.trim());
        out.push('}');
        from = end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
