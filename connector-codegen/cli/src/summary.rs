//! The last lines of `connector generate`: what was generated, what was skipped and why, and what to do next.
//!
//! ```text
//! shop: 11 endpoints, 8 types, in client/
//! skipped: 1 endpoint, 0 schemas
//!   POST /orders (createOrder): C109, unknown parameter style
//! ```

use crate::terminal::plural;
use connector_codegen::diag::code;
use connector_codegen::front::Outcome;
use connector_codegen::plan::{OperationRow, Plan, SchemaRow};

/// Maximum number of skipped items to show; `connector list` and the manifest have all.
const SHOWN: usize = 20;

/// Returns the summary without the line about what comes next.
pub(crate) fn summary(plan: &Plan, outcome: &Outcome, place: &str) -> String {
    let endpoints = plan.groups.iter().map(|group| group.endpoints.len()).sum();
    let (endpoints, types) = (plural(endpoints, "endpoint"), plural(plan.types.len(), "type"));
    let mut text = format!("{}: {endpoints}, {types}, in {place}", plan.name);
    let skipped = skipped(plan);
    if skipped.is_empty() {
        return text;
    }
    let schemas = plan.manifest.schemas.iter().filter(|row| is_skipped(row)).count();
    let counts = [(skipped.len().saturating_sub(schemas), "endpoint"), (schemas, "schema")];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(*count, word));
    text.push_str(&format!("\nskipped: {}", counts.collect::<Vec<_>>().join(", ")));
    for line in skipped.iter().take(SHOWN) {
        text.push_str(&format!("\n  {line}"));
    }
    if let Some(more) = skipped.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        text.push_str(&format!("\n  and {more} more"));
    }
    let document = outcome.sources.iter().next().map_or("", |source| source.name.as_str());
    text.push_str(&format!("\n`connector check {document}` shows each place; `--strict` fails if anything is skipped"));
    text
}

/// Returns a line for each endpoint and named schema that is skipped.
pub(crate) fn skipped(plan: &Plan) -> Vec<String> {
    let operations = plan.manifest.operations.iter().filter_map(|row| {
        let OperationRow { id, method, path, skipped, .. } = row;
        let id = id.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
        Some(format!("{method} {path}{id}: {}", reason(skipped.as_deref()?)))
    });
    let schemas = plan.manifest.schemas.iter().filter(|row| is_skipped(row)).filter_map(|row| {
        let SchemaRow { name, skipped, .. } = row;
        Some(format!("{}: {}", name.as_deref()?, reason(skipped.as_deref()?)))
    });
    operations.chain(schemas).collect()
}

/// Returns `true` if a schema has no type because of a report, not because it is unused.
fn is_skipped(row: &SchemaRow) -> bool {
    row.name.is_some() && row.skipped.as_deref().is_some_and(|code| code::ALL.iter().any(|known| known.id == code))
}

/// `C109, unknown parameter style`
fn reason(id: &str) -> String {
    match code::ALL.iter().find(|code| code.id == id) {
        Some(code) => format!("{id}, {}", code.summary),
        None => id.to_owned(),
    }
}
