//! `connector explain`: the meaning of a report code, or the outcome of an endpoint or type.

use crate::options::Options;
use crate::run;
use crate::terminal::{fail, out};
use connector_codegen::diag::suggest::suggest;
use connector_codegen::diag::{Code, Diagnostic, Severity, code};
use connector_codegen::front::{Outcome, Stage};
use connector_codegen::plan::users_of;
use connector_codegen::spec::Place;
use std::borrow::Cow;
use std::collections::BTreeSet;
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
    /// Absent for types within others.
    place: Option<&'a Place>,
    rust: Option<Cow<'a, str>>,
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
        all.push(Thing {
            title,
            place: Some(&row.place),
            rust: rust.map(Cow::from),
            skipped: row.skipped.as_deref(),
            names,
        });
    }
    for row in &plan.manifest.schemas {
        let rust = row.rust.as_deref();
        let names = row.name.as_deref().into_iter().chain(rust).chain(rust.and_then(short)).collect();
        let title = row.name.clone().unwrap_or_else(|| "an unnamed schema".to_owned());
        all.push(Thing {
            title,
            place: Some(&row.place),
            rust: rust.map(Cow::from),
            skipped: row.skipped.as_deref(),
            names,
        });
    }
    let known: BTreeSet<&str> = plan.manifest.schemas.iter().filter_map(|row| short(row.rust.as_deref()?)).collect();
    for item in plan.types.iter().filter(|item| !known.contains(item.name.as_str())) {
        let (title, module) = match item.is_hidden {
            true => ("a type that several places share", "types::shapes"),
            false => ("a type within another", "types"),
        };
        let rust = Some(format!("{module}::{}", item.name).into());
        all.push(Thing { title: title.to_owned(), place: None, rust, skipped: None, names: vec![&item.name] });
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
    if let Some(place) = thing.place {
        let (line, column) = outcome.sources.line_column(place.span);
        let file = outcome.sources.get(place.span.source).map_or("", |source| &source.name);
        let _ = writeln!(text, "  stands at  {file}:{line}:{column}\n  pointer    {}", place.pointer);
    }
    match (&thing.rust, thing.skipped) {
        (Some(rust), _) => drop(writeln!(text, "  in Rust    {rust}")),
        (None, Some(skipped)) => drop(writeln!(text, "  in Rust    nothing: skipped because of {skipped}")),
        (None, None) => drop(writeln!(text, "  in Rust    nothing: not selected, or nothing reaches it")),
    }
    let ty = thing.rust.as_deref().and_then(|rust| short(rust.strip_prefix("types::")?));
    if let Some((plan, ty)) = outcome.plan.as_ref().zip(ty)
        && let Some(users) = users_of(plan, ty)
    {
        let path = |name: &String| format!("types::{name}");
        list(&mut text, "also      ", users.names.iter().filter(|name| *name != ty).map(path));
        list(&mut text, "used by   ", users.endpoints.iter().cloned().chain(users.types.iter().map(path)));
    }
    for report in outcome.diagnostics.iter().filter(|report| concerns(report, thing)) {
        let _ = writeln!(text, "  {}       {}", report.code.id, report.message);
    }
    text
}

/// Maximum number of rows of a list.
const MANY: usize = 20;

/// A row for each, under one label.
fn list(text: &mut String, label: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    for (at, row) in rows.iter().take(MANY).enumerate() {
        let _ = writeln!(text, "  {} {row}", if at == 0 { label } else { "          " });
    }
    if rows.len() > MANY {
        let _ = writeln!(text, "             and {} more", rows.len() - MANY);
    }
}

/// Returns `true` if a report points into the thing.
fn concerns(report: &Diagnostic, thing: &Thing<'_>) -> bool {
    let Some(outer) = thing.place.map(|place| place.span) else { return false };
    report
        .labels
        .iter()
        .any(|(span, _)| span.source == outer.source && span.start >= outer.start && span.end <= outer.end)
}
