//! The IR: what an API is. Knows no input format and no Rust.
//!
//! Apart so that two inputs (OpenAPI documents, connector descriptions) meet in one form, and everything after
//! them is written once. Plain data: no methods that compute.

pub mod at;
pub mod behavior;
pub mod dump;
pub mod ty;

use crate::text::Span;
pub use behavior::{Behavior, Environment, Fixed, Pick, Setting, TokenRequest};
pub use dump::dump;
pub use ty::{Type, TypeId, Types};

/// One API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spec {
    /// Name and version, for names and docs.
    pub info: Info,
    /// Where it can be reached; the first is the default.
    pub servers: Vec<Server>,
    /// Auth methods by name.
    pub schemes: Vec<Scheme>,
    /// What an operation needs that says nothing of its own: any one of these.
    pub security: Vec<Alternative>,
    /// Groups of operations, with their docs, in document order.
    pub tags: Vec<Tag>,
    /// The endpoints, in document order.
    pub operations: Vec<Operation>,
    /// Every type that anything reaches.
    pub types: Types,
    /// The types that have a name in the document, in document order.
    pub named: Vec<Named>,
    /// Operations that could not be lowered; each has a report.
    pub skipped: Vec<Skipped>,
    /// Values that a user fills in once.
    pub variables: Vec<Setting>,
    /// Places to call that differ in more than their URL.
    pub environments: Vec<Environment>,
    /// What holds for every operation that says nothing else.
    pub behavior: Behavior,
    /// The id of an operation that tells whether credentials are good.
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

/// What the document says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// Its version, free text.
    pub version: String,
    /// What it is.
    pub docs: Docs,
    /// The client's name, if the document gives one.
    pub name: Option<String>,
}

/// A base URL, maybe a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// `https://{region}.example.com/v1`, or relative to where the document came from.
    pub url: String,
    /// What it is.
    pub docs: Docs,
    /// Values for the `{…}`.
    pub variables: Vec<Variable>,
}

/// One `{…}` of a server URL.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value if none is given.
    pub default: String,
    /// The values it may have; empty if any.
    pub values: Vec<String>,
    /// What it is.
    pub docs: Docs,
}

/// An auth method.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// How the credential is sent.
    pub kind: SchemeKind,
    /// What it is.
    pub docs: Docs,
    /// What else goes with every call that uses it: templates over its fields.
    pub apply: Vec<Fixed>,
    /// What a user fills in; empty: one secret, by the scheme's kind.
    pub fields: Vec<Setting>,
    /// Where it stands.
    pub place: Place,
}

/// How a credential is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemeKind {
    /// As a header, query parameter or cookie of that name.
    ApiKey {
        /// Header, query or cookie.
        place: In,
        /// The name there.
        name: String,
    },
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Bearer …`; also OAuth2 and OpenID Connect, whose token is set by hand for now.
    Bearer,
    /// Something else, sent as `Authorization: NAME CREDENTIAL`.
    Other(String),
    /// A token that is asked for by a request of its own.
    Token(Box<TokenRequest>),
    /// Only by its `apply`.
    Template,
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
    /// What it is.
    pub docs: Docs,
}

/// Whether data comes in or goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// GET, HEAD …
    Receive,
    /// POST, PUT, PATCH, DELETE.
    Send,
}

/// One endpoint: what OpenAPI calls an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// As written; absent if the document has none.
    pub id: Option<String>,
    /// Upper case: `GET`.
    pub method: String,
    /// The template: `/pets/{id}`.
    pub path: String,
    /// Receive or Send.
    pub direction: Direction,
    /// As written.
    pub tags: Vec<String>,
    /// What it does.
    pub docs: Docs,
    /// On its way out.
    pub deprecated: bool,
    /// Path parameters in the order of the template, then the others in document order.
    pub params: Vec<Param>,
    /// What is sent.
    pub body: Option<Body>,
    /// What may come back, by status.
    pub replies: Vec<Reply>,
    /// Its own servers; empty: those of the API.
    pub servers: Vec<Server>,
    /// Its own needs; absent: those of the API. `Some(vec![])` needs nothing.
    pub security: Option<Vec<Alternative>>,
    /// What a client does around it. What it does not say, [`Spec::behavior`] says.
    pub behavior: Behavior,
    /// An output that is put together, whose type is that of the successful replies; empty: the body, or a part of it.
    pub output: Vec<Pick>,
    /// Where it stands.
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
    /// Where it stands.
    pub place: Place,
    /// The report's code: `C104`.
    pub code: String,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// Into the path template.
    Path,
    /// Into the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// Nowhere by itself: templates name it.
    Template,
}

/// How arrays and objects are written as text (OpenAPI 3.0.4, section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a;name=b`
    Matrix,
    /// `name=a&name=b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[key]=a`
    DeepObject,
}

