//! Pagination strategies: for each, its keys and how they become its table.
//!
//! A new strategy is a table of keys, a function that reads it, and an arm of [`row`]. Descriptions, documents, derives, the
//! JSON Schema and the reference page take it from here.

use super::Kind::{Integer, Object, Pointer, Source, Text, Word};
use super::read::{Mistakes, Read};
use super::{Key, Kind, Table, key};
use connector_tables::{
    CustomPagingBuf, LastItemBuf, LinkBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf,
    SlotBuf, Strategy, TokenBuf,
};

/// A strategy.
struct Row {
    docs: &'static str,
    example: &'static str,
    keys: &'static Table,
    read: Reader,
}

/// Reads an object that was checked against the keys.
type Reader = fn(&dyn Read) -> Option<NextBuf>;

const fn row(strategy: Strategy) -> Row {
    let (docs, example, keys, read): (_, _, _, Reader) = match strategy {
        Strategy::Page => ("By page number.", "page: { param: page, size: per_page }", &PAGE, page),
        Strategy::Offset => ("By offset.", "offset: { param: offset, size: limit }", &OFFSET, offset),
        Strategy::Token => ("By a token in the response.", "token: { param: cursor, from: /next }", &TOKEN, token),
        Strategy::LastItem => (
            "By a property of the last item.",
            "last_item: { param: starting_after, field: /id, more: /has_more }",
            &LAST_ITEM,
            last_item,
        ),
        Strategy::NextUrl => ("By a URL in the response.", "next_url: { from: /links/next }", &NEXT_URL, next_url),
        Strategy::Link => ("By the header `Link`.", "link: {}", &LINK, link),
        Strategy::Custom => {
            ("By a strategy that the program registers: docs/custom.md.", "custom: { name: ranges }", &CUSTOM, custom)
        }
    };
    Row { docs, example, keys, read }
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

fn page(read: &dyn Read) -> Option<NextBuf> {
    let start = read.whole("start").unwrap_or(PageNumberBuf::default().start);
    Some(NextBuf::Page(PageNumberBuf { to: slot(read)?, start, last: read.source("total_pages") }))
}

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

fn offset(read: &dyn Read) -> Option<NextBuf> {
    let start = read.whole("start").unwrap_or(OffsetBuf::default().start);
    Some(NextBuf::Offset(OffsetBuf { to: slot(read)?, start }))
}

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

fn token(read: &dyn Read) -> Option<NextBuf> {
    Some(NextBuf::Token(TokenBuf { to: slot(read)?, from: read.source("from")? }))
}

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

fn last_item(read: &dyn Read) -> Option<NextBuf> {
    Some(NextBuf::LastItem(LastItemBuf { to: slot(read)?, field: read.text("field")? }))
}

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

fn next_url(read: &dyn Read) -> Option<NextBuf> {
    Some(NextBuf::NextUrl(NextUrlBuf { from: read.source("from")? }))
}

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

fn link(read: &dyn Read) -> Option<NextBuf> {
    Some(NextBuf::Link(read.text("rel").map_or_else(LinkBuf::default, |rel| LinkBuf { rel })))
}

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

fn custom(read: &dyn Read) -> Option<NextBuf> {
    Some(NextBuf::Custom(CustomPagingBuf { name: read.text("name")? }))
}

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

/// Another form of a strategy: a token in a variable of a query.
fn graphql(read: &dyn Read) -> Option<NextBuf> {
    let variable = read.text("variable").unwrap_or_else(|| "after".to_owned());
    let to = SlotBuf::Body(format!("/variables/{variable}"));
    Some(NextBuf::Token(TokenBuf { to, from: read.source("cursor")? }))
}

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
    let graphql = key("graphql", Object(&GRAPHQL), "By GraphQL's cursors.", example);
    let total = key("total", Source, "Location of the number of all items: `Page::total`.", "total: /meta/total");
    let max_pages = key("max_pages", Integer, "Maximum number of pages before pagination fails.", "max_pages: 1000");
    let mut keys = [total; STRATEGIES + 3];
    let mut at = 0;
    while at < STRATEGIES {
        let row = row(Strategy::ALL[at]);
        keys[at] = key(Strategy::WORDS[at], Object(row.keys), row.docs, row.example);
        at += 1;
    }
    keys[STRATEGIES] = graphql;
    keys[STRATEGIES + 2] = max_pages.default("100000");
    keys
};

/// Reads pagination. Returns `None` after a mistake.
pub(super) fn read(read: &dyn Read, wrong: &mut Mistakes) -> Option<PagingBuf> {
    let keys: Vec<_> = PAGINATION.keys.iter().filter(|key| matches!(key.kind, Kind::Object(_))).collect();
    let name = wrong.only(read, "pagination strategy", &keys)?.name;
    let own = read.object(name)?;
    let count = own.whole("default_size").filter(|count| *count > 0);
    Some(PagingBuf {
        next: Strategy::of(name).map_or(graphql as Reader, |strategy| row(strategy).read)(own)?,
        size: own.text("size").map(|size| PageSizeBuf { to: located(own, size), count }),
        total: read.source("total"),
        more: own.source("more"),
        max_pages: read.whole("max_pages").unwrap_or(PagingBuf::default().max_pages),
    })
}

/// Returns the location of the parameter that requests a page.
fn slot(read: &dyn Read) -> Option<SlotBuf> {
    Some(located(read, read.text(PARAM)?))
}

fn located(read: &dyn Read, name: String) -> SlotBuf {
    match read.text(IN).as_deref() {
        Some("header") => SlotBuf::Header(name),
        Some("cookie") => SlotBuf::Cookie(name),
        Some("path") => SlotBuf::Path(name),
        Some("body") if name.starts_with('/') => SlotBuf::Body(name),
        Some("body") => SlotBuf::Body(format!("/{name}")),
        _ => SlotBuf::Query(name),
    }
}
