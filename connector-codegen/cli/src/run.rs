//! One run of the pipeline, as each command wants it.
//!
//! Separate because the commands differ only in how far they go.

use crate::fetch::Anywhere;
use crate::options::Documents;
use crate::stop::Stop;
use crate::terminal::{fail, report};
use connector_codegen::config::Config;
use connector_codegen::front::{Outcome, Pipeline, Stage};
use std::process::ExitCode;
use std::time::Instant;

/// Runs the stages up to `until`.
pub(crate) fn run(document: &str, config: &Config, until: Stage) -> Outcome {
    let begin = Instant::now();
    Pipeline { config, until, clock: &|| begin.elapsed() }.run(&mut Anywhere::new(), document)
}

/// Runs the stages up to the plan. If there is no plan, reports give the reason.
pub(crate) fn plan(document: &str, documents: &Documents) -> Result<Outcome, Stop> {
    let outcome = run(document, &documents.0, Stage::Plan);
    if outcome.plan.is_none() {
        report(&outcome);
        return Err(Stop::reported());
    }
    Ok(outcome)
}

/// Fails if there is nothing to work on. Where a document was read all the same, no report says why.
pub(crate) fn refuse_empty(outcome: &Outcome) -> Result<(), ExitCode> {
    let Some(spec) = &outcome.spec else { return Err(ExitCode::FAILURE) };
    match spec.operations.is_empty() && spec.skipped.is_empty() && spec.named.is_empty() {
        true => Err(fail("nothing is left to generate: the document has no endpoints or schemas, or none is selected")),
        false => Ok(()),
    }
}
