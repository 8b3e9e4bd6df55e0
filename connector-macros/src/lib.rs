//! The macros of `connector-runtime`, which re-exports them under its feature `macros`. Depend on that crate, not on
//! this one.
//!
//! A shell: the work is done, and tested, in `connector-codegen`.

use proc_macro::TokenStream;

/// Generates a typed client from an API description.
///
/// The first argument is the path of an OpenAPI document, from the folder of Cargo.toml. Options follow by name; the
/// page docs/options.md explains them. The items are put where the macro stands, so a module is a good place.
///
/// ```ignore
/// mod tracker {
///     connector_runtime::client!("api.yaml");
/// }
/// mod issues {
///     connector_runtime::client!(
///         "api.yaml",
///         only = ["issues/*", "tag:labels"],
///         group = "tag",
///         formats = { "date-time" = "string" },
///         rename = { "issues/list-for-repo" = "list" },
///     );
/// }
/// ```
///
/// What is wrong with the document is a compile error at the path, with file, line and column; the rest of the client
/// is there all the same. The macro runs again when the document changes.
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    connector_codegen::front::client::expand(input.into()).into()
}
