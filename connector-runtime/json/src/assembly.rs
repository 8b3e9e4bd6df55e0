//! [`Assembly`]: an object made of values of a document, without a copy of them.
//!
//! Its tokens follow those of the document: the object, two places for each member, and the tokens of values that
//! have their own text. A place links to a token of the document or to one of those.
//!
//! For `{"data":[1,2],"n":2}`, the members `rows` = `/data` and `total` = `"9"` give what `{"rows":[1,2],"total":"9"}`
//! would be; `[1,2]` is neither written nor scanned again.

use super::error::DecodeError;
use super::node::Node;
use super::scan;
use super::tape::{Kind, Token, mark};
use super::text::escape;

/// An object in preparation: [`Doc::assembled`](super::Doc::assembled) makes it the root of a view.
///
/// Linked nodes must belong to the document of that view; otherwise, they are other values or missing.
#[derive(Debug, Default)]
pub struct Assembly {
    /// Text that the document does not contain: names, and values with their own text.
    text: String,
    tokens: Vec<Token>,
    /// A name and a value for each member.
    places: Vec<Place>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// A token of the document.
    Link(u32),
    /// A token of the assembly.
    Own(u32),
}

/// A token at an index after those of the document.
pub(crate) enum Outer {
    /// The object itself.
    Root,
    /// A token of the document.
    Link(u32),
    /// A token of the assembly.
    Own(u32),
}

impl Assembly {
    /// Adds a value of the document under a name.
    pub fn link(&mut self, name: &str, value: Node<'_>) {
        let name = self.name(name);
        self.places.extend([name, Place::Link(value.at())]);
    }

    /// Adds a member of an object of the document, as it is.
    pub fn keep(&mut self, name: Node<'_>, value: Node<'_>) {
        self.places.extend([Place::Link(name.at()), Place::Link(value.at())]);
    }

    /// Adds a value that has its own text.
    ///
    /// # Errors
    /// The text is not JSON.
    pub fn text_of(&mut self, name: &str, json: &str) -> Result<(), DecodeError> {
        let scanned = scan::scan(json)?;
        let name = self.name(name);
        let (first, start) = (self.tokens.len() as u32, self.text.len() as u32);
        self.text.push_str(json);
        let inner = scanned.split_last().map_or(&[][..], |(_, inner)| inner);
        self.tokens.extend(inner.iter().map(|token| moved(*token, first, start)));
        self.places.extend([name, Place::Own(first)]);
        Ok(())
    }

    fn name(&mut self, name: &str) -> Place {
        let mut quoted = Vec::with_capacity(name.len() + 2);
        escape(name, &mut quoted);
        let quoted = String::from_utf8(quoted).unwrap_or_default();
        let start = self.text.len() as u32 + 1;
        let end = start + (quoted.len() as u32).saturating_sub(2);
        let (note, escaped) = (mark(name.as_bytes()), quoted.contains('\\'));
        self.text.push_str(&quoted);
        self.tokens.push(Token { start, end, note, kind: Kind::String, escaped });
        Place::Own(self.tokens.len() as u32 - 1)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Number of places between the document's tokens and its own: the object, and two for each member.
    fn before(&self) -> u32 {
        self.places.len() as u32 + 1
    }

    /// Returns the token at an index, counted from the end of the document's tokens. For the place of a member, that is the token it links to.
    pub(crate) fn outer(&self, at: u32) -> Outer {
        let Some(place) = at.checked_sub(1) else { return Outer::Root };
        match self.places.get(place as usize) {
            Some(Place::Link(target)) => Outer::Link(*target),
            Some(Place::Own(own)) => Outer::Own(*own),
            None => Outer::Own(at.saturating_sub(self.before())),
        }
    }

    /// The token of the object, after `count` tokens of a document.
    pub(crate) fn root(&self, count: u32) -> Token {
        let note = u16::try_from(self.places.len() / 2).unwrap_or(u16::MAX);
        Token { end: count.saturating_add(self.before()), note, kind: Kind::Object, ..Token::NULL }
    }

    /// The index of a token of the assembly, after `count` tokens of a document.
    pub(crate) fn index(&self, own: u32, count: u32) -> u32 {
        count.saturating_add(self.before()).saturating_add(own)
    }

    /// A token of the assembly, after `count` tokens of a document.
    pub(crate) fn token(&self, own: u32, count: u32, bytes: usize) -> Token {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let token = self.tokens.get(own as usize).copied().unwrap_or(Token::NULL);
        moved(token, self.index(0, count), bytes)
    }
}

/// Moves a token by `first` tokens and `bytes` bytes.
fn moved(token: Token, first: u32, bytes: u32) -> Token {
    let start = token.start.saturating_add(bytes);
    match token.kind {
        Kind::Array | Kind::Object => Token { start, end: token.end.saturating_add(first), ..token },
        _ => Token { start, end: token.end.saturating_add(bytes), ..token },
    }
}
