//! The keys of `#[collection(…)]`, on the record and on its fields. docs/derive.md explains each.

use crate::derive::attribute::{Table, Takes, key};
use crate::derive::paging::PAGING;

use Takes::{Flag, List, Text, Type, Word};

/// The keys of the record.
pub(super) static COLLECTION: Table = Table {
    of: "a collection",
    keys: &[
        key("path", &[Text]),
        key("preset", &[Text]),
        key("name", &[Text]),
        key("error", &[Type]),
        key("items", &[Text]),
        key("envelope", &[Text]),
        key("paging", &[List(&PAGING)]),
        key("update", &[Word(&["PUT", "PATCH"])]),
        key("auth", &[Word(&["none"])]),
    ],
};

/// The keys of a field.
pub(super) static FIELD: Table =
    Table { of: "a field of a record", keys: &[key("id", &[Flag, Text]), key("read_only", &[Flag, Text])] };
