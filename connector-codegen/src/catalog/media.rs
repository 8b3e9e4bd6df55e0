//! Media types: how a body is read and written.
//!
//! `find("application/problem+json; charset=utf-8")` is the row `json`.

/// How a body of some media types is read and written.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// `json`: also the name of the runtime's file and of the constructor in `abi`.
    pub name: &'static str,
    /// What fits: `application/json`, `*/*+json`, `text/*`.
    pub ranges: &'static [&'static str],
    /// What Rust sees.
    pub form: Form,
    /// Only a body that asks for it is one (`x-connector-typed`); the runtime has it behind the cargo feature of the
    /// row's name.
    pub asked: bool,
}

/// What a body is to its user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A value of the schema's type.
    Typed,
    /// A value of the schema's type, whose binary members are files.
    Parts,
    /// A `String`.
    Text,
    /// Bytes, or a stream of them.
    Bytes,
}

/// All rows; the first that fits counts, so the most special stand first.
pub static ROWS: &[Row] = &[
    Row {
        name: "json",
        ranges: &["application/json", "text/json", "*/*+json", "application/*json*"],
        form: Form::Typed,
        asked: false,
    },
    Row { name: "form", ranges: &["application/x-www-form-urlencoded"], form: Form::Typed, asked: false },
    Row { name: "multipart", ranges: &["multipart/form-data", "multipart/*"], form: Form::Parts, asked: false },
    Row { name: "xml", ranges: &["application/xml", "text/xml", "*/*+xml"], form: Form::Typed, asked: true },
    Row {
        name: "csv",
        ranges: &["text/csv", "application/csv", "text/tab-separated-values"],
        form: Form::Typed,
        asked: true,
    },
    Row {
        name: "text",
        ranges: &[
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
        ],
        form: Form::Text,
        asked: false,
    },
    Row { name: "bytes", ranges: &["*/*"], form: Form::Bytes, asked: false },
];

/// The row for a media type or range, parameters ignored. `*/*` alone is the row `bytes`.
pub fn find(media: &str) -> &'static Row {
    fitting(media).find(|row| !row.asked).unwrap_or(&ROWS[ROWS.len() - 1])
}

/// The row for a media type whose body is a value of its schema's type, if it can be one.
pub fn typed(media: &str) -> Option<&'static Row> {
    fitting(media).find(|row| row.form == Form::Typed)
}

fn fitting(media: &str) -> impl Iterator<Item = &'static Row> {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    ROWS.iter().filter(move |row| row.ranges.iter().any(|range| fits(range, &essence)))
}

/// Whether a pattern with `*` fits the whole text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, tail)) => text
            .strip_prefix(head)
            .is_some_and(|rest| (0..=rest.len()).any(|at| rest.is_char_boundary(at) && fits(tail, &rest[at..]))),
    }
}

#[cfg(test)]
mod tests {
    use super::{find, typed};

    #[test]
    fn the_most_special_row_is_found() {
        let row = |media| find(media).name;
        assert_eq!(row("application/json"), "json");
        assert_eq!(row("application/problem+json; charset=utf-8"), "json");
        assert_eq!(row("Application/X-WWW-form-urlencoded"), "form");
        assert_eq!(row("multipart/form-data"), "multipart");
        assert_eq!(row("text/plain"), "text");
        assert_eq!(row("application/xml"), "text");
        assert_eq!(row("image/png"), "bytes");
        assert_eq!(row("*/*"), "bytes");
    }

    #[test]
    fn some_are_typed_where_that_is_asked_for() {
        let row = |media| typed(media).map(|row| row.name);
        assert_eq!(row("application/atom+xml; charset=utf-8"), Some("xml"));
        assert_eq!(row("text/CSV"), Some("csv"));
        assert_eq!(row("application/problem+json"), Some("json"));
        assert_eq!(row("text/plain"), None);
        assert_eq!(row("*/*"), None);
        assert_eq!((find("text/csv").name, find("image/svg+xml").name), ("text", "text"));
    }
}
