//! The keys of connector descriptions, and of their twins' `x-connector-…` members, each declared once.
//!
//! Separate because several things are made of them: the list of known names (and suggestions for wrong ones), the JSON
//! Schema for editors, the reference page, the keys of derives, and the reading of a twin, which has the same objects.
//! Runtime tables that more than one entry point fills are read next to their keys (`paging.rs`, `behavior.rs`).
//!
//! `PAGINATION.find("page")` is the key `page`, whose kind is an object with the key `param`.

pub mod auth;
pub mod behavior;
mod check;
pub mod collection;
pub mod connector;
pub mod endpoint;
pub mod members;
pub mod page;
pub mod paging;
pub mod read;
mod regular;
pub mod schema;
#[cfg(test)]
mod tests;
pub mod twin;
pub mod types;
pub mod value;

pub use check::{check, kind, mistake};

/// The keys of one object.
#[derive(Debug)]
pub struct Table {
    /// Its name in the reference page and the schema: `pagination`.
    pub name: &'static str,
    /// The description, in Markdown.
    pub docs: &'static str,
    /// Its keys, in the order in which they are explained.
    pub keys: &'static [Key],
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// True if it is required.
    pub required: bool,
    /// The default, in words or as it would be written; empty: no default.
    pub default: &'static str,
    /// The description, in Markdown: effect, units, errors, the source of a rule.
    pub docs: &'static str,
    /// One or several lines of YAML, as written in the object, with the key.
    pub example: &'static str,
}

/// The kind of a key's value.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Any text.
    Text,
    /// Text with `{{ name }}` in it.
    Template,
    /// A whole number, not below 0.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `500ms`, `30s`, `5m`, `1h`, or a number of seconds.
    Duration,
    /// A JSON pointer (RFC 6901), `/meta/total`.
    Pointer,
    /// A status: a code such as `404`, or a range such as `4XX`.
    Status,
    /// A place in a reply: a JSON pointer into its body, `$headers.NAME`, or `$status`.
    Source,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Nothing: the key alone is enough. Only attributes of structs have it.
    Flag,
    /// Any value.
    Any,
    /// A type: JSON Schema, or the shorthand.
    Type,
    /// An object with these keys.
    Object(&'static Table),
    /// An object whose keys are names.
    Map(&'static Kind),
    /// A list.
    List(&'static Kind),
    /// Any of these.
    Either(&'static [Kind]),
}

impl Table {
    /// The key of that name.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}

/// A key that need not be there.
const fn key(name: &'static str, kind: Kind, docs: &'static str, example: &'static str) -> Key {
    Key { name, kind, required: false, default: "", docs, example }
}

impl Key {
    /// It must be there.
    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Sets the default.
    const fn default(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }
}
