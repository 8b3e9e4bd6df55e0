//! Every Rust decision, made: names, types, boxes, shapes of calls. Emission prints it and decides nothing.
//!
//! The tables of `connector_tables` contain everything that the runtime needs to know of an endpoint or of the API.
//! Identifiers are valid, unique in their scope, and raw-free (`type_`). `connector show plan` prints a plan as text.

mod behavior;
mod client;
mod connector;
mod docs;
mod dump;
mod endpoint;
pub mod feature;
mod format;
mod manifest;
pub(crate) mod name;
pub mod reserved;
mod scope;
pub mod tags;
#[cfg(test)]
mod tests;
mod types;
mod used;
mod users;
mod variant;
mod whole;
mod word;

use connector_tables::{ConnectorBuf, OperationBuf};
pub use dump::dump;
pub use manifest::{Manifest, OperationRow, ParameterRow, SchemaRow};
pub use users::{Users, users_of};
pub use variant::{ReplyVariant, Union, UnionVariant};
pub use whole::plan;

/// A whole client.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The crate or module name: `petstore`.
    pub name: String,
    /// Lines of the root's docs.
    pub docs: Vec<String>,
    /// The table of the API as a whole: the constant `CONNECTOR`.
    pub connector: ConnectorBuf,
    /// Parameters that users set on the builder of the client: the trait `ClientParameters`.
    pub parameters: Vec<ClientParameter>,
    /// Endpoints by module, in document order. Without a client, groups have no endpoints.
    pub groups: Vec<Group>,
    /// Items of the module `types`, in document order.
    pub types: Vec<Item>,
    /// Features of the runtime that the types of formats need.
    pub formats: Vec<&'static str>,
    /// True if there is a client. Without one there are types only.
    pub client: bool,
    /// Content of the manifest.
    pub manifest: Manifest,
}

/// A parameter that is set once for the client.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientParameter {
    /// The method.
    pub name: String,
    /// The variable that it sets.
    pub variable: String,
    /// Lines.
    pub docs: Vec<String>,
    /// The way to pass it.
    pub pass: Pass,
}

/// The endpoints of one tag: a module, and with `group = tag` a struct and a method of the client.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// `issues`: the module under `endpoints`, and with `group = tag` the method of the client.
    pub module: String,
    /// With `group = tag`: the name of the struct that has the methods.
    pub handle: Option<String>,
    /// With `features = tags`: the cargo feature that its module, its commands and its types require.
    pub feature: Option<String>,
    /// Lines.
    pub docs: Vec<String>,
    /// The endpoints of the group.
    pub endpoints: Vec<Endpoint>,
}

/// One endpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// The type without values that represents it: `ListIssues`.
    pub marker: String,
    /// The method of the client: `list_issues`.
    pub method: String,
    /// Lines; never empty.
    pub docs: Vec<String>,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// The table. Its id is the operationId, or `GET /issues`. [`Target::Param`] is an index of its parameters, of which
    /// those of the path come first, in the order of the template; [`Target::Body`] is one of its bodies.
    pub table: OperationBuf,
    /// Required arguments, by position.
    pub arguments: Vec<Argument>,
    /// Optional arguments, by name.
    pub setters: Vec<Argument>,
    /// Output of a successful call.
    pub output: Ty,
    /// Error of a failed call.
    pub error: Ty,
    /// Typed headers of the successful replies.
    pub headers: Vec<Header>,
}

/// An argument of a method or setter.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The identifier.
    pub name: String,
    /// Lines for a setter's docs.
    pub docs: Vec<String>,
    /// The way to pass it.
    pub pass: Pass,
    /// The part of the request that it sets.
    pub target: Target,
    /// True if it is deprecated.
    pub deprecated: bool,
}

/// The way to pass an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Pass {
    /// `&str`.
    Str,
    /// By value: `i64`, `bool`, and enums without content such as `types::State`.
    Value(Ty),
    /// By reference: `&types::NewIssue`.
    Ref(Ty),
    /// By reference to a slice of items.
    Slice(Ty),
    /// `impl Into<abi::Body>`: owned text, bytes or a stream of a body.
    Into(Ty),
}

impl Pass {
    /// The type in it; `&str` has none.
    pub fn ty(&self) -> Option<&Ty> {
        match self {
            Pass::Str => None,
            Pass::Value(ty) | Pass::Ref(ty) | Pass::Slice(ty) | Pass::Into(ty) => Some(ty),
        }
    }
}

/// The part of a request that an argument sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// `params[…]`.
    Param(usize),
    /// `bodies[…]`, by `Call::body`.
    Body(usize),
    /// The body is an enum over several media types, by `Call::bodies`.
    Bodies,
}

