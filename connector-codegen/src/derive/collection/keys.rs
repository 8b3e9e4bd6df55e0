//! The keys of `#[collection(…)]`, on the record and on its fields, and the presets.
//!
//! Apart so that one page shows all there is to write, and what a preset stands for.

use crate::derive::attribute::{Table, Takes, key};
use crate::derive::endpoint::keys::PAGING;
use proc_macro2::TokenStream;
use quote::quote;

use Takes::{Flag, List, Text, Type, Word};

/// What stands on the record.
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

/// What stands on a field.
pub(super) static FIELD: Table =
    Table { of: "a field of a record", keys: &[key("id", &[Flag, Text]), key("read_only", &[Flag, Text])] };

/// How a kind of server has its collections.
pub(super) struct Preset {
    pub(super) name: &'static str,
    /// Where a list's items stand.
    pub(super) items: &'static str,
    /// The member that a record stands in, beside its id; empty: none.
    pub(super) envelope: &'static str,
    /// Query parameters of the list.
    pub(super) query: &'static [(&'static str, &'static str)],
    /// What an update gives.
    pub(super) updated: Updated,
    /// There are PatchRecord and Truncate.
    pub(super) more: bool,
}

/// What an update gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Updated {
    /// The record, where the server sends it.
    Record,
    Nothing,
}

pub(super) const PRESETS: [Preset; 2] = [
    Preset { name: "rest", items: "", envelope: "", query: &[], updated: Updated::Record, more: false },
    Preset {
        name: "processmaker",
        items: "/data",
        envelope: "data",
        query: &[
            ("pmql", "Which records, as a PMQL expression: `data.city = \"Bern\" AND id > 10`."),
            ("filter", "A text that the records contain."),
            ("order_by", "The field that records are ordered by."),
            ("order_direction", "`asc` or `desc`."),
            ("include", "What else comes with each record, with commas between."),
            ("per_page", "How many records a page has; 100 if nothing is said."),
        ],
        updated: Updated::Nothing,
        more: true,
    },
];

/// How a preset pages, as the runtime's table.
pub(super) fn paging(preset: &Preset) -> TokenStream {
    match preset.name {
        "processmaker" => quote! {
            __abi::Paging {
                next: __abi::Next::Page(
                    __abi::Slot::Query("page"),
                    1,
                    ::core::option::Option::Some(__abi::Source::Body("/meta/last_page")),
                ),
                size: ::core::option::Option::Some((__abi::Slot::Query("per_page"), 100)),
                total: ::core::option::Option::Some(__abi::Source::Body("/meta/total")),
                ..__abi::PAGING
            }
        },
        _ => quote!(__abi::Paging { next: __abi::Next::Link("next"), ..__abi::PAGING }),
    }
}
