//! [`Doc`]: a view of a text and its tape, from which nodes are read.
//!
//! A view is cheap to make and owns nothing, so a response keeps its text and tape (`document.rs`) and makes a view for
//! each question. A view may have an [`Assembly`] behind its tape: an object whose members are values of the document.
//!
//! The view of `{"a":[1]}` has the root `{"a":[1]}`; with an assembly that names `/a` as `b`, its root is `{"b":[1]}`.

use super::assembly::{Assembly, Outer};
use super::error::{DecodeError, Expected, Failure, found, path};
use super::lenient::Lenience;
use super::node::Node;
use super::tape::{Kind, Token};
use std::cell::Cell;
use std::ops::Range;

/// A view of a [`Document`](super::Document).
///
/// It keeps the first error of all reads, so that the readers themselves return a plain `Option`.
pub struct Doc<'t> {
    text: &'t str,
    tokens: &'t [Token],
    failure: Cell<Option<Failure>>,
    /// The total size on the heap of the values that are being read, one within the other.
    open: Cell<usize>,
    /// Leniency with which values are read.
    lenience: Lenience,
    /// True if optional members that cannot be read are treated as absent.
    forgiving: bool,
    /// The error of the last absent member for which a reader was given [`Doc::nothing`].
    absent: Cell<Option<Failure>>,
    /// The root, if it is made of values of the document.
    assembly: Option<&'t Assembly>,
    #[cfg(feature = "watch")]
    watch: Option<&'t super::Watch>,
}

/// Maximum total size of such values. A reader's frame is three to nine times as large as its value, and
/// a thread of an async runtime has a stack of 2 MB: a type of a hundred fields may be in itself a hundred times.
const MAX_OPEN: usize = 256 << 10;

