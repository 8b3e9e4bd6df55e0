//! The tape: a whole JSON text as one flat list of small tokens, and [`Doc`], which lends views of it.
//!
//! Apart from the scanner that fills it, because serde formats fill it too (`erase.rs`), and from [`Node`], which
//! reads it.
//!
//! `{"a":[1]}` becomes `Object(end 4) String("a") Array(end 4) Integer("1")`: the end of a container is the index of
//! the token after it, so that a value is skipped in one step; every scalar is a span of the text.

use super::error::{DecodeError, Expected, Failure, found, path};
use super::lenient::Lenience;
use super::node::Node;
use super::scan;
use super::tokens::Tokens;
use std::cell::Cell;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    /// Digits alone: `-12`.
    Integer,
    /// A number with a fraction or an exponent.
    Number,
    String,
    Array,
    Object,
}

/// One value, or one member's name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// The first byte; of a string, the first after its quote.
    pub(crate) start: u32,
    /// Scalars: one past the last byte. Containers: the index of the token after the last one inside.
    pub(crate) end: u32,
    /// Containers: how many items, at most `u16::MAX`. Names: their [`mark`].
    pub(crate) note: u16,
    /// What it is.
    pub(crate) kind: Kind,
    /// A string with escapes.
    pub(crate) escaped: bool,
}

impl Token {
    /// The token that stands for what is not there. Also the last one of every tape.
    pub(crate) const NULL: Token = Token { start: 0, end: 0, note: 0, kind: Kind::Null, escaped: false };
}

/// A small hash of a member's name. Known at compile time where the name is, so that most members that are absent
/// are told apart without comparing text.
#[inline(always)]
pub(crate) const fn mark(name: &[u8]) -> u16 {
    let len = name.len();
    if len == 0 {
        return 0;
    }
    let (first, middle, last) = (name[0] as u32, name[len / 2] as u32, name[len - 1] as u32);
    let mixed = (first | middle << 8 | last << 16).wrapping_add((len as u32) << 22);
    (mixed.wrapping_mul(0x9E37_79B1) >> 16) as u16
}

/// A JSON text, read once.
///
/// The first error of all reads from it is kept inside, so that the readers themselves return a plain `Option`.
pub struct Doc<'t> {
    text: &'t str,
    tokens: Tokens,
    failure: Cell<Option<Failure>>,
    /// The sizes of the values on the heap that are being read, one within the other.
    open: Cell<usize>,
    /// How freely values are read.
    lenience: Lenience,
    /// The member that was absent last, where a reader was given [`Doc::nothing`] for it.
    absent: Cell<Option<Failure>>,
    #[cfg(feature = "cli")]
    watch: Option<&'t super::Watch>,
}

/// The most that such values may measure together. A reader's frame is three to nine times as large as its value, and
/// a thread of an async runtime has a stack of 2 MB: a type of a hundred fields may be in itself a hundred times.
const MAX_OPEN: usize = 256 << 10;

impl<'t> Doc<'t> {
    /// Reads a text by RFC 8259.
    ///
    /// # Errors
    /// What is not JSON, not UTF-8, nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH), or 4 GiB long.
    pub fn parse(text: &'t [u8]) -> Result<Self, DecodeError> {
        let text = match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(error) => return Err(DecodeError::syntax("valid UTF-8", error.valid_up_to())),
        };
        let tokens = scan::scan(text)?;
        Ok(Doc::new(text, tokens))
    }

    /// A document over tokens that point into `text`; the last one is [`Token::NULL`].
    pub(crate) fn new(text: &'t str, tokens: Tokens) -> Self {
        let (failure, absent) = (Cell::new(None), Cell::new(None));
        Doc {
            text,
            tokens,
            failure,
            open: Cell::new(0),
            lenience: Lenience::None,
            absent,
            #[cfg(feature = "cli")]
            watch: None,
        }
    }

    /// Notes in `watch` how the document is read.
    #[cfg(feature = "cli")]
    pub(crate) fn watched(mut self, watch: &'t super::Watch) -> Self {
        // Names that may have escapes are never found the fast way, which notes nothing.
        self.tokens.iter_mut().for_each(|token| token.escaped |= token.kind == Kind::String);
        self.watch = Some(watch);
        self
    }

    #[cfg(feature = "cli")]
    pub(crate) fn watch(&self) -> Option<&super::Watch> {
        self.watch
    }

    /// Reads values more freely.
    pub(crate) fn lenient(mut self, lenience: Lenience) -> Self {
        self.lenience = lenience;
        self
    }

    /// How freely values are read.
    pub(crate) fn lenience(&self) -> Lenience {
        self.lenience
    }

    /// A null for a member that is not there, for the types that are read from it: lists.
    #[cold]
    pub(crate) fn absent(&self, failure: Failure) -> Node<'_> {
        self.absent.set(Some(failure));
        self.nothing()
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    /// A null that stands nowhere: what an absent member of a nullable type is read from.
    pub(crate) fn nothing(&self) -> Node<'_> {
        Node::new(self, u32::try_from(self.tokens.len().saturating_sub(1)).unwrap_or(0))
    }

    /// The first error of the reads so far.
    pub fn error(&self) -> DecodeError {
        let failure = self.failure.get().unwrap_or(Failure { at: 0, expected: Expected::Words("another value") });
        let token = self.token(failure.at);
        DecodeError::mismatch(path(self, failure.at), failure, found(token), token.start as usize)
    }

    /// What `read` gave, or the error that it left.
    pub(crate) fn finish<T>(&self, read: Option<T>) -> Result<T, DecodeError> {
        read.ok_or_else(|| self.error())
    }

    /// Counts a value of that size as being read, and gives what was counted before; nothing if that is too much.
    #[inline]
    pub(crate) fn open(&self, size: usize) -> Option<usize> {
        let before = self.open.get();
        if before > 0 && before + size > MAX_OPEN {
            return None;
        }
        self.open.set(before + size);
        Some(before)
    }

    /// Counts again as before.
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

    /// Takes the kept error away, so that another reading can be tried.
    pub(crate) fn take_failure(&self) -> Option<Failure> {
        self.failure.take()
    }

    #[inline(always)]
    pub(crate) fn token(&self, at: u32) -> Token {
        match self.tokens.get(at as usize) {
            Some(token) => *token,
            None => Token::NULL,
        }
    }

    /// The text of a scalar as it stands, escapes and all.
    #[inline(always)]
    pub(crate) fn raw(&self, token: Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// The text from a byte on.
    pub(crate) fn text_from(&self, start: u32) -> &str {
        self.text.get(start as usize..).unwrap_or_default()
    }

    /// The same as bytes: cheaper, since no character's boundary is looked for.
    #[inline(always)]
    pub(crate) fn bytes(&self, token: Token) -> &[u8] {
        self.text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// The index of the token after the value at `at`.
    #[inline(always)]
    pub(crate) fn after(&self, at: u32) -> u32 {
        let token = self.token(at);
        match token.kind {
            Kind::Array | Kind::Object => token.end,
            _ => at + 1,
        }
    }
}
