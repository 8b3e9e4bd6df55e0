//! The command line of generated crates: a table of commands in, exit code out.
//!
//! A separate package, because only programs that `connector generate --cli` prints need it. The parser is our own, because
//! large parsers would slow down the builds of generated programs, which may have a thousand commands.
//!
//! `tracker issues-list --owner rust-lang` calls `api.issues_list("rust-lang")` and prints the reply's JSON. Exit 0;
//! 1 if the call failed, with the status on stderr; 2 if the command line is wrong.

mod args;
mod filled;
mod help;
mod run;
mod settings;
#[cfg(test)]
mod tests;
mod typed;

pub use crate::__cli_outputs as outputs;
pub use args::Args;
pub use filled::Filled;
pub use run::{Output, Run};
pub use settings::Settings;

use std::fmt;
use std::io::Write as _;
use std::process::ExitCode;

/// One endpoint as a command.
pub struct Command<C: 'static> {
    name: &'static str,
    about: &'static str,
    flags: &'static [Flag],
    body: Body,
    parts: bool,
    run: for<'c> fn(&'c C, &Args) -> Run<'c>,
}

/// The kind of body that a command accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    None,
    Optional,
    Required,
}

/// A flag with a value: `--limit 10`.
#[derive(Debug, Clone, Copy)]
pub struct Flag {
    name: &'static str,
    required: bool,
    many: bool,
}

/// A command without flags and body.
pub const fn command<C: 'static>(
    name: &'static str,
    about: &'static str,
    run: for<'c> fn(&'c C, &Args) -> Run<'c>,
) -> Command<C> {
    Command { name, about, flags: &[], body: Body::None, parts: false, run }
}

impl<C: 'static> Command<C> {
    /// With these flags.
    pub const fn flags(mut self, flags: &'static [Flag]) -> Self {
        self.flags = flags;
        self
    }

    /// It may have a body.
    pub const fn body(mut self) -> Self {
        self.body = Body::Optional;
        self
    }

    /// Accepts a multipart body, which may have files.
    pub const fn parts(mut self) -> Self {
        self.parts = true;
        self
    }

    /// It must have a body.
    pub const fn required_body(mut self) -> Self {
        self.body = Body::Required;
        self
    }
}

/// A flag that may be left out.
pub const fn flag(name: &'static str) -> Flag {
    Flag { name, required: false, many: false }
}

impl Flag {
    /// It must be there.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It may be there more than once.
    pub const fn many(mut self) -> Self {
        self.many = true;
        self
    }
}

/// The reason why a command ended without a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// The command line is wrong.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure { code: 2, message: message.into() }
    }

    /// The client cannot be made of what the command line says.
    pub fn connect(error: impl fmt::Display) -> Self {
        Self::usage(error.to_string())
    }

    /// The call failed.
    fn call(message: String) -> Self {
        Failure { code: 1, message }
    }
}

/// Does what the command line says.
pub fn main<C>(name: &str, commands: &[Command<C>], connect: fn(&Settings) -> Result<C, Failure>) -> ExitCode {
    let words = std::env::args_os().skip(1).map(|word| word.into_string());
    let words: Result<Vec<_>, _> = words.collect();
    let done = match words {
        Ok(words) => start(name, commands, connect, words),
        Err(word) => Err(Failure::usage(format!("`{}` is not UTF-8", word.display()))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, message }) => {
            // Nobody is left to tell if this fails.
            let _ = writeln!(std::io::stderr(), "{}", message.trim_end());
            ExitCode::from(code)
        }
    }
}

fn start<C>(
    name: &str,
    commands: &[Command<C>],
    connect: fn(&Settings) -> Result<C, Failure>,
    words: Vec<String>,
) -> Result<(), Failure> {
    let line = args::parse(name, commands, words)?;
    let Some((command, args)) = line.call else { return run::print_text(&line.help) };
    let settings = Settings::new(name, &line.globals, &|variable| std::env::var(variable).ok())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::call(format!("no async runtime: {error}")))?;
    let _entered = runtime.enter();
    let client = connect(&settings)?;
    let work = (command.run)(&client, &args)?;
    runtime.block_on(async { run::print(work.await?).await })
}
