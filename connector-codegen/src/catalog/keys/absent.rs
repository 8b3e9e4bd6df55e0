//! What other systems have in their descriptions and ours has not, and why.
//!
//! Apart because no code reads it: the reference page shows it to whoever comes from there.

/// What people look for, and what there is instead.
pub static ABSENT: &[(&str, &str)] = &[
    (
        "icon, colour, website, project, status",
        "Nothing of it changes a client. `x-` keys hold what other programs need.",
    ),
    (
        "SOAP by WSDL, WS-Security",
        "No HTTP API in the sense of this format. A POST with `format: xml` and a `template` sends an envelope.",
    ),
    ("FTP, SFTP, S3, SQL", "Not HTTP: refused, with a report that names it."),
    (
        "scripts before, after and between requests",
        "Code belongs into code: a hook of the client in Rust. Descriptions hold no code.",
    ),
    (
        "TLS, proxy, redirects, user agent, compression",
        "They belong to where a client runs, not to the API: the client's builder and its HTTP client.",
    ),
    (
        "debug log, masking, retention",
        "A hook sees each request and reply; no text shows a secret. What is written where is the program's choice.",
    ),
    ("cache", "A layer of the program's own, in front of the client."),
    (
        "`auth`: authorization code, PKCE, OAuth 1, digest, AWS signature, client certificates",
        "The first two need a browser: give the token by hand (`bearer`). Signatures are hooks. Certificates belong to the HTTP client.",
    ),
    ("method and names of headers as templates", "Two endpoints say the same, and are typed."),
    ("raw query string", "`query` parameters, each of which is encoded for its place."),
    (
        "date format, time zone, relative times",
        "A member or parameter of type `date` or `date-time` is a typed value; other spellings are text.",
    ),
    ("filters with operators", "One parameter each; `style: deep` and `brackets` write the usual forms."),
    ("minimum, maximum of variables", "`pattern` and `enum`; parameters take all of JSON Schema."),
    (
        "outcome rules: continue, retry, stop",
        "`success` and `errors` say what failed, `retry.on` what is sent again; the rest is the caller's `match`.",
    ),
    ("`limits`: concurrency, pools, sizes", "`rate_limit`; bodies and times are bounded by the client's builder."),
    (
        "feedback headers of rate limits other than `Retry-After`",
        "`Retry-After` is obeyed. Other headers come with the reply: declare them under `header`.",
    ),
    (
        "incremental loading: since the last run",
        "A variable or parameter that the program fills in; a client remembers nothing.",
    ),
    ("callbacks, polling, webhooks", "They are servers, or loops around a call: not part of a client."),
    (
        "include, extends of other descriptions",
        "`openapi` extends a document. Descriptions are short enough to be one file.",
    ),
    ("overlays", "`endpoints` with `operation` change what a client needs to have changed."),
    (
        "tests with expectations",
        "`samples` are examples in the docs; tests are written in Rust, with a transport of their own.",
    ),
    ("options of generation", "They are the user's of the client, not the API's: docs/options.md."),
];
