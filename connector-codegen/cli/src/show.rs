//! `connector show`: what a stage makes of a document.

use crate::options::Options;
use crate::run;
use crate::terminal::{out, report};
use connector_codegen::front::{Outcome, Stage};
use connector_codegen::{output, plan, spec};
use std::process::ExitCode;

/// What can be looked at.
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
    /// What to look at.
    view: View,
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    #[command(flatten)]
    options: Options,
}

impl View {
    /// The last stage that it needs.
    fn stage(self) -> Stage {
        match self {
            View::Tree | View::Document => Stage::Read,
            View::Spec => Stage::Pass,
            View::Plan => Stage::Plan,
            View::Tokens => Stage::Emit,
        }
    }

    /// The text of it, if the run came so far.
    fn text(self, outcome: &Outcome) -> Option<String> {
        match self {
            View::Tree => Some(format!("{:#}", outcome.tree.as_ref()?.to_json())),
            View::Document => outcome.document(),
            View::Spec => Some(spec::dump(outcome.spec.as_ref()?, None)),
            View::Plan => Some(plan::dump(outcome.plan.as_ref()?)),
            View::Tokens => Some(output::source(outcome.module.as_ref()?, "")),
        }
    }
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    let outcome = run::run(&args.document, &args.options.0, args.view.stage());
    report(&outcome);
    let Some(text) = args.view.text(&outcome) else { return ExitCode::FAILURE };
    out(&format!("{}\n", text.trim_end()));
    ExitCode::SUCCESS
}
