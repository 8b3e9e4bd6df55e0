//! The cargo features of the runtime that a client needs.
//!
//! Apart because it looks at the whole plan, once all is decided. A plan with a reply in CSV needs `csv`.

use super::Plan;
use connector_tables::MediaKind;

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
    found.sort_unstable();
    found
}
