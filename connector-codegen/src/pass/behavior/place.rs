//! Places in replies that pagination and predicates name.

use super::{successes, wholes};
use crate::diag::suggest::suggest;
use crate::diag::{Diagnostics, code};
use crate::spec::at::{At, at};
use crate::spec::behavior::{Next, Slot, Source};
use crate::spec::{In, Operation, Spec};
use crate::text::Span;

/// Reports places that no successful reply has, and slots that the request has not.
pub(super) fn check(spec: &Spec, operation: &Operation, diags: &mut Diagnostics) {
    let behavior = &operation.behavior;
    let mut look = |source: &Source, span: Span| {
        if let Source::Body(pointer) = source {
            in_body(spec, operation, pointer, span, diags);
        }
    };
    if let Some(success) = &behavior.success {
        look(&success.at, success.span);
    }
    if let Some(paging) = &behavior.paging {
        let span = paging.place.span;
        let next = match &paging.next {
            Next::Page { last, .. } => last.as_ref(),
            Next::Token { from, .. } | Next::Url(from) => Some(from),
            Next::Offset { .. } | Next::LastItem { .. } | Next::Link(_) => None,
        };
        for source in [next, paging.total.as_ref(), paging.more.as_ref()].into_iter().flatten() {
            look(source, span);
        }
        let to = match &paging.next {
            Next::Page { to, .. } | Next::Offset { to, .. } | Next::Token { to, .. } | Next::LastItem { to, .. } => {
                Some(to)
            }
            Next::Url(_) | Next::Link(_) => None,
        };
        for slot in to.into_iter().chain(paging.size.as_ref().map(|(slot, _)| slot)) {
            in_request(operation, slot, span, diags);
        }
    }
    selects(operation, diags);
}

/// Reports a pointer that no successful reply's body has.
fn in_body(spec: &Spec, operation: &Operation, pointer: &str, span: Span, diags: &mut Diagnostics) {
    let mut missing = None;
    for whole in wholes(operation) {
        match at(&spec.types, whole, pointer) {
            At::Missing { name, reached, names } => missing = missing.or(Some((name, reached, names))),
            At::Type { .. } | At::Unclear => return,
        }
    }
    let Some((name, reached, names)) = missing else { return };
    report(pointer, &name, &reached, &names, span, diags);
}

/// Reports a place that a type does not have.
pub(super) fn report(pointer: &str, name: &str, reached: &str, names: &[String], span: Span, diags: &mut Diagnostics) {
    let whose = if reached.is_empty() { "the reply's body".to_owned() } else { format!("`{reached}`") };
    let message = format!("`{pointer}` leads nowhere: {whose} has no `{name}`");
    let report = diags.report(&code::NO_SUCH_PLACE, span, message);
    let report = match suggest(name, names.iter().map(String::as_str)) {
        Some(near) => report.help(format!("did you mean `{near}`?")),
        None if names.is_empty() => report,
        None => {
            report.help(format!("it has: {}", names.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ")))
        }
    };
    report.help("if the schema says only a part of what comes, give it `x-connector-partial: true`");
}

/// Reports where a value is to go that the request does not have.
fn in_request(operation: &Operation, slot: &Slot, span: Span, diags: &mut Diagnostics) {
    let (message, help) = match slot {
        Slot::Body(pointer) if operation.body.is_none() => (
            format!("`{pointer}` is to be set in the body, and the operation has none"),
            "declare a body, or say where the parameter goes by `in`",
        ),
        Slot::Param(In::Path, name) if !operation.path.contains(&format!("{{{name}}}")) => (
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
            .help("give `x-connector-select` the same pointer in each of them");
    }
}
