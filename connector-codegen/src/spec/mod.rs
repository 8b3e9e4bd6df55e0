//! The IR: what an API is. Knows no input format and no Rust.
//!
//! OpenAPI documents and connector descriptions meet in this form, and everything after it is written once. What the
//! runtime needs to know is in the tables of `connector_tables`; the IR adds types, docs, and places for reports. Plain
//! data: no methods that compute.

pub mod at;
pub mod behavior;
pub mod dump;
pub mod ty;

use crate::text::Span;
pub use behavior::Behavior;
pub use connector_tables::Direction;
use connector_tables::{EnvironmentBuf, MediaKind, ParamBuf, PartBuf, SchemeBuf, ServerBuf, SettingBuf, Status};
pub use dump::dump;
use std::collections::BTreeMap;
pub use ty::{Type, TypeId, Types};

/// One API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spec {
    /// Name and version, for names and docs.
    pub info: Info,
    /// Base URLs; the first is the default.
    pub servers: Vec<ServerBuf>,
    /// Auth methods by name.
    pub schemes: Vec<Scheme>,
    /// Default security requirements of operations: any one of these.
    pub security: Vec<Alternative>,
    /// Groups of operations, with their docs, in document order.
    pub tags: Vec<Tag>,
    /// The endpoints, in document order.
    pub operations: Vec<Operation>,
    /// Every type that anything reaches.
    pub types: Types,
    /// The types that have a name in the document, in document order.
    pub named: Vec<Named>,
    /// Inline types that became aliases of equal types, with their former inline types.
    pub copies: BTreeMap<TypeId, Vec<TypeId>>,
    /// Operations and schemas that options exclude: their names stay taken, so that options do not change other names.
    pub absent: Absent,
    /// Operations that could not be lowered; each has a report.
    pub skipped: Vec<Skipped>,
    /// Values that a user fills in once.
    pub variables: Vec<Setting>,
    /// Deployments that differ in more than their URL.
    pub environments: Vec<Environment>,
    /// Behavior of all operations that do not declare their own.
    pub behavior: Behavior,
    /// Id of an operation that checks credentials.
    pub verify: Option<String>,
}

/// A place that reports and the manifest can show.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// In the source.
    pub span: Span,
    /// JSON pointer from the root of its document, without `#`: `/paths/~1pets/get`.
    pub pointer: String,
}

/// Prose about a thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// A link to more.
    pub link: Option<String>,
}

/// The document's description of the API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// Its version, free text.
    pub version: String,
    /// The description.
    pub docs: Docs,
    /// The client's name, if the document gives one.
    pub name: Option<String>,
}

/// An auth method.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// The method.
    pub table: SchemeBuf,
    /// Its docs.
    pub docs: Docs,
    /// Description of each field.
    pub fields: Vec<Option<String>>,
    /// Places of its parameters.
    pub spans: SchemeSpans,
    /// Location of the declaration.
    pub place: Place,
}

/// Places of the parameters that an auth method sends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SchemeSpans {
    /// Of each parameter in `apply`.
    pub apply: Vec<Span>,
    /// Of each header of the token request.
    pub headers: Vec<Span>,
    /// Of the parameter with the token, if it is declared.
    pub token: Option<Span>,
}

/// A value that a user fills in once.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The value.
    pub table: SettingBuf,
    /// Its description.
    pub description: Option<String>,
    /// Location of its default, or of the declaration.
    pub span: Span,
}

/// A deployment of the API with its own values.
#[derive(Debug, Clone, PartialEq)]
pub struct Environment {
    /// The deployment.
    pub table: EnvironmentBuf,
    /// Location of the declaration.
    pub span: Span,
}

/// Scheme names that are needed together. Empty: no credential.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alternative {
    /// Each with the scopes that the document asks for.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// A group of operations.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The description.
    pub docs: Docs,
}

