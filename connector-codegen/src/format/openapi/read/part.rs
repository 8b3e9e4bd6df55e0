//! The parts of a document that openapiv3 models, and the replacements of their children: one row each.
//!
//! To read another type of openapiv3, add a row here.

use crate::format::openapi::dialect::{Case, cases};
use openapiv3 as v3;
use serde::de::DeserializeOwned;

/// The replacement of a member for openapiv3.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Child {
    /// Nothing: it is optional.
    Left,
    /// A `$ref` to it.
    Ref,
    /// An empty object.
    Empty,
    /// The same keys or items, each replaced.
    Each(&'static Child),
}

/// A type of openapiv3 that a node is read into.
pub(crate) trait Part: DeserializeOwned {
    /// Its name in reports.
    const WHAT: &'static str;
    /// Members that are read elsewhere; all others are read with it.
    const CHILDREN: &'static [(&'static str, Child)];
    /// The irregularities to spell out first.
    const CASES: &'static [Case];
}

macro_rules! parts {
    ($($ty:ty = $what:literal, $cases:ident, [$($child:literal: $stand:expr),* $(,)?];)*) => {
        $(impl Part for $ty {
            const WHAT: &'static str = $what;
            const CHILDREN: &'static [(&'static str, Child)] = &[$(($child, $stand)),*];
            const CASES: &'static [Case] = cases::$cases;
        })*
    };
}

use Child::{Each, Empty, Left, Ref};

parts! {
    v3::Info = "the info", INFO, ["contact": Left, "license": Left];
    v3::Server = "a server", SERVER, ["variables": Left];
    v3::ServerVariable = "a server variable", SERVER_VARIABLE, [];
    v3::Tag = "a tag", TAG, ["externalDocs": Left];
    v3::ExternalDocumentation = "a link to documentation", DOCUMENTED, [];
    v3::Operation = "an operation", OPERATION, [
        "parameters": Each(&Ref), "requestBody": Ref, "responses": Empty, "callbacks": Left, "servers": Left,
        "security": Left, "externalDocs": Left,
    ];
    v3::Parameter = "a parameter", PARAMETER, ["schema": Ref, "content": Each(&Empty), "example": Left, "examples": Left];
    v3::Header = "a header", HEADER, ["schema": Ref, "content": Each(&Empty), "example": Left, "examples": Left];
    v3::RequestBody = "a request body", DOCUMENTED, ["content": Each(&Empty)];
    v3::Response = "a response", RESPONSE, ["headers": Each(&Ref), "content": Each(&Empty), "links": Left];
    v3::MediaType = "a media type", MEDIA_TYPE, [
        "schema": Ref, "encoding": Each(&Empty), "example": Left, "examples": Left,
    ];
    v3::Encoding = "an encoding", ENCODING, ["headers": Each(&Ref)];
    v3::SecurityScheme = "a security scheme", SECURITY_SCHEME, ["flows": Empty];
}
