//! `connector instance`: files with the variables and credentials of a connector.
//!
//! `new` prints a template, `check` reports problems.

mod check;
mod template;

use crate::options::Documents;
use crate::run;
use crate::stop::{Stop, exit};
use crate::terminal::out;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `connector instance`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a template to fill in: every variable, and secrets by the names of environment variables.
    New {
        /// The API description: a path or URL.
        document: String,
        #[command(flatten)]
        documents: Documents,
    },
    /// Check an instance and report problems.
    Check(Check),
}

/// Arguments of `connector instance check`.
#[derive(Debug, clap::Args)]
struct Check {
    /// The API description: a path or URL.
    document: String,
    /// The instance: a TOML or JSON file.
    instance: PathBuf,
    /// Also call the endpoint that the description names in `verify`.
    #[arg(long)]
    call: bool,
    #[command(flatten)]
    documents: Documents,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    exit(match args.what {
        What::New { document, documents } => new(&document, &documents),
        What::Check(args) => check::run(&args),
    })
}

fn new(document: &str, documents: &Documents) -> Result<(), Stop> {
    let outcome = run::plan(document, documents)?;
    let (Some(plan), Some(spec)) = (&outcome.plan, &outcome.spec) else { return Err(Stop::reported()) };
    out(&template::template(plan, spec));
    Ok(())
}
