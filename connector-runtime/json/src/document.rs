//! [`Document`]: a text together with its tape, scanned once and read as often as needed.
//!
//! The text may be borrowed, or owned by the user of the document, such as a response. `Document::parse(b"[7]")?.doc()`
//! is a view whose root is `[7]`.

use super::doc::Doc;
use super::error::DecodeError;
use super::scan;
use super::tokens::Tokens;
use std::ops::Range;

/// A JSON text that was scanned. [`Document::doc`] makes views of it.
pub struct Document<T> {
    text: T,
    tokens: Tokens,
}

impl<'t> Document<&'t str> {
    /// Scans a text by RFC 8259.
    ///
    /// # Errors
    /// The text is not JSON, not UTF-8, nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH), or 4 GiB long.
    pub fn parse(text: &'t [u8]) -> Result<Self, DecodeError> {
        Self::new(std::str::from_utf8(text)?)
    }
}

impl<T: AsRef<str>> Document<T> {
    /// Scans a text by RFC 8259.
    ///
    /// # Errors
    /// The text is not JSON, nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH), or 4 GiB long.
    pub fn new(text: T) -> Result<Self, DecodeError> {
        let tokens = scan::scan(text.as_ref())?;
        Ok(Document { text, tokens })
    }

    /// Returns a view of it. Cheap: allocates nothing.
    #[inline]
    pub fn doc(&self) -> Doc<'_> {
        Doc::new(self.text.as_ref(), &self.tokens)
    }

    /// Returns the document in a form whose views can be [watched](Doc::watched).
    #[cfg(feature = "watch")]
    #[must_use]
    pub fn watchable(mut self) -> Self {
        // Names that may have escapes are never found the fast way, which records nothing.
        self.tokens.iter_mut().for_each(|token| token.escaped |= token.kind == super::tape::Kind::String);
        self
    }
}

impl<T: AsRef<str>> Document<T> {
    /// Yields the places in the text of the root's items, or of the names and values of its members in turn; nothing if
    /// the root is a scalar.
    pub fn into_spans(self) -> Spans<T> {
        Spans { document: self, at: 1 }
    }
}

/// The places of the values in the root of a document, made by [`Document::into_spans`].
pub struct Spans<T> {
    document: Document<T>,
    at: u32,
}

impl<T: AsRef<str>> Iterator for Spans<T> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let doc = self.document.doc();
        if self.at >= doc.after(0) {
            return None;
        }
        let (span, next) = (doc.span(self.at), doc.after(self.at));
        self.at = next;
        Some(span)
    }
}
