//! Reports: problems of a document, their locations, and how to fix them.
//!
//! Separate because every stage reports and none may print. Readers never fail: they return what they could and
//! report the rest here.
//!
//! `diags.report(&code::UNKNOWN_STYLE, span, "unknown style `deepObjekt`").help("use `deepObject`")`

pub mod code;
pub mod render;
pub mod suggest;

use crate::text::Span;

/// The severity of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the output is complete.
    Warning,
    /// The document is right, we cannot do it: the thing is skipped.
    Unsupported,
    /// The document is wrong: the thing is skipped.
    Error,
}

/// A kind of report: declared once, in [`code`].
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `C104`.
    pub id: &'static str,
    /// Its severity, unless the user sets another level.
    pub severity: Severity,
    /// One line.
    pub summary: &'static str,
    /// The meaning and what to do, a paragraph or two, for `connector explain`.
    pub explain: &'static str,
}

/// One report.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The kind of report.
    pub code: &'static Code,
    /// [`Code::severity`], or the user's level.
    pub severity: Severity,
    /// The problem, in one line, with the names involved.
    pub message: String,
    /// The culprit first, then other places with a word each.
    pub labels: Vec<(Span, String)>,
    /// Advice for the user.
    pub help: Vec<String>,
}

/// Gathers the reports of a run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    /// Codes that the user turned off or made errors of.
    levels: Vec<(String, Level)>,
}

/// A user's setting for a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not reported.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
}

impl Diagnostics {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on, reports of `code` have this level.
    pub fn set_level(&mut self, code: impl Into<String>, level: Level) {
        self.levels.push((code.into(), level));
    }

    /// Adds a report. The only way to make one: it needs a code and a place.
    pub fn report(&mut self, code: &'static Code, span: Span, message: impl Into<String>) -> Report<'_> {
        let severity = match self.levels.iter().rev().find(|(id, _)| id == code.id) {
            Some((_, Level::Allow | Level::Warn)) => Severity::Warning,
            Some((_, Level::Deny)) => Severity::Error,
            None => code.severity,
        };
        let labels = vec![(span, String::new())];
        self.all.push(Diagnostic { code, severity, message: message.into(), labels, help: Vec::new() });
        let at = self.all.len() - 1;
        Report { at, diags: self }
    }

    /// A mark to ask later what came since: `diags.failed_since(mark)`.
    pub fn mark(&self) -> usize {
        self.all.len()
    }

    /// The first error or unsupported report since `mark`.
    pub fn failed_since(&self, mark: usize) -> Option<&Diagnostic> {
        self.all.get(mark..)?.iter().find(|d| d.severity != Severity::Warning)
    }

    /// Makes warnings of all reports since `mark`: what failed could be done without. A code that the user denied stays
    /// an error.
    pub fn soften(&mut self, mark: usize) {
        for diagnostic in self.all.iter_mut().skip(mark) {
            if !self.levels.iter().any(|(id, level)| id == diagnostic.code.id && *level == Level::Deny) {
                diagnostic.severity = Severity::Warning;
            }
        }
    }

    /// Adds the consequence to the first report since `mark`: `…: the query parameter `filter` is left out`.
    pub fn add_consequence(&mut self, mark: usize, consequence: &str) {
        if let Some(first) = self.all.get_mut(mark) {
            first.message = format!("{}: {consequence}", first.message);
        }
    }

    /// Takes back what came since `mark`: a reader gave up, and another one tries.
    pub fn take_since(&mut self, mark: usize) -> Vec<Diagnostic> {
        self.all.split_off(mark.min(self.all.len()))
    }

    /// Puts reports back that [`Diagnostics::take_since`] gave.
    pub fn extend(&mut self, reports: Vec<Diagnostic>) {
        self.all.extend(reports);
    }

    /// Everything reported and not allowed, sorted by place; reports of one place stay in the order reported.
    pub fn finish(self) -> Vec<Diagnostic> {
        let Diagnostics { mut all, levels } = self;
        let level = |d: &Diagnostic| levels.iter().rev().find(|(id, _)| id == d.code.id).map(|(_, level)| *level);
        all.retain(|d| level(d) != Some(Level::Allow));
        all.sort_by_key(|d| d.labels.first().map(|(span, _)| *span));
        all.dedup();
        all
    }

    /// Everything so far, in the order reported.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }
}

/// The report just made, to add to.
#[derive(Debug)]
pub struct Report<'d> {
    diags: &'d mut Diagnostics,
    at: usize,
}

impl Report<'_> {
    fn diagnostic(&mut self) -> Option<&mut Diagnostic> {
        self.diags.all.get_mut(self.at)
    }

    /// A word under the culprit.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.diagnostic().and_then(|d| d.labels.first_mut()) {
            first.1 = text.into();
        }
        self
    }

    /// Makes this report a warning: the problem is not fatal. See [`Diagnostics::soften`].
    pub fn warning(self) -> Self {
        self.diags.soften(self.at);
        self
    }

    /// Another place that has to do with it.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        if let Some(d) = self.diagnostic() {
            d.labels.push((span, text.into()));
        }
        self
    }

    /// Adds advice on what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        if let Some(d) = self.diagnostic() {
            d.help.push(text.into());
        }
        self
    }
}
