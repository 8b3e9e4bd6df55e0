//! Pagination that a document declares for another tool: used if the operation has the parameters and properties it names.

use super::facts::successes;
use crate::diag::{Diagnostics, code};
use crate::spec::at::{At, at};
use crate::spec::ty::Shape;
use crate::spec::{Operation, Spec, TypeId};
use connector_tables::walk::{Record, Value};
use connector_tables::{Owned as _, PagingBuf, Place};

/// Returns `true` if an operation has everything that its pagination names, and reports what is missing.
pub(super) fn fits(spec: &Spec, operation: &Operation, paging: &PagingBuf, diags: &mut Diagnostics) -> bool {
    let Some(wrong) = wrong(spec, operation, paging) else { return true };
    let span = operation.behavior.paging.as_ref().map_or(operation.place.span, |place| place.span);
    diags
        .report(&code::NOT_A_LIST, span, format!("this pagination does not fit the operation: {wrong}"))
        .warning()
        .label(operation.place.span, "it is called without pages")
        .help("correct the names, or describe the pagination in a connector description that extends this document");
    false
}

fn wrong(spec: &Spec, operation: &Operation, paging: &PagingBuf) -> Option<String> {
    let bodies: Vec<TypeId> =
        successes(operation).flat_map(|reply| &reply.media).filter_map(|media| media.ty).collect();
    let items = paging.items.as_deref().unwrap_or_default();
    let is_list = |body: &TypeId| match at(&spec.types, *body, items) {
        At::Type { ty, .. } => matches!(spec.types.shape(ty), Some(Shape::Array(_))),
        At::Unclear | At::Missing(_) => false,
    };
    if bodies.is_empty() || !bodies.iter().all(is_list) {
        return Some(match items {
            "" => "the response is no list".to_owned(),
            items => format!("the response has no list at `{items}`"),
        });
    }
    missing(spec, operation, &bodies, &paging.view().record())
}

/// The first location that the request or response does not have.
fn missing(spec: &Spec, operation: &Operation, bodies: &[TypeId], record: &Record<'_>) -> Option<String> {
    record.rows().into_iter().find_map(|row| {
        let [Value::Text(text)] = row.args.as_slice() else { return None };
        let param =
            |place: Place| operation.params.iter().any(|one| one.table.place == place && one.table.name == *text);
        let there = match (row.module, row.make) {
            (Some("source"), "body") => {
                !bodies.iter().any(|body| matches!(at(&spec.types, *body, text), At::Missing(_)))
            }
            (Some("slot"), "query") => param(Place::Query),
            (Some("slot"), "header") => param(Place::Header),
            (Some("slot"), "path") => param(Place::Path),
            (Some("slot"), "body") => operation.body.is_some(),
            _ => true,
        };
        match there {
            true => None,
            false if row.module == Some("source") => Some(format!("the response has no `{text}`")),
            false => Some(format!("the request has no `{text}`")),
        }
    })
}
