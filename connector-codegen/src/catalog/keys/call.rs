//! Keys of what a client does around a call: paging, retries, limits, what counts as success.

use super::Kind::{Any, Boolean, Duration, Either, Integer, List, Number, Object, Pointer, Source, Text, Word};
use super::{Key, Kind, Table, key};

/// Where a parameter of paging goes.
const PLACE: Kind = Word(&["query", "header", "cookie", "path", "body"]);

const PARAM: Key = key(
    "param",
    Text,
    "The parameter that is set for each page; with `in: body` a JSON pointer into the body.",
    "param: page",
)
.required();
const IN: Key = key("in", PLACE, "Where `param` and `size` go.", "in: query").default("query");
const SIZE: Key = key(
    "size",
    Text,
    "The parameter that says how many items a page has. It becomes an optional argument of the call, too.",
    "size: per_page",
);
const DEFAULT_SIZE: Key =
    key("default_size", Integer, "How many items are asked for if the call does not say it.", "default_size: 100")
        .default("as the server has it");
const START: Key = key("start", Integer, "The first value of `param`.", "start: 1");
const MORE: Key = key(
    "more",
    Source,
    "Where the reply says whether there are more: `true`, or a number above 0. Without it, the last page is the \
     one that names no next, or, where pages have numbers, that has no items.",
    "more: /has_more",
);

/// By page number.
pub static PAGE: Table = Table {
    name: "pagination.page",
    docs: "Pages have numbers.",
    keys: &[
        PARAM,
        IN,
        key("start", Integer, "The first page's number.", "start: 0").default("1"),
        SIZE,
        DEFAULT_SIZE,
        key("total_pages", Source, "Where the number of the last page stands.", "total_pages: /meta/last_page"),
        MORE,
    ],
};

/// By offset.
pub static OFFSET: Table = Table {
    name: "pagination.offset",
    docs: "Items have numbers: the parameter says how many come before the page. It grows by the items that came.",
    keys: &[PARAM, IN, START.default("0"), SIZE, DEFAULT_SIZE, MORE],
};

/// By token.
pub static TOKEN: Table = Table {
    name: "pagination.token",
    docs: "The reply names a token (also called cursor) that asks for the next page. Without one, it was the last.",
    keys: &[
        PARAM,
        IN,
        key("from", Source, "Where the token stands.", "from: /next_page_token").required(),
        SIZE,
        DEFAULT_SIZE,
        MORE,
    ],
};

/// By the last item.
pub static LAST_ITEM: Table = Table {
    name: "pagination.last_item",
    docs: "The next page begins after the last item of this one, which is named by one of its members.",
    keys: &[
        PARAM,
        IN,
        key("field", Pointer, "The member, as a JSON pointer within the item.", "field: /id").required(),
        SIZE,
        DEFAULT_SIZE,
        MORE,
    ],
};

/// By URL.
pub static NEXT_URL: Table = Table {
    name: "pagination.next_url",
    docs: "The reply names the URL of the next page, whole or relative to the one that was asked. It must stay on the \
           same scheme, host and port, or on one that the client was told to trust.",
    keys: &[
        key("from", Source, "Where the URL stands.", "from: /links/next").required(),
        key("in", PLACE, "Where `size` goes.", "in: query").default("query"),
        SIZE,
        DEFAULT_SIZE,
    ],
};

/// By the header `Link`.
pub static LINK: Table = Table {
    name: "pagination.link",
    docs: "The header `Link` names the URL of the next page (RFC 8288). The rule about hosts of `next_url` holds.",
    keys: &[
        key("rel", Text, "The relation of the next page's link.", "rel: next").default("next"),
        key("in", PLACE, "Where `size` goes.", "in: query").default("query"),
        SIZE,
        DEFAULT_SIZE,
    ],
};

/// By a strategy of the user.
pub static CUSTOM: Table = Table {
    name: "pagination.custom",
    docs: "A strategy that the program registers with `Builder::paging`: it decides, from each response, how the next page \
           is requested.",
    keys: &[
        key("name", Text, "The name that the strategy is registered under.", "name: ranges").required(),
        key("in", PLACE, "Where `size` goes.", "in: query").default("query"),
        SIZE,
        DEFAULT_SIZE,
    ],
};

/// By a GraphQL cursor.
pub static GRAPHQL: Table = Table {
    name: "pagination.graphql",
    docs: "GraphQL's connections: a cursor and a flag in `pageInfo`; the cursor goes into a variable of the query, which a \
           `template` leaves out: the first page is asked for without it.",
    keys: &[
        key("cursor", Source, "Where `endCursor` stands.", "cursor: /data/orders/pageInfo/endCursor").required(),
        key("more", Source, "Where `hasNextPage` stands.", "more: /data/orders/pageInfo/hasNextPage"),
        key("variable", Text, "The query's variable that takes the cursor.", "variable: after").default("after"),
    ],
};

