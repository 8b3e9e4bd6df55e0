//! Reports as text.

// stub: until the real ones land.
use super::Diagnostic;
use crate::text::Sources;

/// Without colors.
pub fn plain(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (line, column) = diagnostic.labels.first().map_or((1, 1), |(span, _)| sources.line_column(*span));
        let name = diagnostic.labels.first().and_then(|(span, _)| sources.get(span.source)).map_or("", |s| &s.name);
        out.push_str(&format!("error[{}]: {}\n --> {name}:{line}:{column}\n", diagnostic.code.id, diagnostic.message));
    }
    out
}

/// With colors.
pub fn color(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    plain(sources, diagnostics)
}

/// One line each.
pub fn short(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    plain(sources, diagnostics)
}

/// For programs.
pub fn json(sources: &Sources, diagnostics: &[Diagnostic]) -> serde_json::Value {
    plain(sources, diagnostics).into()
}
