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
/// ```text
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
/// Problems of the document are compile errors at the path, with file, line and column; the rest of the client
/// is still generated. The macro runs again when the document changes.
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    connector_codegen::front::client::expand(input.into()).into()
}

/// Makes a struct an endpoint: its fields are the arguments of one call.
///
/// ```text
/// #[derive(Endpoint)]
/// #[endpoint(POST, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem)]
/// struct CreateIssue {
///     owner: String,
///     repo: String,
///     #[endpoint(query)]
///     notify: Option<bool>,
///     #[endpoint(header = "X-Trace")]
///     trace: Option<String>,
///     #[endpoint(body)]
///     new: NewIssue,
/// }
///
/// let issue = client.send(CreateIssue { … }).await?;
/// ```
///
/// A field fills the placeholder of its name in the path, or declares its location: `path = "name"`, `query`, `header`,
/// `cookie`, `body`, `part` and `file` (of a multipart body), `skip`. `None` is not sent. Output, error and fields are
/// types of serde's. See docs/derive.md for all attributes.
#[proc_macro_derive(Endpoint, attributes(endpoint))]
pub fn endpoint(input: TokenStream) -> TokenStream {
    connector_codegen::derive::endpoint(input.into()).into()
}

/// Makes a struct around a client a connector: from a document, or from endpoints that are structs.
///
/// ```text
/// #[derive(Connector)]
/// #[connector("tracker.yaml")] // the options of `client!` follow, and `mod = name`
/// struct Tracker(tracker::Client);
///
/// #[derive(Connector)]
/// #[connector(base_url = "https://api.example.com", auth = bearer, endpoints(ListIssues, CreateIssue))]
/// struct Issues(connector_runtime::Client);
///
/// let issues = Issues::builder().bearer(token).build()?;
/// let all = issues.list_issues(ListIssues { … }).await?;
/// ```
#[proc_macro_derive(Connector, attributes(connector))]
pub fn connector(input: TokenStream) -> TokenStream {
    connector_codegen::front::connector::expand(input.into()).into()
}

/// Makes a record the endpoints of its collection: ListAll, GetRecord, CreateRecord, UpdateRecord, DeleteRecord.
///
/// ```text
/// #[derive(Serialize, Deserialize, Collection)]
/// #[collection(path = "/customers")] // and preset = "processmaker"
/// struct Customer {
///     #[collection(id)]
///     id: Option<i64>,
///     name: String,
/// }
///
/// let mut all = client.send(Customer::list_all()).items();
/// let ann = client.send(Customer::create_record(&customer)).await?;
/// ```
///
/// Created and updated records are sent without their ids. See docs/derive.md for all attributes.
#[proc_macro_derive(Collection, attributes(collection))]
pub fn collection(input: TokenStream) -> TokenStream {
    connector_codegen::derive::collection(input.into()).into()
}
