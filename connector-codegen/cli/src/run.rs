//! One run of the pipeline, as each command wants it.
//!
//! Apart because the commands differ only in how far they go.

use crate::fetch::Anywhere;
use connector_codegen::config::Config;
use connector_codegen::front::{Outcome, Pipeline, Stage};
use std::time::Instant;

/// Runs the stages up to `until`.
pub(crate) fn run(document: &str, config: &Config, until: Stage) -> Outcome {
    let begin = Instant::now();
    Pipeline { config, until, clock: &|| begin.elapsed() }.run(&mut Anywhere::new(), document)
}

/// Whether there is anything to make a client of, or at least to say about.
pub(crate) fn is_empty(outcome: &Outcome) -> bool {
    outcome
        .spec
        .as_ref()
        .is_none_or(|spec| spec.operations.is_empty() && spec.skipped.is_empty() && spec.named.is_empty())
}
