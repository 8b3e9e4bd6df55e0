//! Errors of reading a type from JSON: the location, the expected and the actual type. Never the value.
//!
//! Separate from the readers, because they only note a token's index; the path is worked out here, when somebody asks.
//!
//! `{"items":[{"done":"yes"}]}` read as `{items: [{done: bool}]}` gives
//! `expected a boolean at $.items[0].done, found a string`.

use super::doc::Doc;
use super::kinds;
use super::tape::{Kind, Token};
use super::text::unescape;
use std::fmt;

/// An error as the readers note it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Failure {
    /// The token.
    pub(crate) at: u32,
    /// The expected type.
    pub(crate) expected: Expected,
}

/// An expected type.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    /// In words: `a boolean`.
    Words(&'static str),
    /// One of these [`kinds`].
    Kinds(u8),
    /// An object with this member.
    Member(&'static str),
}

impl Expected {
    fn words(self) -> String {
        match self {
            Expected::Words(words) => words.to_owned(),
            Expected::Member(name) => format!("a member `{name}`"),
            Expected::Kinds(set) => {
                let number = if set & kinds::NUMBER != 0 { kinds::NUMBER } else { kinds::INTEGER };
                let named =
                    KINDS.iter().filter(|(kind, _)| set & kind != 0 && (*kind & NUMBERS == 0 || *kind == number));
                named.map(|(_, name)| *name).collect::<Vec<_>>().join(" or ")
            }
        }
    }
}

const NUMBERS: u8 = kinds::INTEGER | kinds::NUMBER;

const KINDS: [(u8, &str); 7] = [
    (kinds::OBJECT, "an object"),
    (kinds::ARRAY, "an array"),
    (kinds::STRING, "a string"),
    (kinds::INTEGER, "an integer"),
    (kinds::NUMBER, "a number"),
    (kinds::BOOLEAN, "a boolean"),
    (kinds::NULL, "null"),
];

/// The error from reading JSON as a type.
#[derive(Clone)]
pub struct DecodeError {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    path: Option<String>,
    expected: String,
    found: &'static str,
    offset: usize,
}

impl DecodeError {
    /// The text is not JSON.
    #[cold]
    pub(crate) fn syntax(expected: &str, offset: usize) -> Self {
        DecodeError { inner: Box::new(Inner { path: None, expected: expected.to_owned(), found: "", offset }) }
    }

    #[cold]
    pub(crate) fn mismatch(path: String, failure: Failure, found: &'static str, offset: usize) -> Self {
        let found = if let Expected::Member(_) = failure.expected { "none" } else { found };
        DecodeError { inner: Box::new(Inner { path: Some(path), expected: failure.expected.words(), found, offset }) }
    }

    /// The refusal of a value by a type of serde's.
    #[cold]
    pub(crate) fn foreign(path: String, expected: String, found: &'static str, offset: usize) -> Self {
        DecodeError { inner: Box::new(Inner { path: Some(path), expected, found, offset }) }
    }

    /// Returns the same error for a value within another one, whose path is given.
    #[cold]
    #[must_use]
    pub fn within(mut self, path: &str) -> Self {
        if let Some(own) = &mut self.inner.path {
            own.replace_range(..own.len().min(1), path);
        }
        self
    }

    /// Returns the path: `$.items[3].done`; `None` if the text is not JSON.
    pub fn path(&self) -> Option<&str> {
        self.inner.path.as_deref()
    }

    /// The type that was expected: `a boolean`.
    pub fn expected(&self) -> &str {
        &self.inner.expected
    }

    /// The type that was found: `a string`. Empty if the text is not JSON.
    pub fn found(&self) -> &str {
        self.inner.found
    }

    /// Number of bytes before it.
    pub fn offset(&self) -> usize {
        self.inner.offset
    }
}

/// The text is not JSON, since it is not UTF-8.
impl From<std::str::Utf8Error> for DecodeError {
    fn from(error: std::str::Utf8Error) -> Self {
        DecodeError::syntax("valid UTF-8", error.valid_up_to())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, expected, found, offset } = &*self.inner;
        match path {
            Some(path) => write!(f, "expected {expected} at {path}, found {found}"),
            None => write!(f, "not JSON: expected {expected} at byte {offset}"),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}

/// A value's type in words.
pub(crate) fn found(token: Token) -> &'static str {
    match token.kind {
        Kind::Null => "null",
        Kind::False | Kind::True => "a boolean",
        Kind::Integer => "an integer",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

/// The JSON path of a token: down from the root, always into the value that holds it.
pub(crate) fn path(doc: &Doc<'_>, target: u32) -> String {
    let mut path = String::from("$");
    let mut at = doc.root_at();
    if let Some((name, value)) = doc.member_of(target) {
        push_member(&mut path, &name.text().unwrap_or_default());
        at = value;
    }
    while at < target {
        let container = doc.token(at);
        let object = container.kind == Kind::Object;
        let (mut child, mut index) = (at + 1, 0usize);
        let inside = loop {
            let value = if object { child + 1 } else { child };
            if child >= container.end {
                return path;
            }
            let after = doc.after(value);
            if target < after {
                break value;
            }
            (child, index) = (after, index + 1);
        };
        match object {
            true => push_member(&mut path, &unescape(doc.raw(doc.token(child)))),
            false => path.push_str(&format!("[{index}]")),
        }
        at = inside;
    }
    path
}

/// The JSON path of a member of the root.
pub fn member_path(name: &str) -> String {
    let mut path = String::from("$");
    push_member(&mut path, name);
    path
}

/// `.name` if the name is a plain word, `["any name"]` if not. A name longer than 64 characters is cut.
fn push_member(path: &mut String, name: &str) {
    let word = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if word {
        path.push('.');
        path.push_str(name);
        return;
    }
    let mut short: String = name.chars().take(64).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    path.push_str(&format!("[{short:?}]"));
}
