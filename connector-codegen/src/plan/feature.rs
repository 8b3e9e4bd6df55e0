//! The cargo features of the runtime that a client needs.
//!
//! Separate because it looks at the whole plan, once all is decided. A plan with a reply in CSV needs `csv`.

use super::Plan;
use crate::config::Config;
use connector_tables::MediaKind;

/// The types of other crates, and the feature of the runtime that has them.
const FOREIGN: &[(&str, &str)] = &[("abi::Chrono", "chrono"), ("abi::Time", "time"), ("abi::Decimal", "rust_decimal")];

/// The runtime features that the types chosen for formats need.
pub(super) fn of_formats(config: &Config) -> Vec<&'static str> {
    let is_chosen = |prefix: &str| {
        // `Timestamp` is ours.
        config.formats.values().any(|path| path.starts_with(prefix) && path != "abi::Timestamp")
    };
    FOREIGN.iter().filter(|(prefix, _)| is_chosen(prefix)).map(|(_, feature)| *feature).collect()
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
