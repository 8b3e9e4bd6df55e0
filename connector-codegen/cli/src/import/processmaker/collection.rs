//! The data connector that ProcessMaker makes for a collection, as one entry of `collections`.
//!
//! Separate because five resources become one thing: `ListAll` at `/api/1.0/collections/5/records`, and `GetRecord`,
//! `CreateRecord`, `UpdateRecord`, `DeleteRecord` beside it, are `preset: processmaker` with that path.

use super::Shared;
use super::endpoint::Read;
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text};

/// The resources of a collection: name, method, and whether its URL names a record.
const OPERATIONS: &[(&str, &str, bool)] = &[
    ("ListAll", "GET", false),
    ("GetRecord", "GET", true),
    ("CreateRecord", "POST", false),
    ("UpdateRecord", "PUT", true),
    ("DeleteRecord", "DELETE", true),
];

/// Takes the resources of a collection out of the others, if it is one: there is a list, and the others are beside it.
pub(super) fn take<'a>(read: &mut Vec<Read<'a>>, shared: &str) -> Vec<Read<'a>> {
    let list = read.iter().find(|read| read.name == "ListAll" && read.url.server.template() == shared);
    let path = list.map(|list| list.url.path.template()).filter(|path| is_list(path));
    let Some(path) = path else { return Vec::new() };
    let belongs = |read: &mut Read<'a>| {
        let row = OPERATIONS.iter().find(|(name, ..)| *name == read.name);
        let own = read.url.path.template();
        row.is_some_and(|(_, method, of_record)| {
            let fits = if *of_record { own == format!("{path}/{{{{ record_id }}}}") } else { own == path };
            fits && *method == read.method && read.url.server.template() == shared
        })
    };
    read.extract_if(.., belongs).collect()
}

/// `/api/1.0/collections/5/records`
fn is_list(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    parts.next() == Some("records") && parts.next().is_some() && parts.next() == Some("collections")
}

/// The collection as written in the description.
pub(super) fn entry_of(name: &str, read: &[Read<'_>], shared: &mut Shared, notes: &mut Notes) -> Option<Entry> {
    let path = &read.iter().find(|read| read.name == "ListAll")?.url.path;
    path.names().into_iter().for_each(|name| shared.variable(name, false));
    let mut members = vec![
        entry("preset", text("processmaker")),
        entry("path", text(path.template())),
        entry("record", Yaml::Map(vec![entry("map", text("any"))])),
    ];
    if read.len() < OPERATIONS.len() {
        let there = OPERATIONS.iter().filter(|(name, ..)| read.iter().any(|read| read.name == *name));
        members.push(entry("operations", Yaml::List(there.map(|(name, ..)| text(*name)).collect())));
    }
    let what = format!("collection `{name}`");
    notes.add(&what, "an export does not say what its records hold: give `record` their type");
    Some(entry(&key(name), Yaml::Map(members)))
}

/// `My customers` is `MyCustomers`.
fn key(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    let key: String = words.map(capital).collect();
    if key.starts_with(|c: char| c.is_ascii_alphabetic()) { key } else { format!("Collection{key}") }
}
