//! `connector explain`: the meaning of a report code, or the outcome of an endpoint or type.

use crate::options::Options;
use crate::run;
use crate::terminal::{fail, out};
use connector_codegen::diag::suggest::suggest;
use connector_codegen::diag::{Code, Diagnostic, Severity, code};
use connector_codegen::front::{Outcome, Stage};
use connector_codegen::spec::Place;
use std::fmt::Write;
use std::process::ExitCode;

/// Arguments of `connector explain`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("formats", |arg| arg.visible_alias("format")))]
pub(crate) struct Args {
    /// A code such as C104; or with a document, an operationId, `METHOD /path`, schema or Rust name. Without it, all
    /// codes are listed.
    what: Option<String>,
    /// The API description: a path or URL, JSON or YAML.
    document: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    match (&args.what, &args.document) {
        (None, _) => {
            out(&code::ALL
                .iter()
                .map(|code| format!("{}  {:<11}  {}\n", code.id, level(code), code.summary))
                .collect::<String>());
            ExitCode::SUCCESS
        }
        (Some(what), None) => explain_code(what),
        (Some(what), Some(document)) => {
            let outcome = run::run(document, &args.options.0, Stage::Plan);
            if outcome.plan.is_none() {
                crate::terminal::report(&outcome);
                return ExitCode::FAILURE;
            }
            explain_thing(what, &outcome)
        }
    }
}

fn level(code: &Code) -> &'static str {
    match code.severity {
        Severity::Warning => "warning",
        Severity::Unsupported => "skipped",
        Severity::Error => "error",
    }
}

fn explain_code(what: &str) -> ExitCode {
    let Some(code) = code::ALL.iter().find(|code| code.id.eq_ignore_ascii_case(what)) else {
        let hint = match suggest(what, code::ALL.iter().map(|code| code.id)) {
            Some(near) => format!("did you mean {near}?"),
            None => "`connector explain` lists all codes; for an endpoint or type, give the document, too".to_owned(),
        };
        return fail(&format!("there is no code `{what}`: {hint}"));
    };
    out(&format!("{} ({}): {}\n\n{}\n", code.id, level(code), code.summary, code.explain));
    ExitCode::SUCCESS
}

/// A row of the manifest, for an endpoint or type.
struct Thing<'a> {
    title: String,
    place: &'a Place,
    rust: Option<&'a str>,
    skipped: Option<&'a str>,
    names: Vec<&'a str>,
}

fn things(outcome: &Outcome) -> Vec<Thing<'_>> {
    let Some(plan) = &outcome.plan else { return Vec::new() };
    let mut all = Vec::new();
    for row in &plan.manifest.operations {
        let rust = row.rust.as_deref();
        let names = row.id.as_deref().into_iter().chain(rust).chain(rust.and_then(short)).collect();
        let title = format!("{} {}", row.method, row.path);
        all.push(Thing { title, place: &row.place, rust, skipped: row.skipped.as_deref(), names });
    }
    for row in &plan.manifest.schemas {
        let rust = row.rust.as_deref();
        let names = row.name.as_deref().into_iter().chain(rust).chain(rust.and_then(short)).collect();
        let title = row.name.clone().unwrap_or_else(|| "an unnamed schema".to_owned());
        all.push(Thing { title, place: &row.place, rust, skipped: row.skipped.as_deref(), names });
    }
    all
}

/// `list_pets` of `Client::list_pets`.
fn short(path: &str) -> Option<&str> {
    path.rsplit("::").next()
}

fn explain_thing(what: &str, outcome: &Outcome) -> ExitCode {
    let things = things(outcome);
    let found: Vec<_> = things.iter().filter(|thing| thing.title == what || thing.names.contains(&what)).collect();
    if found.is_empty() {
        let names = things.iter().flat_map(|thing| thing.names.iter().copied());
        let hint = suggest(what, names).map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
        return fail(&format!("the document has no endpoint or type `{what}`{hint}"));
    }
    let text: Vec<String> = found.iter().map(|thing| describe(thing, outcome)).collect();
    out(&text.join("\n"));
    ExitCode::SUCCESS
}

fn describe(thing: &Thing<'_>, outcome: &Outcome) -> String {
    let mut text = format!("{}\n", thing.title);
    let (line, column) = outcome.sources.line_column(thing.place.span);
    let file = outcome.sources.get(thing.place.span.source).map_or("", |source| &source.name);
    let _ = writeln!(text, "  stands at  {file}:{line}:{column}\n  pointer    {}", thing.place.pointer);
    match (thing.rust, thing.skipped) {
        (Some(rust), _) => drop(writeln!(text, "  in Rust    {rust}")),
        (None, Some(skipped)) => drop(writeln!(text, "  in Rust    nothing: skipped because of {skipped}")),
        (None, None) => drop(writeln!(text, "  in Rust    nothing: not selected, or nothing reaches it")),
    }
    for report in outcome.diagnostics.iter().filter(|report| concerns(report, thing)) {
        let _ = writeln!(text, "  {}       {}", report.code.id, report.message);
    }
    text
}

/// Returns `true` if a report points into the thing.
fn concerns(report: &Diagnostic, thing: &Thing<'_>) -> bool {
    let outer = thing.place.span;
    report
        .labels
        .iter()
        .any(|(span, _)| span.source == outer.source && span.start >= outer.start && span.end <= outer.end)
}
