//! Media types: formats of bodies.
//!
//! `MediaKind::find("application/problem+json; charset=utf-8")` is `Json`. A new kind is a word and a row here, and a
//! file of the same name in the runtime, which `format` in `media/mod.rs` names.

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
        Empty = "none",
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

/// Facts about a kind of media type. Everything that depends on a kind is one of them, or follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MediaRow {
    /// Media ranges of the kind: `application/json`, `*/*+json`, `text/*`.
    pub ranges: &'static [&'static str],
    /// Form in which a user sees the body.
    pub form: Form,
    /// Media type of a body that is declared by the word alone.
    pub default: &'static str,
    /// `true` if a document must request the kind with `x-connector-typed`.
    pub requested: bool,
    /// `true` if the runtime has it behind the cargo feature of the same name.
    pub feature: bool,
    /// `true` if the body consists of named properties, and `encoding` may declare each. Bodies of another type, and
    /// responses, are of the kind that [`MediaRow::unstructured`] returns.
    pub properties: bool,
    /// `true` if its templates are JSON. Templates of other kinds are any text.
    pub json_template: bool,
    /// `true` if the outermost element has a name, which `x-connector-root` sets.
    pub root: bool,
    /// `true` if a codec that the user registers for the media type writes and reads it.
    pub codec: bool,
}

impl MediaRow {
    /// Returns `true` if the body is an object whose properties the template of a description can add: `wrap`, `fixed`.
    pub const fn is_wrappable(&self) -> bool {
        self.json_template && matches!(self.form, Form::Typed)
    }

    /// Returns `true` if the body is pairs of names and texts, which have styles as in a query.
    pub const fn has_pairs(&self) -> bool {
        self.properties && matches!(self.form, Form::Typed)
    }

    /// Returns `true` if tools send and print the body as it is, not as JSON.
    pub const fn is_raw(&self) -> bool {
        self.codec || matches!(self.form, Form::Text | Form::Bytes | Form::Unit)
    }

    /// Returns the kind of a body without properties, if this kind needs them.
    pub const fn unstructured(&self) -> Option<MediaKind> {
        match (self.properties, self.form) {
            (false, _) => None,
            (true, Form::Parts) => Some(MediaKind::Bytes),
            (true, _) => Some(MediaKind::Text),
        }
    }
}

/// Declares the row of each kind: form, default, ranges, and the facts that are `true`.
macro_rules! rows {
    ($($kind:ident: $form:ident, $default:literal, [$($range:literal),*] $(, $fact:ident)*;)+) => {
        impl MediaKind {
            /// Returns the facts about the kind. No other code chooses by kind, but for the runtime's choice of a format.
            pub const fn row(self) -> &'static MediaRow {
                const NONE: MediaRow = MediaRow {
                    ranges: &[],
                    form: Form::Unit,
                    default: "",
                    requested: false,
                    feature: false,
                    properties: false,
                    json_template: false,
                    root: false,
                    codec: false,
                };
                match self {
                    $(Self::$kind => {
                        &MediaRow { ranges: &[$($range),*], form: Form::$form, default: $default, $($fact: true,)* ..NONE }
                    })+
                }
            }
        }
    };
}

rows! {
    Json: Typed, "application/json", ["application/json", "text/json", "*/*+json", "application/*json*"], json_template;
    Form: Typed, "application/x-www-form-urlencoded", ["application/x-www-form-urlencoded"], properties, json_template;
    Multipart: Parts, "multipart/form-data", ["multipart/form-data", "multipart/*"], properties, json_template;
    Xml: Typed, "application/xml", ["application/xml", "text/xml", "*/*+xml"], requested, feature, root;
    Csv: Typed, "text/csv", ["text/csv", "application/csv", "text/tab-separated-values"], requested, feature;
    Text: Text, "text/plain; charset=utf-8", [
        "text/event-stream", "text/*", "application/xml", "*/*+xml", "application/yaml", "application/x-yaml", "*/*+yaml",
        "application/graphql", "application/jwt", "application/javascript"
    ];
    Bytes: Bytes, "application/octet-stream", ["*/*"];
    Custom: Typed, "application/octet-stream", [], requested, json_template, codec;
    Empty: Unit, "", [];
}

impl MediaKind {
    /// The words for bodies: all except the last, which means that there is no body.
    pub const BODIES: &'static [&'static str] = match Self::WORDS {
        [bodies @ .., _] => bodies,
        [] => &[],
    };

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
    fn the_last_word_is_that_of_no_body() {
        assert_eq!(MediaKind::WORDS.split_last(), Some((&"none", MediaKind::BODIES)));
        assert_eq!(MediaKind::of("none"), Some(MediaKind::Empty));
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
