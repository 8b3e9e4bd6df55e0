//! The text that `--help` prints.
//!
//! A command `get-pet` with a required `--id` is `petstore get-pet --id VALUE`.

use super::{Body, Command, settings};
use std::fmt::Write as _;

/// All commands.
pub(super) fn all<C>(name: &str, commands: &[Command<C>]) -> String {
    let mut text = format!("Usage: {name} COMMAND [FLAGS]\n\nCommands:\n");
    let width = commands.iter().map(|command| command.name.len()).max().unwrap_or_default();
    for command in commands {
        line(&mut text, command.name, width, command.about);
    }
    text.push_str("\nFlags of every command:\n");
    globals(&mut text, name);
    let _ = write!(text, "\n`{name} COMMAND --help` shows the flags of one command.\n");
    text
}

/// One command.
pub(super) fn one<C>(name: &str, command: &Command<C>) -> String {
    let mut text = format!("{}\n\nUsage: {name} {}", command.about, command.name);
    for flag in command.flags {
        let dots = if flag.many { "..." } else { "" };
        let _ = match flag.required {
            true => write!(text, " {} VALUE{dots}", flag.name),
            false => write!(text, " [{} VALUE]{dots}", flag.name),
        };
    }
    text.push_str(match command.body {
        Body::None => "\n",
        Body::Optional => " [--body JSON|@FILE|-]\n",
        Body::Required => " --body JSON|@FILE|-\n",
    });
    if command.parts {
        text.push_str("\nIn the JSON of the body, \"@FILE\" as the value of a file is the content of that file.\n");
    }
    text.push_str("\nFlags of every command:\n");
    globals(&mut text, name);
    text.trim_start().to_owned()
}

fn globals(text: &mut String, name: &str) {
    for (flag, value) in settings::FLAGS {
        let about = format!("{value}, or the variable {}", settings::variable(name, flag));
        line(text, flag, "--base-url".len(), &about);
    }
}

fn line(text: &mut String, name: &str, width: usize, about: &str) {
    let line = format!("  {name:width$}  {about}");
    text.push_str(line.trim_end());
    text.push('\n');
}
