//! Media types: how a body is written and read.
//!
//! `MediaKind::find("application/problem+json; charset=utf-8")` is `Json`. A new kind is a word here, a row below it, and
//! a file of the same name in the runtime; the compiler names the places that are missing.

use crate::language::media::{essence, matches};

words! {
    /// A format of bodies.
    MediaKind {
        /// JSON.
        Json = "json",
        /// `a=1&b=2`
        Form = "form",
        /// Parts, some of which may be files.
        Multipart = "multipart",
        /// XML.
        Xml = "xml",
        /// CSV: a row for each item of a list.
        Csv = "csv",
        /// Plain text.
        Text = "text",
        /// Bytes as they are, read as a stream.
        Bytes = "bytes",
        /// A codec that the user registers for the media type.
        Custom = "custom",
        /// No body.
        Empty = "empty",
    }
}

/// Form in which a user sees a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A value of the schema's type.
    Typed,
    /// A value of the schema's type whose binary properties are files.
    Parts,
    /// A `String`.
    Text,
    /// Bytes, or a stream of them.
    Bytes,
    /// Nothing.
    Unit,
}

/// Facts about a kind of media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaRow {
    /// Media ranges of the kind: `application/json`, `*/*+json`, `text/*`.
    pub ranges: &'static [&'static str],
    /// Form in which a user sees the body.
    pub form: Form,
    /// `true` if a document must request the kind with `x-connector-typed`.
    pub requested: bool,
    /// `true` if the runtime has it behind the cargo feature of the same name.
    pub feature: bool,
    /// Media type of a body that is declared by the word alone.
    pub default: &'static str,
}

impl MediaKind {
    /// Returns the facts about the kind.
    pub const fn row(self) -> MediaRow {
        let (ranges, form, requested, default): (&[&str], _, _, _) = match self {
            Self::Json => {
                let ranges = &["application/json", "text/json", "*/*+json", "application/*json*"];
                (ranges, Form::Typed, false, "application/json")
            }
            Self::Form => {
                (&["application/x-www-form-urlencoded"], Form::Typed, false, "application/x-www-form-urlencoded")
            }
            Self::Multipart => (&["multipart/form-data", "multipart/*"], Form::Parts, false, "multipart/form-data"),
            Self::Xml => (&["application/xml", "text/xml", "*/*+xml"], Form::Typed, true, "application/xml"),
            Self::Csv => (&["text/csv", "application/csv", "text/tab-separated-values"], Form::Typed, true, "text/csv"),
            Self::Text => (TEXT, Form::Text, false, "text/plain; charset=utf-8"),
            Self::Bytes => (&["*/*"], Form::Bytes, false, "application/octet-stream"),
            Self::Custom => (&[], Form::Typed, true, "application/octet-stream"),
            Self::Empty => (&[], Form::Unit, false, ""),
        };
        let feature = matches!(self, Self::Xml | Self::Csv);
        MediaRow { ranges, form, requested, feature, default }
    }

    /// Returns the kind of a media type or range; its parameters are ignored. `*/*` is `Bytes`.
    pub fn find(media: &str) -> Self {
        Self::matching(media).find(|kind| !kind.row().requested).unwrap_or(Self::Bytes)
    }

    /// Returns the kind in which a body of the media type is a value of its schema's type, if there is one.
    pub fn typed(media: &str) -> Option<Self> {
        Self::matching(media).find(|kind| kind.row().form == Form::Typed)
    }

    /// Yields the kinds of a media type, the most specific first.
    fn matching(media: &str) -> impl Iterator<Item = Self> {
        let essence = essence(media);
        Self::ALL.iter().copied().filter(move |kind| kind.row().ranges.iter().any(|range| matches(range, &essence)))
    }
}

const TEXT: &[&str] = &[
    "text/event-stream",
    "text/*",
    "application/xml",
    "*/*+xml",
    "application/yaml",
    "application/x-yaml",
    "*/*+yaml",
    "application/graphql",
    "application/jwt",
    "application/javascript",
];

#[cfg(test)]
mod tests {
    use super::MediaKind::{self, Bytes, Csv, Form, Json, Multipart, Text, Xml};

    #[test]
    fn the_most_specific_kind_is_found() {
        let kinds = [
            ("application/json", Json),
            ("application/problem+json; charset=utf-8", Json),
            ("Application/X-WWW-form-urlencoded", Form),
            ("multipart/form-data", Multipart),
            ("text/plain", Text),
            ("application/xml", Text),
            ("text/csv", Text),
            ("image/svg+xml", Text),
            ("image/png", Bytes),
            ("*/*", Bytes),
        ];
        for (media, kind) in kinds {
            assert_eq!(MediaKind::find(media), kind, "{media}");
        }
    }

    #[test]
    fn some_kinds_are_typed_if_a_document_requests_it() {
        assert_eq!(MediaKind::typed("application/atom+xml; charset=utf-8"), Some(Xml));
        assert_eq!(MediaKind::typed("text/CSV"), Some(Csv));
        assert_eq!(MediaKind::typed("application/problem+json"), Some(Json));
        assert_eq!(MediaKind::typed("text/plain"), None);
        assert_eq!(MediaKind::typed("*/*"), None);
    }
}
