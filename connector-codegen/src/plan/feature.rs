//! The cargo features of the runtime that a client needs.
//!
//! Apart because it looks at the whole plan, once all is decided. A plan with a reply in CSV needs `csv`.

use super::Plan;
use crate::catalog::media::ROWS;

/// Their names, sorted.
pub fn features(plan: &Plan) -> Vec<&'static str> {
    let endpoints = || plan.groups.iter().flat_map(|group| &group.endpoints);
    let needs = |kind: &str| {
        endpoints().any(|endpoint| {
            endpoint.bodies.iter().any(|body| body.kind == kind)
                || endpoint.replies.iter().chain(&endpoint.errors).any(|reply| reply.kind == kind)
        })
    };
    let mut found: Vec<_> = ROWS.iter().filter(|row| row.asked && needs(row.name)).map(|row| row.name).collect();
    found.sort_unstable();
    found
}