/// One endpoint: what OpenAPI calls an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// As written in the document, if it has one.
    pub id: Option<String>,
    /// Upper case: `GET`.
    pub method: String,
    /// The template: `/pets/{id}`.
    pub path: String,
    /// Receive or Send.
    pub direction: Direction,
    /// As written in the document.
    pub tags: Vec<String>,
    /// The description.
    pub docs: Docs,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// Path parameters in the order of the template, then the others in document order.
    pub params: Vec<Param>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses, by status.
    pub replies: Vec<Reply>,
    /// Its own servers; empty for those of the API.
    pub servers: Vec<ServerBuf>,
    /// Its own needs; absent: those of the API. `Some(vec![])` needs nothing.
    pub security: Option<Vec<Alternative>>,
    /// Its behavior; unset fields are those of [`Spec::behavior`]. If an output is assembled, the type of the successful
    /// responses is that of the output.
    pub behavior: Behavior,
    /// `true` if its pagination may be recognized: a document has no words for it, as a description has.
    pub recognize: bool,
    /// Location in the document.
    pub place: Place,
}

/// An operation that was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped {
    /// Its operationId.
    pub id: Option<String>,
    /// Upper case.
    pub method: String,
    /// The template.
    pub path: String,
    /// Location in the document.
    pub place: Place,
    /// The report's code: `C104`.
    pub code: String,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name, where it is sent, and how it is written. Defaults are those of the type.
    pub table: ParamBuf,
    /// `true` if a call must set it.
    pub required: bool,
    /// `true` if it is deprecated.
    pub deprecated: bool,
    /// Its docs.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeId,
    /// The variable of the API that fills it in; it is then not an argument of a call.
    pub variable: Option<String>,
    /// Location of the declaration.
    pub span: Span,
}

impl Param {
    /// Creates an optional parameter of which only name, form and type are known.
    pub fn new(table: ParamBuf, ty: TypeId, span: Span) -> Self {
        Param { table, required: false, deprecated: false, docs: Docs::default(), ty, variable: None, span }
    }
}

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// True if a call needs it.
    pub required: bool,
    /// The description.
    pub docs: Docs,
    /// In each media type, preferred first (JSON, then document order).
    pub media: Vec<Media>,
    /// Location in the document.
    pub place: Place,
}

/// A body in one media type, sent or received.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// As written in the document: `application/json; charset=utf-8`.
    pub range: String,
    /// Format of the body.
    pub kind: MediaKind,
    /// Type of its content; absent if the document has no schema.
    pub ty: Option<TypeId>,
    /// For forms and multipart: how single members are written.
    pub parts: Vec<Part>,
    /// The body that is sent instead of the argument: text, which is JSON if the body is, with `{{ name }}` in it;
    /// `{{ $body }}` inserts the argument. Without it, a call has no argument for the body.
    pub template: Option<String>,
    /// For XML that is typed: the name of the outermost element.
    pub root: Option<String>,
}

/// The encoding of one member of a form or multipart body.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The member. Without a style, its media type decides.
    pub table: PartBuf,
    /// Headers of the part with their types.
    pub headers: Vec<Header>,
}

/// One answer that the document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// When.
    pub status: Status,
    /// The description.
    pub docs: Docs,
    /// Its body in each media type; empty: no body.
    pub media: Vec<Media>,
    /// Its headers.
    pub headers: Vec<Header>,
    /// Location in the body of the value that the types in `media` describe: a JSON pointer.
    pub select: Option<String>,
    /// The type of the whole body, if the document says it: paths of paging and predicates are checked against it.
    pub whole: Option<TypeId>,
    /// True if it is an error although its status is a success: it does not meet the condition of a success.
    pub failure: bool,
    /// Location in the document.
    pub place: Place,
}

/// A header of a reply or part.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name, and how it is written.
    pub table: ParamBuf,
    /// Its type.
    pub ty: TypeId,
    /// True if it is always there.
    pub required: bool,
    /// The description.
    pub docs: Docs,
    /// Location in the document.
    pub span: Span,
}

/// Names of the operations and schemas that options exclude.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Absent {
    /// Operations.
    pub operations: Vec<AbsentOperation>,
    /// Names and pointers of schemas.
    pub schemas: Vec<(String, String)>,
}

/// An operation that options exclude.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsentOperation {
    /// Its operationId.
    pub id: Option<String>,
    /// Upper case.
    pub method: String,
    /// The template.
    pub path: String,
    /// Its first tag.
    pub tag: Option<String>,
    /// Location in the document.
    pub place: Place,
}

/// A schema that the document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name there.
    pub name: String,
    /// Its type; absent if it was skipped.
    pub ty: Option<TypeId>,
    /// Location in the document.
    pub place: Place,
    /// The report's code, if it was skipped.
    pub skipped: Option<String>,
}
