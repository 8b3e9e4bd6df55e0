//! The keys of connector descriptions, and of their twins' `x-connector-…` members: what there is, each said once.
//!
//! Separate because several things are made of it: which names are known (and what a wrong one was meant to be), the JSON
//! Schema that editors use, the reference page, the keys of derives, and the reading of a twin, where the same objects
//! stand. Tables of the runtime that more than one door fills are read next to their keys (`paging.rs`, `behavior.rs`).
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
    /// What the reference page and the schema call it: `pagination`.
    pub name: &'static str,
    /// What it is, in Markdown.
    pub docs: &'static str,
    /// Its keys, in the order in which they are explained.
    pub keys: &'static [Key],
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it.
    pub kind: Kind,
    /// True if it must be there.
    pub required: bool,
    /// What holds without it, in words or as it would be written; empty: nothing.
    pub default: &'static str,
    /// What it means, in Markdown: what you get, units, errors, the source of a rule.
    pub docs: &'static str,
    /// One line or several of YAML, as they stand in the object, with the key.
    pub example: &'static str,
}

/// What stands behind a key.
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

    /// What holds without it.
    const fn default(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }
}
