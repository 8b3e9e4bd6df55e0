//! Keys of endpoints: parameters, bodies, replies, outputs.

use super::Kind::{
    self, Any, Boolean, Duration, Either, Integer, List, Map, Object, Pointer, Source, Template, Text, Type, Word,
};
use super::auth::{SECURITY, VARIABLES};
use super::behavior::{ERRORS, PREDICATE, RATE_LIMIT, RETRY_KIND};
use super::paging::PAGINATION;
use super::{Table, key};
use connector_tables::{Direction, MediaKind, Style};

/// Parameters by name.
pub const PARAMETERS: Kind = Map(&Either(&[Type, Object(&PARAMETER)]));

/// One endpoint.
pub static ENDPOINT: Table = Table {
    name: "endpoint",
    docs: "One action by one method on one path.",
    keys: &[
        key(
            "method",
            Text,
            "The HTTP method: GET, POST, PUT, PATCH, DELETE, or any other.",
            "method: POST",
        )
        .default("GET for `direction: receive`, POST for `send`, else an error"),
        key(
            "path",
            Template,
            "What stands behind the server's URL; or a whole URL. Its placeholders are parameters in `path_params`, \
             variables of the endpoint, or variables of the connector.",
            "path: \"/issues/{{ id }}\"",
        )
        ,
        key(
            "direction",
            Word(Direction::WORDS),
            "Whether data comes in or goes out. It follows from the method; a POST that only reads says `receive`, \
             and `safe`.",
            "direction: receive",
        )
        .default("by `method`"),
        key("label", Text, "What people call it: one line.", "label: List the issues"),
        key("description", Text, "What it does, in Markdown.", "description: Newest first."),
        key(
            "operation",
            Text,
            "With `openapi`: the operation that this extends, by its operationId or as `METHOD /path`.",
            "operation: issues/list",
        )
        .default("the endpoint's own name"),
        key(
            "rename",
            Text,
            "With `openapi`: what the operation is called from now on.",
            "rename: ListIssues",
        )
        .default("the endpoint's name"),
        key("tags", Either(&[Text, List(&Text)]), "The groups that it is in.", "tags: [Issues]"),
        key("group", Text, "The one group that it is in.", "group: Issues"),
        key("auth", SECURITY, "The auth methods that it takes, like `use`; `none` for none.", "auth: none")
            .default("`use`"),
        key("path_params", PARAMETERS, "Parameters in the path: always required.", "path_params: { id: integer }"),
        key("query", PARAMETERS, "Query parameters.", "query: { state?: { enum: [open, closed] }, since?: date-time }"),
        key("header", PARAMETERS, "Headers.", "header: { X-Trace?: string }"),
        key("cookie", PARAMETERS, "Cookies.", "cookie: { session: string }"),
        key(
            "variables",
            VARIABLES,
            "Values that templates of this endpoint name; they become arguments of the call.",
            "variables: { folder: { required: true } }",
        ),
        key("body", Either(&[Type, Object(&BODY)]), "What is sent. A type alone is sent as JSON.", "body: Issue"),
        key(
            "reply",
            Either(&[Type, Object(&REPLY), Map(&Either(&[Type, Object(&REPLY)]))]),
            "What comes back: a type, a reply, or one of both by status (`201`, `4XX`, `default`). What stands under no \
             status is the reply to every success. Statuses from 200 to 299 are successes, all others are errors; 204 \
             and `none` are empty.",
            "reply: { 201: Issue, 422: Problem }",
        )
        .default("nothing"),
        key(
            "output",
            Map(&OUTPUT),
            "What the call gives, put together out of the reply's body, headers and status.",
            "output: { id: /id, left: { from: $headers.X-Left, type: integer } }",
        )
        .default("the reply's body"),
        key("success", Object(&PREDICATE), "What must hold of a reply that is one.", "success: { at: /ok, equals: true }"),
        key("errors", Object(&ERRORS), "What stands in a reply that `success` says no to.", "errors: { type: Problem }"),
        key(
            "pagination",
            Object(&PAGINATION),
            "How the list is given in parts. The reply's `items` says where the list stands.",
            "pagination: { page: { param: page, size: per_page, total_pages: /meta/last_page } }",
        ),
        key("retry", RETRY_KIND, "When the call is sent again; `false` is never.", "retry: { attempts: 3 }")
            .default("the connector's"),
        key("rate_limit", Object(&RATE_LIMIT), "How often it may be sent; the connector's holds, too.", "rate_limit: { amount: 2 }"),
        key("timeout", Duration, "How long the call may take.", "timeout: 5m").default("the connector's"),
        key(
            "safe",
            Boolean,
            "`true`: sending it twice does no harm, whatever its method is, so it may be sent again, and a POST may have \
             `direction: receive`. `false`: it must not be sent twice, even if its method is idempotent, it has a \
             `key_header`, or the server refused it with 429. It is sent again only if nothing of it was sent, or with a \
             new token if the server refused the old one.",
            "safe: true",
        )
        .default("by `method`"),
        key("deprecated", Either(&[Boolean, Text]), "On its way out: `true`, or what to use.", "deprecated: true")
            .default("false"),
        key("deprecated_at", Text, "Since when it is on its way out.", "deprecated_at: 2026-07-01"),
        key(
            "samples",
            List(&Object(&SAMPLE)),
            "What it sends and what comes back, as examples.",
            "samples: [{ input: { title: Bug }, status: 201, reply: { id: 1, title: Bug, state: open } }]",
        ),
    ],
};

/// The words of styles, each with its style and whether that is exploded.
pub const STYLES: &[(&str, Style, bool)] = &[
    ("repeat", Style::Form, true),
    ("comma", Style::Form, false),
    ("space", Style::SpaceDelimited, false),
    ("pipe", Style::PipeDelimited, false),
    ("brackets", Style::Form, true),
    ("deep", Style::DeepObject, true),
];

