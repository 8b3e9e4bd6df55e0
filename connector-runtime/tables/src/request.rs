//! A request body: its media type, and the members that are not written in the default way.
//!
//! `multipart/form-data` with a PNG in `photo` is
//! `body::multipart("multipart/form-data").parts(&[part("photo").media("image/png")])`.

use crate::{MediaKind, Shape, Style};

table! {
    /// A body that an endpoint accepts.
    BodySpec / BodySpecBuf {
        /// Value of `Content-Type`.
        media: text,
        /// Format of the body.
        kind: (is MediaKind) = MediaKind::Bytes,
        /// Style of objects and arrays of a form that `parts` does not list.
        style: (is Style) = Style::Form,
        /// Members that are not written in the default way.
        parts: [(Part / PartBuf)],
        /// Text that is sent instead of the argument, with `{{ name }}` in it; JSON if the body is JSON. `{{ $body }}`
        /// inserts the argument. As the value of a member called `...` it adds its members to the object around it.
        template: (? text),
        /// Name of the outermost element of an XML body.
        root: text = "root",
    }
    make in body {
        /// Creates a JSON body.
        json(media: text) if kind = MediaKind::Json;
        /// Creates a form of the usual media type: `a=1&b=2`.
        urlencoded() if media = "application/x-www-form-urlencoded", kind = MediaKind::Form;
        /// Creates a form.
        form(media: text) if kind = MediaKind::Form;
        /// Creates a body of parts, some of which may be files. The boundary is added when it is sent.
        multipart(media: text) if kind = MediaKind::Multipart;
        /// Creates an XML body; `root` names its outermost element.
        xml(media: text) if kind = MediaKind::Xml;
        /// Creates a CSV body: a row for each item of a list.
        csv(media: text) if kind = MediaKind::Csv;
        /// Creates a body of plain text.
        text(media: text) if kind = MediaKind::Text;
        /// Creates a body of bytes.
        bytes(media: text) if kind = MediaKind::Bytes;
        /// Creates a body that a codec of the user writes.
        custom(media: text) if kind = MediaKind::Custom;
        /// Creates a body without content.
        empty(media: text) if kind = MediaKind::Empty;
        /// Creates a body of any kind. Kinds without a constructor of their own are printed with it.
        of(kind: (is MediaKind), media: text);
    }
}

table! {
    /// A member of a form or multipart body that is not written in the default way.
    Part / PartBuf {
        /// Name of the member.
        name: text,
        /// Its media type.
        media: (? text),
        /// Style in a form; by default, its media type decides.
        style: (? (is Style)),
        /// Writes each item or member separately.
        explode: (is bool) = true,
        /// Sends reserved characters as they are.
        allow_reserved: (is bool),
    }
    make {
        /// Creates a member that is written in the default way.
        part(name: text);
    }
}

impl BodySpec<'_> {
    /// Returns the style of objects and arrays, if it is not the default.
    pub const fn shape(self) -> Option<Shape> {
        match self.style {
            Style::Form => None,
            style => Some(Shape::new(style, true, false)),
        }
    }
}

impl Part<'_> {
    /// Returns the style with its switches, if the part has one.
    pub const fn shape(self) -> Option<Shape> {
        match self.style {
            None => None,
            Some(style) => Some(Shape::new(style, self.explode, self.allow_reserved)),
        }
    }
}
