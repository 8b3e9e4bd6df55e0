//! The keys of attributes, as tables like those of descriptions.
//!
//! The keys of `retry(…)` are those of `retry` in descriptions. A parameter of a page is `query = "page"` here, and
//! `in: query, param: page` there.

use super::arguments::Arguments;
use super::errors::{Errors, list};
use crate::catalog::keys::paging::{IN, PARAM, PLACES};
use crate::catalog::keys::{Key, Kind, Table};
use proc_macro2::Ident;

/// Creates a key that only attributes have.
pub(crate) const fn key(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: false, default: "", docs: "", example: "" }
}

/// Creates a table of keys that only attributes have.
pub(crate) const fn table(name: &'static str, keys: &'static [Key]) -> Table {
    Table { name, docs: "", keys }
}

/// Returns the name of a key in attributes.
pub(super) fn own_name(key: &str) -> &str {
    if key == "pagination" { "paging" } else { key }
}

/// Returns the keys of a table, as attributes have them.
pub(super) fn keys(table: &'static Table) -> Vec<Key> {
    let place = |name: &&'static str| key(name, if *name == "body" { Kind::Pointer } else { Kind::Text });
    let own = |known: &Key| match known.name {
        IN => Vec::new(),
        PARAM => PLACES.iter().map(place).collect(),
        name => vec![key(own_name(name), known.kind)],
    };
    table.keys.iter().flat_map(own).collect()
}

/// Returns the owner of the keys, in words.
pub(super) fn owner(table: &'static Table) -> String {
    let name = table.name.rsplit('.').next().unwrap_or(table.name);
    if name.contains(' ') { name.to_owned() } else { format!("`{}`", own_name(name)) }
}

/// Returns the kinds of a value, each of which has one form.
pub(super) fn forms(kind: Kind) -> Vec<Kind> {
    match kind {
        Kind::Either(kinds) => kinds.iter().copied().flat_map(forms).collect(),
        one => vec![one],
    }
}

/// Reports missing required keys of a list, and a parameter that has two locations.
pub(super) fn check(table: &'static Table, name: &Ident, list: &Arguments, errors: &mut Errors) {
    for key in table.keys.iter().filter(|key| key.required && !has(list, key.name)) {
        let mut docs = key.docs.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned();
        docs.get_mut(..1).map(str::make_ascii_lowercase);
        errors.report(name.span(), format!("`{name}` needs `{}`: {docs}", spell(key)));
    }
    let mut places = PLACES.iter().filter_map(|place| list.find(place));
    if let (true, _, Some(second)) = (table.find(PARAM).is_some(), places.next(), places.next()) {
        errors.report(second.name.span(), "the parameter of the page is sent in one place: keep one of these");
    }
}

fn has(list: &Arguments, key: &str) -> bool {
    if key == PARAM {
        PLACES.iter().any(|place| list.find(place).is_some())
    } else {
        list.find(own_name(key)).is_some()
    }
}

/// Returns a key as it is written, with a value: `page(query = "page")`.
pub(super) fn spell(key: &Key) -> String {
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

/// Returns the ways to write a key, in words.
pub(super) fn shapes(key: &Key) -> String {
    let name = key.name;
    let shape = |kind: Kind| match kind {
        Kind::Flag => format!("`{name}`"),
        Kind::Type => format!("`{name} = Type`"),
        Kind::Integer => format!("`{name} = 3`"),
        Kind::Number => format!("`{name} = 1.5`"),
        Kind::Duration => format!("`{name} = \"30s\"` or `{name} = 30` for seconds"),
        Kind::Boolean => format!("`{name}` or `{name} = false`"),
        Kind::Word([word]) => format!("`{name} = {word}`"),
        Kind::Word(words) => format!("`{name} = WORD` with one of {}", list(words.iter().copied())),
        Kind::List(_) => format!("`{name} = [\"…\"]`"),
        Kind::Object(table) => format!("`{name}(…)` with {}", list(keys(table).iter().map(|key| key.name))),
        _ => format!("`{name} = \"…\"`"),
    };
    forms(key.kind).into_iter().map(shape).collect::<Vec<_>>().join(" or ")
}
