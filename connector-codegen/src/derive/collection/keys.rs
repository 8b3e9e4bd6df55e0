//! The keys of `#[collection(…)]`, on the record and on its fields, and the presets. docs/derive.md explains each.

use crate::derive::attribute::{Table, Takes, key};
use crate::derive::paging::PAGING;
use connector_tables::{Paging, link, next, page_number, page_size, paging, slot, source};

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

/// Conventions of a kind of server for its collections.
pub(super) struct Preset {
    pub(super) name: &'static str,
    /// JSON pointer to the items of a list.
    pub(super) items: &'static str,
    /// Property that contains the record, next to its id; empty if the body is the record.
    pub(super) envelope: &'static str,
    /// Query parameters of the list, with their docs.
    pub(super) query: &'static [(&'static str, &'static str)],
    /// How the list returns pages.
    pub(super) paging: Paging<'static>,
    /// What an update returns.
    pub(super) updated: Updated,
    /// Whether there are PatchRecord and Truncate.
    pub(super) more: bool,
}

/// The response of an update.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Updated {
    /// The record, if the server sends it.
    Record,
    /// No body.
    Nothing,
}

pub(super) const PRESETS: [Preset; 2] = [
    Preset {
        name: "rest",
        items: "",
        envelope: "",
        query: &[],
        paging: paging(next::link(link())),
        updated: Updated::Record,
        more: false,
    },
    Preset {
        name: "processmaker",
        items: "/data",
        envelope: "data",
        query: &[
            ("pmql", "Selects records by a PMQL expression: `data.city = \"Bern\" AND id > 10`."),
            ("filter", "Selects records that contain a text."),
            ("order_by", "Sorts records by a field."),
            ("order_direction", "Sets the order: `asc` or `desc`."),
            ("include", "Adds related data to each record: names, separated by commas."),
            ("per_page", "Sets the number of records per page. Defaults to 100."),
        ],
        paging: PROCESSMAKER,
        updated: Updated::Nothing,
        more: true,
    },
];

/// Pages of ProcessMaker: by number, up to the last page that the response declares.
const PROCESSMAKER: Paging<'_> =
    paging(next::page(page_number(slot::query("page")).last(source::body("/meta/last_page"))))
        .size(page_size(slot::query("per_page")).count(100))
        .total(source::body("/meta/total"));
