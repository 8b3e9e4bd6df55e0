//! `paging(…)` of endpoints and collections, read into the table of pagination.
//!
//! `page(query = "page", start = 0)` is `PagingBuf { next: Page(PageNumberBuf { to: Query("page"), start: 0, … }), … }`.
//! The strategies and their keys are those of descriptions; only the parameter is written `query = "page"`, not
//! `in: query, param: page`.

use super::attribute::{Arguments, Key, Table, Takes, key};
use super::errors::Errors;
use super::value::{pointer, source};
use connector_tables::{
    CustomPagingBuf, LastItemBuf, LinkBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf,
    SlotBuf, SourceBuf, Strategy, TokenBuf,
};
use proc_macro2::Span;
use syn::LitStr;

use Takes::{Flag, Integer, List, Text};

/// The keys of `paging(…)`: the strategies, and what all of them have.
pub(super) static PAGING: Table = Table {
    of: "`paging`",
    keys: &[
        key("page", &[List(&PAGE)]),
        key("offset", &[List(&OFFSET)]),
        key("token", &[List(&TOKEN)]),
        key("last_item", &[List(&LAST_ITEM)]),
        key("next_url", &[List(&NEXT_URL)]),
        key("link", &[Flag, List(&LINK)]),
        key("custom", &[List(&CUSTOM)]),
        key("total", &[Text]),
        key("max_pages", &[Integer]),
    ],
};

const QUERY: Key = key("query", &[Text]);
const HEADER: Key = key("header", &[Text]);
const COOKIE: Key = key("cookie", &[Text]);
const PATH: Key = key("path", &[Text]);
const BODY: Key = key("body", &[Text]);
const SIZE: Key = key("size", &[Text]);
const DEFAULT_SIZE: Key = key("default_size", &[Integer]);
const START: Key = key("start", &[Integer]);
const MORE: Key = key("more", &[Text]);
const FROM: Key = key("from", &[Text]);

static PAGE: Table = Table {
    of: "`page`",
    keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, START, key("total_pages", &[Text]), MORE],
};

static OFFSET: Table =
    Table { of: "`offset`", keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, START, MORE] };

static TOKEN: Table =
    Table { of: "`token`", keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, FROM, MORE] };

static LAST_ITEM: Table = Table {
    of: "`last_item`",
    keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, key("field", &[Text]), MORE],
};

static NEXT_URL: Table = Table { of: "`next_url`", keys: &[FROM, SIZE, DEFAULT_SIZE] };

static LINK: Table = Table { of: "`link`", keys: &[key("rel", &[Text]), SIZE, DEFAULT_SIZE] };

static CUSTOM: Table = Table { of: "`custom`", keys: &[key("name", &[Text]), SIZE, DEFAULT_SIZE] };

/// Reads `paging(…)`. Returns `None` after a report.
pub(super) fn read(span: Span, mut list: Arguments, errors: &mut Errors) -> Option<PagingBuf> {
    let total = list.source("total", errors);
    let max_pages = list.integer("max_pages", errors);
    let mut arguments = chosen(span, &mut list, errors)?;
    let more = arguments.list.source("more", errors);
    arguments.slot = slot(&mut arguments.list, errors);
    let size = arguments.size(errors);
    let next = arguments.next(errors)?;
    let default = PagingBuf::default();
    Some(PagingBuf { next, size, total, more, max_pages: max_pages.unwrap_or(default.max_pages) })
}

/// The arguments of a strategy.
struct Way {
    strategy: Strategy,
    span: Span,
    list: Arguments,
    /// Location of the page's parameter in the request.
    slot: Option<SlotBuf>,
}

/// Returns the one strategy that `paging` names.
fn chosen(span: Span, list: &mut Arguments, errors: &mut Errors) -> Option<Way> {
    let named = |strategy: &Strategy| list.list(strategy.word()).map(|(name, list)| (*strategy, name.span(), list));
    let mut all = Strategy::ALL.iter().filter_map(named).collect::<Vec<_>>().into_iter();
    let Some((strategy, at, list)) = all.next() else {
        let message = "`paging` needs a strategy: `page(query = \"page\")`, `offset(…)`, `token(…)`, `last_item(…)`, \
                       `next_url(…)`, `link` or `custom(…)`";
        errors.report(span, message);
        return None;
    };
    if let Some((other, at, _)) = all.next() {
        errors.report(at, format!("`paging` has two strategies: keep `{strategy}` or `{other}`"));
    }
    Some(Way { strategy, span: at, list, slot: None })
}

