//! The keys of `#[endpoint(…)]`, on the struct and on its fields.
//!
//! Apart so that one page shows all there is to write. docs/derive.md explains each.

use crate::derive::attribute::{Key, Table, Takes, key};

use Takes::{Flag, Integer, List, Text, Type, Word};

/// Methods that are suggested for a wrong one. Any other in capitals is taken as it is.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/// What stands on the struct, after method and path.
pub(super) static ENDPOINT: Table = Table {
    of: "an endpoint",
    keys: &[
        key("output", &[Word(&["text", "bytes"]), Type]),
        key("error", &[Word(&["text"]), Type]),
        key("id", &[Text]),
        key("paging", &[List(&PAGING)]),
        key("select", &[Text]),
        key("retry", &[List(&RETRY)]),
        key("timeout", &[Text]),
        key("safe", &[Flag, Word(&["true", "false"])]),
        key("auth", &[Word(&["none"])]),
    ],
};

/// What stands on a field.
pub(super) static FIELD: Table = Table {
    of: "a field of an endpoint",
    keys: &[
        key("path", &[Flag, Text]),
        key("query", &[Flag, Text, List(&STYLE)]),
        key("header", &[Flag, Text]),
        key("cookie", &[Flag, Text]),
        key("body", &[Flag, Word(&["json", "form", "multipart", "text", "bytes"]), Text]),
        key("part", &[Flag, Text]),
        key("file", &[Flag, Text]),
        key("skip", &[Flag]),
    ],
};

/// How a query parameter becomes text.
static STYLE: Table = Table {
    of: "a query parameter",
    keys: &[
        key("name", &[Text]),
        key("comma", &[Flag]),
        key("space", &[Flag]),
        key("pipe", &[Flag]),
        key("deep", &[Flag]),
        key("json", &[Flag]),
        key("reserved", &[Flag]),
    ],
};

/// How a list comes in parts.
pub(in crate::derive) static PAGING: Table = Table {
    of: "paging",
    keys: &[
        key("page", &[List(&PAGE)]),
        key("offset", &[List(&OFFSET)]),
        key("token", &[List(&TOKEN)]),
        key("last_item", &[List(&LAST_ITEM)]),
        key("url", &[List(&URL)]),
        key("link", &[Flag, List(&LINK)]),
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
    of: "paging by page",
    keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, START, key("last", &[Text]), MORE],
};

static OFFSET: Table =
    Table { of: "paging by offset", keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, START, MORE] };

static TOKEN: Table =
    Table { of: "paging by token", keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, FROM, MORE] };

static LAST_ITEM: Table = Table {
    of: "paging by the last item",
    keys: &[QUERY, HEADER, COOKIE, PATH, BODY, SIZE, DEFAULT_SIZE, key("field", &[Text]), MORE],
};

static URL: Table = Table { of: "paging by URL", keys: &[FROM, SIZE, DEFAULT_SIZE] };

static LINK: Table = Table { of: "paging by the header `Link`", keys: &[key("rel", &[Text]), SIZE, DEFAULT_SIZE] };

static RETRY: Table = Table {
    of: "retry",
    keys: &[key("attempts", &[Integer]), key("wait", &[Text]), key("max_wait", &[Text]), key("key_header", &[Text])],
};
