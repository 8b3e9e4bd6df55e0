//! `connector show`: the output of a stage.

use crate::options::Options;
use crate::run;
use crate::terminal::{out, report};
use connector_codegen::front::{Outcome, Stage, name};
use connector_codegen::{output, plan, spec};
use std::process::ExitCode;

/// The stages that can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum View {
    /// The document as it was read.
    Tree,
    /// The document as plain OpenAPI 3.0.
    Document,
    /// The IR, after the passes.
    Spec,
    /// The Rust decisions.
    Plan,
    /// The code.
    Tokens,
}

/// Arguments of `connector show`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("formats", |arg| arg.visible_alias("format")))]
pub(crate) struct Args {
    /// The stage to show.
    view: View,
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    #[command(flatten)]
    options: Options,
}

impl View {
    /// The last stage that it needs. What is selected is known only after the passes.
    fn stage(self, selected: bool) -> Stage {
        match self {
            View::Tree | View::Document if !selected => Stage::Read,
            View::Tree | View::Document | View::Spec => Stage::Pass,
            View::Plan => Stage::Plan,
            View::Tokens => Stage::Emit,
        }
    }

    /// The text of it, if the run came so far.
    fn text(self, outcome: &Outcome, selected: bool) -> Option<String> {
        match self {
            View::Tree if selected => parts(outcome),
            View::Tree => Some(format!("{:#}", outcome.tree.as_ref()?.to_json())),
            View::Document if selected => lines(outcome),
            View::Document => outcome.document(),
            View::Spec => Some(spec::dump(outcome.spec.as_ref()?, None)),
            View::Plan => Some(plan::dump(outcome.plan.as_ref()?, None)),
            View::Tokens => Some(output::source(outcome.module.as_ref()?, &header(outcome))),
        }
    }
}

fn header(outcome: &Outcome) -> String {
    output::header(&outcome.sources.iter().next().map(|source| name::shown(&source.name)).unwrap_or_default())
}

/// The pointers of the selected operations.
fn pointers(outcome: &Outcome) -> Option<Vec<&str>> {
    Some(outcome.spec.as_ref()?.operations.iter().map(|operation| operation.place.pointer.as_str()).collect())
}

/// Returns a line for each pointer in the document.
fn parts(outcome: &Outcome) -> Option<String> {
    let tree = outcome.tree.as_ref()?.to_json();
    let part = |pointer: &str| Some(format!("{pointer}\n{:#}\n", tree.pointer(pointer)?));
    Some(pointers(outcome)?.into_iter().filter_map(part).collect())
}

/// The document's lines that begin with one of the pointers.
fn lines(outcome: &Outcome) -> Option<String> {
    let (document, pointers) = (outcome.document()?, pointers(outcome)?);
    let below = |line: &str, pointer: &str| line.strip_prefix(pointer).is_some_and(|rest| rest.starts_with(['/', ' ']));
    let chosen = document.lines().filter(|line| pointers.iter().any(|pointer| below(line, pointer)));
    Some(chosen.map(|line| format!("{line}\n")).collect())
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    let config = &args.options.0;
    let selected = config.selects();
    let outcome = run::run(&args.document, config, args.view.stage(selected));
    report(&outcome);
    let Some(text) = args.view.text(&outcome, selected) else { return ExitCode::FAILURE };
    out(&format!("{}\n", text.trim_end()));
    ExitCode::SUCCESS
}
