//! Keys of variables and of auth methods.

use super::Kind::{Any, Boolean, Duration, Either, List, Map, Number, Object, Source, Template, Text, Word};
use super::{Key, Kind, Table, key};
use connector_tables::{AuthType, TokenFormat, ValueType};

/// A value that a user fills in.
pub static VARIABLE: Table = Table {
    name: "variable",
    docs: "A value that is filled in when an instance is made (variables of the connector and of auth methods), or when \
           an endpoint is called (variables of an endpoint). Templates name it: `{{ store }}`. A value given with a call \
           counts before the endpoint's, the auth method's, the instance's, and the default.",
    keys: &[
        key("label", Text, "What people call it.", "label: Store name"),
        key("description", Text, "What it is.", "description: As in the shop's address."),
        key("alias", Text, "What the API calls it; people see it where there is no label.", "alias: shop"),
        key("type", Word(ValueType::WORDS), "Its type.", "type: integer").default("string"),
        key(
            "format",
            Text,
            "Its format, as in JSON Schema. Without a `pattern`, clients check the form of `date`, `date-time`, `email`, `hostname`, `ipv4`, `uri` and `uuid`.",
            "format: uuid",
        ),
        key("enum", List(&Any), "The values that it may have.", "enum: [eu, us]"),
        key("pattern", Text, "A regular expression that it must match.", "pattern: \"^[a-z-]+$\""),
        key("default", Any, "Its value if none is given.", "default: eu"),
        key("required", Boolean, "There must be a value before anything is called.", "required: true").default("false"),
        key("configurable", Boolean, "Users may set it; `false` is the same as `locked`.", "configurable: false")
            .default("true"),
        key("advanced", Boolean, "For those who know; shown last.", "advanced: true").default("false"),
        key("secret", Boolean, "No text shows it.", "secret: true").default("false"),
        key("locked", Boolean, "Only its default counts.", "locked: true").default("false"),
    ],
};

/// Something that is always sent.
pub static FIXED: Table = Table {
    name: "fixed",
    docs: "A parameter with a value of its own.",
    keys: &[
        key("in", Word(&["query", "header", "cookie"]), "Where it goes.", "in: header").required(),
        key("name", Text, "Its name.", "name: X-Tenant").required(),
        key("value", Template, "Its value.", "value: \"{{ tenant }}\"").required(),
        key(
            "optional",
            Boolean,
            "It is left out where a variable has no value; else that is an error.",
            "optional: true",
        )
        .default("false"),
    ],
};

/// A request that gives a token.
pub static TOKEN: Table = Table {
    name: "auth.token",
    docs: "The request that gives a token. The token is kept until shortly before it expires; calls at the same time \
           share one request.",
    keys: &[
        key("url", Template, "Whole, or relative to the base URL.", "url: https://id.example.com/token").required(),
        key("method", Word(&["POST", "GET", "PUT"]), "Its method.", "method: GET").default("POST"),
        key("format", Word(TokenFormat::WORDS), "How its fields are sent.", "format: json").default("form"),
        key("fields", Map(&Template), "Its fields.", "fields: { user: \"{{ user }}\", key: \"{{ key }}\" }"),
        key("headers", Map(&Template), "Its headers.", "headers: { X-Client: app }"),
        key(
            "client_auth",
            Word(&["body", "basic"]),
            "How an OAuth 2.0 client says who it is (RFC 6749, section 2.3.1).",
            "client_auth: basic",
        )
        .default("body"),
        key("scopes", Either(&[Text, List(&Text)]), "What is asked for.", "scopes: [read, write]"),
        key("audience", Template, "For whom the token is.", "audience: https://api.example.com"),
        key("token", Source, "Where the token stands.", "token: /data/token").default("/access_token"),
        key("expires_in", Source, "Where it stands for how many seconds it is good.", "expires_in: /ttl")
            .default("/expires_in"),
        key("ttl", Duration, "How long it is good where the reply does not say it.", "ttl: 10m").default("1h"),
    ],
};

// Keys that `x-connector-auth` has, too.
pub(super) const OWN_VARIABLES: Key = key(
    "variables",
    VARIABLES,
    "What a user fills in. Without them: `username` and `password`; `token`; `key`; `client_id` and \
     `client_secret`; for the password grant all but `token` and `key`.",
    "variables: { token: { label: Token, secret: true, required: true } }",
);
pub(super) const VALUE: Key =
    key("value", Template, "What is sent where it is not the bare key or token.", "value: \"Token token={{ key }}\"");
pub(super) const REQUEST: Key = key(
    "token",
    Object(&TOKEN),
    "The request that gives a token; for `oauth2_…` and `session`.",
    "token: { url: https://id.example.com/token }",
);
pub(super) const APPLY: Key = key(
    "apply",
    const { List(&Object(&FIXED)) },
    "What else goes with every call; all of it for `custom`. A `custom` method without it is for code of the user.",
    "apply: [{ in: header, name: X-Tenant, value: \"{{ tenant }}\" }]",
);

/// An auth method.
pub static AUTH: Table = Table {
    name: "auth",
    docs: "A way to say who calls. Secrets never stand here: they are variables, and instances fill them in.",
    keys: &[
        key("type", Word(AuthType::WORDS), "Which way.", "type: bearer").required(),
        key("label", Text, "What people call it.", "label: API token"),
        key("description", Text, "How one comes by it.", "description: From the page *Keys*."),
        OWN_VARIABLES,
        key("in", Word(&["header", "query", "cookie"]), "Where an `api_key` goes.", "in: query").default("header"),
        key("name", Text, "The name of an `api_key`'s header, query parameter or cookie.", "name: X-Api-Key"),
        VALUE,
        REQUEST,
        APPLY,
    ],
};

/// Kinds that other tables use.
pub const VARIABLES: Kind = Map(&Object(&VARIABLE));

/// Names of auth methods.
pub const SECURITY: Kind = Either(&[Text, List(&Either(&[Text, List(&Text), Map(&List(&Text))])), Map(&List(&Text))]);

/// A number or text: what YAML makes of versions.
pub const LOOSE: Kind = Either(&[Text, Number]);
