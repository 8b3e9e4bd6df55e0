//! Pagination strategies: for each, its keys and how they become its table.
//!
//! A new strategy is a table of keys, and an arm each of `keys`, `next` and `written`. Descriptions, documents, derives, the JSON
//! Schema and the reference page take it from here.

use super::Kind::{Integer, Object, Pointer, Source, Text, Word};
use super::read::{Read as _, only};
use super::{Key, Kind, Table, key};
use crate::diag::Diagnostics;
use crate::tree::Node;
use connector_tables::{
    CustomPagingBuf, LastItemBuf, LinkBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf,
    SlotBuf, SourceBuf, Strategy, TokenBuf,
};
use serde_json::Value;

/// Returns the keys of a strategy, with docs and an example of its own key.
const fn keys(strategy: Strategy) -> (&'static Table, &'static str, &'static str) {
    match strategy {
        Strategy::Page => (&PAGE, "By page number.", "page: { param: page, size: per_page }"),
        Strategy::Offset => (&OFFSET, "By offset.", "offset: { param: offset, size: limit }"),
        Strategy::Token => (&TOKEN, "By a token in the response.", "token: { param: cursor, from: /next }"),
        Strategy::LastItem => {
            (&LAST_ITEM, "By a property of the last item.", "last_item: { param: after, field: /id, more: /has_more }")
        }
        Strategy::NextUrl => (&NEXT_URL, "By a URL in the response.", "next_url: { from: /links/next }"),
        Strategy::Link => (&LINK, "By the header `Link`.", "link: {}"),
        Strategy::Custom => {
            (&CUSTOM, "By a strategy that the program registers: docs/custom.md.", "custom: { name: ranges }")
        }
    }
}

/// Reads the object behind the key of a strategy.
fn next(strategy: Strategy, node: &Node) -> Option<NextBuf> {
    let to = || Some(located(node, node.text(PARAM)?));
    let start = node.whole("start");
    Some(match strategy {
        Strategy::Page => {
            let start = start.unwrap_or(PageNumberBuf::default().start);
            NextBuf::Page(PageNumberBuf { to: to()?, start, last: node.source("total_pages") })
        }
        Strategy::Offset => {
            NextBuf::Offset(OffsetBuf { to: to()?, start: start.unwrap_or(OffsetBuf::default().start) })
        }
        Strategy::Token => NextBuf::Token(TokenBuf { to: to()?, from: node.source("from")? }),
        Strategy::LastItem => NextBuf::LastItem(LastItemBuf { to: to()?, field: node.text("field")? }),
        Strategy::NextUrl => NextBuf::NextUrl(NextUrlBuf { from: node.source("from")? }),
        Strategy::Link => NextBuf::Link(node.text("rel").map_or_else(LinkBuf::default, |rel| LinkBuf { rel })),
        Strategy::Custom => NextBuf::Custom(CustomPagingBuf { name: node.text("name")? }),
    })
}

/// Returns the keys of a strategy as their author writes them, each on a part of one line: what `next` reads. Returns `None`
/// where they need more, or are not known from a document.
pub fn written(next: &NextBuf) -> Option<Vec<(&'static str, Value)>> {
    let param = |to: &SlotBuf| match to {
        SlotBuf::Query(name) => Some((PARAM, Value::from(name.as_str()))),
        _ => None,
    };
    let from = |from: &SourceBuf| ("from", Value::from(source(from)));
    Some(match next {
        NextBuf::Page(page) => {
            let start = (page.start != PageNumberBuf::default().start).then(|| ("start", Value::from(page.start)));
            let last = page.last.as_ref().map(|last| ("total_pages", Value::from(source(last))));
            std::iter::once(param(&page.to)?).chain(start).chain(last).collect()
        }
        NextBuf::Offset(offset) => vec![param(&offset.to)?],
        NextBuf::Token(token) => vec![param(&token.to)?, from(&token.from)],
        NextBuf::LastItem(item) => vec![param(&item.to)?, ("field", Value::from(item.field.as_str()))],
        NextBuf::NextUrl(url) => vec![from(&url.from)],
        NextBuf::Link(_) => Vec::new(),
        NextBuf::Custom(_) => return None,
    })
}

