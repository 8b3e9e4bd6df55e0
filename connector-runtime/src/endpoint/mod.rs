//! An endpoint as data: what is sent, where each argument goes, what may come back.
//!
//! Apart from the engine so that generated code is a table that only this file must understand. All of it is built
//! in constants. `get("pets/get", "/pets/{id}")` is an [`Operation`] whose method is `GET` and whose lists are empty.

mod behavior;
mod build;
mod effective;

pub use behavior::{
    BEHAVIOR, Behavior, Fixed, Next, PAGING, Paging, Pick, Predicate, RETRY, Rate, Retry, Slot, Source, Test,
};
pub use build::{
    DEFAULT, DELETE, GET, OPERATION, PATCH, POST, PUT, body, bytes, cookie, csv, delete, empty, form, get, head,
    header, json, multipart, operation, options, part, patch, path, post, put, query, range, text, value, xml,
};

pub(crate) use effective::Effective;

use crate::draft::Draft;
use crate::reply::FromReply;
use crate::server::Server;

/// A type that stands for one endpoint: what it gives, how it fails, and its table.
pub trait Endpoint: Sized {
    /// What success gives.
    type Output: FromReply;
    /// What a failure that the document declares gives.
    type Error: FromReply;
    /// The table.
    const OPERATION: &'static Operation;
    /// Puts the arguments that the value holds into the call. Types without values have none.
    fn fill(&self, draft: &mut Draft) {
        let _ = draft;
    }
}

/// What success of an endpoint gives.
pub type OutputOf<E> = <<E as Endpoint>::Output as FromReply>::Value;

/// What a declared failure of an endpoint gives.
pub type ErrorOf<E> = <<E as Endpoint>::Error as FromReply>::Value;

/// One endpoint's table.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The operationId, or what stands for it in reports.
    pub id: &'static str,
    /// `GET`
    pub method: &'static str,
    /// The template: `/pets/{id}`.
    pub path: &'static str,
    /// Where arguments go; `arg(0, …)` is the first of them. Where none is a path parameter, those of the template
    /// come before them, plain and in its order.
    pub params: &'static [Param],
    /// Bodies it takes, by media type.
    pub bodies: &'static [BodySpec],
    /// Replies that are its output.
    pub replies: &'static [ReplySpec],
    /// Replies that are its error.
    pub errors: &'static [ReplySpec],
    /// Its own servers; empty: the connector's.
    pub servers: &'static [Server],
    /// Its own needs, any one of these; absent: the connector's. `Some(&[])` needs nothing.
    pub security: Option<&'static [&'static [&'static str]]>,
    /// What a client does around it, where that is not the usual.
    pub behavior: &'static Behavior,
}

impl Operation {
    /// The listed parameters with the numbers of their arguments.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &'static Param)> {
        let listed = self.params.iter().any(|param| param.place == Place::Path);
        let first = if listed { 0 } else { self.path.bytes().filter(|byte| *byte == b'{').count() };
        self.params.iter().enumerate().map(move |(at, param)| (first + at, param))
    }
}

/// Where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
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

/// How arrays and objects become text (OpenAPI 3.0.4, section 4.8.12.3).
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
    Space,
    /// `name=a%7Cb`
    Pipe,
    /// `name[key]=a`
    Deep,
}

/// A style with its two switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shape {
    /// Which.
    pub style: Style,
    /// One `name=value` per item or member.
    pub explode: bool,
    /// Reserved characters stay as they are.
    pub reserved: bool,
}

/// One parameter.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Param {
    /// On the wire.
    pub name: &'static str,
    /// Where it goes.
    pub place: Place,
    /// How it becomes text.
    pub shape: Shape,
    /// A media type instead of a style: the value is written as JSON.
    pub media: Option<&'static str>,
    /// What a template or path has where nothing else gives a value, as JSON text; empty: nothing.
    pub default: &'static str,
}

/// How a body is written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JSON.
    Json,
    /// `a=1&b=2`
    Form,
    /// Parts, some of which may be files.
    Multipart,
    /// XML, by the rules of `media::xml`.
    Xml,
    /// CSV, by the rules of `media::csv`.
    Csv,
    /// Plain text.
    Text,
    /// Bytes as they are; read as a stream.
    Bytes,
    /// Nothing.
    Empty,
}

/// A body that an endpoint takes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct BodySpec {
    /// What `Content-Type` says.
    pub media: &'static str,
    /// How it is written.
    pub kind: Kind,
    /// How objects and arrays of a form become text, where `parts` does not say it.
    pub shape: Option<Shape>,
    /// Members that are not written in the usual way.
    pub parts: &'static [Part],
    /// What is sent instead of the argument: text, which is JSON where the body is, with `{{ name }}` in it. `{{ $body }}`
    /// stands for the argument; as the value of a member called `...` it gives its members to the object around it.
    pub template: Option<&'static str>,
    /// The name of an XML body's outermost element.
    pub root: &'static str,
}

/// A member of a form or multipart body that is not written in the usual way.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Part {
    /// The member.
    pub name: &'static str,
    /// Its media type.
    pub media: Option<&'static str>,
    /// How it becomes text in a form.
    pub shape: Option<Shape>,
}

/// A reply that an endpoint may give.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ReplySpec {
    /// A status, or 1 to 9 for a range such as 4XX, or 0 for every other one.
    pub status: u16,
    /// How it is read.
    pub kind: Kind,
    /// Which variant of the output or error it is; absent: the one at the reply's place in the table.
    pub variant: Option<usize>,
    /// Its media type, where several replies share a status.
    pub media: Option<&'static str>,
}
