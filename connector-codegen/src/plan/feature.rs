//! The cargo features of the runtime that a client needs.
//!
//! Separate because it looks at the whole plan, once all is decided. A plan with a reply in CSV needs `csv`.

use super::{Group, Item, Plan, Ty, used};
use connector_tables::MediaKind;

/// The types of other crates, and the feature of the runtime that has them.
const FOREIGN: &[(&str, &str)] = &[("abi::Chrono", "chrono"), ("abi::Time", "time"), ("abi::Decimal", "rust_decimal")];

/// The runtime features that the types of formats need, if anything has such a type.
pub(super) fn of_formats(types: &[Item], groups: &[Group]) -> Vec<&'static str> {
    let endpoints = groups.iter().flat_map(|group| &group.endpoints);
    let all: Vec<&Ty> = types.iter().flat_map(used::parts).chain(endpoints.flat_map(used::signature)).collect();
    let is_used = |prefix: &str| {
        // `Timestamp` is ours.
        let is_it = |leaf: &Ty| matches!(leaf, Ty::Path(path) if path.starts_with(prefix) && path != "abi::Timestamp");
        all.iter().any(|ty| used::leaves(ty).into_iter().any(is_it))
    };
    FOREIGN.iter().filter(|(prefix, _)| is_used(prefix)).map(|(_, feature)| *feature).collect()
}

/// Their names, sorted.
pub fn features(plan: &Plan) -> Vec<&'static str> {
    let endpoints = || plan.groups.iter().flat_map(|group| &group.endpoints);
    let needs = |kind: MediaKind| {
        endpoints().any(|endpoint| {
            endpoint.table.bodies.iter().any(|body| body.kind == kind)
                || endpoint.table.replies.iter().chain(&endpoint.table.errors).any(|reply| reply.kind == kind)
        })
    };
    let with_feature = MediaKind::ALL.iter().filter(|kind| kind.row().feature && needs(**kind));
    let mut found: Vec<_> = with_feature.map(|kind| kind.word()).collect();
    found.extend(plan.formats.iter().copied());
    found.sort_unstable();
    found
}