/// A typed header of a reply: `reply.x_total()`.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The method.
    pub method: String,
    /// On the wire.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Lines.
    pub docs: Vec<String>,
}

/// A Rust type as it is used.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// An item of the module `types`.
    Item(String),
    /// A path, written as is: `bool`, `i64`, `String`, `abi::DateTime`, `abi::Value`, or a type that the user named.
    Path(String),
    /// `Vec<…>`
    Vec(Box<Ty>),
    /// `abi::Map<…>`: `BTreeMap<String, …>`.
    Map(Box<Ty>),
    /// `Option<…>`
    Option(Box<Ty>),
    /// `Box<…>`
    Box(Box<Ty>),
    /// `abi::Page<…>`: the output of an endpoint that gives a list in parts.
    Page(Box<Ty>),
    /// `abi::Listed<…, …>`: the output of an endpoint, part of which is a paginated list.
    Listed(Box<Ty>, Box<Ty>),
    /// `(…, …)`
    Tuple(Vec<Ty>),
    /// `()`
    Unit,
}

/// An item of the module `types`.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Lines; empty only for an alias of another item, which has the docs.
    pub docs: Vec<String>,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// Attributes before the definition, without `#[…]`: `non_exhaustive`.
    pub attributes: Vec<String>,
    /// The kind of item.
    pub kind: Kind,
    /// The module that contains it.
    pub room: Room,
    /// True for a shape that several types share: only the names of those are public.
    pub is_hidden: bool,
    /// The document gives it no name, so that `{:?}` prints none: one of ours would depend on who else has the type.
    pub is_inline: bool,
}

/// The module that contains an item; `types` re-exports all items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// The module of the only group that uses it, by index in [`Plan::groups`].
    Group(usize),
    /// The module of all other items.
    Shared,
}

/// The kind of an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `pub struct Pet { … }`
    Struct(Struct),
    /// `pub enum State { Open, Closed, Unknown(String) }`
    TextEnum(Vec<Value>),
    /// `pub enum Level { N1, N2, Unknown(i64) }`
    IntegerEnum(Vec<Value>),
    /// Strings, numbers and booleans mixed: `Unknown(abi::Value)`.
    ValueEnum(Vec<Value>),
    /// `pub enum Shape { Circle(Circle), …, Unknown(abi::Value) }`
    Union(Union),
    /// Several replies of an endpoint: `pub enum ListIssuesError { NotFound(Problem), … }`.
    Replies(Vec<ReplyVariant>),
    /// Several media types of one body: `pub enum Upload { Json(NewFile), Bytes(abi::Body) }`, by index into `bodies`.
    Bodies(Vec<(String, Ty)>),
    /// `pub type Ids = Vec<i64>;`
    Alias(Ty),
    /// An alias of an item.
    Same(String),
    /// `pub struct Tree(pub Vec<Tree>);` where an alias would be its own part.
    Newtype(Ty),
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The variant.
    pub name: String,
    /// On the wire.
    pub value: serde_json::Value,
    /// Lines; never empty.
    pub docs: Vec<String>,
}

/// A struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field for other members, and the type of one value.
    pub rest: Option<(String, Ty)>,
    /// If unknown properties are an error: those that are accepted nevertheless, the tags of unions.
    pub closed: Option<Vec<String>>,
    /// True if users create values of it: it then has `new` and, if possible, `Default`.
    pub made: bool,
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The identifier.
    pub name: String,
    /// On the wire.
    pub wire: String,
    /// Its type without the `Option` of [`Presence`].
    pub ty: Ty,
    /// Presence of the field.
    pub presence: Presence,
    /// Left out when a request is made.
    pub read_only: bool,
    /// Hidden in Debug.
    pub secret: bool,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// Lines; never empty.
    pub docs: Vec<String>,
    /// A constant beside the type: name `DEFAULT_STATE`, type, expression.
    pub default: Option<Constant>,
    /// Its only possible value, which `new` fills in.
    pub fixed: Option<Constant>,
    /// The method that sets it: `with_state`.
    pub setter: Option<String>,
}

/// A value as a constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// `&'static str`
    Str(String),
    /// `i64`
    Integer(i64),
    /// `f64`
    Float(f64),
    /// `bool`
    Bool(bool),
    /// `State::Open`: item and variant.
    Variant(String, String),
}

/// Presence of a member: required, optional, nullable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// `T`. A nullable one is `Option` in its `ty`.
    Required,
    /// `Option<T>`; absent or a value.
    Optional,
    /// `abi::Nullable<T>`; absent, null or a value. `ty` is the inner `T`.
    OptionalNullable,
}
