//! The keys of attributes: those of derives alone, and those of objects that descriptions have, too.
//!
//! The keys of `retry(…)` are computed from the table of `retry` in descriptions. A parameter of a page is `query = "page"`
//! here, and `in: query, param: page` there.

use super::attribute::{Arguments, Given};
use super::errors::{Errors, list};
use crate::catalog::keys::paging::{IN, PARAM, PLACES};
use crate::catalog::keys::{self, Kind};
use proc_macro2::Ident;

/// The keys of one attribute or list of a derive.
pub(crate) struct Table {
    /// The owner of the keys, in words: `an endpoint`.
    pub(crate) of: &'static str,
    pub(crate) keys: &'static [Row],
}

/// A key of a derive, and the kinds of values that it accepts.
pub(crate) struct Row {
    name: &'static str,
    takes: &'static [Takes],
}

/// A kind of value.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// None: `safe`.
    Flag,
    /// `output = Vec<Pet>`
    Type,
    /// `query(…)`
    List(&'static Table),
    /// A kind of descriptions: `timeout = "30s"`, `retry(…)`.
    Value(Kind),
}

/// The keys of a list.
#[derive(Clone, Copy)]
pub(crate) enum Grammar {
    /// Those of a derive.
    Own(&'static Table),
    /// Those of an object of descriptions.
    Shared(&'static keys::Table),
}

/// A key and the kinds of values that it accepts, none of which is `Kind::Either`.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) takes: Vec<Takes>,
}

/// Creates a key of a derive.
pub(crate) const fn key(name: &'static str, takes: &'static [Takes]) -> Row {
    Row { name, takes }
}

/// `path = "x"`
pub(crate) const TEXT: Takes = Takes::Value(Kind::Text);

/// `body = form`
pub(crate) const fn word(words: &'static [&'static str]) -> Takes {
    Takes::Value(Kind::Word(words))
}

impl Takes {
    /// Returns the keys in the parentheses, if it is a list.
    pub(crate) fn list(&self) -> Option<Grammar> {
        match self {
            Self::List(table) => Some(Grammar::Own(table)),
            Self::Value(Kind::Object(table)) => Some(Grammar::Shared(table)),
            Self::Flag | Self::Type | Self::Value(_) => None,
        }
    }

    /// Returns the value of the key alone, if that is enough: of `link`, no arguments.
    pub(crate) fn alone(&self) -> Option<Given> {
        match self {
            Self::Flag | Self::Value(Kind::Boolean) => Some(Given::Flag),
            Self::Value(Kind::Object(table)) if table.keys.iter().all(|key| !key.required) => {
                Some(Given::List(Arguments::default()))
            }
            Self::Type | Self::List(_) | Self::Value(_) => None,
        }
    }

    /// Returns the kinds of which each has one form.
    fn flat(self) -> Vec<Self> {
        match self {
            Self::Value(Kind::Either(kinds)) => kinds.iter().flat_map(|kind| Self::Value(*kind).flat()).collect(),
            one => vec![one],
        }
    }
}

impl Grammar {
    /// Returns the owner of the keys, in words.
    pub(crate) fn of(self) -> String {
        match self {
            Self::Own(table) => table.of.to_owned(),
            Self::Shared(table) => format!("`{}`", own_name(table.name.rsplit('.').next().unwrap_or(table.name))),
        }
    }

    /// Returns the keys.
    pub(crate) fn keys(self) -> Vec<Key> {
        let new = |name, takes: &[Takes]| Key { name, takes: takes.iter().copied().flat_map(Takes::flat).collect() };
        match self {
            Self::Own(table) => table.keys.iter().map(|row| new(row.name, row.takes)).collect(),
            Self::Shared(table) => table
                .keys
                .iter()
                .flat_map(|key| match key.name {
                    IN => Vec::new(),
                    PARAM => PLACES.iter().map(|place| new(place, &[Takes::Value(kind_in(place))])).collect(),
                    name => vec![new(own_name(name), &[Takes::Value(key.kind)])],
                })
                .collect(),
        }
    }

    /// Reports required keys that a list does not have, and a parameter in two places.
    pub(crate) fn check(self, name: &Ident, list: &Arguments, errors: &mut Errors) {
        let Self::Shared(table) = self else { return };
        for key in table.keys.iter().filter(|key| key.required && !list.contains(key.name)) {
            let docs = key.docs.split(". ").next().unwrap_or_default().trim_end_matches('.');
            let docs = docs.replacen(|_: char| true, &docs[..1].to_lowercase(), 1);
            errors.report(name.span(), format!("`{name}` needs `{}`: {docs}", spell(key)));
        }
        let mut places = PLACES.iter().filter_map(|place| list.find(place));
        if let (true, _, Some(second)) = (table.find(PARAM).is_some(), places.next(), places.next()) {
            errors.report(second.name.span(), "the parameter of the page is sent in one place: keep one of these");
        }
    }
}

fn kind_in(place: &str) -> Kind {
    if place == "body" { Kind::Pointer } else { Kind::Text }
}

/// Returns the name of a key in attributes.
pub(crate) fn own_name(key: &str) -> &str {
    if key == "pagination" { "paging" } else { key }
}

/// Returns a key as it is written, with a value: `page(query = "page")`.
pub(crate) fn spell(key: &keys::Key) -> String {
    let name = if key.name == PARAM { "query" } else { own_name(key.name) };
    let example = key.example.split_once(": ").map_or("", |(_, value)| value);
    match key.kind {
        Kind::Object(table) => {
            let required: Vec<_> = table.keys.iter().filter(|key| key.required).map(spell).collect();
            if required.is_empty() { name.to_owned() } else { format!("{name}({})", required.join(", ")) }
        }
        Kind::Integer | Kind::Number | Kind::Boolean | Kind::Word(_) => format!("{name} = {example}"),
        _ => format!("{name} = \"{example}\""),
    }
}

/// Returns how a key may be written, in words.
pub(crate) fn shapes(key: &Key) -> String {
    let name = key.name;
    let shape = |takes: &Takes| match takes {
        Takes::Flag => format!("`{name}`"),
        Takes::Type => format!("`{name} = Type`"),
        Takes::Value(Kind::Integer) => format!("`{name} = 3`"),
        Takes::Value(Kind::Number) => format!("`{name} = 1.5`"),
        Takes::Value(Kind::Duration) => format!("`{name} = \"30s\"` or `{name} = 30` for seconds"),
        Takes::Value(Kind::Boolean) => format!("`{name}` or `{name} = false`"),
        Takes::Value(Kind::Word([word])) => format!("`{name} = {word}`"),
        Takes::Value(Kind::Word(words)) => format!("`{name} = WORD` with one of {}", list(words.iter().copied())),
        Takes::Value(Kind::List(_)) => format!("`{name} = [\"…\"]`"),
        Takes::List(_) | Takes::Value(Kind::Object(_)) => {
            let keys = takes.list().map(Grammar::keys).unwrap_or_default();
            format!("`{name}(…)` with {}", list(keys.iter().map(|key| key.name)))
        }
        Takes::Value(_) => format!("`{name} = \"…\"`"),
    };
    key.takes.iter().map(shape).collect::<Vec<_>>().join(" or ")
}
