//! The values of options, and the functions that check and set them: one field and one function for each option.
//!
//! Separate from the table: an option needs only these lines of code, and those that obey it.
//! `group` with `tags` gives ``"`group` cannot be `tags`: did you mean `tag`?"``.

use super::types::{Client, Integers, Unknown};
pub(super) use super::types::{attributes, client, derive, integers, non_exhaustive, replace, setters, unknown};
use crate::diag::suggest::suggest;
use crate::diag::{Level, code};
use std::collections::BTreeMap;

/// The options that a user chose.
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
    /// Cargo features that turn parts of the client on and off.
    pub features: Features,
    /// Properties that are optional and nullable.
    pub nullable: Nullable,
    /// Integers that are not negative.
    pub integers: Integers,
    /// Structs that have `new` and `Default`.
    pub constructors: Constructors,
    /// Properties that a schema does not declare.
    pub unknown: Unknown,
    /// True if enums, and structs that are only received, are `#[non_exhaustive]`; absent: the entry point decides.
    pub non_exhaustive: Option<bool>,
    /// Derive macros by pattern of the types that have them.
    pub derive: Vec<(String, String)>,
    /// Attributes without `#[…]` by pattern of the types that have them.
    pub attributes: Vec<(String, String)>,
    /// Types of the user's by the names of the schemas that they replace.
    pub replace: BTreeMap<String, String>,
    /// True if structs have setters.
    pub setters: bool,
    /// The client, or only types.
    pub client: Client,
    /// JSON bodies that are required arguments.
    pub bodies: Bodies,
    /// Names of parameters that are set once for the client.
    pub client_parameters: Vec<String>,
    /// The Rust type for a `format`, as generated code writes it: `date-time` to `String`, `abi::Timestamp` or a path
    /// such as `my::DateTime`.
    pub formats: BTreeMap<String, String>,
    /// Rust names by what they name: operationId, `METHOD /path`, or schema name.
    pub rename: BTreeMap<String, String>,
    /// Folders and URLs that a description may read its OpenAPI document from, in addition to its own folder.
    pub documents: Vec<String>,
    /// Pagination of documents that have no words for it.
    pub pagination: Pagination,
    /// Reports that stop nothing.
    pub warnings: Warnings,
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

/// Cargo features that turn parts of the client on and off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Features {
    /// None: the whole client is compiled.
    #[default]
    None,
    /// One for each tag.
    Tags,
}

/// Pagination of documents that have no words for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pagination {
    /// It is recognized where parameters, response and types agree.
    #[default]
    Recognized,
    /// Only what the document describes by members of its own counts.
    Declared,
}

/// Type of properties that are optional and nullable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Nullable {
    /// `Nullable<T>`.
    #[default]
    Exact,
    /// `Option<T>` in types that are only received.
    Flat,
}

/// Structs that have `new` and `Default`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Constructors {
    /// Those of requests.
    #[default]
    Sent,
    /// All.
    All,
}

/// JSON bodies that are required arguments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bodies {
    /// Those that the document requires.
    #[default]
    Declared,
    /// All of POST, PUT and PATCH as well.
    Required,
}

/// Reports that stop nothing: warnings, and what is skipped because it is not supported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Warnings {
    /// They are shown.
    #[default]
    On,
    /// They are not.
    Off,
}

impl Config {
    /// Returns `true` if options select some of the operations. Types that none of those needs are skipped, too.
    pub fn selects(&self) -> bool {
        !self.only.is_empty() || !self.except.is_empty()
    }
}