impl<'t> Doc<'t> {
    /// A view of tokens that point into `text`; the last one is [`Token::NULL`].
    #[inline]
    pub(crate) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let (failure, absent) = (Cell::new(None), Cell::new(None));
        Doc {
            text,
            tokens,
            failure,
            open: Cell::new(0),
            lenience: Lenience::None,
            forgiving: false,
            absent,
            assembly: None,
            #[cfg(feature = "watch")]
            watch: None,
        }
    }

    /// Records in `watch` how the document is read, which must be [watchable](super::Document::watchable).
    #[cfg(feature = "watch")]
    #[must_use]
    pub fn watched(mut self, watch: &'t super::Watch) -> Self {
        self.watch = Some(watch);
        self
    }

    /// Returns the record of a document that is watched.
    #[cfg(feature = "watch")]
    pub fn watch(&self) -> Option<&super::Watch> {
        self.watch
    }

    /// Sets the leniency with which values are read.
    #[must_use]
    pub fn lenient(mut self, lenience: Lenience) -> Self {
        self.lenience = lenience;
        self
    }

    /// Treats optional members that cannot be read as absent: for an error body, a part is better than
    /// nothing.
    #[must_use]
    pub fn forgiving(mut self, forgiving: bool) -> Self {
        self.forgiving = forgiving;
        self
    }

    /// Drops the error of an optional member, if the document is read that way.
    #[cold]
    pub(crate) fn forgives(&self) -> bool {
        if self.forgiving {
            self.failure.take();
        }
        self.forgiving
    }

    /// Returns `true` if undeclared members may be an error.
    pub(crate) fn refuses(&self) -> bool {
        !self.forgiving && self.lenience == Lenience::None
    }

    /// Returns the leniency with which values are read.
    pub fn lenience(&self) -> Lenience {
        self.lenience
    }

    /// Returns a view of the same document whose root is the assembled object.
    #[must_use]
    pub fn assembled(&self, assembly: &'t Assembly) -> Doc<'t> {
        Doc {
            lenience: self.lenience,
            forgiving: self.forgiving,
            assembly: Some(assembly),
            ..Doc::new(self.text, self.tokens)
        }
    }

    /// A null in place of a missing member, for the types that can be read from it: lists.
    #[cold]
    pub(crate) fn absent(&self, failure: Failure) -> Node<'_> {
        self.absent.set(Some(failure));
        self.nothing()
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, self.root_at())
    }

    pub(crate) fn root_at(&self) -> u32 {
        if self.assembly.is_some() { self.count() } else { 0 }
    }

    /// Number of tokens of the document. They were counted in `u32` when they were made.
    fn count(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// A null without a position: the value of an absent member of a nullable type.
    pub(crate) fn nothing(&self) -> Node<'_> {
        Node::new(self, self.count().saturating_sub(1))
    }

    /// The first error of the reads so far.
    pub fn error(&self) -> DecodeError {
        let failure = self.failure.get().unwrap_or(Failure { at: 0, expected: Expected::Words("another value") });
        let token = self.token(failure.at);
        DecodeError::mismatch(path(self, failure.at), failure, found(token), token.start as usize)
    }

    /// Returns the result of a read.
    ///
    /// # Errors
    /// There is none: the first error of the reads.
    pub fn finish<T>(&self, read: Option<T>) -> Result<T, DecodeError> {
        read.ok_or_else(|| self.error())
    }

    /// Counts a value of that size as being read. Returns the previous count; nothing if the total would be too large.
    #[inline]
    pub(crate) fn open(&self, size: usize) -> Option<usize> {
        let before = self.open.get();
        if before > 0 && before + size > MAX_OPEN {
            return None;
        }
        self.open.set(before + size);
        Some(before)
    }

    /// Restores the previous count.
    #[inline]
    pub(crate) fn close(&self, before: usize) {
        self.open.set(before);
    }

    /// Keeps an error, if it is the first.
    #[cold]
    pub(crate) fn fail(&self, failure: Failure) {
        if self.failure.get().is_none() {
            let absent = self.absent.get().filter(|_| failure.at == self.nothing().at());
            self.failure.set(absent.or(Some(failure)));
        }
    }

    /// Removes the stored error, so that the value can be read in another way.
    pub(crate) fn take_failure(&self) -> Option<Failure> {
        self.failure.take()
    }

    #[inline(always)]
    pub(crate) fn token(&self, at: u32) -> Token {
        match self.tokens.get(at as usize) {
            Some(token) => *token,
            None => self.outer_token(at),
        }
    }

    /// A token of the assembly.
    #[cold]
    fn outer_token(&self, at: u32) -> Token {
        match self.outer(at) {
            Some((assembly, Outer::Root)) => assembly.root(self.count()),
            Some((_, Outer::Link(target))) => self.tokens.get(target as usize).copied().unwrap_or(Token::NULL),
            Some((assembly, Outer::Own(own))) => assembly.token(own, self.count(), self.text.len()),
            None => Token::NULL,
        }
    }

    fn outer(&self, at: u32) -> Option<(&Assembly, Outer)> {
        let assembly = self.assembly?;
        Some((assembly, assembly.outer(at.checked_sub(self.count())?)))
    }

    /// The token of a member's value: in an assembly, the one that it links to.
    #[inline(always)]
    pub(crate) fn value_at(&self, at: u32) -> u32 {
        if (at as usize) < self.tokens.len() { at } else { self.outer_value(at) }
    }

    #[cold]
    fn outer_value(&self, at: u32) -> u32 {
        match self.outer(at) {
            Some((_, Outer::Link(target))) => target,
            Some((assembly, Outer::Own(own))) => assembly.index(own, self.count()),
            Some((_, Outer::Root)) | None => at,
        }
    }

    /// The name and the value of the assembly's member that contains a token.
    pub(crate) fn member_of(&self, target: u32) -> Option<(Node<'_>, u32)> {
        self.assembly?;
        let mut members = self.root().members();
        let (name, value) = members.find(|(_, value)| (value.at()..self.after(value.at())).contains(&target))?;
        Some((name, value.at()))
    }

    /// The text of a scalar as written, escapes included.
    #[inline(always)]
    pub(crate) fn raw(&self, token: Token) -> &str {
        match self.text.get(token.start as usize..token.end as usize) {
            Some(text) => text,
            None => self.outer_text(token.start, token.end),
        }
    }

    /// A text of the assembly, whose bytes follow those of the document.
    #[cold]
    fn outer_text(&self, start: u32, end: u32) -> &str {
        let place = |at: u32| (at as usize).checked_sub(self.text.len());
        let text = || self.assembly?.text().get(place(start)?..place(end)?);
        text().unwrap_or_default()
    }

    /// The text of a value.
    pub(crate) fn source(&self, at: u32) -> &str {
        match self.token(at).kind {
            // It may have no position.
            Kind::Null => "null",
            _ => {
                let Range { start, end } = self.span(at);
                self.slice(start as u32, end as u32)
            }
        }
    }

    fn slice(&self, start: u32, end: u32) -> &str {
        self.raw(Token { start, end, ..Token::NULL })
    }

    /// The same as [`Doc::raw`] in bytes: cheaper, since no boundary of a character is checked.
    #[inline(always)]
    pub(crate) fn bytes(&self, token: Token) -> &[u8] {
        match self.text.as_bytes().get(token.start as usize..token.end as usize) {
            Some(bytes) => bytes,
            None => self.outer_text(token.start, token.end).as_bytes(),
        }
    }

    /// The index of the token after the value at `at`.
    #[inline(always)]
    pub(crate) fn after(&self, at: u32) -> u32 {
        match self.tokens.get(at as usize) {
            Some(token) => token.after(at),
            None => self.outer_after(at),
        }
    }

    #[cold]
    fn outer_after(&self, at: u32) -> u32 {
        // The place of a member is one step, whatever its target is.
        if self.outer_value(at) == at { self.outer_token(at).after(at) } else { at.saturating_add(1) }
    }

    /// The bytes of a value in the text.
    pub(crate) fn span(&self, at: u32) -> Range<usize> {
        let token = self.token(at);
        let (start, end) = match token.kind {
            Kind::String => (token.start.saturating_sub(1), token.end.saturating_add(1)),
            Kind::Array | Kind::Object => (token.start, self.end_of(at)),
            Kind::Null | Kind::False | Kind::True | Kind::Integer | Kind::Number => (token.start, token.end),
        };
        start as usize..end as usize
    }

    /// One past the last byte of an array or object. The tape does not contain it, but the last scalar inside is known, and
    /// only blanks and ends of containers follow it.
    fn end_of(&self, mut at: u32) -> u32 {
        let mut ends = 0_u32;
        let mut byte = loop {
            let token = self.token(at);
            match token.kind {
                Kind::Array | Kind::Object => {
                    ends += 1;
                    match self.last_inside(at) {
                        Some(inside) => at = inside,
                        None => break token.start + 1,
                    }
                }
                Kind::String => break token.end + 1,
                Kind::Null | Kind::False | Kind::True | Kind::Integer | Kind::Number => break token.end,
            }
        };
        while ends > 0 {
            match self.slice(byte, byte + 1) {
                "]" | "}" => ends -= 1,
                " " | "\n" | "\r" | "\t" => {}
                _ => break,
            }
            byte += 1;
        }
        byte
    }

    /// The last value inside a container.
    fn last_inside(&self, at: u32) -> Option<u32> {
        let end = self.token(at).after(at);
        let mut last = None;
        let mut inside = at + 1;
        while inside < end {
            last = Some(inside);
            inside = self.after(inside);
        }
        last
    }
}
