//! Checks that behavior agrees with the API: locations in responses exist, variables in templates are declared, paginated
//! outputs are lists.
//!
//! Separate from lowering because it checks the final types, whatever the input was. An operation that fails is
//! dropped: `pagination: {page: {total_pages: /meta/pages}}` of a response without `pages` is a C210.

mod list;
mod place;
#[cfg(test)]
mod tests;
mod variable;

use crate::diag::{Diagnostics, code};
use crate::spec::{Operation, Reply, Skipped, Spec, TypeId};
use connector_tables::language::status::class;
use connector_tables::{DEFAULT, Place};

/// Checks everything, and drops operations that have an error. The types of whole bodies have done their duty then.
pub(super) fn run(spec: &mut Spec, diags: &mut Diagnostics) {
    variable::of_api(spec, diags);
    let mut failed = Vec::new();
    for (at, operation) in spec.operations.iter().enumerate().filter(|(_, operation)| is_unusual(operation)) {
        let reports = diags.mark();
        check(spec, operation, diags);
        if let Some(report) = diags.failed_since(reports) {
            failed.push((at, report.code.id.to_owned()));
        }
    }
    for (at, code) in failed.into_iter().rev() {
        let Operation { id, method, path, place, .. } = spec.operations.remove(at);
        spec.skipped.push(Skipped { id, method, path, place, code });
    }
    for reply in spec.operations.iter_mut().flat_map(|operation| &mut operation.replies) {
        reply.whole = None;
    }
}

/// Returns `true` if there is anything to check. Plain documents have nothing.
fn is_unusual(operation: &Operation) -> bool {
    let media = || operation.body.iter().flat_map(|body| &body.media);
    operation.behavior != Default::default()
        || operation.params.iter().any(|param| param.variable.is_some())
        || operation.replies.iter().any(|reply| reply.select.is_some())
        || media().any(|media| media.template.is_some())
}

fn check(spec: &Spec, operation: &Operation, diags: &mut Diagnostics) {
    variable::of_operation(spec, operation, diags);
    place::check(spec, operation, diags);
    if let (Some(paging), Some(place)) = (&operation.behavior.table.paging, &operation.behavior.paging) {
        list::check(spec, operation, paging, place, diags);
    }
    for (fixed, span) in operation.behavior.table.fixed.iter().zip(&operation.behavior.fixed) {
        let same = |name: &str| match fixed.place {
            Place::Header => name.eq_ignore_ascii_case(&fixed.name),
            Place::Query | Place::Cookie | Place::Path | Place::Template => name == fixed.name,
        };
        let mut params = operation.params.iter();
        if let Some(param) = params.find(|param| param.table.place == fixed.place && same(&param.table.name)) {
            let message = format!("`{}` is always sent, and is a parameter, too", fixed.name);
            diags
                .report(&code::SENT_TWICE, *span, message)
                .label(param.span, "this parameter")
                .help("remove one of both; where an argument is given, it takes the fixed value's place");
        }
    }
}

/// Replies that are the operation's success.
fn successes(operation: &Operation) -> impl Iterator<Item = &Reply> {
    let exact = |reply: &&Reply| class(reply.status) == 2;
    let any = operation.replies.iter().any(|reply| exact(&reply) && !reply.failure);
    operation
        .replies
        .iter()
        .filter(move |reply| !reply.failure && if any { exact(reply) } else { reply.status == DEFAULT })
}

/// The types of the whole bodies of successes.
fn wholes(operation: &Operation) -> impl Iterator<Item = TypeId> {
    successes(operation).filter_map(|reply| reply.whole.or_else(|| reply.media.iter().find_map(|media| media.ty)))
}
