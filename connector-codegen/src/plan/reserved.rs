//! Names that generated code claims before the document's.
//!
//! Separate so that the runtime, the emitter and the planner use one list. A schema called `Option` becomes
//! `Option_`, a parameter called `timeout` the setter `timeout_`.

/// Types and traits that the module `types` names without a path.
pub const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Types that the modules of endpoints name without a path, beside [`TYPES`].
pub const MARKERS: &[&str] = &["Argument", "Body", "Call", "Client", "Endpoint", "Operation", "Reply", "Undeclared"];

/// Methods of `Call`.
pub const CALL: &[&str] = &[
    "all",
    "arg",
    "blocking",
    "bodies",
    "body",
    "clone",
    "content_type",
    "credential",
    "decode",
    "header",
    "into_future",
    "items",
    "option",
    "option_bodies",
    "option_body",
    "pages",
    "query",
    "request",
    "retries",
    "retry",
    "send",
    "server",
    "timeout",
    "variable",
    "with_body",
];

/// Methods of `Client`.
pub const CLIENT: &[&str] = &["base_url", "builder", "call", "clone", "connector", "decode", "new", "send"];

/// Methods of a handle of one tag.
pub const HANDLE: &[&str] = &["call", "client", "clone", "new"];

/// Methods of `Reply`.
pub const REPLY: &[&str] =
    &["attempts", "body", "clone", "header", "headers", "into_body", "into_value", "request_id", "status", "value"];

/// Variants of every enum: its own, and the associated type of `FromStr`, which `Self::Err` could mean too.
pub const VARIANTS: &[&str] = &["Err", "Unknown"];

/// Names that modules of groups cannot have: other modules and crates that generated code names in the client's root, and
/// files with a special meaning to cargo.
pub const MODULES: &[&str] =
    &["abi", "alloc", "bin", "build", "connector_runtime", "core", "lib", "main", "mod", "std", "types"];

/// Flags of every subcommand.
pub const FLAGS: &[&str] = &[
    "--all",
    "--base-url",
    "--bearer",
    "--body",
    "--content-type",
    "--credential",
    "--header",
    "--help",
    "--timeout",
    "--verbose",
    "--version",
];

/// Subcommands.
pub const COMMANDS: &[&str] = &["help"];