/// How a value becomes text.
#[derive(Debug, Clone, PartialEq)]
pub enum Encoding {
    /// By a style.
    Style {
        /// Which.
        style: Style,
        /// One `name=value` per item or member.
        explode: bool,
        /// `:/?#[]@!$&'()*+,;=` stay as they are.
        reserved: bool,
    },
    /// By a media type: JSON in a query, say.
    Media(String),
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub place: In,
    /// Whether a call needs it.
    pub required: bool,
    /// On its way out.
    pub deprecated: bool,
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeId,
    /// How it becomes text.
    pub encoding: Encoding,
    /// The variable of the API that fills it in; no argument of a call then.
    pub variable: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Whether a call needs it.
    pub required: bool,
    /// What it is.
    pub docs: Docs,
    /// In each media type, preferred first (JSON, then document order).
    pub media: Vec<Media>,
    /// Where it stands.
    pub place: Place,
}

/// A body in one media type, sent or received.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// As written: `application/json; charset=utf-8`.
    pub range: String,
    /// How it is read and written: a row of `catalog::media`.
    pub kind: &'static crate::catalog::media::Row,
    /// What it holds; absent if the document gives no schema.
    pub ty: Option<TypeId>,
    /// For forms and multipart: how single members are written.
    pub parts: Vec<Part>,
    /// What is sent instead of the argument: text, which is JSON where the body is, with `{{ name }}` in it;
    /// `{{ $body }}` stands for the argument. Without that, a call has no argument for the body.
    pub template: Option<String>,
    /// For XML that is typed: the name of the outermost element.
    pub root: Option<String>,
}

/// How one member of a form or multipart body is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The member.
    pub name: String,
    /// The part's media type, if the document says it.
    pub content_type: Option<String>,
    /// How arrays and objects become text in a form; absent: the media type decides.
    pub encoding: Option<Encoding>,
    /// Headers of the part with their types.
    pub headers: Vec<Header>,
}

/// Which statuses a reply stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 404
    Exact(u16),
    /// 4XX, as 4
    Range(u8),
    /// Every one that has no reply of its own.
    Default,
}

/// One answer that the document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// When.
    pub status: Status,
    /// What it means.
    pub docs: Docs,
    /// Its body in each media type; empty: no body.
    pub media: Vec<Media>,
    /// Its headers.
    pub headers: Vec<Header>,
    /// Where in the body the value stands that its media's types describe: a JSON pointer.
    pub select: Option<String>,
    /// The type of the whole body, if the document says it: paths of paging and predicates are checked against it.
    pub whole: Option<TypeId>,
    /// It is an error although its status is a success: [`Behavior::success`] says no.
    pub failure: bool,
    /// Where it stands.
    pub place: Place,
}

/// A header of a reply or part.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeId,
    /// Whether it is always there.
    pub required: bool,
    /// What it means.
    pub docs: Docs,
    /// How it becomes text.
    pub encoding: Encoding,
    /// Where it stands.
    pub span: Span,
}

/// A schema that the document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name there.
    pub name: String,
    /// Its type; absent if it was skipped.
    pub ty: Option<TypeId>,
    /// Where it stands.
    pub place: Place,
    /// The report's code, if it was skipped.
    pub skipped: Option<String>,
}
