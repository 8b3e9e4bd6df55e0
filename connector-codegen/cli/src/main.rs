//! The command `connector`: generates, checks and lists clients, calls endpoints, and shows what happens on the way.
//!
//! Each command is a file; it does its work and gives an exit code. 0 is done, 1 is a document that does not do, 2 is a
//! command line that does not.

mod call;
mod check;
mod explain;
mod fetch;
mod generate;
mod import;
mod instance;
mod json;
mod list;
mod options;
mod relative;
mod run;
mod runtime;
mod shape;
mod show;
mod stop;
mod summary;
mod terminal;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The usual stack size of a program's first thread. A document of 256 levels, unoptimized, takes a third of it.
const STACK: usize = 8 << 20;

/// Typed Rust clients from API descriptions.
#[derive(Debug, Parser)]
#[command(name = "connector", version, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a client: a crate, or a single module.
    Generate(generate::Args),
    /// Report what is wrong with a document.
    Check(check::Args),
    /// List the endpoints of a document.
    List(list::Args),
    /// Call an endpoint, without generating anything.
    Call(call::Args),
    /// Make and check instances: a connector's variables and credentials.
    Instance(instance::Args),
    /// Make a description out of what another system has.
    Import(import::Args),
    /// Show what a stage makes of a document.
    Show(show::Args),
    /// Say what a report code means, or what became of an endpoint or type.
    Explain(explain::Args),
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    // The stack of a program's first thread differs from system to system; that of other threads does not.
    let work = std::thread::Builder::new().stack_size(STACK).spawn(|| match command {
        Command::Generate(args) => generate::run(args),
        Command::Check(args) => check::run(args),
        Command::List(args) => list::run(args),
        Command::Call(args) => call::run(args),
        Command::Instance(args) => instance::run(args),
        Command::Import(args) => import::run(args),
        Command::Show(args) => show::run(args),
        Command::Explain(args) => explain::run(args),
    });
    match work.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        // The panic's own message is on stderr already.
        Ok(Err(_)) => terminal::fail("this is a bug in connector; please report it with the document"),
        Err(error) => terminal::fail(&format!("cannot start a thread: {error}")),
    }
}
