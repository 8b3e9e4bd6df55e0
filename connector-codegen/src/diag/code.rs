//! Every kind of report, once. C0xx text and tree, C1xx document, C2xx meaning, C3xx naming and planning,
//! C4xx configuration, C9xx our own bugs.
//!
//! A new report is an entry in `codes!` below and a fixture in `tests/diagnostics/`.

use super::{Code, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $summary:literal, $explain:literal;)*) => {
        $($(#[$doc])* pub static $name: Code =
            Code { id: $id, severity: Severity::$severity, summary: $summary, explain: $explain };)*
        /// All of them, by id.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    /// The text cannot be read.
    UNREADABLE = "C001", Error, "the file or URL cannot be read",
        "The path or URL that was given could not be opened. Check the spelling, and that paths start where you think: in build.rs and in macros they start at the folder of Cargo.toml.";
    /// Neither JSON nor YAML.
    SYNTAX = "C002", Error, "the text is not valid JSON, YAML or TOML",
        "The reader stopped at the place shown. Everything before it was understood.";
    /// Too deep.
    TOO_DEEP = "C003", Error, "the document is nested too deeply",
        "Objects and arrays may stand 256 levels deep.";
    /// Too large when aliases are expanded.
    TOO_LARGE = "C004", Error, "the document is too large, or its aliases expand to too much",
        "A text may have 64 MiB, and YAML aliases may expand to 16 million nodes, where each 32 bytes of a text count as one more. Merge keys may copy 200,000 members.";
    /// A name twice in one object.
    DUPLICATE_KEY = "C005", Warning, "a member stands twice in one object",
        "The last one counts, as in most JSON readers. Remove one of them.";
    /// Wrong JSON type.
    WRONG_TYPE = "C006", Error, "a value has the wrong JSON type",
        "The place asks for another type of value, for example an object where a string stands.";
    /// Has no meaning in JSON.
    YAML_ONLY = "C007", Warning, "YAML says something that JSON cannot say",
        "API descriptions are JSON, also when they are written as YAML. `.inf` and `.nan` are read as strings, and `<<` merges objects only.";
    /// More than one document in a text.
    MORE_DOCUMENTS = "C008", Warning, "the text holds more than one YAML document",
        "A line `---` begins a new document. Only the first one is read.";
    /// No description that we know.
    UNKNOWN_FORMAT = "C101", Error, "this is not an API description that we know",
        "A document begins with `openapi: 3.x.y` or `swagger: \"2.0\"`, a connector description with `connector: 1`.";
    /// Version not read yet.
    UNSUPPORTED_VERSION = "C102", Error, "this version of the format is not supported",
        "OpenAPI 2.0 to 3.2 are read.";
    /// Nothing to generate.
    EMPTY = "C103", Error, "the document has no paths, components or webhooks",
        "There is nothing to make a client of. Is this the entry file of the description?";
    /// A required member is missing.
    MISSING_MEMBER = "C104", Error, "a required member is missing",
        "The OpenAPI specification, or the format of descriptions, requires this member here.";
    /// A `$ref` that leads nowhere.
    BROKEN_REF = "C105", Error, "a `$ref` leads nowhere",
        "The JSON pointer after `#` names a place that the document does not have. Mind that `/` is written `~1` and `~` is written `~0` inside a name.";
    /// A `$ref` into another file.
    EXTERNAL_REF = "C106", Error, "a `$ref` to another file leads nowhere",
        "Relative references to JSON and YAML files are followed. Absolute paths and URLs are read only if the option `documents` allows them.";
    /// References that go round.
    REF_CYCLE = "C107", Error, "references lead back to where they began",
        "A `$ref` that leads to itself, directly or through others, describes nothing.";
    /// openapiv3 refuses the node.
    INVALID_NODE = "C108", Error, "this part of the document is not valid OpenAPI",
        "The part was skipped, and so is what stands in it. The message says which member is wrong.";
    /// A style that is not one.
    UNKNOWN_STYLE = "C109", Error, "unknown parameter style",
        "Path parameters allow `simple`, `label`, `matrix`; query parameters `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`; headers `simple`; cookies `form`.";
    /// A path template that does not fit its parameters.
    PATH_PARAMETER = "C110", Warning, "path template and path parameters do not agree",
        "Each `{name}` of a path needs a parameter with `in: path` of that name. A missing one is taken as a required string; one that the path does not name is left out.";
    /// Two parameters of one place and name.
    DUPLICATE_PARAMETER = "C111", Warning, "a parameter is declared twice",
        "Name and place make a parameter unique. The last declaration counts.";
    /// Two operations with one operationId.
    DUPLICATE_OPERATION = "C112", Warning, "two operations share an operationId",
        "Operation ids must be unique. The second one gets a number in Rust, unless the option `rename` gives it a name.";
    /// A status that is none.
    INVALID_STATUS = "C113", Warning, "this is not a status code",
        "A reply stands under a code like `404`, a range like `4XX`, or `default`. It was left out.";
    /// Keyword not understood.
    IGNORED_KEYWORD = "C114", Warning, "a keyword was not used",
        "The keyword has no meaning here, or none for a client.";
    /// A security requirement of an unknown scheme.
    UNKNOWN_SCHEME = "C115", Warning, "a security requirement names no scheme of the document",
        "Each name in `security` must stand in components/securitySchemes. The requirement was left out.";
    /// A security scheme that cannot be used.
    UNSUPPORTED_SCHEME = "C116", Warning, "this security scheme cannot be used yet",
        "Requests can still be made, with the credential set by hand as a header.";
    /// Not as OpenAPI asks, but clear.
    IRREGULAR = "C117", Warning, "this is not written as OpenAPI asks, but its meaning is clear",
        "The part was read as what it must mean; the message says as what. Other tools may read it otherwise.";
    /// A kind of parameter that no call can make yet.
    UNSUPPORTED_PARAMETER = "C118", Unsupported, "this kind of parameter is not supported yet",
        "A parameter with `in: querystring` is the whole query. An operation that requires one is skipped; an optional one is left out.";
    /// A `{name}` of a server URL that nothing declares.
    SERVER_VARIABLE = "C119", Warning, "a server URL and its variables do not agree",
        "Each `{name}` in the URL of a server needs an entry under `variables` with a `default`. A missing one is taken as a variable without a default.";
    /// A member that OpenAPI objects do not have.
    UNKNOWN_MEMBER = "C120", Warning, "an object of OpenAPI has an unknown member, or lacks one",
        "OpenAPI lists the members of each object; any other is ignored, and so is a value of another JSON type. Members of your own begin with `x-`. In schemas of 3.1 and later, unknown keywords are reported only if they are spelled nearly as one that is known.";
    /// A key that an object does not have.
    UNKNOWN_KEY = "C130", Error, "an object has a key that is not known there",
        "The objects of connector descriptions and of `x-connector-…` members have fixed keys; a misspelled one would be lost without a word. The reference of the description format lists them. Keys that begin with `x-` are left alone.";
    /// A value of the right JSON type that means nothing.
    INVALID_VALUE = "C131", Error, "a value is not one of those that may stand here",
        "The place asks for one of some words, a duration such as `30s`, a JSON pointer such as `/meta/total`, or a place in a reply such as `$headers.X-Total`.";
    /// Two members of which only one may be there.
    CONFLICT = "C132", Error, "two members cannot stand together",
        "Both say how one thing is done, for example two ways of pagination. Keep one of them.";
    /// Send and receive.
    DIRECTION = "C133", Error, "the direction does not fit the method",
        "GET, HEAD, OPTIONS and TRACE receive; POST, PUT, PATCH and DELETE send. A POST that only reads says `direction: receive` and `safe: true`: then it may be sent again and give pages.";
    /// A name that nothing has.
    UNKNOWN_NAME = "C134", Error, "nothing of this name is declared",
        "Types stand under `types`, auth methods under `auth`, endpoints under `endpoints` and `collections`; operations are those of the document in `openapi`.";
    /// A secret in a description.
    SECRET = "C135", Error, "a secret stands in the description",
        "Descriptions are shared and committed. A secret is a variable with `secret: true`; its value comes from an instance file, the environment, or the builder.";
    /// A protocol other than HTTP.
    NOT_HTTP = "C136", Error, "this is not HTTP, and is not supported",
        "Clients speak HTTP. SOAP by WSDL, FTP, S3, SQL and scripts in descriptions are refused; hooks of the runtime are the place for code.";
    /// allOf that contradicts itself.
    CONTRADICTION = "C201", Warning, "the parts of an allOf exclude each other",
        "No value can satisfy all parts, for example a string and an object. The value is kept as plain JSON.";
    /// Discriminator that does not work.
    DISCRIMINATOR = "C202", Warning, "the discriminator cannot be used",
        "A discriminator names a property that each variant has, and maps its values to the variants. Without it the variants are told apart by their form.";
    /// Union whose variants look alike.
    AMBIGUOUS_UNION = "C203", Warning, "variants of a union cannot be told apart",
        "The variants accept the same JSON. The first that fits best is taken. A `discriminator` helps.";
    /// A default that does not fit.
    BAD_DEFAULT = "C204", Warning, "a default does not fit its type",
        "It was left out of the generated code.";
    /// A place in a reply that it does not have.
    NO_SUCH_PLACE = "C210", Error, "a path leads to nothing in the reply",
        "Pagination, outputs and predicates name places in a reply: a JSON pointer into its body, or a header. The reply's schema has no such place. If the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`.";
    /// Pages of what is no list.
    NOT_A_LIST = "C211", Error, "an endpoint with pagination does not give a list",
        "A page consists of items, so the value of the reply must be an array. Where it stands inside an object, name the place: `x-connector-select: /data`, in a description `items: /data`.";
    /// An undeclared name in `{{ name }}`.
    UNKNOWN_VARIABLE = "C212", Error, "a template names a variable that nobody declares",
        "A name between double braces is an argument of the call, a variable of the endpoint, of the auth method, or of the connector.";
    /// A value that is sent twice.
    SENT_TWICE = "C213", Warning, "a fixed value and a parameter have one name",
        "The endpoint always sends the value, and takes an argument of the same name, too. The argument counts where it is given.";
    /// `verify` with an unknown name.
    UNKNOWN_OPERATION = "C214", Error, "there is no operation of that id",
        "The id of an operation is its `operationId`; in a description it is the endpoint's name.";
    /// Text that is no template.
    BAD_TEMPLATE = "C215", Error, "a template cannot be read",
        "A template is text with `{{ name }}` in it. It inserts values and knows no filters or conditions. The template of a JSON body is JSON; a string that is one placeholder and nothing else becomes the value with its type.";
    /// A name had to change.
    RENAMED = "C301", Warning, "a name was taken already",
        "Two things would have the same Rust name; the second one got a number. Give it another name with the option `rename`.";
    /// Filter that matches nothing.
    NO_MATCH = "C401", Warning, "a filter matches no operation",
        "A pattern is a glob over operation ids, `tag:NAME`, or `METHOD /path/**`.";
    /// A `rename` of nothing.
    NOTHING_TO_RENAME = "C402", Warning, "the option `rename` names nothing of the document",
        "A key of `rename` is an operationId, a method and path such as `GET /issues`, or the name of a schema, spelled as in the document.";
    /// A `derive` or `replace` of nothing.
    NO_TYPE = "C403", Warning, "an option names no type of the document",
        "Keys of `derive` and `attributes` are globs over the Rust names of types, keys of `replace` names of schemas, spelled as in the document.";
    /// A `client_parameters` of nothing, or of something that cannot be one.
    NO_CLIENT_PARAMETER = "C404", Warning, "a parameter cannot be set once for the client",
        "`client_parameters` names headers, query, path or cookie parameters, spelled as in the document. All parameters of that name must have one type, which is text, a number, a boolean or an enum.";
    /// Features of nothing.
    NO_TAGS = "C405", Error, "the option `features` finds no endpoints",
        "With `tags`, endpoints are grouped by their first tag, or by their path if they have none, and each group is a cargo feature. The document has no endpoints.";
    /// Ours.
    BUG = "C901", Error, "this is a bug in connector",
        "Please report it with the document, or the part of it that the report shows.";
}
