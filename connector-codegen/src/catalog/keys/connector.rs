//! Keys of a description's root, and of what stands only there.

use super::Kind::{self, Any, Boolean, Duration, Either, List, Map, Object, Template, Text, Type, Word};
use super::auth::{AUTH, LOOSE, SECURITY, VARIABLES};
use super::behavior::{ERRORS, PREDICATE, RATE_LIMIT, RETRY_KIND};
use super::collection::COLLECTION;
use super::endpoint::ENDPOINT;
use super::{Table, key};

/// The root of a description.
pub static CONNECTOR: Table = Table {
    name: "connector",
    docs: "A connector description: one API, as a client for it needs to know it.",
    keys: &[
        key("connector", LOOSE, "The version of the format. There is one: 1.", "connector: 1").required(),
        key("name", Text, "The connector's name: of the crate, and in messages.", "name: tracker"),
        key("label", Text, "What people call it.", "label: Issue Tracker"),
        key("description", Text, "What it is, in Markdown.", "description: Issues of repositories."),
        key("version", LOOSE, "The version of what is described.", "version: \"2.1\""),
        key("version_name", Text, "What people call that version.", "version_name: Summer release"),
        key("category", Either(&[Text, List(&Text)]), "What kind of system it is.", "category: [crm, sales]"),
        key("deprecated", Either(&[Boolean, Text]), "On its way out: `true`, or what to use.", "deprecated: Use v2."),
        key("help_link", Text, "A page with more.", "help_link: https://docs.example.com"),
        key(
            "openapi",
            Text,
            "An OpenAPI document that this description extends: a file in the folder of the description, or a URL of the server that the description was loaded from. The option `documents` allows others.",
            "openapi: tracker.openapi.json",
        ),
        key(
            "only",
            Word(&["listed"]),
            "Of the document in `openapi`, only the operations that `endpoints` lists are kept.",
            "only: listed",
        )
        .default("all are kept"),
        key(
            "servers",
            List(&Either(&[Template, Object(&SERVER)])),
            "Where the API can be reached; the first counts unless a client is told otherwise.",
            "servers: [{ url: \"https://{{ store }}.example.com/api\" }]",
        ),
        key(
            "environments",
            Map(&Object(&ENVIRONMENT)),
            "Places to call that differ in more than their URL, by name.",
            "environments: { sandbox: { url: https://sandbox.example.com, variables: { store: test } } }",
        ),
        key(
            "variables",
            VARIABLES,
            "What a user fills in once, when an instance is made. Templates name them.",
            "variables: { store: { label: Store name, required: true } }",
        ),
        key("auth", Map(&Object(&AUTH)), "The auth methods, by name.", "auth: { token: { type: bearer } }"),
        key(
            "use",
            SECURITY,
            "Which auth methods endpoints take that say nothing of it: one, several of which one is enough, or lists \
             of those that are needed together.",
            "use: [token, [user, tenant]]",
        )
        .default("any of `auth`, in that order"),
        key(
            "verify",
            Text,
            "The endpoint that tells whether credentials are good. It needs no arguments.",
            "verify: WhoAmI",
        ),
        key(
            "defaults",
            Object(&DEFAULTS),
            "What every request has, beside what its endpoint says.",
            "defaults: { header: { Accept-Language: en }, query: { v: \"2\" } }",
        ),
        key(
            "success",
            Object(&PREDICATE),
            "What must hold of every reply that is one.",
            "success: { at: /ok, equals: true }",
        ),
        key(
            "errors",
            Object(&ERRORS),
            "What stands in a reply that `success` says no to.",
            "errors: { type: Problem }",
        ),
        key("retry", RETRY_KIND, "When calls are sent again.", "retry: { attempts: 3 }"),
        key("rate_limit", Object(&RATE_LIMIT), "How often a client may send.", "rate_limit: { amount: 10, per: 1s }"),
        key("timeout", Duration, "How long a call may take, with all its attempts.", "timeout: 30s"),
        key(
            "tags",
            Map(&Either(&[Text, Object(&TAG)])),
            "Groups of endpoints, by name, with their descriptions.",
            "tags: { Issues: Things to do., Admin: { description: For the few. } }",
        ),
        key("types", Map(&Type), "Named types.", "types: { Issue: { id: integer, title: string, due?: date } }"),
        key(
            "endpoints",
            Map(&Object(&ENDPOINT)),
            "The endpoints, by name. The name becomes the operationId.",
            "endpoints: { GetIssue: { method: GET, path: /issues/1, reply: Issue } }",
        ),
        key(
            "collections",
            Map(&Object(&COLLECTION)),
            "Sets of records, by name. Each gives its endpoints by itself: `Customers/ListAll`, `Customers/GetRecord` …",
            "collections: { Customers: { preset: rest, path: /customers, record: Customer } }",
        ),
    ],
};

