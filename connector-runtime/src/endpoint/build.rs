//! The words that generated tables are written in: `query("labels").joined()`, `json(200).variant(1)`.
//!
//! Apart from the data so that the data can grow without a change in what was generated before. All are constant
//! functions.

use super::{BodySpec, Kind, Operation, Param, Part, Place, ReplySpec, Shape, Style};

/// The status of a reply that stands for every other one.
pub const DEFAULT: u16 = 0;

/// The status of a reply that stands for a hundred of them: `range(4)` is 4XX.
pub const fn range(hundreds: u16) -> u16 {
    hundreds
}

/// What every table ends in, so that it can grow. Unless the table says more, JSON comes with 200, and JSON tells of
/// every failure.
pub const OPERATION: Operation = Operation {
    id: "",
    method: "GET",
    path: "/",
    params: &[],
    bodies: &[],
    replies: &[json(200)],
    errors: &[json(DEFAULT)],
    servers: &[],
    security: None,
    behavior: &super::BEHAVIOR,
};

/// A table of GET, whose id and path are still to be said.
pub const GET: Operation = OPERATION;
/// A table of POST, whose id and path are still to be said.
pub const POST: Operation = Operation { method: "POST", ..OPERATION };
/// A table of PUT, whose id and path are still to be said.
pub const PUT: Operation = Operation { method: "PUT", ..OPERATION };
/// A table of PATCH, whose id and path are still to be said.
pub const PATCH: Operation = Operation { method: "PATCH", ..OPERATION };
/// A table of DELETE, whose id and path are still to be said.
pub const DELETE: Operation = Operation { method: "DELETE", ..OPERATION };

/// A table of any method.
pub const fn operation(method: &'static str, id: &'static str, path: &'static str) -> Operation {
    Operation { id, method, path, ..OPERATION }
}

/// A table of GET.
pub const fn get(id: &'static str, path: &'static str) -> Operation {
    operation("GET", id, path)
}

/// A table of POST.
pub const fn post(id: &'static str, path: &'static str) -> Operation {
    operation("POST", id, path)
}

/// A table of PUT.
pub const fn put(id: &'static str, path: &'static str) -> Operation {
    operation("PUT", id, path)
}

/// A table of PATCH.
pub const fn patch(id: &'static str, path: &'static str) -> Operation {
    operation("PATCH", id, path)
}

/// A table of DELETE.
pub const fn delete(id: &'static str, path: &'static str) -> Operation {
    operation("DELETE", id, path)
}

/// A table of HEAD.
pub const fn head(id: &'static str, path: &'static str) -> Operation {
    operation("HEAD", id, path)
}

/// A table of OPTIONS.
pub const fn options(id: &'static str, path: &'static str) -> Operation {
    operation("OPTIONS", id, path)
}

/// A parameter of the path; `simple`, not exploded.
pub const fn path(name: &'static str) -> Param {
    Param { name, place: Place::Path, shape: shape(Style::Simple, false), media: None, default: "" }
}

/// A parameter of the query; `form`, exploded.
pub const fn query(name: &'static str) -> Param {
    Param { name, place: Place::Query, shape: shape(Style::Form, true), media: None, default: "" }
}

/// A header; `simple`, not exploded.
pub const fn header(name: &'static str) -> Param {
    Param { name, place: Place::Header, shape: shape(Style::Simple, false), media: None, default: "" }
}

/// A cookie; `form`, exploded.
pub const fn cookie(name: &'static str) -> Param {
    Param { name, place: Place::Cookie, shape: shape(Style::Form, true), media: None, default: "" }
}

/// A value that only templates name.
pub const fn value(name: &'static str) -> Param {
    Param { name, place: Place::Template, shape: shape(Style::Form, true), media: None, default: "" }
}

const fn shape(style: Style, explode: bool) -> Shape {
    Shape { style, explode, reserved: false }
}

impl Param {
    /// One text for all items: `explode: false`.
    pub const fn joined(mut self) -> Self {
        self.shape.explode = false;
        self
    }

    /// One text per item or member: `explode: true`.
    pub const fn exploded(mut self) -> Self {
        self.shape.explode = true;
        self
    }

    /// Reserved characters stay as they are: `allowReserved: true`.
    pub const fn reserved(mut self) -> Self {
        self.shape.reserved = true;
        self
    }

    /// `name=a%20b`
    pub const fn space(mut self) -> Self {
        self.shape = Shape { style: Style::Space, explode: false, ..self.shape };
        self
    }

    /// `name=a%7Cb`
    pub const fn pipe(mut self) -> Self {
        self.shape = Shape { style: Style::Pipe, explode: false, ..self.shape };
        self
    }

    /// `name[key]=a`
    pub const fn deep(mut self) -> Self {
        self.shape = Shape { style: Style::Deep, explode: true, ..self.shape };
        self
    }

    /// `.a.b`
    pub const fn label(mut self) -> Self {
        self.shape.style = Style::Label;
        self
    }

    /// `;name=a;name=b`
    pub const fn matrix(mut self) -> Self {
        self.shape.style = Style::Matrix;
        self
    }

    /// Written in a media type instead of a style.
    pub const fn media(mut self, media: &'static str) -> Self {
        self.media = Some(media);
        self
    }

    /// The value where nothing else gives one, as JSON text.
    pub const fn default(mut self, json: &'static str) -> Self {
        self.default = json;
        self
    }
}

/// Bodies that an endpoint takes.
pub mod body {
    use super::{BodySpec, Kind, Part};

