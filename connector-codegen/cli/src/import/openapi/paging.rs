//! A guess at the pagination of an operation, as lines of a description: a person decides if it is right.
//!
//! The parameters `page` and `per_page` with the response `{data: [...]}` are
//! `pagination: { page: { param: page, size: per_page } }` and `reply: { items: /data }`.

use crate::import::yaml::{self, Entry, Yaml, entry, text};
use connector_codegen::pass::guess as recognized;
use connector_codegen::spec::{Operation, Types};
use connector_tables::{NextBuf, Owned as _, PagingBuf, SlotBuf, SourceBuf};

/// Lines for the endpoint, if it looks like a list in pages.
pub(super) fn guess(operation: &Operation, types: &Types) -> Option<Vec<String>> {
    let paging = recognized(types, operation)?;
    let mut pagination = vec![entry(paging.next.view().strategy().word(), Yaml::Map(strategy(&paging)?))];
    pagination.extend(paging.total.as_ref().map(|total| entry("total", text(source(total)))));
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
    let whole = |number: u64| Yaml::Plain(number.to_string());
    let mut keys = match &paging.next {
        NextBuf::Page(page) => {
            let mut keys = vec![entry("param", text(query(&page.to)?))];
            keys.extend((page.start != 1).then(|| entry("start", whole(page.start))));
            keys.extend(page.last.as_ref().map(|last| entry("total_pages", text(source(last)))));
            keys
        }
        NextBuf::Offset(offset) => vec![entry("param", text(query(&offset.to)?))],
        NextBuf::Token(token) => {
            vec![entry("param", text(query(&token.to)?)), entry("from", text(source(&token.from)))]
        }
        NextBuf::LastItem(item) => {
            vec![entry("param", text(query(&item.to)?)), entry("field", text(item.field.clone()))]
        }
        NextBuf::NextUrl(url) => vec![entry("from", text(source(&url.from)))],
        NextBuf::Link(_) => Vec::new(),
        NextBuf::Custom(_) => return None,
    };
    keys.extend(paging.size.as_ref().and_then(|size| query(&size.to)).map(|name| entry("size", text(name))));
    keys.extend(paging.more.as_ref().map(|more| entry("more", text(source(more)))));
    Some(keys)
}

/// The name of a query parameter; other locations need more than one line.
fn query(slot: &SlotBuf) -> Option<String> {
    match slot {
        SlotBuf::Query(name) => Some(name.clone()),
        _ => None,
    }
}

fn source(source: &SourceBuf) -> String {
    match source {
        SourceBuf::Body(pointer) => pointer.clone(),
        SourceBuf::Header(name) => format!("$headers.{name}"),
        SourceBuf::Status => "$status".to_owned(),
    }
}
