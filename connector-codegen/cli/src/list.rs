//! `connector list`: the endpoints of a document, one line each.

use crate::check::Form;
use crate::options::Options;
use crate::run;
use crate::terminal::{out, report};
use connector_codegen::front::{Outcome, Stage};
use connector_codegen::plan::OperationRow;
use connector_codegen::spec::{Alternative, Direction, Operation, Spec};
use connector_tables::Strategy;
use std::process::ExitCode;

/// Arguments of `connector list`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    /// A table, or JSON.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    options: Options,
}

/// One line.
struct Line<'a> {
    row: &'a OperationRow,
    /// Absent if it was skipped.
    operation: Option<&'a Operation>,
    security: &'a [Alternative],
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    let outcome = run::run(&args.document, &args.options.0, Stage::Plan);
    report(&outcome);
    if let Err(code) = run::refuse_empty(&outcome) {
        return code;
    }
    let lines = lines(&outcome);
    match args.format {
        Form::Json => out(&format!("{:#}\n", lines.iter().map(json).collect::<serde_json::Value>())),
        Form::Text => out(&table(&lines)),
    }
    ExitCode::SUCCESS
}

fn lines(outcome: &Outcome) -> Vec<Line<'_>> {
    let (Some(spec), Some(plan)) = (&outcome.spec, &outcome.plan) else { return Vec::new() };
    let line = |row| {
        let operation = find(spec, row);
        let own = operation.and_then(|operation| operation.security.as_deref());
        Line { row, operation, security: own.unwrap_or(&spec.security) }
    };
    let (skipped, there): (Vec<_>, Vec<_>) = plan.manifest.operations.iter().partition(|row| row.skipped.is_some());
    let mut lines: Vec<Line<'_>> = there.into_iter().map(line).collect();
    // The order of the document: endpoints of a collection have the same place there.
    let order = |line: &Line<'_>| {
        spec.operations.iter().position(|operation| line.operation.is_some_and(|own| std::ptr::eq(own, operation)))
    };
    lines.sort_by_key(order);
    for row in skipped {
        let at = lines.iter().position(|line| line.row.place.span > row.place.span).unwrap_or(lines.len());
        lines.insert(at, line(row));
    }
    lines
}

fn find<'a>(spec: &'a Spec, row: &OperationRow) -> Option<&'a Operation> {
    // Two operations of a description may share method and path; never their place.
    let same = |operation: &&Operation| {
        operation.method == row.method && operation.path == row.path && operation.place.span == row.place.span
    };
    spec.operations.iter().find(same)
}

impl Line<'_> {
    /// The operationId, or else the method of the client.
    fn name(&self) -> &str {
        let rust = || self.row.rust.as_deref().and_then(|path| path.rsplit("::").next());
        self.row.id.as_deref().or_else(rust).unwrap_or("-")
    }

    /// The strategy; `recognized` if the document does not declare it.
    fn paging(&self) -> String {
        let word = self.row.paging.map_or("-", Strategy::word);
        if self.row.recognized { format!("{word} (recognized)") } else { word.to_owned() }
    }

    fn direction(&self) -> &'static str {
        match self.operation.map(|operation| operation.direction) {
            Some(Direction::Send) => "send",
            Some(Direction::Receive) => "receive",
            None => "-",
        }
    }

    /// Schemes that are needed together are joined by `+`; any one of the alternatives will do.
    fn auth(&self) -> Vec<String> {
        let together = |alternative: &Alternative| match alternative.schemes.is_empty() {
            true => "none".to_owned(),
            false => alternative.schemes.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("+"),
        };
        self.security.iter().map(together).collect()
    }
}

fn json(line: &Line<'_>) -> serde_json::Value {
    let OperationRow { id, method, path, rust, skipped, .. } = line.row;
    serde_json::json!({
        "name": line.name(), "id": id, "direction": line.operation.map(|_| line.direction()), "method": method,
        "path": path, "auth": line.auth(), "paging": line.row.paging.map(Strategy::word),
        "recognized": line.row.recognized, "rust": rust, "skipped": skipped,
        "tags": line.operation.map(|operation| &operation.tags),
        "deprecated": line.operation.is_some_and(|operation| operation.deprecated),
    })
}

/// Columns as wide as their widest cell.
fn table(lines: &[Line<'_>]) -> String {
    let head = ["NAME", "DIRECTION", "METHOD", "PATH", "AUTH", "PAGING"].map(str::to_owned);
    let cells = |line: &Line<'_>| {
        let auth = line.auth();
        let auth = if auth.is_empty() { "none".to_owned() } else { auth.join(" | ") };
        let paging = match &line.row.skipped {
            Some(code) => format!("skipped: {code}"),
            None => line.paging(),
        };
        let OperationRow { method, path, .. } = line.row;
        [line.name().to_owned(), line.direction().to_owned(), method.clone(), path.clone(), auth, paging]
    };
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(lines.iter().map(cells)).collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let print = |row: &[String; 6]| {
        let padded: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    rows.iter().map(print).collect()
}
