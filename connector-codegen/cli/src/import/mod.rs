//! `connector import`: a description from a document of another system.
//!
//! Separate from the input formats, which are read in every run: a person imports once, and edits the result. Parts that
//! cannot be imported are listed by name, on stderr and in the file.

mod openapi;
mod processmaker;
mod yaml;

use crate::stop::{Stop, exit};
use crate::terminal::{out, say};
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;
use yaml::Entry;

/// Arguments of `connector import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    /// A data connector that ProcessMaker exported.
    Processmaker(processmaker::Args),
    /// An OpenAPI document: a description that extends it, to go on from.
    Openapi(openapi::Args),
}

/// The destination of the description.
#[derive(Debug, clap::Args)]
struct Out {
    /// Write it to this file, which must not exist, instead of to stdout.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    exit(match args.from {
        From::Processmaker(args) => processmaker::run(&args),
        From::Openapi(args) => openapi::run(&args),
    })
}

/// Parts that could not be imported, or were guessed.
#[derive(Debug, Default)]
struct Notes(Vec<String>);

impl Notes {
    /// Adds a note. `what` is the part's location in the export: `GetUser: the header X`.
    fn add(&mut self, what: &str, why: &str) {
        let line = format!("{what}: {why}");
        if !self.0.contains(&line) {
            self.0.push(line);
        }
    }
}

/// Writes the description, with the notes before it, and says them.
fn finish(head: &str, entries: &[Entry], notes: &Notes, to: &Out) -> Result<(), Stop> {
    let mut text = format!("# {head}\n");
    if !notes.0.is_empty() {
        text.push_str("# Look at these:\n");
    }
    for note in &notes.0 {
        // One line each, so that nothing can end the comment.
        text.push_str(&format!("# - {}\n", note.replace(|c: char| c.is_control(), " ")));
        say(&format!("note: {note}"));
    }
    text.push_str(&yaml::write(entries));
    let Some(path) = &to.out else {
        out(&text);
        return Ok(());
    };
    let file =
        std::fs::File::create_new(path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
    file.map_err(|error| Stop::failed(format!("cannot write {}: {error}", path.display())))
}
