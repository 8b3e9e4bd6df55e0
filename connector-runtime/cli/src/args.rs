//! The words of a command line as values of the client's types.
//!
//! Separate from `run.rs` so that it can be tested without a client. `--limit 10` is `10` where an integer is wanted, and
//! `"10"` where a string is.

use super::{Body, Command, Failure, help, settings, typed};
use connector_json::{Json, from_slice, to_vec};
use std::io::Read as _;

/// The values of one command's flags, and its body.
#[derive(Debug, Default)]
pub struct Args {
    values: Vec<(String, String)>,
    body: Option<Content>,
}

/// A body as it was given.
#[derive(Debug)]
enum Content {
    /// On the command line.
    Inline(String),
    /// By a file or standard input.
    Raw(Vec<u8>),
}

/// A command line, understood.
pub(super) struct Line<'t, C: 'static> {
    /// The command; absent if help is requested.
    pub(super) call: Option<(&'t Command<C>, Args)>,
    /// Flags that all commands have.
    pub(super) globals: Vec<(String, String)>,
    /// The help that was asked for.
    pub(super) help: String,
}

/// Reads the words after the program's name.
pub(super) fn parse<'t, C>(name: &str, commands: &'t [Command<C>], words: Vec<String>) -> Result<Line<'t, C>, Failure> {
    let mut command: Option<&Command<C>> = None;
    let (mut args, mut globals) = (Args::default(), Vec::new());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" || (word == "help" && command.is_none()) {
            let help = command.map_or_else(|| help::all(name, commands), |command| help::one(name, command));
            return Ok(Line { call: None, globals, help });
        }
        if !word.starts_with("--") {
            command = Some(match command {
                None => find(name, commands, &word)?,
                Some(_) => {
                    return Err(Failure::usage(format!("`{word}` is not expected here; a flag begins with `--`")));
                }
            });
            continue;
        }
        let (flag, inline) = match word.split_once('=') {
            Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
            None => (word, None),
        };
        let own = accepts(command, &args, &flag)?;
        if !own && !settings::FLAGS.iter().any(|(known, _)| *known == flag) {
            return Err(Failure::usage(format!("unknown flag `{flag}`; see `{name} {}--help`", of(command))));
        }
        let value = inline.or_else(|| words.next());
        let value = value.ok_or_else(|| Failure::usage(format!("`{flag}` needs a value")))?;
        match own {
            true if flag == "--body" => args.body = Some(content(value)?),
            true => args.values.push((flag, value)),
            false => globals.push((flag, value)),
        }
    }
    let command = command.ok_or_else(|| Failure::usage(help::all(name, commands)))?;
    complete(command, &args)?;
    Ok(Line { call: Some((command, args)), globals, help: String::new() })
}

fn find<'t, C>(name: &str, commands: &'t [Command<C>], word: &str) -> Result<&'t Command<C>, Failure> {
    let found = commands.iter().find(|command| command.name == word);
    found.ok_or_else(|| Failure::usage(format!("unknown command `{word}`; see `{name} --help`")))
}

fn of<C>(command: Option<&Command<C>>) -> String {
    command.map(|command| format!("{} ", command.name)).unwrap_or_default()
}

/// Returns `true` if the flag is one of the command's own.
fn accepts<C>(command: Option<&Command<C>>, args: &Args, flag: &str) -> Result<bool, Failure> {
    let Some(command) = command else { return Ok(false) };
    let again = || Failure::usage(format!("`{flag}` is given twice"));
    if flag == "--body" && command.body != Body::None {
        return if args.body.is_some() { Err(again()) } else { Ok(true) };
    }
    match command.flags.iter().find(|known| known.name == flag) {
        Some(known) if !known.many && args.has(flag) => Err(again()),
        found => Ok(found.is_some()),
    }
}

fn complete<C>(command: &Command<C>, args: &Args) -> Result<(), Failure> {
    let missing = command.flags.iter().filter(|flag| flag.required && !args.has(flag.name)).map(|flag| flag.name);
    let body = (command.body == Body::Required && args.body.is_none()).then_some("--body");
    let missing: Vec<_> = missing.chain(body).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::usage(format!("`{}` needs {}", command.name, missing.join(", "))))
}

