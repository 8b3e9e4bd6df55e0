//! An option's value as an entry point passes it, and setting it by the option's row.
//!
//! The table and the setters are lists; this file uses them.
//! `only` with `["a", "b"]` is two calls of the setter `only`.

use super::set::{Config, suggestion};
use super::table::{Kind, OPTIONS, Row};

/// A value as an entry point passes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// One text; also a list of one, or a pair `key=value`.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// Keys with values.
    Pairs(Vec<(String, String)>),
}

impl From<&str> for Setting {
    fn from(text: &str) -> Self {
        Setting::Text(text.to_owned())
    }
}

impl Config {
    /// Sets one option. Lists and pairs are added to what is there.
    ///
    /// # Errors
    /// A message for the user: the option is unknown or the value invalid, with a suggestion.
    pub fn set(&mut self, option: &str, value: Setting) -> Result<(), String> {
        let row = find(option)?;
        for (key, value) in row.split(value)? {
            (row.set)(self, &key, &value)?;
        }
        Ok(())
    }
}

/// The row of an option.
fn find(option: &str) -> Result<&'static Row, String> {
    OPTIONS.iter().find(|row| row.name == option).ok_or_else(|| {
        let names: Vec<&str> = OPTIONS.iter().map(|row| row.name).collect();
        format!("there is no option `{option}`: {}", suggestion(option, &names))
    })
}

impl Row {
    /// The single values in a setting, with their keys.
    fn split(&self, value: Setting) -> Result<Vec<(String, String)>, String> {
        let unkeyed = |text: String| (String::new(), text);
        match (self.kind, value) {
            (Kind::Choice(words), Setting::Text(word)) => match words.contains(&word.as_str()) {
                true => Ok(vec![unkeyed(word)]),
                false => Err(format!("`{}` cannot be `{word}`: {}", self.name, suggestion(&word, words))),
            },
            (Kind::Text | Kind::List, Setting::Text(text)) => Ok(vec![unkeyed(text)]),
            (Kind::List, Setting::List(texts)) => Ok(texts.into_iter().map(unkeyed).collect()),
            (Kind::Pairs, Setting::Pairs(pairs)) => Ok(pairs),
            (Kind::Pairs, Setting::Text(text)) => match pair(&text) {
                Some((key, value)) => Ok(vec![(key.trim().to_owned(), value.trim().to_owned())]),
                None => Err(format!("`{}` takes `{}`, and `{text}` has no `=`", self.name, self.value)),
            },
            _ => Err(format!("`{}` takes {}", self.name, self.takes())),
        }
    }

    /// Returns the form of the option's value, in words.
    fn takes(&self) -> &'static str {
        match self.kind {
            Kind::Text | Kind::Choice(_) => "one text",
            Kind::List => "a text or a list of texts",
            Kind::Pairs => "pairs of a key and a text",
        }
    }
}

/// Splits a text at its last `=` outside of brackets: a key such as a path may contain one, and so may an attribute.
pub(super) fn pair(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let mut last = None;
    for (at, sign) in text.char_indices() {
        match sign {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth -= 1,
            '=' if depth == 0 => last = Some(at),
            _ => {}
        }
    }
    let (key, value) = text.split_at_checked(last?)?;
    Some((key, value.strip_prefix('=')?))
}
