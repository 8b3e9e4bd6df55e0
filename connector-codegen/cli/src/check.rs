//! `connector check`: reports problems of a document.

use crate::options::Options;
use crate::run;
use crate::terminal::{out, report, say};
use connector_codegen::diag::render;
use connector_codegen::front::Stage;
use std::process::ExitCode;

/// The format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Arguments of `connector check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    /// Reports as text on stderr, or as JSON on stdout.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    let outcome = run::run(&args.document, &args.options.0, Stage::Plan);
    match args.format {
        Form::Json => out(&format!("{:#}\n", render::json(&outcome.diagnostics, &outcome.sources))),
        Form::Text => {
            report(&outcome);
            let found = match outcome.diagnostics.is_empty() {
                true => "nothing to report".to_owned(),
                false => render::summary(&outcome.diagnostics),
            };
            say(&format!("{}: {found}", args.document));
        }
    }
    match outcome.has_errors() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}
