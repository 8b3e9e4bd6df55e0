//! Where things are: the texts that were read, and byte spans into them.
//!
//! Apart from everything else because every stage points into the source, and none of them may know how the text
//! came here.
//!
//! `Sources::add("api.yaml", "a: 1")` gives a [`SourceId`]; `Span { source, start: 3, end: 4 }` is the `1`,
//! and `sources.line_column(span)` is line 1, column 4.

use std::path::PathBuf;

/// One text that was read. Given out by [`Sources::add`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over the bytes `start..end`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { source, start: small(start), end: small(end) }
    }
}

/// One text with the name that reports show.
#[derive(Debug, Clone)]
pub struct Source {
    /// As the user wrote it: a path, a URL, or `<memory>`.
    pub name: String,
    /// The file on disk, for `rerun-if-changed`; absent for URLs and memory.
    pub path: Option<PathBuf>,
    /// The text itself, without a byte order mark.
    pub text: String,
}

/// All the texts of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Source>,
}

impl Sources {
    /// Keeps a text and gives its id.
    pub fn add(&mut self, name: impl Into<String>, path: Option<PathBuf>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let text: String = text.into();
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        self.all.push(Source { name: name.into(), path, text });
        id
    }

    /// The source of that id.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.all.get(id.0 as usize)
    }

    /// Every source, in the order read.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.all.iter()
    }

    /// Line and column of a span's first character, both from 1; columns count characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let Some(source) = self.get(span.source) else { return (1, 1) };
        let end = (span.start as usize).min(source.text.len());
        let before = &source.text.as_bytes()[..end];
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        (line, String::from_utf8_lossy(&before[line_start..]).chars().count() + 1)
    }
}

/// A text that a [`Loader`] found.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The name that reports show.
    pub name: String,
    /// The file on disk, if it is one.
    pub path: Option<PathBuf>,
    /// The text.
    pub text: String,
}

/// Brings texts in. The only way by which a file or URL reaches the pipeline.
pub trait Loader {
    /// Loads `reference`, as the user wrote it; `from` is the name of the text it stands in, if any.
    ///
    /// # Errors
    /// A sentence for the user: what could not be read, and why.
    fn load(&mut self, reference: &str, from: Option<&str>) -> Result<Loaded, String>;
}

/// stub: until the real one lands.
///
/// # Errors
/// Not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}