/// A parameter with more than a type.
pub static PARAMETER: Table = Table {
    name: "parameter",
    docs: "A parameter. `name: T` is one that every call gives, `name?: T` is one that may be left out and then is not \
           sent, `name: { value: … }` is always sent and no call gives it. What stands in the object beside these keys \
           is JSON Schema: `{ type: integer, minimum: 1 }`.",
    keys: &[
        key("type", Type, "Its type.", "type: [string]").default("string"),
        key("value", Template, "What is always sent; no call gives it then.", "value: \"{{ tenant }}\""),
        key("optional", Boolean, "With `value`: it is left out where a variable in it has no value.", "optional: true")
            .default("false"),
        key("required", Boolean, "The same as the `?` behind the name, the other way round.", "required: false")
            .default("true, but for names with `?`"),
        key("default", Any, "What the server takes if it is not sent.", "default: open"),
        key("description", Text, "What it means.", "description: Only those in this state."),
        key(
            "style",
            Word(&["repeat", "comma", "space", "pipe", "brackets", "deep"]),
            "How a list or an object is written: `a=1&a=2`, `a=1,2`, `a=1%202`, `a=1|2`, `a[]=1&a[]=2`, `a[k]=1`.",
            "style: comma",
        )
        .default("repeat"),
        key("explode", Boolean, "One `name=value` for each item: `repeat` says the same as `true`.", "explode: false")
            .default("by `style`"),
        key("reserved", Boolean, "Signs such as `/` and `:` stay as they are.", "reserved: true").default("false"),
        key("deprecated", Boolean, "On its way out.", "deprecated: true").default("false"),
        key("example", Any, "A value as it may be.", "example: 42"),
    ],
};

/// A request body with more than a type.
pub static BODY: Table = Table {
    name: "body",
    docs: "What is sent. An object is taken for one if it has these keys alone, and a `type` that is none of JSON Schema's, or \
           any of `format`, `content_type`, `template`, `wrap`, `fixed`; else it is a type. A type that would be mistaken \
           stands under `type`.",
    keys: &[
        key(
            "format",
            Word(MediaKind::BODIES),
            "How it is written. Formats such as XML and CSV follow `type`; without it, and with a text as \
             `template`, the body is text, or bytes if the format is not text. `custom` is a codec that the program registers for `content_type`: docs/custom.md.",
            "format: form",
        )
        .default("json"),
        key("content_type", Text, "The header `Content-Type`.", "content_type: application/vnd.api+json")
            .default("by `format`"),
        key("type", Type, "The type of the argument.", "type: Issue").default("any"),
        key(
            "template",
            Any,
            "What is sent, with placeholders: an object or text. `{{ $body }}` is the argument; without it, a call \
             takes none. A placeholder that stands alone keeps its value's type.",
            "template: { issue: \"{{ $body }}\", folder: \"{{ folder }}\" }",
        ),
        key("wrap", Pointer, "Where in an outer object the argument is put.", "wrap: /data"),
        key(
            "fixed",
            Map(&Any),
            "Members of the outer object that are always sent: templates, or any JSON.",
            "fixed: { source: web }",
        ),
        key("root", Text, "With `format: xml`, the name of the outermost element.", "root: order")
            .default("the name of `type`"),
        key("required", Boolean, "A call must have it.", "required: false").default("true"),
        key("description", Text, "What it is.", "description: The issue to be."),
    ],
};

/// A response with more than a type.
pub static REPLY: Table = Table {
    name: "reply",
    docs: "What comes back. An object is taken for one if it has a JSON pointer under `items`, or another of these keys and \
           no others; else it is a type. A type that would be mistaken stands under `type`.",
    keys: &[
        key("type", Type, "The type of the body, or of what `items` leads to.", "type: [Issue]").default("any"),
        key(
            "items",
            Pointer,
            "Where in the body the value of the call stands, such as the list of a page.",
            "items: /data",
        )
        .default("the whole body"),
        key(
            "envelope",
            Type,
            "The type of the whole body, where `items` says where in it the value stands. Paths of pagination are \
             checked against it. It says the type of the value, too, so `type` does not stand beside it.",
            "envelope: IssuePage",
        ),
        key(
            "format",
            Word(MediaKind::WORDS),
            "How it is written; `none` for an empty one, `custom` as in `body`.",
            "format: csv",
        )
        .default("json"),
        key("content_type", Text, "The header `Content-Type`.", "content_type: application/problem+json")
            .default("by `format`"),
        key("header", Map(&Type), "Headers that it has.", "header: { X-Total?: integer }"),
        key("description", Text, "What it means.", "description: The issue was made."),
    ],
};

/// Value of a member of an output.
pub static OUTPUT: Kind = Either(&[Source, Object(&PICK)]);

/// One member of an output.
pub static PICK: Table = Table {
    name: "output",
    docs: "One member of what a call gives. A place alone is its `from`.",
    keys: &[
        key("from", Source, "Where the value comes from.", "from: $headers.X-Left").required(),
        key("type", Type, "Its type.", "type: integer").default("that of the place in the reply"),
    ],
};

/// An example of a call.
pub static SAMPLE: Table = Table {
    name: "sample",
    docs: "An example of a call.",
    keys: &[
        key("label", Text, "What it shows.", "label: A new issue"),
        key("input", Any, "The body that is sent.", "input: { title: Bug }"),
        key("status", Integer, "The status of the reply.", "status: 201").default("any success"),
        key("reply", Any, "The body that comes back.", "reply: { id: 1, title: Bug, state: open }"),
    ],
};