    /// JSON.
    pub const fn json(media: &'static str) -> BodySpec {
        spec(media, Kind::Json)
    }

    /// `a=1&b=2`
    pub const fn form(media: &'static str) -> BodySpec {
        spec(media, Kind::Form)
    }

    /// Parts, some of which may be files. The boundary is added when it is sent.
    pub const fn multipart(media: &'static str) -> BodySpec {
        spec(media, Kind::Multipart)
    }

    /// XML; [`BodySpec::root`] names its outermost element.
    pub const fn xml(media: &'static str) -> BodySpec {
        spec(media, Kind::Xml)
    }

    /// CSV: a row per item of a list.
    pub const fn csv(media: &'static str) -> BodySpec {
        spec(media, Kind::Csv)
    }

    /// Plain text.
    pub const fn text(media: &'static str) -> BodySpec {
        spec(media, Kind::Text)
    }

    /// Bytes as they are.
    pub const fn bytes(media: &'static str) -> BodySpec {
        spec(media, Kind::Bytes)
    }

    const fn spec(media: &'static str, kind: Kind) -> BodySpec {
        BodySpec { media, kind, shape: None, parts: &[] as &[Part], template: None, root: "root" }
    }
}

impl BodySpec {
    /// Sent in place of the argument, with `{{ $body }}` for it.
    pub const fn template(mut self, template: &'static str) -> Self {
        self.template = Some(template);
        self
    }

    /// Names the outermost element of XML.
    pub const fn root(mut self, root: &'static str) -> Self {
        self.root = root;
        self
    }

    /// Objects and arrays of the form are `name[key]=a`, where `parts` says nothing else.
    pub const fn deep(mut self) -> Self {
        self.shape = Some(Shape { style: Style::Deep, explode: true, reserved: false });
        self
    }

    /// Members that are not written in the usual way.
    pub const fn parts(mut self, parts: &'static [Part]) -> Self {
        self.parts = parts;
        self
    }
}

/// A member of a form or multipart body that is not written in the usual way.
pub const fn part(name: &'static str) -> Part {
    Part { name, media: None, shape: None }
}

impl Part {
    /// Its media type.
    pub const fn media(mut self, media: &'static str) -> Self {
        self.media = Some(media);
        self
    }

    /// `name=a,b`
    pub const fn joined(self) -> Self {
        let Shape { style, reserved, .. } = self.shape_or_form();
        self.with(Shape { style, explode: false, reserved })
    }

    /// `name=a&name=b`
    pub const fn exploded(self) -> Self {
        let Shape { style, reserved, .. } = self.shape_or_form();
        self.with(Shape { style, explode: true, reserved })
    }

    /// Reserved characters stay as they are.
    pub const fn reserved(self) -> Self {
        let Shape { style, explode, .. } = self.shape_or_form();
        self.with(Shape { style, explode, reserved: true })
    }

    /// `name=a&name=b`, the style `form` by name.
    pub const fn form(self) -> Self {
        self.with(Shape { style: Style::Form, ..self.shape_or_form() })
    }

    /// `name=a+b`
    pub const fn space(self) -> Self {
        self.with(Shape { style: Style::Space, explode: false, ..self.shape_or_form() })
    }

    /// `name=a%7Cb`
    pub const fn pipe(self) -> Self {
        self.with(Shape { style: Style::Pipe, explode: false, ..self.shape_or_form() })
    }

    /// `name[key]=a`
    pub const fn deep(self) -> Self {
        self.with(Shape { style: Style::Deep, explode: true, ..self.shape_or_form() })
    }

    const fn shape_or_form(self) -> Shape {
        match self.shape {
            Some(shape) => shape,
            None => shape(Style::Form, true),
        }
    }

    const fn with(mut self, shape: Shape) -> Self {
        self.shape = Some(shape);
        self
    }
}

/// A reply of JSON.
pub const fn json(status: u16) -> ReplySpec {
    reply(status, Kind::Json)
}

/// A reply of XML, whatever its outermost element is called.
pub const fn xml(status: u16) -> ReplySpec {
    reply(status, Kind::Xml)
}

/// A reply of CSV: a list of its rows.
pub const fn csv(status: u16) -> ReplySpec {
    reply(status, Kind::Csv)
}

/// A reply of plain text.
pub const fn text(status: u16) -> ReplySpec {
    reply(status, Kind::Text)
}

/// A reply of bytes, as a stream.
pub const fn bytes(status: u16) -> ReplySpec {
    reply(status, Kind::Bytes)
}

/// A reply without a body.
pub const fn empty(status: u16) -> ReplySpec {
    reply(status, Kind::Empty)
}

/// A reply of `a=1&b=2`.
pub const fn form(status: u16) -> ReplySpec {
    reply(status, Kind::Form)
}

/// A reply of parts. It is read as bytes.
pub const fn multipart(status: u16) -> ReplySpec {
    reply(status, Kind::Multipart)
}

const fn reply(status: u16, kind: Kind) -> ReplySpec {
    ReplySpec { status, kind, variant: None, media: None }
}

impl ReplySpec {
    /// Which variant of the output or error it is, if not the one at its place in the table.
    pub const fn variant(mut self, variant: usize) -> Self {
        self.variant = Some(variant);
        self
    }

    /// Its media type, where several replies share a status.
    pub const fn media(mut self, media: &'static str) -> Self {
        self.media = Some(media);
        self
    }
}
