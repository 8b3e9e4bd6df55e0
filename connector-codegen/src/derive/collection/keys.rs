//! The keys of `#[collection(…)]`, on the record and on its fields. docs/derive.md explains each.

use crate::catalog::keys::Kind;
use crate::catalog::keys::paging::PAGINATION;
use crate::derive::grammar::{TEXT, Table, Takes, key, word};

use Takes::{Flag, Type, Value};

/// The keys of the record.
pub(super) static COLLECTION: Table = Table {
    of: "a collection",
    keys: &[
        key("path", &[TEXT]),
        key("preset", &[TEXT]),
        key("name", &[TEXT]),
        key("error", &[Type]),
        key("items", &[Value(Kind::Pointer)]),
        key("envelope", &[Value(Kind::Pointer)]),
        key("paging", &[Value(Kind::Object(&PAGINATION))]),
        key("update", &[word(&["PUT", "PATCH"])]),
        key("auth", &[word(&["none"])]),
    ],
};

/// The keys of a field.
pub(super) static FIELD: Table =
    Table { of: "a field of a record", keys: &[key("id", &[Flag, TEXT]), key("read_only", &[Flag, TEXT])] };
