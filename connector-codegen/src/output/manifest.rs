//! The outcome of each operation and schema, as JSON for other programs (DESIGN, contracts).
//!
//! A plan with `GET /pets` gives `{"manifest": 1, "crate": "petstore", "document": "petstore.yaml",
//! "operations": [{"method": "GET", "path": "/pets", "rust": "Client::list_pets", …}], "schemas": []}`.

use crate::plan::{OperationRow, ParameterRow, Plan, SchemaRow};
use crate::spec::Place;
use crate::text::Sources;
use serde_json::{Value, json};

/// The manifest; `document` is the entry as the user named it, and the first of the sources.
pub fn manifest(plan: &Plan, document: &str, sources: &Sources) -> Value {
    let operations: Vec<_> = plan.manifest.operations.iter().map(|row| operation(row, sources)).collect();
    let schemas: Vec<_> = plan.manifest.schemas.iter().map(|row| schema(row, sources)).collect();
    json!({
        "manifest": 1,
        "crate": plan.name,
        "document": document,
        "operations": operations,
        "schemas": schemas,
    })
}

fn operation(row: &OperationRow, sources: &Sources) -> Value {
    let body = row.body.as_ref().map(|(required, media)| json!({ "required": required, "media": media }));
    json!({
        "id": row.id,
        "method": row.method,
        "path": row.path,
        "pointer": row.place.pointer,
        "file": file(&row.place, sources),
        "rust": row.rust,
        "command": row.command,
        "skipped": row.skipped,
        "parameters": row.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "body": body,
    })
}

fn parameter(row: &ParameterRow) -> Value {
    json!({ "name": row.name, "in": row.place.word(), "required": row.required, "flag": row.flag })
}

fn schema(row: &SchemaRow, sources: &Sources) -> Value {
    json!({
        "name": row.name,
        "pointer": row.place.pointer,
        "file": file(&row.place, sources),
        "rust": row.rust,
        "skipped": row.skipped,
        "untyped": row.untyped,
    })
}

/// The file that holds the pointer, where it is not the entry.
fn file<'s>(place: &Place, sources: &'s Sources) -> Option<&'s str> {
    let source = place.span.source;
    if source.0 == 0 { None } else { sources.get(source).map(|source| source.name.as_str()) }
}
