//! Bodies: writing each kind from JSON, and reading it as JSON.
//!
//! A kind is one file here, one arm of [`format()`], and a word in `connector_tables::MediaKind`. Kinds with a dependency are
//! behind the cargo feature of their name; without it, a call fails and names the feature.
//!
//! `{"id": 42}` with the root `order` is `<order><id>42</id></order>`, and that is read as `{"id": "42"}`: types know that
//! 42 is a number (`lenient.rs` of connector-json).
//!
//! This room uses `encode` and `transport`.

mod bytes;
#[cfg(feature = "csv")]
mod csv;
mod custom;
mod form;
mod json;
mod multipart;
mod none;
mod text;
#[cfg(feature = "xml")]
mod xml;

#[cfg(test)]
#[cfg(all(feature = "csv", feature = "xml"))]
mod tests;

use std::any::Any;
use std::borrow::Cow;

use connector_tables::language::media::essence;
use connector_tables::{BodySpec, MediaKind};
use http::header::HeaderValue;

use crate::encode::value::Value;
use crate::transport::BoxError;
use crate::transport::body::Body;
use connector_json::Lenience;
#[cfg(any(feature = "csv", feature = "xml"))]
use connector_json::{Items, Node, kinds};

pub use self::custom::Codec;
pub(crate) use self::custom::Codecs;

/// The functions that write and read bodies of one kind.
pub(crate) struct Format {
    /// Writes a body.
    pub(crate) write: fn(Unwritten<'_>) -> Result<Written, String>,
    /// Reads a body as JSON text.
    pub(crate) read: for<'a> fn(Unread<'a>) -> Result<Cow<'a, [u8]>, BoxError>,
    /// Value of the header `Accept` of calls whose first response is of the kind. Unset if it is the media type that the
    /// response declares.
    pub(crate) accept: Option<fn() -> HeaderValue>,
    /// Leniency with values: languages other than JSON have texts where JSON has numbers.
    pub(crate) lenience: Lenience,
    /// `true` if a body of blanks is a value. Otherwise the response is treated as one without a body.
    pub(crate) blank_is_value: bool,
    /// Returns the value at a JSON pointer in a written body, as JSON.
    pub(crate) member: fn(&[u8], &str) -> Option<String>,
    /// Returns a written body in which the value at a JSON pointer is this one. The error is a sentence without its subject.
    pub(crate) with_member: fn(&[u8], &str, Value<'_>) -> Result<Body, String>,
}

/// A value that is to be written as a body.
pub(crate) struct Unwritten<'a> {
    pub(crate) json: Vec<u8>,
    /// Files in the value, which has marks in their place.
    pub(crate) files: Vec<Box<dyn Any + Send>>,
    pub(crate) spec: &'a BodySpec<'a>,
    /// The media type: the table's, or the one that the call chose.
    pub(crate) media: &'a str,
    /// The codecs that the user registered.
    pub(crate) codecs: &'a Codecs,
}

impl Unwritten<'_> {
    fn text(&self) -> Result<&str, String> {
        std::str::from_utf8(&self.json).map_err(|_| "the body is not UTF-8".to_owned())
    }
}

/// A body, and its media type if it differs from the requested one.
pub(crate) struct Written {
    pub(crate) body: Body,
    pub(crate) media: Option<String>,
}

impl<B: Into<Body>> From<B> for Written {
    fn from(body: B) -> Self {
        Self { body: body.into(), media: None }
    }
}

/// A body that was received.
#[derive(Clone, Copy)]
pub(crate) struct Unread<'a> {
    pub(crate) bytes: &'a [u8],
    /// The header `Content-Type`; empty if there is none.
    pub(crate) content_type: &'a str,
    /// The declared media type, if it has its own codec.
    pub(crate) declared: Option<&'a str>,
    /// The codecs that the user registered; unset if no client received it.
    pub(crate) codecs: Option<&'a Codecs>,
}

impl<'a> Unread<'a> {
    /// Returns its media type with parameters, in lowercase.
    fn media(self) -> String {
        self.content_type.to_ascii_lowercase()
    }

    /// The body as text, by its charset: UTF-8 unless it says Latin-1.
    pub(crate) fn text(self) -> Result<Cow<'a, str>, BoxError> {
        let media = self.media();
        if media.contains("iso-8859-1") || media.contains("latin1") {
            return Ok(Cow::Owned(self.latin1()));
        }
        std::str::from_utf8(self.bytes)
            .map(Cow::Borrowed)
            .map_err(|error| BoxError::from(format!("it is not UTF-8 at byte {}", error.valid_up_to())))
    }

    /// Returns the body, read as Latin-1.
    fn latin1(self) -> String {
        self.bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// The format of a kind that is behind a cargo feature; without the feature, one that only returns the error.
macro_rules! optional {
    ($language:literal, $feature:literal, $format:path) => {{
        #[cfg(feature = $feature)]
        let format = &$format;
        #[cfg(not(feature = $feature))]
        let format = const {
            &Format {
                write: |_| Err(without($language, $feature)),
                read: |_| Err(without($language, $feature).into()),
                ..json::FORMAT
            }
        };
        format
    }};
}

/// Returns the functions that write and read bodies of a kind. This is the only choice by kind; everything else follows from the
/// result or from `MediaKind::row`.
pub(crate) fn format(kind: MediaKind) -> &'static Format {
    match kind {
        MediaKind::Json => &json::FORMAT,
        MediaKind::Form => &form::FORMAT,
        MediaKind::Multipart => &multipart::FORMAT,
        MediaKind::Xml => optional!("XML", "xml", xml::FORMAT),
        MediaKind::Csv => optional!("CSV", "csv", csv::FORMAT),
        MediaKind::Text => &text::FORMAT,
        MediaKind::Bytes => &bytes::FORMAT,
        MediaKind::Custom => &custom::FORMAT,
        MediaKind::Empty => &none::FORMAT,
    }
}

/// Returns `true` if a media type is JSON.
fn is_json(media: &str) -> bool {
    let essence = essence(media);
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// The items of an array, and nothing of anything else.
#[cfg(any(feature = "csv", feature = "xml"))]
fn items(node: Node<'_>) -> Option<Items<'_>> {
    if node.kinds() == kinds::ARRAY { node.items() } else { None }
}

/// The error of a call that needs a missing feature.
#[cfg_attr(all(feature = "csv", feature = "xml"), allow(dead_code, reason = "no feature is missing"))]
fn without(language: &str, feature: &str) -> String {
    format!("it is {language}: in Cargo.toml, give connector-runtime the feature \"{feature}\"")
}

#[cfg(test)]
#[cfg(not(any(feature = "csv", feature = "xml")))]
mod without_features {
    //! The error of a call if a feature is missing. The other tests need both features.

    use connector_tables::{MediaKind, body};

    use super::{Codecs, Unread, Unwritten, format};

    #[test]
    fn a_call_names_the_feature() {
        for (kind, language, feature) in [(MediaKind::Xml, "XML", "xml"), (MediaKind::Csv, "CSV", "csv")] {
            let expected = format!("it is {language}: in Cargo.toml, give connector-runtime the feature \"{feature}\"");
            let (spec, codecs) = (&body::json("a/b"), &Codecs::default());
            let value = Unwritten { json: b"{}".to_vec(), files: Vec::new(), spec, media: "a/b", codecs };
            assert_eq!((format(kind).write)(value).err().unwrap(), expected);
            let received = Unread { bytes: b"", content_type: "", declared: None, codecs: None };
            assert_eq!((format(kind).read)(received).unwrap_err().to_string(), expected);
        }
    }
}
