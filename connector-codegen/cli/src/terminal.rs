//! Texts for people on stderr and for programs on stdout.
//!
//! Separate so that one place knows whether a terminal is there. A reader that went away is no error.

use connector_codegen::diag::render;
use connector_codegen::front::Outcome;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

/// A result for programs and pipes.
pub(crate) fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// A word to the person.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Reports a failure outside of any document. Returns the exit code for it.
pub(crate) fn fail(reason: &str) -> ExitCode {
    say(&format!("error: {reason}"));
    ExitCode::FAILURE
}

/// Returns `true` if stderr is a terminal.
pub(crate) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// All reports, in color where a person watches.
pub(crate) fn report(outcome: &Outcome) {
    if outcome.diagnostics.is_empty() {
        return;
    }
    let colored = is_watched() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let draw = if colored { render::color } else { render::plain };
    say(draw(&outcome.diagnostics, &outcome.sources).trim_end());
}

/// `1 type`, `2 types`
pub(crate) fn plural(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// The stages with their times, one line each.
pub(crate) fn stages(outcome: &Outcome) -> String {
    let mut lines = String::new();
    for (stage, time) in &outcome.times {
        let _ = writeln!(lines, "  {:<8}{:>10}", stage.name(), duration(*time));
    }
    lines
}

/// `1.2 s`, `34 ms`, `0.2 ms`
pub(crate) fn duration(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        1000.0.. => format!("{:.1} s", ms / 1000.0),
        10.0.. => format!("{ms:.0} ms"),
        _ => format!("{ms:.1} ms"),
    }
}
