//! The table of options, from which every entry point is made: the methods of `Builder`, the arguments of `client!`, the flags of
//! the command line, and docs/options.md.
//!
//! Separate so that an option is added in one place: an entry here and a function of the same name in `set.rs`.

use super::set::{self, Config};

/// The kind of values of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One text. A later one replaces it.
    Text,
    /// One of these words. A later one replaces it.
    Choice(&'static [&'static str]),
    /// Any number of texts. Later ones are added.
    List,
    /// Any number of keys with a text each. Later ones are added.
    Pairs,
}

/// One option.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// `only`: the method of `Builder`, the argument of the macro, and with `--` and hyphens the flag.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: Kind,
    /// Name of a value in help texts: `PATTERN`, `FORMAT=TYPE`.
    pub value: &'static str,
    /// The default.
    pub default: &'static str,
    /// Lines of docs, each with the space after `///`.
    pub docs: &'static [&'static str],
    /// A realistic value; a pair is written `key=value`.
    pub example: &'static str,
    /// Checks one value and sets it. The key is empty except for pairs.
    pub(super) set: fn(&mut Config, &str, &str) -> Result<(), String>,
}

/// Passes the whole list to the macro `$with`.
macro_rules! options {
    ($with:ident) => {
        $with! {
            /// Name of the generated crate or module.
            name: Text, "NAME", default "made of the document's title", example "tracker";

            /// Generate only the operations that one of these patterns fits.
            ///
            /// A pattern is a glob over operation ids (`issues/*`), `tag:NAME`, or a method and a glob over paths
            /// (`GET /repos/**`, `* /repos/{owner}`). Types that nothing reaches are left out, too.
            only: List, "PATTERN", default "every operation", example "issues/*";

            /// Leave out the operations that one of these patterns fits, also where `only` takes them in.
            except: List, "PATTERN", default "none", example "tag:internal";

            /// Where the methods stand.
            ///
            /// `flat` puts all on `Client`: `api.issues_list()`. `tag` puts them on a struct for each tag:
            /// `api.issues().list()`.
            group: Choice(["flat", "tag"]), "GROUP", default "flat", example "tag";

            /// Cargo features that turn parts of the client on and off.
            ///
            /// With `tags`, each tag is a feature: its endpoints, its commands and the types that only it uses are compiled if the
            /// feature is on. In crates that `--out` writes, all are on by default. In a crate of your own, add them to Cargo.toml:
            /// see "Features of tags" in docs/options.md.
            features: Choice(["none", "tags"]), "WORD", default "none", example "tags";

            /// Type of properties that are optional and nullable.
            ///
            /// `exact` is `Nullable<T>`, which keeps absent, `null` and a value apart. `flat` is `Option<T>` in types that are
            /// only received: absent and `null` are both `None`. Types that are sent stay exact.
            nullable: Choice(["exact", "flat"]), "WORD", default "exact", example "flat";

            /// Types of integers that are not negative by their schemas.
            ///
            /// `signed` is `i32` or `i64`. With `unsigned`, an integer with `minimum: 0` or more is `u32` for the format
            /// `int32` and `u64` otherwise.
            integers: Choice(["signed", "unsigned"]), "WORD", default "signed", example "unsigned";

            /// Structs that have `new` and `Default`.
            ///
            /// `sent` are those that are part of a request. `all` are those of responses as well, for tests that build them.
            constructors: Choice(["sent", "all"]), "WORD", default "sent", example "all";

            /// Properties that an object has and its schema does not declare.
            ///
            /// `drop` ignores them. `keep` gives structs a field for them, `extra`, and writes them again: reading a value, changing
            /// it and sending it back loses nothing. `refuse` makes them an error in values that are received. Error
            /// bodies, XML and CSV refuse none.
            unknown: Choice(["drop", "keep", "refuse"]), "WORD", default "drop", example "keep";

            /// Make enums, and structs that are only received, `#[non_exhaustive]`.
            ///
            /// New variants and fields of the document then break no code outside of the crate that contains the client.
            /// Inside of it, the attribute has no effect.
            non_exhaustive: Choice(["on", "off"]), "WORD", default "on for a crate (`--out`), otherwise off", example "on";

            /// Derive macros for generated types, by a pattern of their Rust names.
            ///
            /// A pattern is a glob (`*`, `New*`) over structs and enums of the document. A type that several operations share
            /// is found by each of its names, and has the macro under all of them. Several macros are separated by
            /// commas. Traits that a type already has are not derived twice: enums of texts and integers have `Eq` and `Hash`.
            derive: Pairs, "TYPES=DERIVE", default "none", example "New*=schemars::JsonSchema";

            /// Attributes for generated types, by a pattern of their Rust names.
            ///
            /// An attribute is written as in Rust, and put before the definition.
            attributes: Pairs, "TYPES=ATTRIBUTE", default "none", example "Issue=#[must_use]";

            /// Your own type instead of that of a named schema.
            ///
            /// The type needs `Clone` and the traits that `connector_runtime::json_by_serde!` or `json_by_text!` implement. The
            /// path is written as it is, in the module `types`, so it begins with `crate::` or the name of a crate.
            replace: Pairs, "SCHEMA=TYPE", default "none", example "Money=crate::Money";

            /// Give structs that have `new` or `Default` a setter for each field: `with_name(…)`.
            setters: Choice(["off", "on"]), "WORD", default "off", example "on";

            /// Generate the client, or with `off` only the types.
            client: Choice(["on", "off"]), "WORD", default "on", example "off";

            /// JSON bodies that are required arguments.
            ///
            /// With `declared`, a body is a required argument if the document requires it; `.with_body(…)` sets the others.
            /// With `required`, so are all JSON bodies of POST, PUT and PATCH, for documents that forget `required: true`.
            bodies: Choice(["declared", "required"]), "WORD", default "declared", example "required";

            /// Parameters that are set once for the client, instead of with each call.
            ///
            /// The trait `ClientParameters` of the client has a method for each on its builder. In calls, the parameter is
            /// optional, and its value is used instead of the client's. If an operation requires it, a client cannot be
            /// built without it. A name is that of headers, query, path or cookie parameters of one type: text, a number,
            /// a boolean or an enum.
            client_parameters: List, "NAME", default "none", example "Api-Version";

            /// The Rust type for a `format` of the document.
            ///
            /// Either a word of the table below, or the path of a type of your own, such as `my::Money`.
            formats: Pairs, "FORMAT=TYPE", default "see below", example "date-time=string";

            /// The Rust name for an operation or type.
            ///
            /// The key is an operationId, a method and path (`GET /issues`), or the name of a schema.
            rename: Pairs, "WHAT=NAME", default "names are made from the document", example "issues/list-for-repo=list_issues";

            /// Allow descriptions to read their OpenAPI document from this folder or URL.
            ///
            /// The `openapi` of a description may name a file in the folder of the description, or a URL of the server
            /// that the description itself was loaded from. Anything else needs this option. Only the command line reads
            /// URLs.
            documents: List, "FOLDER|URL", default "the folder of the description", example "../specs";

            /// Pagination of OpenAPI documents, which have no words for it.
            ///
            /// `recognized` adds `.items()` and `.pages()` to calls whose parameters, response and types agree on how the
            /// next page is requested. `declared` adds them only where the document has `x-ms-pageable`,
            /// `x-speakeasy-pagination`, `x-fern-pagination`, `x-stainless-pagination-property`, or `x-connector-pagination`.
            /// The output of a call is the same with both.
            pagination: Choice(["recognized", "declared"]), "WORD", default "recognized", example "declared";

            /// Report warnings, or errors only.
            ///
            /// `client!` shows warnings as one deprecation warning at the path of the document, a build script as one line,
            /// the command line in full. With `off`, endpoints and types that are skipped are not reported either.
            warnings: Choice(["on", "off"]), "WORD", default "on", example "off";

            /// Do not report this code, and do not fail because of it.
            allow: List, "CODE", default "none", example "C106";

            /// Report this code as a warning.
            warn: List, "CODE", default "as the code says", example "C106";

            /// Report this code as an error.
            deny: List, "CODE", default "none", example "C301";
        }
    };
}
pub(crate) use options;

macro_rules! rows {
    ($($(#[doc = $doc:literal])* $name:ident: $kind:ident $(([$($word:literal),*]))?, $value:literal, default $default:literal, example $example:literal;)*) => {
        /// Every option, in the order of the reference page.
        pub static OPTIONS: &[Row] = &[$(Row {
            name: stringify!($name),
            kind: Kind::$kind $((&[$($word),*]))?,
            value: $value,
            default: $default,
            docs: &[$($doc),*],
            example: $example,
            set: set::$name,
        }),*];
    };
}
options!(rows);

impl Row {
    /// The docs as plain lines.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.docs.iter().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    /// The flag of the command line without `--`: `non-exhaustive`.
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    /// The first sentence of the docs.
    pub fn summary(&self) -> String {
        let text = self.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        text.split_once(". ").map_or(text.trim_end_matches('.'), |(first, _)| first).to_owned()
    }
}
