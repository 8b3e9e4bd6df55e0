//! The options of the generated code as flags, made from the table of options.
//!
//! Separate because clap's derive cannot read a table. `--only 'issues/*'` becomes `config.only`.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use connector_codegen::config::table::{Kind, OPTIONS, Row};
use connector_codegen::config::{Config, Setting};

/// The options that the user chose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options(pub(crate) Config);

impl Args for Options {
    fn augment_args(command: Command) -> Command {
        command.args(OPTIONS.iter().map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn flag(row: &'static Row) -> Arg {
    let many = matches!(row.kind, Kind::List | Kind::Pairs);
    let words = match row.kind {
        Kind::Choice(words) => format!(": {}", words.join(" or ")),
        _ => String::new(),
    };
    let help = format!("{}{words} [default: {}]", row.summary(), row.default);
    Arg::new(row.name)
        .long(row.flag())
        .value_name(row.value)
        .help(help)
        .long_help(format!("{}\n\n[default: {}]", row.lines().collect::<Vec<_>>().join("\n"), row.default))
        .action(if many { ArgAction::Append } else { ArgAction::Set })
        .help_heading("Options of the client")
}

impl FromArgMatches for Options {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut options = Options::default();
        options.update_from_arg_matches(matches)?;
        Ok(options)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for row in OPTIONS {
            set(&mut self.0, row.name, matches)?;
        }
        Ok(())
    }
}

/// The option `documents` alone, for commands that generate nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents(pub(crate) Config);

const DOCUMENTS: &str = "documents";

impl Args for Documents {
    fn augment_args(command: Command) -> Command {
        command.args(OPTIONS.iter().filter(|row| row.name == DOCUMENTS).map(|row| flag(row).help_heading(None)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Documents {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut documents = Documents::default();
        documents.update_from_arg_matches(matches)?;
        Ok(documents)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        set(&mut self.0, DOCUMENTS, matches)
    }
}

fn set(config: &mut Config, name: &str, matches: &ArgMatches) -> Result<(), clap::Error> {
    for value in matches.get_many::<String>(name).into_iter().flatten() {
        config
            .set(name, Setting::Text(value.clone()))
            .map_err(|reason| clap::Error::raw(ErrorKind::ValueValidation, format!("{reason}\n")))?;
    }
    Ok(())
}
