//! The keys of `#[endpoint(…)]`, on the struct and on its fields. docs/derive.md explains each.

use crate::catalog::keys::Kind;
use crate::catalog::keys::behavior::RETRY_KIND;
use crate::catalog::keys::paging::PAGINATION;
use crate::derive::grammar::{TEXT, Table, Takes, key, word};

use Takes::{Flag, List, Type, Value};

/// Methods that are suggested for a wrong one. Any other one in capitals is accepted.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/// The keys of the struct, after method and path.
pub(super) static ENDPOINT: Table = Table {
    of: "an endpoint",
    keys: &[
        key("output", &[word(&["text", "bytes"]), Type]),
        key("error", &[word(&["text"]), Type]),
        key("id", &[TEXT]),
        key("paging", &[Value(Kind::Object(&PAGINATION))]),
        key("select", &[Value(Kind::Pointer)]),
        key("retry", &[Value(RETRY_KIND)]),
        key("timeout", &[Value(Kind::Duration)]),
        key("safe", &[Value(Kind::Boolean)]),
        key("auth", &[word(&["none"])]),
    ],
};

/// The keys of a field.
pub(super) static FIELD: Table = Table {
    of: "a field of an endpoint",
    keys: &[
        key("path", &[Flag, TEXT]),
        key("query", &[Flag, TEXT, List(&STYLE)]),
        key("header", &[Flag, TEXT]),
        key("cookie", &[Flag, TEXT]),
        key("body", &[Flag, word(&["json", "form", "multipart", "text", "bytes"]), TEXT]),
        key("part", &[Flag, TEXT]),
        key("file", &[Flag, TEXT]),
        key("skip", &[Flag]),
    ],
};

/// The style of a query parameter.
static STYLE: Table = Table {
    of: "a query parameter",
    keys: &[
        key("name", &[TEXT]),
        key("comma", &[Flag]),
        key("space", &[Flag]),
        key("pipe", &[Flag]),
        key("deep", &[Flag]),
        key("json", &[Flag]),
        key("reserved", &[Flag]),
    ],
};