/// Reads `query = "page"`, and the same for other places.
fn slot(list: &mut Arguments, errors: &mut Errors) -> Option<SlotBuf> {
    let mut found: Option<SlotBuf> = None;
    for place in ["query", "header", "cookie", "path", "body"] {
        let Some(name) = list.text(place) else { continue };
        if found.is_some() {
            errors.report(name.span(), "the parameter of the page is sent in one place: keep one of these");
        }
        found.get_or_insert(match place {
            "header" => SlotBuf::Header(name.value()),
            "cookie" => SlotBuf::Cookie(name.value()),
            "path" => SlotBuf::Path(name.value()),
            "body" => SlotBuf::Body(pointer(&name, errors)),
            _ => SlotBuf::Query(name.value()),
        });
    }
    found
}

impl Way {
    /// Reads the page size, which is sent in the same place as the parameter of the page.
    fn size(&mut self, errors: &mut Errors) -> Option<PageSizeBuf> {
        let count = self.list.integer("default_size", errors);
        let name = self.list.text("size")?;
        let to = match self.slot {
            None | Some(SlotBuf::Query(_)) => SlotBuf::Query(name.value()),
            Some(SlotBuf::Header(_)) => SlotBuf::Header(name.value()),
            Some(SlotBuf::Cookie(_)) => SlotBuf::Cookie(name.value()),
            Some(SlotBuf::Path(_)) => SlotBuf::Path(name.value()),
            Some(SlotBuf::Body(_)) => SlotBuf::Body(pointer(&name, errors)),
        };
        Some(PageSizeBuf { to, count })
    }

    /// Reads how the next page is requested.
    fn next(&mut self, errors: &mut Errors) -> Option<NextBuf> {
        Some(match self.strategy {
            Strategy::Page => {
                let start = self.list.integer("start", errors).unwrap_or(PageNumberBuf::default().start);
                let last = self.list.source("total_pages", errors);
                NextBuf::Page(PageNumberBuf { to: self.parameter("page", errors)?, start, last })
            }
            Strategy::Offset => {
                let start = self.list.integer("start", errors).unwrap_or(OffsetBuf::default().start);
                NextBuf::Offset(OffsetBuf { to: self.parameter("offset", errors)?, start })
            }
            Strategy::Token => {
                let from = self.from("token", errors)?;
                NextBuf::Token(TokenBuf { to: self.parameter("cursor", errors)?, from })
            }
            Strategy::LastItem => {
                let field = self.needed("field", "a JSON pointer to a property of the last item", errors)?;
                let field = pointer(&field, errors);
                NextBuf::LastItem(LastItemBuf { to: self.parameter("after", errors)?, field })
            }
            Strategy::NextUrl => NextBuf::NextUrl(NextUrlBuf { from: self.from("URL", errors)? }),
            Strategy::Link => {
                let rel = self.list.text("rel").map_or(LinkBuf::default().rel, |rel| rel.value());
                NextBuf::Link(LinkBuf { rel })
            }
            Strategy::Custom => {
                let name = self.needed("name", "the name under which the strategy is registered", errors)?;
                NextBuf::Custom(CustomPagingBuf { name: name.value() })
            }
        })
    }

    /// Reads `from`, the location of the named thing in a response.
    fn from(&mut self, what: &str, errors: &mut Errors) -> Option<SourceBuf> {
        let from = self.needed("from", &format!("the location of the {what} in the response"), errors)?;
        Some(source(&from, errors))
    }

    /// Reads a required text.
    fn needed(&mut self, key: &str, what: &str, errors: &mut Errors) -> Option<LitStr> {
        let text = self.list.text(key);
        if text.is_none() {
            errors.report(self.span, format!("`{}` needs `{key} = \"…\"`: {what}", self.strategy));
        }
        text
    }

    /// Returns the parameter that requests a page; `example` is a common name of one.
    fn parameter(&mut self, example: &str, errors: &mut Errors) -> Option<SlotBuf> {
        let slot = self.slot.take();
        if slot.is_none() {
            let strategy = self.strategy;
            let message = format!("`{strategy}` needs the parameter that requests a page: `query = \"{example}\"`");
            errors.report(self.span, message);
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGING, Takes};
    use connector_tables::Strategy;

    #[test]
    fn every_strategy_has_a_key() {
        let lists = PAGING.keys.iter().filter(|key| key.takes.iter().any(|takes| matches!(takes, Takes::List(_))));
        assert!(lists.map(|key| key.name).eq(Strategy::WORDS.iter().copied()));
    }
}