/// Returns a location in a response as its author writes it: `/next`, `$headers.X-Next`.
pub fn source(source: &SourceBuf) -> String {
    match source {
        SourceBuf::Body(pointer) => pointer.clone(),
        SourceBuf::Header(name) => format!("$headers.{name}"),
        SourceBuf::Status => "$status".to_owned(),
    }
}

/// The parameter of a page, of which derives write place and name in one: `query = "page"`.
pub const PARAM: &str = "param";
/// Location of the parameter in the request.
pub const IN: &str = "in";
/// The locations.
pub const PLACES: &[&str] = &["query", "header", "cookie", "path", "body"];

const fn param(example: &'static str) -> Key {
    let docs = "Parameter that requests a page. With `in: body`, a JSON pointer into the body.";
    key(PARAM, Text, docs, example).required()
}

const PARAM_IN: Key = key(IN, Word(PLACES), "Location of `param` and `size`.", "in: query").default("query");
const SIZE_IN: Key = key(IN, Word(PLACES), "Location of `size`.", "in: query").default("query");
const SIZE: Key = key(
    "size",
    Text,
    "Parameter that sets the number of items per page. It is also an optional argument of the call.",
    "size: per_page",
);
const DEFAULT_SIZE: Key = key(
    "default_size",
    Integer,
    "Number of items per page that is requested unless the call sets one.",
    "default_size: 100",
)
.default("as the server has it");
const MORE: Key = key(
    "more",
    Source,
    "Location of a value that is `true`, or a number above 0, if there are more pages. Without it, the last page is the \
     one that names no next page or, if pages have numbers, that has no items.",
    "more: /has_more",
);

static PAGE: Table = Table {
    name: "pagination.page",
    docs: "Pages have numbers.",
    keys: &[
        param("param: page"),
        PARAM_IN,
        key("start", Integer, "Number of the first page.", "start: 0").default("1"),
        SIZE,
        DEFAULT_SIZE,
        key("total_pages", Source, "Location of the number of the last page.", "total_pages: /meta/last_page"),
        MORE,
    ],
};

static OFFSET: Table = Table {
    name: "pagination.offset",
    docs: "Items have numbers: the parameter is the number of items before the page. It grows by the number of items \
           received.",
    keys: &[
        param("param: offset"),
        PARAM_IN,
        key("start", Integer, "First value of `param`.", "start: 1").default("0"),
        SIZE,
        DEFAULT_SIZE,
        MORE,
    ],
};

static TOKEN: Table = Table {
    name: "pagination.token",
    docs: "The response contains a token (also called cursor) that requests the next page. A page without one is the last.",
    keys: &[
        param("param: cursor"),
        PARAM_IN,
        key("from", Source, "Location of the token in the response.", "from: /next_page_token").required(),
        SIZE,
        DEFAULT_SIZE,
        MORE,
    ],
};

static LAST_ITEM: Table = Table {
    name: "pagination.last_item",
    docs: "The next page begins after the last item of this one, which is identified by one of its properties.",
    keys: &[
        param("param: after"),
        PARAM_IN,
        key("field", Pointer, "JSON pointer to a property of the item.", "field: /id").required(),
        SIZE,
        DEFAULT_SIZE,
        MORE,
    ],
};

static NEXT_URL: Table = Table {
    name: "pagination.next_url",
    docs: "The response contains the URL of the next page, absolute or relative to the URL of the request. It must have \
           the same scheme, host and port, or those of an origin that the client trusts.",
    keys: &[
        key("from", Source, "Location of the URL in the response.", "from: /links/next").required(),
        SIZE_IN,
        SIZE,
        DEFAULT_SIZE,
    ],
};

static LINK: Table = Table {
    name: "pagination.link",
    docs: "The header `Link` contains the URL of the next page (RFC 8288). It may have the same origins as in `next_url`.",
    keys: &[
        key("rel", Text, "Relation of the link to the next page.", "rel: next").default("next"),
        SIZE_IN,
        SIZE,
        DEFAULT_SIZE,
    ],
};

