//! Places in replies that pagination and predicates name.

use super::{successes, wholes};
use crate::diag::suggest::meant;
use crate::diag::{Diagnostics, code};
use crate::spec::at::{At, Missing, at};
use crate::spec::{Operation, Spec};
use crate::text::Span;
use connector_tables::Owned as _;
use connector_tables::language::path;
use connector_tables::walk::{Record, Value};

/// Reports places that no successful reply has, and slots that the request has not.
pub(super) fn check(spec: &Spec, operation: &Operation, diags: &mut Diagnostics) {
    let behavior = &operation.behavior;
    if let (Some(success), Some(span)) = (&behavior.table.success, behavior.success) {
        named(spec, operation, &success.view().record(), span, diags);
    }
    if let (Some(paging), Some(place)) = (&behavior.table.paging, &behavior.paging) {
        named(spec, operation, &paging.as_ref().view().record(), place.span, diags);
    }
    selects(operation, diags);
}

/// Checks every location that a row of a table names.
fn named(spec: &Spec, operation: &Operation, record: &Record<'_>, span: Span, diags: &mut Diagnostics) {
    for row in record.rows() {
        let [Value::Text(text)] = row.args.as_slice() else { continue };
        match (row.module, row.make) {
            (Some("source"), "body") => in_body(spec, operation, text, span, diags),
            (Some("slot"), make) => in_request(operation, make, text, span, diags),
            _ => {}
        }
    }
}

/// Reports a pointer that no successful reply's body has.
fn in_body(spec: &Spec, operation: &Operation, pointer: &str, span: Span, diags: &mut Diagnostics) {
    let mut missing = None;
    for whole in wholes(operation) {
        match at(&spec.types, whole, pointer) {
            At::Missing(found) => missing = missing.or(Some(found)),
            At::Type { .. } | At::Unclear => return,
        }
    }
    missing.iter().for_each(|missing| report(pointer, missing, span, diags));
}

/// Reports a place that a type does not have.
pub(super) fn report(pointer: &str, missing: &Missing, span: Span, diags: &mut Diagnostics) {
    let report = diags.report(&code::NO_SUCH_PLACE, span, missing.message(pointer));
    let report = match meant(&missing.name, missing.names.iter().map(String::as_str)) {
        Some(near) => report.help(near),
        None if missing.names.is_empty() => report,
        None => report.help(missing.known()),
    };
    report
        .help("if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`");
}

/// Reports where a value is to go that the request does not have.
fn in_request(operation: &Operation, make: &str, name: &str, span: Span, diags: &mut Diagnostics) {
    let (message, help) = match make {
        "body" if operation.body.is_none() => (
            format!("`{name}` is to be set in the body, and the operation has none"),
            "declare a body, or say where the parameter goes by `in`",
        ),
        "path" if !path::names(&operation.path).any(|known| known == name) => (
            format!("the path has no `{{{name}}}`"),
            "name a part of the path, or say where the parameter goes by `in`",
        ),
        _ => return,
    };
    diags.report(&code::NO_SUCH_PLACE, span, message).help(help);
}

/// All successful replies give the same part of their bodies: a table has room for one.
fn selects(operation: &Operation, diags: &mut Diagnostics) {
    let mut with_body = successes(operation).filter(|reply| !reply.media.is_empty());
    let Some(first) = with_body.next() else { return };
    if let Some(other) = with_body.find(|reply| reply.select != first.select) {
        let message = "successful replies of one operation give different parts of their bodies";
        diags
            .report(&code::CONFLICT, other.place.span, message)
            .label(first.place.span, "the first one")
            .help("let each of them give the same part");
    }
}
