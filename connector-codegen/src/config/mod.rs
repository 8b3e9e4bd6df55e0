//! Every option, once: name, docs, default, setter. The Builder, the macro, the command line and the reference page
//! are made from one table.

pub mod page;
pub mod set;
pub mod table;

#[cfg(test)]
mod tests;

pub use set::Setting;

use crate::diag::Level;
use std::collections::BTreeMap;

/// What the user chose.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Name of the crate or module; absent: made of the document's title or file name.
    pub name: Option<String>,
    /// Only operations that one of these patterns fits; empty: all.
    pub only: Vec<String>,
    /// But not those.
    pub except: Vec<String>,
    /// Where the methods stand.
    pub group: Group,
    /// The Rust type for a `format`, as generated code writes it: `date-time` to `String`, `abi::Timestamp` or a path
    /// such as `my::DateTime`.
    pub formats: BTreeMap<String, String>,
    /// Rust names by what they name: operationId, `METHOD /path`, or schema name.
    pub rename: BTreeMap<String, String>,
    /// Folders and URLs that a description may read its OpenAPI document from, in addition to its own folder.
    pub documents: Vec<String>,
    /// Levels of report codes.
    pub levels: Vec<(String, Level)>,
}

/// Where the methods stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    /// All on `Client`: `api.issues_list()`.
    #[default]
    Flat,
    /// By tag: `api.issues().list()`.
    Tag,
}
