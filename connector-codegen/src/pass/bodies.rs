//! Requires bodies that a document forgets to require.
//!
//! Separate from lowering, which reads what a document declares. With `bodies = "required"`, the body of
//! `PUT /pets/{id}` with `application/json: Pet` becomes required.

use crate::config::{Bodies, Config};
use crate::spec::Spec;
use connector_tables::MediaKind;

/// Requires the JSON bodies of POST, PUT and PATCH, if the user wants that.
pub(super) fn run(spec: &mut Spec, config: &Config) {
    if config.bodies == Bodies::Declared {
        return;
    }
    let sends = |method: &str| matches!(method, "POST" | "PUT" | "PATCH");
    for operation in spec.operations.iter_mut().filter(|operation| sends(&operation.method)) {
        if let Some(body) = &mut operation.body {
            body.required |= body.media.iter().any(|media| media.kind == MediaKind::Json);
        }
    }
}
