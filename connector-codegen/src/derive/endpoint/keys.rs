//! The keys of `#[endpoint(…)]`, on the struct and on its fields. docs/derive.md explains each.

use crate::derive::attribute::{Table, Takes, key};
use crate::derive::paging::PAGING;

use Takes::{Duration, Flag, Integer, List, Text, Type, Word};

/// Methods that are suggested for a wrong one. Any other one in capitals is accepted.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/// The keys of the struct, after method and path.
pub(super) static ENDPOINT: Table = Table {
    of: "an endpoint",
    keys: &[
        key("output", &[Word(&["text", "bytes"]), Type]),
        key("error", &[Word(&["text"]), Type]),
        key("id", &[Text]),
        key("paging", &[List(&PAGING)]),
        key("select", &[Text]),
        key("retry", &[List(&RETRY)]),
        key("timeout", &[Duration]),
        key("safe", &[Flag, Word(&["true", "false"])]),
        key("auth", &[Word(&["none"])]),
    ],
};

/// The keys of a field.
pub(super) static FIELD: Table = Table {
    of: "a field of an endpoint",
    keys: &[
        key("path", &[Flag, Text]),
        key("query", &[Flag, Text, List(&STYLE)]),
        key("header", &[Flag, Text]),
        key("cookie", &[Flag, Text]),
        key("body", &[Flag, Word(&["json", "form", "multipart", "text", "bytes"]), Text, List(&BODY)]),
        key("part", &[Flag, Text]),
        key("file", &[Flag, Text]),
        key("skip", &[Flag]),
    ],
};

/// The style of a query parameter.
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

/// The format of a body that no word names.
static BODY: Table = Table { of: "a body", keys: &[key("custom", &[Text])] };

/// When a call is sent again.
static RETRY: Table = Table {
    of: "`retry`",
    keys: &[
        key("attempts", &[Integer]),
        key("wait", &[Duration]),
        key("max_wait", &[Duration]),
        key("key_header", &[Text]),
    ],
};
