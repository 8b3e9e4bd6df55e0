//! The keys of extensions `x-connector-…` that descriptions write differently: types are schemas there.
//!
//! `x-connector-errors: {schema: {$ref: "#/components/schemas/Problem"}}` has the one key `schema`.

use super::Kind::{Any, Map, Source, Template, Type};
use super::auth::{APPLY, OWN_VARIABLES, REQUEST, VALUE};
use super::{Table, key};

/// The beginning of the names of our extensions.
pub const PREFIX: &str = "x-connector-";

/// Returns the extension that a key of a description becomes: `x-connector-rate-limit`.
pub fn extension(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('_', "-"))
}

/// `x-connector-errors`.
pub static ERRORS: Table = Table {
    name: "x-connector-errors",
    docs: "What a reply holds that `success` says no to.",
    keys: &[
        key("schema", Type, "The schema of its body.", "schema: { $ref: \"#/components/schemas/Problem\" }").required()
    ],
};

/// A member of `x-connector-output` that is no plain source.
pub static PICK: Table = Table {
    name: "x-connector-output",
    docs: "A member of an output that is put together.",
    keys: &[
        key("from", Source, "Where its value comes from.", "from: /data/id").required(),
        key("schema", Type, "Its schema, where the reply's does not say it.", "schema: { type: integer }"),
    ],
};

/// An entry of `x-connector-environments`.
pub static ENVIRONMENT: Table = Table {
    name: "x-connector-environments",
    docs: "A place to call, with values of its own.",
    keys: &[
        key("url", Template, "The base URL.", "url: https://staging.example.com"),
        key("variables", Map(&Any), "Values of variables.", "variables: { region: eu }"),
    ],
};

/// `x-connector-auth`.
pub static AUTH: Table = Table {
    name: "x-connector-auth",
    docs: "What OpenAPI has no word for in a security scheme.",
    keys: &[OWN_VARIABLES, REQUEST, VALUE, APPLY],
};
