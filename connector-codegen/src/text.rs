//! Locations in the source: the texts that were read, and byte spans into them.
//!
//! Separate from everything else because every stage points into the source, and none of them may know how the text
//! came here.
//!
//! `Sources::add("api.yaml", "a: 1")` gives a [`SourceId`]; `Span { source, start: 3, end: 4 }` is the `1`,
//! and `sources.line_column(span)` is line 1, column 4.

mod glob;
#[cfg(test)]
mod tests;

pub(crate) use glob::glob;
use std::path::PathBuf;
use std::sync::OnceLock;

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
    /// Made when the first report asks for a line.
    index: OnceLock<Index>,
}

/// The starts of lines and the number of characters before them, so that a thousand reports on a document of one long
/// line do not read it a thousand times.
#[derive(Debug, Clone)]
struct Index {
    /// First byte of each line.
    lines: Vec<u32>,
    /// For each block of the text: its first byte, and the characters before it.
    blocks: Vec<(u32, u32)>,
}

const BLOCK: usize = 16 * 1024;

impl Index {
    fn new(text: &str) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| small(at + 1)));
        let (mut blocks, mut at, mut chars) = (vec![(0, 0)], 0, 0);
        while at + BLOCK < text.len() {
            let next = floor(text, at + BLOCK);
            chars += slice(text, at, next).chars().count();
            blocks.push((small(next), small(chars)));
            at = next;
        }
        Index { lines, blocks }
    }

    /// The number of characters before a byte.
    fn chars_before(&self, text: &str, at: usize) -> usize {
        let block = self.blocks.partition_point(|(start, _)| *start as usize <= at).saturating_sub(1);
        let (start, chars) = self.blocks.get(block).copied().unwrap_or_default();
        chars as usize + slice(text, start as usize, at).chars().count()
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `text[start..end]`, with both ends moved into the text and back to a character boundary.
fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(floor(text, start)..floor(text, end)).unwrap_or_default()
}

impl Source {
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.text))
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let index = self.index();
        let at = floor(&self.text, at);
        let line = index.lines.partition_point(|start| *start as usize <= at).max(1);
        let start = self.line_range(line).start;
        (line, index.chars_before(&self.text, at) - index.chars_before(&self.text, start) + 1)
    }

    /// The bytes of a line, counted from 1, without its line break.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let lines = &self.index().lines;
        let length = self.text.len();
        let start = lines.get(line.saturating_sub(1)).map_or(length, |at| *at as usize);
        let end = lines.get(line).map_or(length, |at| (*at as usize).saturating_sub(1));
        let text = slice(&self.text, start, end);
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// The text of the bytes, with both ends moved back to a character boundary.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        slice(&self.text, start, end)
    }
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
        self.all.push(Source { name: name.into(), path, text, index: OnceLock::new() });
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

    /// The same with asterisks for the bytes of some spans: what no report may show. Every other place stays.
    pub fn masked(&self, spans: &[Span]) -> Self {
        let mut masked = self.clone();
        for (at, source) in masked.all.iter_mut().enumerate() {
            let is_hidden = |byte: usize| {
                let covers = |span: &&Span| (span.start as usize..span.end as usize).contains(&byte);
                spans.iter().filter(|span| span.source.0 as usize == at).any(|span| covers(&span))
            };
            let hide = |(byte, character): (usize, char)| match character {
                '\n' | '\r' => character.to_string(),
                _ if is_hidden(byte) => "*".repeat(character.len_utf8()),
                _ => character.to_string(),
            };
            if spans.iter().any(|span| span.source.0 as usize == at) {
                source.text = source.text.char_indices().map(hide).collect();
                source.index = OnceLock::new();
            }
        }
        masked
    }

    /// Line and column of a span's first character, both from 1; columns count characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        self.get(span.source).map_or((1, 1), |source| source.position(span.start as usize))
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

/// The largest text that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// The text that contains a reference, and the locations to which the reference may lead.
///
/// The author of a text may be untrusted, so a text must not decide which files and URLs are read.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Name of the text.
    pub name: &'a str,
    /// Folders and URLs that may be read in addition to the text's own folder, or its own server if it has a URL.
    pub allowed: &'a [String],
    /// Files that the text may name without permission.
    pub reach: Reach,
}

/// Files that a text may name without permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those in its own folder, by any name: the document that a description extends.
    Folder,
    /// JSON and YAML files by relative paths, also above its folder: references of a document.
    Relative,
}

/// Brings texts in. The only way by which a file or URL reaches the pipeline.
pub trait Loader {
    /// Loads `reference`. If another text contains it, `from` is that text; without `from`, the user named it.
    ///
    /// # Errors
    /// A message for the user: the name that cannot be read, and the reason.
    fn load(&mut self, reference: &str, from: Option<Origin<'_>>) -> Result<Loaded, String>;
}

/// Returns `true` if a reference is an HTTP URL rather than a path.
pub fn is_url(reference: &str) -> bool {
    let scheme = reference.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The text that the bytes hold: UTF-8, or UTF-16 with a byte order mark. The mark itself is dropped.
///
/// # Errors
/// A sentence for the user: at which byte the text stops being text.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => decode_utf8(rest, 3),
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ => decode_utf8(bytes, 0),
    }
}

fn decode_utf8(bytes: &[u8], before: usize) -> Result<String, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = String::from_utf8_lossy(valid).matches('\n').count() + 1;
        let at = before + error.valid_up_to();
        format!("not valid UTF-8 at byte {at} (line {line}); save the file as UTF-8")
    })?;
    Ok(text.to_owned())
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(character) = decoded else { return Err(format!("not valid UTF-16 at byte {at}")) };
        text.push(character);
        at += 2 * character.len_utf16();
    }
    match rest {
        [] => Ok(text),
        _ => Err(format!("not valid UTF-16 at byte {at}: half a character at the end")),
    }
}