/// `JSON`, `@FILE`, or `-` for standard input.
fn content(value: String) -> Result<Content, Failure> {
    if let Some(file) = value.strip_prefix('@') {
        let bytes = std::fs::read(file);
        return bytes.map(Content::Raw).map_err(|error| Failure::usage(format!("{file}: {error}")));
    }
    if value != "-" {
        return Ok(Content::Inline(value));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::usage(format!("standard input: {error}")))?;
    Ok(Content::Raw(bytes))
}

impl Args {
    /// Returns `true` if a flag is set.
    pub fn has(&self, flag: &str) -> bool {
        self.values.iter().any(|(known, _)| known == flag)
    }

    /// The text of a flag.
    ///
    /// # Errors
    /// It is not there.
    pub fn text(&self, flag: &str) -> Result<&str, Failure> {
        let found = self.values.iter().find(|(known, _)| known == flag);
        found.map(|(_, value)| value.as_str()).ok_or_else(|| Failure::usage(format!("`{flag}` is missing")))
    }

    /// The value of a flag.
    ///
    /// # Errors
    /// It is not there, or of another type.
    pub fn value<T: Json>(&self, flag: &str) -> Result<T, Failure> {
        read(flag, self.text(flag)?)
    }

    /// Returns the values of a flag that may be repeated; a JSON array is read as its items.
    ///
    /// # Errors
    /// One is of another type.
    pub fn list<T: Json>(&self, flag: &str) -> Result<Vec<T>, Failure> {
        let all: Vec<_> = self.values.iter().filter(|(known, _)| known == flag).map(|(_, value)| value).collect();
        if let [only] = all.as_slice()
            && only.starts_with('[')
            && from_slice::<Vec<T>>(only.as_bytes()).is_ok()
        {
            return typed::read(flag, only.as_bytes(), false);
        }
        all.into_iter().map(|value| read(flag, value)).collect()
    }

    /// Returns `true` if there is a body.
    pub fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// The body as a value.
    ///
    /// # Errors
    /// It is not there, no JSON, or of another type.
    pub fn body<T: Json>(&self) -> Result<T, Failure> {
        typed::read("--body", self.json()?, false)
    }

    /// The body as the parts of a multipart body: a file `"@FILE"` is the content of that file.
    ///
    /// # Errors
    /// The body is missing, not JSON, or of another type, or a file cannot be read.
    pub fn parts<T: Json>(&self) -> Result<T, Failure> {
        typed::read("--body", self.json()?, true)
    }

    fn json(&self) -> Result<&[u8], Failure> {
        Ok(match self.content()? {
            Content::Inline(text) => text.as_bytes(),
            Content::Raw(bytes) => bytes,
        })
    }

    /// Returns the body as bytes; a JSON string on the command line is read as its text.
    ///
    /// # Errors
    /// It is not there.
    pub fn body_bytes(&self) -> Result<Vec<u8>, Failure> {
        Ok(match self.content()? {
            Content::Inline(text) => from_slice(text.as_bytes()).unwrap_or_else(|_| text.clone()).into_bytes(),
            Content::Raw(bytes) => bytes.clone(),
        })
    }

    /// Returns the body as text; a JSON string on the command line is read as its text.
    ///
    /// # Errors
    /// It is not there, or no UTF-8.
    pub fn body_text(&self) -> Result<String, Failure> {
        let text = String::from_utf8(self.body_bytes()?);
        text.map_err(|_| Failure::usage("--body: this is not UTF-8"))
    }

    fn content(&self) -> Result<&Content, Failure> {
        self.body.as_ref().ok_or_else(|| Failure::usage("`--body` is missing"))
    }
}

/// A value of text: as a string if the type takes one, else as JSON. What looks like an object or array is JSON first.
/// The first try gives the error.
fn read<T: Json>(flag: &str, text: &str) -> Result<T, Failure> {
    let (json, string) = (text.as_bytes().to_vec(), to_vec(text));
    let (first, second) = if text.starts_with(['{', '[']) { (json, string) } else { (string, json) };
    match from_slice::<T>(&first) {
        Err(error) if from_slice::<T>(&second).is_err() => Err(Failure::usage(format!("{flag}: {error}"))),
        Err(_) => typed::read(flag, &second, false),
        Ok(_) => typed::read(flag, &first, false),
    }
}
