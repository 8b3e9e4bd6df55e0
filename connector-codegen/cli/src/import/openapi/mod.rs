//! `connector import openapi`: a description that extends a document, to go on from.
//!
//! Separate from the pipeline, which needs no description: this lists the facts that a person would look up first.
//! Endpoints are listed under their operationIds; lists that look paginated have a proposal, as a comment.
//! `GET /pets?page=` with the id `listPets` becomes `listPets: { operation: listPets }` below `# pagination: …`.

mod paging;

use super::yaml::{Entry, Yaml, entry, text};
use super::{Notes, Out, finish};
use crate::options::Options;
use crate::relative::relative;
use crate::run;
use crate::stop::Stop;
use crate::terminal::report;
use connector_codegen::catalog::auth;
use connector_codegen::config::Setting;
use connector_codegen::front::Stage;
use connector_codegen::plan::Plan;
use connector_codegen::spec::{Operation, Scheme, Spec};
use std::path::Path;

/// Arguments of `connector import openapi`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The document: a path or URL, JSON or YAML.
    document: String,
    /// Only these operations: a glob over operationIds, `tag:NAME`, or `METHOD /path/**`. The description then keeps no
    /// others.
    #[arg(long, value_name = "PATTERN")]
    only: Vec<String>,
    #[command(flatten)]
    out: Out,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Stop> {
    let mut options = Options::default();
    for pattern in &args.only {
        options.0.set("only", Setting::Text(pattern.clone())).map_err(Stop::usage)?;
    }
    let outcome = run::run(&args.document, &options.0, Stage::Plan);
    let (Some(spec), Some(plan)) = (&outcome.spec, &outcome.plan) else {
        report(&outcome);
        return Err(Stop::reported());
    };
    if spec.operations.is_empty() {
        return Err(Stop::failed("the document has no operations, or none is selected"));
    }
    let mut notes = Notes::default();
    for skipped in &spec.skipped {
        let what = format!("{} {}", skipped.method, skipped.path);
        notes.add(&what, &format!("left out: {}, which `connector check` explains", skipped.code));
    }
    let mut entries =
        vec![entry("connector", Yaml::Plain("1".to_owned())), entry("name", text(plan.name.replace('_', "-")))];
    let document = document(args);
    // A description reads only what is below its own folder.
    if document.contains("://") || document.starts_with("..") || Path::new(&document).is_absolute() {
        notes.add("openapi", &format!("the other commands need `--documents {document}` to read this document"));
    }
    entries.push(Entry { notes: auth(spec), ..entry("openapi", text(document)) });
    if !args.only.is_empty() {
        entries.push(entry("only", text("listed")));
    }
    let endpoints: Vec<Entry> = spec.operations.iter().map(|operation| endpoint(operation, plan, spec)).collect();
    entries.push(entry("endpoints", Yaml::Map(endpoints)));
    let title = spec.info.title.replace(|c: char| c.is_control(), " ");
    finish(&format!("A description that extends the document of `{title}`."), &entries, &notes, &args.out)
}

/// The document as seen from the description's folder.
fn document(args: &Args) -> String {
    let document = &args.document;
    let folder = args.out.out.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !document.contains("://") => relative(folder, Path::new(document)).display().to_string(),
        _ => document.clone(),
    }
}

/// The document's auth methods, as comments.
fn auth(spec: &Spec) -> Vec<String> {
    if spec.schemes.is_empty() {
        return vec!["The document has no auth methods; `auth` here adds some.".to_owned()];
    }
    let one = |scheme: &Scheme| format!("  {}: {}", scheme.table.name, auth::kind(&scheme.table.kind).about);
    std::iter::once("Auth methods of the document:".to_owned()).chain(spec.schemes.iter().map(one)).collect()
}

fn endpoint(operation: &Operation, plan: &Plan, spec: &Spec) -> Entry {
    let title = format!("{} {}", operation.method, operation.path);
    let planned = plan.groups.iter().flat_map(|group| &group.endpoints);
    let same = |id: &str| operation.id.as_deref().unwrap_or(&title) == id;
    let marker = planned.into_iter().find(|endpoint| same(&endpoint.table.id)).map(|endpoint| endpoint.marker.as_str());
    let key = operation.id.as_deref().or(marker).unwrap_or(&title);
    let mut notes = Vec::new();
    if operation.id.as_deref() != Some(title.as_str()) {
        notes.push(title.clone());
    }
    if let Some(guess) = paging::guess(operation, &spec.types) {
        notes.push("It looks like a list in pages. If it is, put into it:".to_owned());
        notes.extend(guess.into_iter().map(|line| format!("  {line}")));
    }
    let members = vec![entry("operation", text(operation.id.as_deref().unwrap_or(&title)))];
    Entry { notes, ..entry(key, Yaml::Map(members)) }
}
