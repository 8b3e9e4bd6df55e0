//! Values of an object of keys, in the same way from descriptions, from documents and from attributes of structs.
//!
//! An object is checked against its table before it is read, so a value is absent or of its kind. `{ attempts: 3 }` and
//! `retry(attempts = 3)` both have the number 3 at `attempts`.

use super::{Key, value};
use crate::diag::{Code, code};
use crate::tree::{Node, Value};
use connector_tables::SourceBuf;
use connector_tables::language::{duration, source};

/// An object of keys that was checked.
pub trait Read {
    /// Returns a value as text: `/next`, `3`, `true`.
    fn text(&self, key: &str) -> Option<String>;

    /// Returns a value as JSON.
    fn json(&self, key: &str) -> Option<String>;

    /// Returns the object behind a key.
    fn object(&self, key: &str) -> Option<&dyn Read>;

    /// Returns `true` if the key has a value.
    fn has(&self, key: &Key) -> bool;

    /// Returns how the key is written, for messages.
    fn spell(&self, key: &Key) -> String;

    /// Returns the items of a list, or a single value, each as JSON.
    fn items(&self, key: &str) -> Vec<String> {
        let Some(json) = self.json(key) else { return Vec::new() };
        match serde_json::from_str(&json) {
            Ok(serde_json::Value::Array(items)) => items.iter().map(ToString::to_string).collect(),
            _ => vec![json],
        }
    }

    /// Returns a whole number.
    fn whole(&self, key: &str) -> Option<u64> {
        value::read_whole(&self.text(key)?)
    }

    /// Returns a number.
    fn number(&self, key: &str) -> Option<f64> {
        self.text(key)?.parse().ok()
    }

    /// Returns `true` or `false`.
    fn flag(&self, key: &str) -> Option<bool> {
        self.text(key)?.parse().ok()
    }

    /// Returns a duration in milliseconds.
    fn duration(&self, key: &str) -> Option<u64> {
        duration::parse(&self.text(key)?)
    }

    /// Returns a location in a response.
    fn source(&self, key: &str) -> Option<SourceBuf> {
        source::parse_buf(&self.text(key)?)
    }
}

impl Read for Node {
    fn text(&self, key: &str) -> Option<String> {
        value::text(self.get(key)?)
    }

    fn json(&self, key: &str) -> Option<String> {
        Some(self.get(key)?.to_json().to_string())
    }

    fn object(&self, key: &str) -> Option<&dyn Read> {
        self.get(key).filter(|node| matches!(node.value, Value::Map(_))).map(|node| node as &dyn Read)
    }

    fn has(&self, key: &Key) -> bool {
        self.get(key.name).is_some_and(|value| !super::check::is_absent(key, value))
    }

    fn spell(&self, key: &Key) -> String {
        format!("`{}`", key.name)
    }
}

/// A mistake in values that are right one by one.
#[derive(Debug)]
pub struct Mistake {
    /// The keys that lead to it: `retry`, `factor`. The second one is empty if the object as a whole is wrong.
    pub at: [&'static str; 2],
    /// The report.
    pub code: &'static Code,
    /// The mistake.
    pub message: String,
    /// The remedy.
    pub help: String,
    /// `false` if another value was used instead, and documents need a warning only.
    pub fatal: bool,
}

/// The mistakes in an object.
#[derive(Debug, Default)]
pub struct Mistakes {
    of: &'static str,
    /// All of them, in the order in which they were found.
    pub all: Vec<Mistake>,
}

impl Mistakes {
    /// Reads the object behind a key. Mistakes are reported in it.
    pub(super) fn within<T>(
        &mut self,
        read: &dyn Read,
        key: &'static str,
        object: fn(&dyn Read, &mut Self) -> Option<T>,
    ) -> Option<T> {
        self.of = key;
        object(read.object(key)?, self)
    }

    /// Adds a mistake at a key of the current object.
    pub(super) fn add(&mut self, key: &'static str, code: &'static Code, message: &str, help: impl Into<String>) {
        let at = [self.of, key];
        self.all.push(Mistake { at, code, message: message.to_owned(), help: help.into(), fatal: true });
    }

    /// Adds a mistake that needs a warning only.
    pub(super) fn warn(&mut self, key: &'static str, message: &str, help: &str) {
        self.add(key, &code::INVALID_VALUE, message, help);
        self.all.iter_mut().rev().take(1).for_each(|last| last.fatal = false);
    }

    /// Returns the only one of these keys that has a value. `what` is what they are: `pagination strategy`.
    pub(super) fn only<'k>(&mut self, read: &dyn Read, what: &str, keys: &[&'k Key]) -> Option<&'k Key> {
        let mut set = keys.iter().filter(|key| read.has(key));
        let Some(first) = set.next() else {
            let all: Vec<_> = keys.iter().map(|key| read.spell(key)).collect();
            let help = format!("add one of {}", all.join(", "));
            self.add("", &code::MISSING_MEMBER, &format!("missing {what}"), help);
            return None;
        };
        let Some(second) = set.next() else { return Some(first) };
        let message = format!("`{}` and `{}` exclude each other", first.name, second.name);
        self.add(second.name, &code::CONFLICT, &message, "keep one of them");
        None
    }
}
