//! The reason why a command ended without its result.
//!
//! Separate because exit codes are a contract: 1 for what failed, 2 for a command line that is wrong.

use crate::terminal::say;
use std::fmt::Display;
use std::process::ExitCode;

/// The reason why a command ended early.
#[derive(Debug)]
pub(crate) struct Stop {
    code: u8,
    message: String,
}

impl Stop {
    /// The command line is wrong.
    pub(crate) fn usage(message: impl Display) -> Self {
        Stop { code: 2, message: message.to_string() }
    }

    /// Something failed.
    pub(crate) fn failed(message: impl Display) -> Self {
        Stop { code: 1, message: message.to_string() }
    }

    /// It failed, and reports on stderr say why already.
    pub(crate) fn reported() -> Self {
        Stop { code: 1, message: String::new() }
    }

    /// Nobody reads any more. That is no failure, and nothing more is to be done.
    pub(crate) fn unread() -> Self {
        Stop { code: 0, message: String::new() }
    }

    /// Says why, and gives the exit code.
    pub(crate) fn exit(self) -> ExitCode {
        if !self.message.is_empty() {
            say(&format!("error: {}", self.message.trim_end()));
        }
        ExitCode::from(self.code)
    }
}

/// The exit code of a command.
pub(crate) fn exit(done: Result<(), Stop>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => stop.exit(),
    }
}
