//! Finds the endpoint of a name.
//!
//! `issues/list`, `issues_list`, `issues-list` and `GET /issues` are the same endpoint. For an unknown name, the error has
//! the nearest one, and a list.

use crate::stop::Stop;
use connector_codegen::diag::suggest::meant;
use connector_codegen::front::Outcome;
use connector_codegen::plan::{Endpoint, Plan};
use connector_codegen::spec::{Operation, Spec};

/// Maximum number of names in the list.
const SHOWN: usize = 60;

/// An endpoint of a document.
pub(super) struct Found<'a> {
    pub(super) plan: &'a Plan,
    pub(super) spec: &'a Spec,
    pub(super) endpoint: &'a Endpoint,
    pub(super) operation: &'a Operation,
}

/// Returns the endpoint of that name.
pub(super) fn find<'a>(outcome: &'a Outcome, wanted: &str) -> Result<Found<'a>, Stop> {
    let (Some(spec), Some(plan)) = (&outcome.spec, &outcome.plan) else { return Err(Stop::reported()) };
    let endpoints: Vec<&Endpoint> = plan.groups.iter().flat_map(|group| &group.endpoints).collect();
    let exact = |endpoint: &&&Endpoint| endpoint.table.id == wanted || title(endpoint) == wanted;
    let near = |endpoint: &&&Endpoint| {
        let wanted = plain(wanted);
        [&endpoint.table.id, &endpoint.method].into_iter().any(|name| plain(name) == wanted) && !wanted.is_empty()
    };
    let only = |mut all: Vec<_>| all.pop().filter(|_| all.is_empty());
    let found = endpoints.iter().find(exact).or_else(|| only(endpoints.iter().filter(near).collect()));
    let Some(endpoint) = found else { return Err(unknown(spec, &endpoints, wanted)) };
    let same = |operation: &&Operation| match &operation.id {
        Some(id) => *id == endpoint.table.id,
        None => format!("{} {}", operation.method, operation.path) == endpoint.table.id,
    };
    match spec.operations.iter().find(same) {
        Some(operation) => Ok(Found { plan, spec, endpoint, operation }),
        None => Err(Stop::failed(format!("the endpoint `{wanted}` has no operation; please report this"))),
    }
}

/// `GET /issues`
fn title(endpoint: &Endpoint) -> String {
    format!("{} {}", endpoint.table.method, endpoint.table.path)
}

/// Returns the letters and digits of a name, in lowercase.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn unknown(spec: &Spec, endpoints: &[&Endpoint], wanted: &str) -> Stop {
    let skipped = spec.skipped.iter().find(|skipped| {
        skipped.id.as_deref() == Some(wanted) || format!("{} {}", skipped.method, skipped.path) == wanted
    });
    if let Some(skipped) = skipped {
        return Stop::failed(format!("`{wanted}` cannot be called: it was skipped because of {}", skipped.code));
    }
    let names: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.table.id.as_str()).collect();
    let methods = endpoints.iter().map(|endpoint| endpoint.method.as_str());
    let meant =
        meant(wanted, names.iter().copied().chain(methods)).map(|meant| format!(": {meant}")).unwrap_or_default();
    let shown: String = names.iter().take(SHOWN).map(|name| format!("\n  {name}")).collect();
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("\n  … and {more} more, which `connector list` shows"),
    };
    Stop::usage(format!("unknown endpoint `{wanted}`{meant}\nendpoints:{shown}{more}"))
}
