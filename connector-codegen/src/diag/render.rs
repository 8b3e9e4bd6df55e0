//! Reports as text, for people and for programs.
//!
//! Separate because codegen prints nothing: this is called by code that has a terminal, a build log or a compiler. Parts
//! that are skipped because they are unsupported, not because they are wrong, are shown as `warning[C106] (skipped)`.
//!
//! A C104 at line 1 of `api.yaml` becomes `api.yaml:1:1: error[C104]: the member `name` is missing`, or the same in
//! rustc's manner, with the line and a mark under it.

mod excerpt;
#[cfg(test)]
mod tests;

use super::{Diagnostic, Severity, code};
use crate::text::{Sources, Span};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use excerpt::{Excerpt, excerpts};
use serde_json::{Value, json};

/// The reports in rustc's manner, a blank line after each; empty without reports.
pub fn plain(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    all(diagnostics, sources, &Renderer::plain())
}

/// [`plain`], with the escape codes that colour a terminal.
pub fn color(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    all(diagnostics, sources, &Renderer::styled())
}

/// One line for each report: `file:line:column: error[C104]: message`.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (file, line, column) = place(diagnostic, sources);
        let Diagnostic { code, severity, message, .. } = diagnostic;
        let (level, note) = words(*severity);
        out.push_str(&format!("{file}:{line}:{column}: {level}[{}]{note}: {}\n", code.id, one_line(message)));
    }
    out
}

/// A list of objects, one for each report. Lines and columns count from 1, columns in characters.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    diagnostics.iter().map(|diagnostic| report(diagnostic, sources)).collect()
}

/// The numbers of reports: `2 errors, 1 warning, 3 skipped`; empty without reports.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let some = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let errors = some(count(Severity::Error), "error", "errors");
    let warnings = some(count(Severity::Warning), "warning", "warnings");
    let skipped = some(count(Severity::Unsupported), "skipped", "skipped");
    [errors, warnings, skipped].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The words before and after the code.
fn words(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", ""),
        Severity::Warning => ("warning", ""),
        Severity::Unsupported => ("warning", " (skipped)"),
    }
}

/// Location of the culprit.
fn place<'s>(diagnostic: &Diagnostic, sources: &'s Sources) -> (&'s str, usize, usize) {
    let span = diagnostic.labels.first().map(|(span, _)| *span);
    let file = span.and_then(|span| sources.get(span.source)).map_or("<unknown>", |source| source.name.as_str());
    let (line, column) = span.map_or((1, 1), |span| sources.line_column(span));
    (file, line, column)
}

fn report(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let (file, line, column) = place(diagnostic, sources);
    let end = |span: Span| sources.line_column(Span { start: span.end.max(span.start), ..span });
    let (end_line, end_column) = diagnostic.labels.first().map_or((line, column), |(span, _)| end(*span));
    let related = diagnostic.labels.iter().skip(1).map(|(span, text)| {
        let (line, column) = sources.line_column(*span);
        let file = sources.get(span.source).map_or("<unknown>", |source| source.name.as_str());
        json!({ "file": file, "line": line, "column": column, "message": text })
    });
    json!({
        "code": diagnostic.code.id,
        "severity": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Unsupported => "unsupported",
        },
        "message": diagnostic.message,
        "file": file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "related": related.collect::<Value>(),
        "help": diagnostic.help,
    })
}

fn all(diagnostics: &[Diagnostic], sources: &Sources, renderer: &Renderer) -> String {
    // A secret in a description must not come into a build log, too: not by its own report, nor by one of its line.
    let secrets = diagnostics.iter().filter(|diagnostic| diagnostic.code.id == code::SECRET.id);
    let secrets: Vec<Span> = secrets.filter_map(|diagnostic| Some(diagnostic.labels.first()?.0)).collect();
    let masked = (!secrets.is_empty()).then(|| sources.masked(&secrets));
    let sources = masked.as_ref().unwrap_or(sources);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, sources, renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning | Severity::Unsupported => Level::WARNING,
    };
    let (word, note) = words(diagnostic.severity);
    let level = level.with_name(format!("{word}[{}]{note}", diagnostic.code.id));
    let excerpts = excerpts(&diagnostic.labels, sources);
    let mut group = level.primary_title(one_line(&diagnostic.message)).elements(excerpts.iter().map(snippet));
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    let mut text = renderer.render(&[group]);
    // The renderer counts columns in what it is given, and long lines are cut before.
    for excerpt in excerpts.iter().filter(|excerpt| excerpt.shown_column != excerpt.column) {
        let at = |column: usize| format!("{}:{}:{column}", excerpt.name, excerpt.line);
        text = text.replacen(&at(excerpt.shown_column), &at(excerpt.column), 1);
    }
    text
}

fn snippet<'e>(excerpt: &'e Excerpt) -> Snippet<'e, annotate_snippets::Annotation<'e>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.is_culprit { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(mark.start..mark.end);
        if mark.text.is_empty() { annotation } else { annotation.label(mark.text.as_str()) }
    });
    Snippet::source(excerpt.text.as_str()).line_start(excerpt.first_line).path(excerpt.name.as_str()).annotations(marks)
}

/// Names from documents may hold anything; a report's line stays a line.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            _ if character.is_control() => out.extend(character.escape_default()),
            _ => out.push(character),
        }
    }
    out
}