/// A server.
pub static SERVER: Table = Table {
    name: "server",
    docs: "A base URL. A text alone is its `url`.",
    keys: &[
        key("url", Template, "The URL; its placeholders are variables.", "url: \"https://{{ store }}.example.com\"")
            .required(),
        key("label", Text, "What people call it.", "label: Europe"),
        key("description", Text, "What it is.", "description: For shops in Europe."),
    ],
};

/// An environment.
pub static ENVIRONMENT: Table = Table {
    name: "environment",
    docs: "A place to call, with values of its own. An instance names one.",
    keys: &[
        key("url", Template, "The base URL.", "url: https://sandbox.example.com").default("that of the first server"),
        key("variables", Map(&Any), "Values of variables.", "variables: { store: test }"),
    ],
};

/// Values sent with every request.
pub static DEFAULTS: Table = Table {
    name: "defaults",
    docs: "Parameters of every request: a value, or an object with `value`.",
    keys: &[
        key("query", FIXED_MAP, "Query parameters.", "query: { v: \"2\" }"),
        key("header", FIXED_MAP, "Headers.", "header: { X-Tenant: \"{{ tenant }}\" }"),
        key("cookie", FIXED_MAP, "Cookies.", "cookie: { theme: { value: \"{{ theme }}\", optional: true } }"),
    ],
};

/// Values by name.
const FIXED_MAP: Kind = Map(&Either(&[Template, Object(&VALUE)]));

/// A value that is always sent.
pub static VALUE: Table = Table {
    name: "value",
    docs: "What is always sent under a name. A text, a number or a truth value alone is its `value`.",
    keys: &[
        key("value", Template, "The value.", "value: \"{{ tenant }}\"").required(),
        key("optional", Boolean, "It is left out where a variable in it has no value.", "optional: true")
            .default("false"),
    ],
};

/// A tag.
pub static TAG: Table = Table {
    name: "tag",
    docs: "A group of endpoints. A text alone is its `description`.",
    keys: &[
        key("description", Text, "What is in it.", "description: Things to do."),
        key("help_link", Text, "A page with more.", "help_link: https://docs.example.com/issues"),
    ],
};

/// Returns every table of a description, in the order of the keys that lead to it.
pub fn tables() -> Vec<&'static Table> {
    let mut all = Vec::new();
    add(&Object(&CONNECTOR), &mut all);
    all
}

/// Adds the tables that a kind leads to. A table that is already there is not looked at again.
fn add(kind: &Kind, all: &mut Vec<&'static Table>) {
    match kind {
        Kind::Object(table) if !all.iter().any(|known| std::ptr::eq(*known, *table)) => {
            all.push(table);
            table.keys.iter().for_each(|key| add(&key.kind, all));
        }
        Kind::Map(inner) | Kind::List(inner) => add(inner, all),
        Kind::Either(kinds) => kinds.iter().for_each(|kind| add(kind, all)),
        _ => {}
    }
}
