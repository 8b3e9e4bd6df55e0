//! The tape: a whole JSON text as one flat list of small tokens. The scanner fills it, and so do serde formats
//! (`erase.rs`).
//!
//! `{"a":[1]}` becomes `Object(end 4) String("a") Array(end 4) Integer("1")`: the end of a container is the index of
//! the token after it, so that a value is skipped in one step; every scalar is a span of the text.

/// Kind of a token.
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
    /// Containers: number of items, at most `u16::MAX`. Names: their [`mark`].
    pub(crate) note: u16,
    /// The kind.
    pub(crate) kind: Kind,
    /// A string with escapes.
    pub(crate) escaped: bool,
}

impl Token {
    /// The token that represents missing values. Also the last one of every tape.
    pub(crate) const NULL: Token = Token { start: 0, end: 0, note: 0, kind: Kind::Null, escaped: false };

    /// The index of the token after this value, which has the index `at`.
    #[inline(always)]
    pub(crate) fn after(self, at: u32) -> u32 {
        match self.kind {
            Kind::Array | Kind::Object => self.end,
            Kind::Null | Kind::False | Kind::True | Kind::Integer | Kind::Number | Kind::String => at + 1,
        }
    }
}

/// A small hash of a member's name. It is computed at compile time for known names, so that most absent members
/// are recognized without comparing text.
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
