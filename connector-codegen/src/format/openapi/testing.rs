//! Helpers for the tests of this room: YAML in, text out.

use super::{document, lower};
use crate::config::Config;
use crate::diag::{Diagnostics, Severity};
use crate::spec::dump::dump;
use crate::text::Sources;
use crate::tree::{self, Node};
use std::fmt::Write;

/// The tree of a text, which must be sound.
pub(crate) fn tree(yaml: &str) -> (Sources, Node) {
    let mut sources = Sources::default();
    let id = sources.add("api.yaml", None, yaml);
    let mut diags = Diagnostics::new();
    let root = tree::read(&sources, id, &mut diags).unwrap();
    (sources, root)
}

/// Reports as lines: `warning C117 3:5 message (help)`.
pub(crate) fn reports(sources: &Sources, diags: Diagnostics) -> String {
    let mut out = String::new();
    for report in diags.finish() {
        let severity = match report.severity {
            Severity::Warning => "warning",
            Severity::Unsupported => "unsupported",
            Severity::Error => "error",
        };
        let (line, column) = sources.line_column(report.labels[0].0);
        let help = report.help.join("; ");
        writeln!(out, "{severity} {} {line}:{column} {} ({help})", report.code.id, report.message).unwrap();
    }
    out
}

/// A document lowered: the dump, then the reports.
pub(crate) fn lowered(yaml: &str, only: Option<&str>) -> String {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let spec = lower(&root, &(&root).into(), &Config::default(), &mut diags);
    let text = spec.map(|spec| dump(&spec, only)).unwrap_or_else(|| "nothing\n".to_owned());
    text + &reports(&sources, diags)
}

/// The typed document stage, then the reports.
pub(crate) fn typed(yaml: &str) -> String {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let text = document(&root, &mut diags);
    text + &reports(&sources, diags)
}
