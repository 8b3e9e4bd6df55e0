//! The keys of `#[collection(…)]`, on the record and on its fields. docs/derive.md explains each.

use crate::catalog::keys::Kind::{Either, Flag, Object, Pointer, Text, Type, Word};
use crate::catalog::keys::Table;
use crate::catalog::keys::paging::PAGINATION;
use crate::derive::grammar::{key, table};

/// The keys of the record.
pub(super) static COLLECTION: Table = table(
    "a collection",
    &[
        key("path", Text),
        key("preset", Text),
        key("name", Text),
        key("error", Type),
        key("items", Pointer),
        key("envelope", Pointer),
        key("paging", Object(&PAGINATION)),
        key("update", Word(&["PUT", "PATCH"])),
        key("auth", Word(&["none"])),
    ],
);

/// The keys of a field.
pub(super) static FIELD: Table =
    table("a field of a record", &[key("id", Either(&[Flag, Text])), key("read_only", Either(&[Flag, Text]))]);
