//! A guess at the pagination of an operation, as lines of a description: a person decides if it is right.
//!
//! The parameters `page` and `per_page` with the response `{data: [...]}` are
//! `pagination: { page: { param: page, size: per_page } }` and `reply: { items: /data }`.

use crate::import::yaml::{self, Entry, Yaml, entry, text};
use connector_codegen::catalog::keys::paging as keys;
use connector_codegen::pass::guess as recognized;
use connector_codegen::spec::{Operation, Types};
use connector_tables::{Owned as _, PagingBuf, SlotBuf};
use serde_json::Value;

/// Lines for the endpoint, if it looks like a list in pages.
pub(super) fn guess(operation: &Operation, types: &Types) -> Option<Vec<String>> {
    let paging = recognized(types, operation)?;
    let mut pagination = vec![entry(paging.next.view().strategy().word(), Yaml::Map(strategy(&paging)?))];
    pagination.extend(paging.total.as_ref().map(|total| entry("total", text(keys::source(total)))));
    let mut entries = vec![entry("pagination", Yaml::Map(pagination))];
    if let Some(items) = paging.items.filter(|items| !items.is_empty()) {
        entries.push(entry("reply", Yaml::Map(vec![entry("items", text(items))])));
    }
    // As it would be written in an endpoint: one line each.
    let nested = yaml::write(&[entry("x", Yaml::Map(entries))]);
    Some(nested.lines().skip(1).map(|line| line.trim_start().to_owned()).collect())
}

/// The keys of the strategy.
fn strategy(paging: &PagingBuf) -> Option<Vec<Entry>> {
    let value = |value: Value| match value {
        Value::String(value) => text(value),
        value => Yaml::Plain(value.to_string()),
    };
    let mut keys: Vec<Entry> =
        keys::written(&paging.next)?.into_iter().map(|(key, written)| entry(key, value(written))).collect();
    let size = paging.size.as_ref().and_then(|size| match &size.to {
        SlotBuf::Query(name) => Some(name.clone()),
        _ => None,
    });
    keys.extend(size.map(|name| entry("size", text(name))));
    keys.extend(paging.more.as_ref().map(|more| entry("more", text(keys::source(more)))));
    Some(keys)
}