static CUSTOM: Table = Table {
    name: "pagination.custom",
    docs: "A strategy that the program registers with `Builder::paging`: it decides, from each response, how the next page \
           is requested.",
    keys: &[
        key("name", Text, "Name under which the strategy is registered.", "name: ranges").required(),
        SIZE_IN,
        SIZE,
        DEFAULT_SIZE,
    ],
};

/// Another form of a strategy: a token in a variable of a query.
static GRAPHQL: Table = Table {
    name: "pagination.graphql",
    docs: "Connections of GraphQL: a cursor and a flag in `pageInfo`. The cursor is sent in a variable of the query, which \
           the `template` omits, since the first page is requested without it.",
    keys: &[
        key("cursor", Source, "Location of `endCursor`.", "cursor: /data/orders/pageInfo/endCursor").required(),
        key("more", Source, "Location of `hasNextPage`.", "more: /data/orders/pageInfo/hasNextPage"),
        key("variable", Text, "Variable of the query for the cursor.", "variable: after").default("after"),
    ],
};

const STRATEGIES: usize = Strategy::ALL.len();

/// Pagination: one strategy, and the keys that all of them have.
pub static PAGINATION: Table = Table {
    name: "pagination",
    docs: "Pagination of an endpoint that returns a list in pages. Its call returns a `Page`; `.items()` iterates over the items of all \
           pages, `.all(limit)` collects them. An iteration that reaches a page for the second time ends with an error.",
    keys: &KEYS,
};

static KEYS: [Key; STRATEGIES + 3] = {
    let example = "graphql: { cursor: /data/orders/pageInfo/endCursor, more: /data/orders/pageInfo/hasNextPage }";
    let total = key("total", Source, "Location of the number of all items: `Page::total`.", "total: /meta/total");
    let max_pages = key("max_pages", Integer, "Maximum number of pages before pagination fails.", "max_pages: 1000");
    let mut all = [total; STRATEGIES + 3];
    let mut at = 0;
    while at < STRATEGIES {
        let (keys, docs, example) = keys(Strategy::ALL[at]);
        all[at] = key(Strategy::WORDS[at], Object(keys), docs, example);
        at += 1;
    }
    all[STRATEGIES] = key("graphql", Object(&GRAPHQL), "By GraphQL's cursors.", example);
    all[STRATEGIES + 2] = max_pages.default("100000");
    all
};

/// Reads pagination. Returns `None` after a report.
pub(super) fn read(node: &Node, diags: &mut Diagnostics) -> Option<PagingBuf> {
    let keys: Vec<_> = PAGINATION.keys.iter().filter(|key| matches!(key.kind, Kind::Object(_))).collect();
    let name = only(node, "pagination strategy", &keys, diags)?;
    let own = node.get(name)?;
    let count = own.whole("default_size").filter(|count| *count > 0);
    Some(PagingBuf {
        items: None,
        next: match Strategy::of(name) {
            Some(strategy) => next(strategy, own)?,
            None => graphql(own)?,
        },
        size: own.text("size").map(|size| PageSizeBuf { to: located(own, size), count }),
        total: node.source("total"),
        more: own.source("more"),
        max_pages: node.whole("max_pages").unwrap_or(PagingBuf::default().max_pages),
    })
}

fn graphql(node: &Node) -> Option<NextBuf> {
    let variable = node.text("variable").unwrap_or_else(|| "after".to_owned());
    let to = SlotBuf::Body(format!("/variables/{variable}"));
    Some(NextBuf::Token(TokenBuf { to, from: node.source("cursor")? }))
}

fn located(node: &Node, name: String) -> SlotBuf {
    match node.text(IN).as_deref() {
        Some("header") => SlotBuf::Header(name),
        Some("cookie") => SlotBuf::Cookie(name),
        Some("path") => SlotBuf::Path(name),
        Some("body") if name.starts_with('/') => SlotBuf::Body(name),
        Some("body") => SlotBuf::Body(format!("/{name}")),
        _ => SlotBuf::Query(name),
    }
}
