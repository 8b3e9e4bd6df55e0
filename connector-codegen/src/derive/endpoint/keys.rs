//! The keys of `#[endpoint(…)]`, on the struct and on its fields. docs/derive.md explains each.

use crate::catalog::keys::Kind::{Boolean, Duration, Either, Flag, Object, Pointer, Text, Type, Word};
use crate::catalog::keys::Table;
use crate::catalog::keys::behavior::RETRY_KIND;
use crate::catalog::keys::paging::PAGINATION;
use crate::derive::grammar::{key, table};

/// Methods that are suggested for a wrong one. Any other one in capitals is accepted.
pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/// The keys of the struct, after method and path.
pub(super) static ENDPOINT: Table = table(
    "an endpoint",
    &[
        key("output", Either(&[Word(&["text", "bytes"]), Type])),
        key("error", Either(&[Word(&["text"]), Type])),
        key("id", Text),
        key("paging", Object(&PAGINATION)),
        key("select", Pointer),
        key("retry", RETRY_KIND),
        key("timeout", Duration),
        key("safe", Boolean),
        key("auth", Word(&["none"])),
    ],
);

/// The keys of a field.
pub(super) static FIELD: Table = table(
    "a field of an endpoint",
    &[
        key("path", Either(&[Flag, Text])),
        key("query", Either(&[Flag, Text, Object(&STYLE)])),
        key("header", Either(&[Flag, Text])),
        key("cookie", Either(&[Flag, Text])),
        key("body", Either(&[Flag, Word(&["json", "form", "multipart", "text", "bytes"]), Text, Object(&BODY)])),
        key("part", Either(&[Flag, Text])),
        key("file", Either(&[Flag, Text])),
        key("skip", Flag),
    ],
);

/// The style of a query parameter.
static STYLE: Table = table(
    "a query parameter",
    &[
        key("name", Text),
        key("comma", Flag),
        key("space", Flag),
        key("pipe", Flag),
        key("deep", Flag),
        key("json", Flag),
        key("reserved", Flag),
    ],
);

/// The format of a body that no word names.
static BODY: Table = table("a body", &[key("custom", Text)]);
