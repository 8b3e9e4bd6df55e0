//! Keys of collections.

use super::Kind::{Any, Boolean, Either, Integer, List, Map, Object, Pointer, Template, Text, Type, Word};
use super::auth::{SECURITY, VARIABLES};
use super::behavior::RETRY_KIND;
use super::endpoint::PARAMETERS;
use super::paging::PAGINATION;
use super::{Table, key};
use crate::catalog::presets;

/// The names of operations, in the order in which they come.
pub const OPERATIONS: &[&str] =
    &["ListAll", "GetRecord", "CreateRecord", "UpdateRecord", "PatchRecord", "DeleteRecord", "Truncate"];

/// A set of records.
pub static COLLECTION: Table = Table {
    name: "collection",
    docs: "A set of records. It gives the endpoints ListAll (GET), GetRecord (GET), CreateRecord (POST), UpdateRecord \
           (PUT), DeleteRecord (DELETE), and what else its preset has; each is called `Collection/Operation`, and typed \
           by the record. What a preset says can be said anew by each key.",
    keys: &[
        key(
            "preset",
            Word(presets::NAMES),
            "How records are listed, wrapped and paged: see [Presets](#presets).",
            "preset: rest",
        )
        .default("rest"),
        key("label", Text, "What people call it.", "label: Customers"),
        key("description", Text, "What is in it.", "description: Who buys."),
        key(
            "path",
            Template,
            "The path of the list. If it ends with `/`, the path of a record does, too.",
            "path: \"/1.0/collections/{{ collection_id }}/records\"",
        )
        .required(),
        key("path_params", PARAMETERS, "Parameters in the path.", "path_params: { shop: string }"),
        key("variables", VARIABLES, "Values that templates of it name.", "variables: { shop: { required: true } }"),
        key("record", Type, "The type of a record's data.", "record: Customer").required(),
        key(
            "create",
            Type,
            "The type that CreateRecord and UpdateRecord send, where it is not the record's.",
            "create: NewCustomer",
        )
        .default("`record`"),
        key(
            "id",
            Either(&[Text, Object(&ID)]),
            "The id in paths: its name, or more.",
            "id: { name: id, type: integer }",
        )
        .default(
            "`{ name: id }`, with the type of the record's member of that name, or `string`, unless the preset sets it",
        ),
        key(
            "operations",
            Either(&[List(&Word(OPERATIONS)), Map(&Either(&[Boolean, Object(&OPERATION)]))]),
            "Which operations there are: a list; or by name `false`, or what is other than in the preset.",
            "operations: [ListAll, GetRecord]",
        )
        .default("those of the preset"),
        key("query", PARAMETERS, "More query parameters of ListAll.", "query: { city?: string }"),
        key("envelope", Either(&[Word(&["none"]), Pointer]), "Where in a body a record stands.", "envelope: /data")
            .default("that of the preset"),
        key(
            "items",
            Either(&[Word(&["none"]), Pointer]),
            "Where in the body of ListAll the list stands.",
            "items: /data",
        )
        .default("that of the preset"),
        key(
            "pagination",
            Either(&[Object(&PAGINATION), Boolean]),
            "How ListAll gives its list in parts; `false`: in one.",
            "pagination: { page: { param: _page, size: _limit } }",
        )
        .default("that of the preset"),
        key("update", Word(&["PUT", "PATCH"]), "The method of UpdateRecord.", "update: PATCH").default("PUT"),
        key("error", Type, "The type of a reply that is an error.", "error: Problem")
            .default("that of the preset, or any"),
        key("auth", SECURITY, "As in an endpoint.", "auth: token").default("`use`"),
        key("retry", RETRY_KIND, "As in an endpoint.", "retry: { attempts: 5 }").default("the connector's"),
        key("samples", List(&Any), "Records, as examples.", "samples: [{ name: Ann, email: ann@example.com }]"),
    ],
};

/// The id of a record.
pub static ID: Table = Table {
    name: "collection.id",
    docs: "The id of a record, as it stands in paths. A text alone is its `name`.",
    keys: &[key("name", Text, "Its name.", "name: id"), key("type", Type, "Its type.", "type: integer")],
};

/// Differences from the preset.
pub static OPERATION: Table = Table {
    name: "collection.operation",
    docs: "What of an operation is other than in the preset.",
    keys: &[
        key("method", Text, "Its method.", "method: POST"),
        key(
            "path",
            Template,
            "Its path; `{{ id }}`, or however the id is called, stands for the id.",
            "path: \"/customers/{{ id }}/edit\"",
        ),
        key("status", Integer, "The status of its success.", "status: 200"),
        key("reply", Type, "The type of its reply; `none` for an empty one.", "reply: none"),
        key("label", Text, "What people call it.", "label: Change a customer"),
    ],
};