/// Pagination: exactly one way, and what goes for all of them.
pub static PAGINATION: Table = Table {
    name: "pagination",
    docs: "How an endpoint gives a list in parts. Its call then gives a `Page`; `.items()` walks over the items of all \
           pages, `.all(limit)` collects them. A walk that comes to a page a second time ends in an error.",
    keys: &[
        key("page", Object(&PAGE), "By page number.", "page: { param: page, size: per_page }"),
        key("offset", Object(&OFFSET), "By offset.", "offset: { param: offset, size: limit }"),
        key("token", Object(&TOKEN), "By a token that the reply names.", "token: { param: cursor, from: /next }"),
        key(
            "last_item",
            Object(&LAST_ITEM),
            "By a member of the last item.",
            "last_item: { param: starting_after, field: /id, more: /has_more }",
        ),
        key("next_url", Object(&NEXT_URL), "By a URL that the reply names.", "next_url: { from: /links/next }"),
        key("link", Object(&LINK), "By the header `Link`.", "link: {}"),
        key(
            "custom",
            Object(&CUSTOM),
            "By a strategy that the program registers: docs/custom.md.",
            "custom: { name: ranges }",
        ),
        key(
            "graphql",
            Object(&GRAPHQL),
            "By GraphQL's cursors.",
            "graphql: { cursor: /data/orders/pageInfo/endCursor, more: /data/orders/pageInfo/hasNextPage }",
        ),
        key("total", Source, "Where the number of all items stands: `Page::total`.", "total: /meta/total"),
        key("max_pages", Integer, "After so many pages a walk ends in an error.", "max_pages: 1000").default("100000"),
    ],
};

/// Retries.
pub static RETRY: Table = Table {
    name: "retry",
    docs: "When a call is sent again. A method that changes something and is not idempotent (POST, PATCH; RFC 9110, \
           section 9.2.2) is sent again only if nothing of it was sent, if the server refused it with 429, if the \
           endpoint is `safe`, or if it has a `key_header`. What the server asks for by `Retry-After` is waited for.",
    keys: &[
        key("attempts", Integer, "How often a call is sent at most; 1 is never again.", "attempts: 3").default("3"),
        key("wait", Duration, "The first wait.", "wait: 500ms").default("500ms"),
        key("factor", Number, "What each further wait is multiplied by; 1 is a constant wait.", "factor: 2")
            .default("2"),
        key(
            "max_wait",
            Duration,
            "The longest wait. If the server asks for a longer one, the call fails.",
            "max_wait: 20s",
        )
        .default("20s"),
        key("jitter", Boolean, "Each wait is a random part of its length.", "jitter: false").default("true"),
        key("on", List(&Either(&[Integer, Text])), "Statuses: numbers, or ranges such as `5XX`.", "on: [429, 5XX]")
            .default("[408, 429, 500, 502, 503, 504]"),
        key(
            "key_header",
            Text,
            "A header that gets a random value, the same for all attempts of a call, by which the server knows that it \
             has seen it.",
            "key_header: Idempotency-Key",
        ),
    ],
};

/// Rate limits.
pub static RATE_LIMIT: Table = Table {
    name: "rate_limit",
    docs: "How often a client may send. Clones of a client share the limit.",
    keys: &[
        key("amount", Integer, "How many requests.", "amount: 10").required(),
        key("per", Duration, "In how much time.", "per: 1s").default("1s"),
        key("burst", Integer, "How many of them at once.", "burst: 1").default("`amount`"),
        key("on_exceed", Word(&["wait", "error"]), "What a call does that is too early.", "on_exceed: error")
            .default("wait"),
    ],
};

/// What must hold of a reply.
pub static PREDICATE: Table = Table {
    name: "success",
    docs: "What must hold for a reply with a status of success to be one; else the call fails. Exactly one of the last \
           four keys says what.",
    keys: &[
        key("at", Source, "What is looked at.", "at: /ok").required(),
        key("equals", Any, "It must be this.", "equals: true"),
        key("in", List(&Any), "It must be one of these.", "in: [ok, queued]"),
        key("not", Either(&[Any, List(&Any)]), "It must be none of these.", "not: [failed]"),
        key("exists", Boolean, "It must be there and not null, or (`false`) not.", "exists: false"),
    ],
};

/// Errors behind a status of success.
pub static ERRORS: Table = Table {
    name: "errors",
    docs: "What a reply holds that `success` says no to.",
    keys: &[key("type", Kind::Type, "The type of its body.", "type: Problem").required()],
};