/// `did you mean …?`, or else the whole list.
pub(super) fn suggestion(word: &str, words: &[&str]) -> String {
    match suggest(word, words.iter().copied()) {
        Some(found) => format!("did you mean `{found}`?"),
        None => format!("there are: {}", words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
    }
}

pub(super) fn name(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    let letters = value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if !letters || syn::parse_str::<syn::Ident>(&value.replace('-', "_")).is_err() {
        return Err(format!(
            "`name` cannot be `{value}`: a crate's name has letters, digits, `-` and `_`, begins with a letter, and is no keyword of Rust"
        ));
    }
    config.name = Some(value.to_owned());
    Ok(())
}

pub(super) fn only(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.only.push(pattern("only", value)?);
    Ok(())
}

pub(super) fn except(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.except.push(pattern("except", value)?);
    Ok(())
}

/// A pattern is checked for its form here; whether it fits anything, the pass `select` finds out.
fn pattern(option: &str, value: &str) -> Result<String, String> {
    let value = value.trim();
    let nothing = value.is_empty() || value == "tag:";
    let not_a_path = value
        .split_once(' ')
        .is_some_and(|(method, path)| !method.starts_with("tag:") && !path.trim_start().starts_with(['/', '*']));
    match nothing || not_a_path {
        true => Err(format!(
            "`{option}` cannot be `{value}`: a pattern is a glob over operation ids (`issues/*`), `tag:NAME`, or `METHOD /path/**`"
        )),
        false => Ok(value.to_owned()),
    }
}

pub(super) fn group(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.group = match value {
        "tag" => Group::Tag,
        _ => Group::Flat,
    };
    Ok(())
}

pub(super) fn features(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.features = if value == "tags" { Features::Tags } else { Features::None };
    Ok(())
}

pub(super) fn pagination(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.pagination = match value {
        "declared" => Pagination::Declared,
        _ => Pagination::Recognized,
    };
    Ok(())
}

pub(super) fn nullable(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.nullable = if value == "flat" { Nullable::Flat } else { Nullable::Exact };
    Ok(())
}

pub(super) fn constructors(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.constructors = if value == "all" { Constructors::All } else { Constructors::Sent };
    Ok(())
}

pub(super) fn bodies(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.bodies = if value == "required" { Bodies::Required } else { Bodies::Declared };
    Ok(())
}

pub(super) fn client_parameters(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    match value.trim() {
        "" => Err("`client_parameters` cannot be empty: name a parameter of the document".to_owned()),
        name => {
            config.client_parameters.push(name.to_owned());
            Ok(())
        }
    }
}

/// The types that a format can stand for: word, the path that generated code writes, and what it is.
pub static FORMAT_WORDS: &[(&str, &str, &str)] = &[
    ("string", "String", "the text as it stands"),
    ("date-time", "abi::DateTime", "a date and time with the offset that it has, if any"),
    ("timestamp", "abi::Timestamp", "an instant; its offset is not kept, and a text without one is read as UTC"),
    ("date", "abi::Date", "a day"),
    ("uuid", "abi::Uuid", "a UUID"),
    ("base64", "abi::Base64", "bytes, base64 on the wire"),
    ("chrono", "abi::ChronoDateTime", "`chrono::DateTime<Utc>`; the offset is not kept"),
    ("chrono-date", "abi::ChronoDate", "`chrono::NaiveDate`; `date=chrono` means this"),
    ("time", "abi::TimeDateTime", "`time::OffsetDateTime`"),
    ("time-date", "abi::TimeDate", "`time::Date`; `date=time` means this"),
    (
        "rust_decimal",
        "abi::Decimal",
        "`rust_decimal::Decimal`; for schemas of numbers `DecimalNumber`, which contains one",
    ),
];

pub(super) fn formats(config: &mut Config, key: &str, value: &str) -> Result<(), String> {
    if key.is_empty() {
        return Err("`formats` needs the name of a format before the type".to_owned());
    }
    let day = format!("{value}-date");
    let wanted = if key == "date" && FORMAT_WORDS.iter().any(|(word, ..)| *word == day) { &*day } else { value };
    let word = FORMAT_WORDS.iter().find(|(word, ..)| *word == wanted);
    let is_path = value.contains("::") && syn::parse_str::<syn::Path>(value).is_ok();
    let path = match word {
        Some((_, path, _)) => *path,
        None if is_path => value,
        None => {
            let words: Vec<&str> = FORMAT_WORDS.iter().map(|(word, ..)| *word).collect();
            return Err(format!(
                "`formats` cannot map `{key}` to `{value}`, which is neither a known word nor the path of a type such as `my::Type`: {}",
                suggestion(value, &words)
            ));
        }
    };
    config.formats.insert(key.to_owned(), path.to_owned());
    Ok(())
}

pub(super) fn rename(config: &mut Config, key: &str, value: &str) -> Result<(), String> {
    if key.is_empty() || syn::parse_str::<syn::Ident>(value).is_err() {
        return Err(format!(
            "`rename` cannot call `{key}` `{value}`: a Rust name has letters, digits and `_`, and is no keyword"
        ));
    }
    config.rename.insert(key.to_owned(), value.to_owned());
    Ok(())
}

pub(super) fn documents(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    if value.trim().is_empty() {
        return Err(
            "`documents` cannot be empty: name a folder, or a URL such as `https://example.com/specs/`".to_owned()
        );
    }
    config.documents.push(value.trim().to_owned());
    Ok(())
}

pub(super) fn warnings(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    config.warnings = if value == "off" { Warnings::Off } else { Warnings::On };
    Ok(())
}

pub(super) fn allow(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    level(config, "allow", value, Level::Allow)
}

pub(super) fn warn(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    level(config, "warn", value, Level::Warn)
}

pub(super) fn deny(config: &mut Config, _: &str, value: &str) -> Result<(), String> {
    level(config, "deny", value, Level::Deny)
}

fn level(config: &mut Config, option: &str, value: &str, level: Level) -> Result<(), String> {
    let id = value.trim().to_ascii_uppercase();
    if !code::ALL.iter().any(|code| code.id == id) {
        return Err(format!(
            "`{option}` cannot be `{value}`: a code is `C` and three digits, as reports show it; `connector explain` lists all"
        ));
    }
    config.levels.push((id, level));
    Ok(())
}
