//! Locations in a response: `/meta/total`, `$headers.X-Total`, `$status`, and `$body` for the whole body.

use super::pointer::is_pointer;
use crate::{Source, SourceBuf, View as _};
use std::fmt;

/// The spellings, for messages.
pub const EXPECTED: &str = "a JSON pointer such as `/data/id`, `$headers.NAME`, `$status` or `$body`";

/// Reads a location.
pub fn parse(text: &str) -> Option<Source<'_>> {
    match text.strip_prefix('$') {
        None => is_pointer(text).then_some(Source::Body(text)),
        Some("status") => Some(Source::Status),
        Some("body") => Some(Source::Body("")),
        Some(rest) => rest.strip_prefix("headers.").filter(|name| !name.is_empty()).map(Source::Header),
    }
}

/// Reads a location into its owned form.
pub fn parse_buf(text: &str) -> Option<SourceBuf> {
    parse(text).map(|source| source.to_buf())
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body("") => f.write_str("$body"),
            Self::Body(pointer) => f.write_str(pointer),
            Self::Header(name) => write!(f, "$headers.{name}"),
            Self::Status => f.write_str("$status"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::Source;

    #[test]
    fn locations_are_written_as_they_are_read() {
        for text in ["/a/b", "$headers.X-Total", "$status", "$body"] {
            assert_eq!(parse(text).map(|source| source.to_string()).as_deref(), Some(text));
        }
        assert_eq!(parse(""), Some(Source::Body("")));
    }

    #[test]
    fn mistakes() {
        assert_eq!(["a.b", "$headers.", "$stat", "$"].map(parse), [None; 4]);
    }
}
