//! Templates in descriptions, with the position of each name.
//!
//! `/v1/{{ shop }}/issues` has the name `shop` at bytes 7..11. The language is `connector_tables::language::template`.

use super::cx::Cx;
use crate::diag::code;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::language::template;

/// A placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placeholder {
    /// The name.
    pub(super) name: String,
    /// Position of the name.
    pub(super) span: Span,
}

/// Returns the placeholders of a text, in order, up to the first mistake.
pub(super) fn placeholders(node: &Node) -> Vec<Placeholder> {
    let Some(text) = node.as_str() else { return Vec::new() };
    let placed = |found: template::Placeholder<'_>| Placeholder {
        name: found.name.to_owned(),
        span: within(node, text, found.start, found.name.len()),
    };
    template::placeholders(text).map(placed).collect()
}

/// Reports a mistake. Templates that are the value of a key are checked with the key.
pub(super) fn check(cx: &mut Cx<'_>, node: &Node) {
    if let Some(mistake) = node.as_str().and_then(template::mistake) {
        cx.diags
            .report(&code::BAD_TEMPLATE, node.span, mistake.to_string())
            .help("write `{{ name }}`, where `name` is a variable");
    }
}

/// Reports optional placeholders in a path or URL, in which every value is required.
pub(super) fn required(cx: &mut Cx<'_>, node: &Node) {
    let text = node.as_str().unwrap_or_default();
    for found in template::placeholders(text).filter(|found| found.optional) {
        let span = within(node, text, found.start, found.name.len());
        cx.diags
            .report(&code::BAD_TEMPLATE, span, format!("`{}` cannot be optional here", found.name))
            .help(format!("write `{{{{ {} }}}}`", found.name));
    }
}

/// Returns the span of a part of a text. It is exact if the source contains the text as it is; otherwise it is the whole text.
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
