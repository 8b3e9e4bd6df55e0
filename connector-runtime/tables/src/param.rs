//! A parameter: the location of an argument, and its style.
//!
//! `labels` in the query, separated by commas, is `query("labels").explode(false)`.

words! {
    /// A location in a request.
    Place {
        /// In the path template.
        Path = "path",
        /// In the query.
        Query = "query",
        /// In a header.
        Header = "header",
        /// In a cookie.
        Cookie = "cookie",
        /// Not sent directly; available to templates only.
        Template = "template",
    }
}

words! {
    /// A way to write arrays and objects as text (OpenAPI 3.0.4, section 4.8.12.3).
    Style {
        /// `a,b`
        Simple = "simple",
        /// `.a.b`
        Label = "label",
        /// `;name=a;name=b`
        Matrix = "matrix",
        /// `name=a&name=b`
        Form = "form",
        /// `name=a%20b`
        SpaceDelimited = "spaceDelimited",
        /// `name=a%7Cb`
        PipeDelimited = "pipeDelimited",
        /// `name[key]=a`
        DeepObject = "deepObject",
    }
}

/// A style with its two switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shape {
    /// The style.
    pub style: Style,
    /// One `name=value` for each item or member.
    pub explode: bool,
    /// Sends reserved characters (RFC 3986, section 2.2) as they are.
    pub allow_reserved: bool,
}

impl Shape {
    /// Creates a shape.
    pub const fn new(style: Style, explode: bool, allow_reserved: bool) -> Self {
        Self { style, explode, allow_reserved }
    }
}

table! {
    /// A parameter of an endpoint.
    Param / ParamBuf {
        /// Name on the wire.
        name: text,
        /// Location in the request.
        place: (is Place) = Place::Query,
        /// Style of arrays and objects.
        style: (is Style) = Style::Form,
        /// Writes each item or member separately.
        explode: (is bool) = true,
        /// Sends reserved characters as they are.
        allow_reserved: (is bool),
        /// Media type that the value is written in, instead of a style.
        media: (? text),
        /// Value that a template or path uses if no other is set, as JSON text.
        default: (? text),
    }
    make {
        /// Creates a path parameter: style `simple`, not exploded.
        path(name: text) if place = Place::Path, style = Style::Simple, explode = false;
        /// Creates a query parameter: style `form`, exploded.
        query(name: text) if place = Place::Query;
        /// Creates a header: style `simple`, not exploded.
        header(name: text) if place = Place::Header, style = Style::Simple, explode = false;
        /// Creates a cookie: style `form`, exploded.
        cookie(name: text) if place = Place::Cookie;
        /// Creates a value that only templates use.
        value(name: text) if place = Place::Template;
    }
}

impl<'a> Param<'a> {
    /// Creates a parameter that is written in the default way of its place.
    pub const fn at(place: Place, name: &'a str) -> Self {
        match place {
            Place::Path => path(name),
            Place::Query => query(name),
            Place::Header => header(name),
            Place::Cookie => cookie(name),
            Place::Template => value(name),
        }
    }

    /// Returns the style with its switches.
    pub const fn shape(self) -> Shape {
        Shape::new(self.style, self.explode, self.allow_reserved)
    }
}
