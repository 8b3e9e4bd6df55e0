//! Presets of collections, as data: a description with placeholders, and the facts that collections need of it.
//!
//! A preset is a row of [`PRESETS`] and a YAML file. Its name occurs nowhere else. Descriptions read the YAML file,
//! `#[derive(Collection)]` the table next to it.

use connector_tables::{Paging, link, next, page_number, page_size, paging, slot, source};

/// A preset.
#[derive(Debug)]
pub struct Preset {
    /// Value of `preset`.
    pub name: &'static str,
    /// Description of the preset: what it adds, and the defaults of a collection that has it.
    pub docs: &'static str,
    /// Name and type of a record's id.
    pub id: (&'static str, &'static str),
    /// `true` if CreateRecord and UpdateRecord send records without their id.
    pub sends_without_id: bool,
    /// `true` if PatchRecord has its own type, with every property optional.
    pub has_change: bool,
    /// Name of the type that wraps a record in responses; empty for the record itself.
    pub wrapper: &'static str,
    /// Types and endpoints, with placeholders.
    pub description: &'static str,
    /// JSON pointer to the items of a list.
    pub items: &'static str,
    /// Property that contains the record, next to its id; empty if the body is the record.
    pub envelope: &'static str,
    /// Query parameters of the list, with their docs.
    pub query: &'static [(&'static str, &'static str)],
    /// Pagination of the list.
    pub paging: Paging<'static>,
    /// `true` if an update returns the record; otherwise its response has no body.
    pub returns_updated: bool,
    /// `true` if there are PatchRecord and Truncate.
    pub has_more: bool,
}

/// The preset of a collection that names none.
pub const DEFAULT: &Preset = &Preset {
    name: "rest",
    docs: "Bare records and lists. ListAll is paged by the header `Link`.",
    id: ("id", "string"),
    sends_without_id: true,
    has_change: false,
    wrapper: "",
    description: include_str!("presets/rest.yaml"),
    items: "",
    envelope: "",
    query: &[],
    paging: paging(next::link(link())),
    returns_updated: true,
    has_more: false,
};

/// All presets.
pub const PRESETS: &[&Preset] = &[
    DEFAULT,
    &Preset {
        name: "processmaker",
        docs: "`{\"data\": …}` around records, `data` and `meta` around lists, pages by number with 100 records each, \
               an integer id `record_id`, errors `{ error }` or `{ message, errors }`, and the operations PatchRecord and \
               Truncate.",
        id: ("record_id", "integer"),
        sends_without_id: false,
        has_change: true,
        wrapper: "$NameRecord",
        description: include_str!("presets/processmaker.yaml"),
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
        paging: NUMBERED,
        returns_updated: false,
        has_more: true,
    },
];

/// Pages by number, up to the last page that the response declares.
const NUMBERED: Paging<'_> = paging(next::page(page_number(slot::query("page")).last(source::body("/meta/last_page"))))
    .size(page_size(slot::query("per_page")).count(100))
    .total(source::body("/meta/total"));

/// Names of all presets, for the word list of the key.
pub const NAMES: &[&str] = &{
    let mut names = [""; PRESETS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = PRESETS[at].name;
        at += 1;
    }
    names
};

/// Returns the preset of that name.
pub fn find(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().copied().find(|preset| preset.name == name)
}

/// Returns the path of a location below a list. If the list's path ends with `/`, so does this: such servers refuse a
/// path without it.
pub fn below(list: &str, last: &str) -> String {
    let base = list.trim_end_matches('/');
    format!("{base}/{last}{}", if list.len() > base.len() { "/" } else { "" })
}

/// Returns the path by which all records are deleted: next to `/records`, not below it.
pub fn truncate(list: &str) -> String {
    let base = list.trim_end_matches('/');
    let end = list.get(base.len()..).unwrap_or_default();
    below(&format!("{}{end}", base.strip_suffix("/records").unwrap_or(base)), "truncate")
}
