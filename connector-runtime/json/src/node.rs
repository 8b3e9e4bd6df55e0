//! One value of a document: a handle that is copied, and what can be read from it.
//!
//! Separate from the tape, because this is what readers of types see.
//!
//! The node of `[true, 7]` has the items `true`, read with `get::<bool>()`, and `7`, read with `get::<i64>()`.

use super::doc::Doc;
use super::error::{Expected, Failure};
use super::object::Object;
use super::tape::{Kind, Token};
use super::text::unescape;
use super::{Json, Model, kinds, number};
use std::borrow::Cow;

/// A value of a [`Doc`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    doc: &'d Doc<'d>,
    at: u32,
}

impl<'d> Node<'d> {
    #[inline(always)]
    pub(crate) fn new(doc: &'d Doc<'_>, at: u32) -> Self {
        Node { doc, at }
    }

    #[inline(always)]
    pub(crate) fn token(self) -> Token {
        self.doc.token(self.at)
    }

    /// Returns the index of its token, which identifies a value within its document.
    #[inline(always)]
    pub fn at(self) -> u32 {
        self.at
    }

    /// Returns the view that it belongs to.
    #[inline(always)]
    pub fn doc(self) -> &'d Doc<'d> {
        self.doc
    }

    /// Reads it as a `T`. `None` leaves the reason in the document.
    #[inline]
    pub fn get<T: Json>(self) -> Option<T> {
        T::read(self)
    }

    /// Reads what a `Box`, `Vec` or map holds: every type that is its own part passes here. Says no where the values
    /// that are being read, one within the other, would not fit on the stack.
    #[inline]
    pub(crate) fn nested<I, T>(self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let Some(before) = self.doc.open(size_of::<I>()) else {
            return self.fail("fewer large values within each other");
        };
        let value = read();
        self.doc.close(before);
        value
    }

    /// Reads it as a struct.
    #[inline]
    pub fn model<T: Model>(self) -> Option<T> {
        T::read(&mut self.object()?)
    }

    /// Notes what should have stood here, and gives `None`.
    #[cold]
    pub fn fail<T>(self, expected: &'static str) -> Option<T> {
        self.refuse(Expected::Words(expected))
    }

    #[cold]
    pub(crate) fn refuse<T>(self, expected: Expected) -> Option<T> {
        self.doc.fail(Failure { at: self.at, expected });
        None
    }

    /// Returns `true` if it is `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.token().kind == Kind::Null
    }

    /// Its JSON types, as a set of [`kinds`]: of `1`, integer and number; of `1.5`, only number.
    pub fn kinds(self) -> u8 {
        match self.token().kind {
            Kind::Null => kinds::NULL,
            Kind::False | Kind::True => kinds::BOOLEAN,
            Kind::Integer => kinds::INTEGER | kinds::NUMBER,
            Kind::Number if number::is_whole(self.digits()) => kinds::INTEGER | kinds::NUMBER,
            Kind::Number => kinds::NUMBER,
            Kind::String => self.text_kinds(),
            Kind::Array => kinds::ARRAY,
            Kind::Object => kinds::OBJECT,
        }
    }

    /// A boolean.
    #[inline]
    pub fn boolean(self) -> Option<bool> {
        match self.token().kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => self.loose_boolean(),
        }
    }

    /// A string, without a copy where it has no escapes.
    #[inline]
    pub fn text(self) -> Option<Cow<'d, str>> {
        let token = self.token();
        match (token.kind, token.escaped) {
            (Kind::String, false) => Some(Cow::Borrowed(self.doc.raw(token))),
            (Kind::String, true) => Some(unescape(self.doc.raw(token))),
            _ => self.loose_text(),
        }
    }

    /// A string, copied.
    #[inline]
    pub fn string(self) -> Option<String> {
        self.text().map(Cow::into_owned)
    }

    /// A whole number: `7`, and also `7.0` and `7e0`.
    #[inline]
    pub fn i64(self) -> Option<i64> {
        match number::small(self.digits()) {
            Some(small) if self.token().kind == Kind::Integer => Some(small),
            _ => self.integer("an integer from -9223372036854775808 to 9223372036854775807"),
        }
    }

    /// A whole number of another type; `expected` says its range.
    pub fn integer<T: TryFrom<i128>>(self, expected: &'static str) -> Option<T> {
        match self.token().kind {
            Kind::Integer | Kind::Number => {
                match number::whole(self.digits()).and_then(|whole| T::try_from(whole).ok()) {
                    Some(whole) => Some(whole),
                    None => self.fail(expected),
                }
            }
            _ => T::try_from(self.loose_whole()?).ok().or_else(|| self.fail(expected)),
        }
    }

    /// Any number within the range of `f64`.
    #[inline]
    pub fn f64(self) -> Option<f64> {
        match self.token().kind {
            Kind::Integer | Kind::Number => match self.doc.raw(self.token()).parse::<f64>() {
                Ok(number) if number.is_finite() => Some(number),
                _ => self.fail("a number from -1.8e308 to 1.8e308"),
            },
            _ => self.loose_f64(),
        }
    }

    /// A scalar as written in the text: a number's digits, a string without its quotes.
    pub fn raw(self) -> &'d str {
        self.doc.raw(self.token())
    }

    /// A string without its quotes; anything else as its JSON text.
    pub fn text_or_source(self) -> Cow<'d, str> {
        match self.token().kind {
            Kind::String => self.text().unwrap_or_default(),
            _ => Cow::Borrowed(self.source()),
        }
    }

    /// Its first byte in the text.
    pub fn start(self) -> usize {
        self.token().start as usize
    }

    /// Its JSON path.
    pub fn path(self) -> String {
        super::path(self.doc, self.at)
    }

    /// Its JSON text. Only documents that were read from JSON have it.
    pub fn source(self) -> &'d str {
        let source = self.doc.source(self.at);
        #[cfg(feature = "count")]
        super::count::handed_out(source.len());
        source
    }

    #[inline(always)]
    fn digits(self) -> &'d [u8] {
        self.doc.bytes(self.token())
    }

    /// An object, to read members of.
    #[inline]
    pub fn object(self) -> Option<Object<'d>> {
        match self.token().kind {
            Kind::Object => Some(Object::new(self, self.at)),
            _ => self.loose_object(),
        }
    }

    /// An array, to read items of.
    #[inline]
    pub fn items(self) -> Option<Items<'d>> {
        let token = self.token();
        match token.kind {
            Kind::Array => Some(Items { doc: self.doc, at: self.at + 1, end: token.end, count: token.note as usize }),
            _ => self.loose_items(),
        }
    }

    /// The members of an object in their order, doubles too; of anything else, none.
    pub fn members(self) -> Members<'d> {
        let token = self.token();
        let end = if token.kind == Kind::Object { token.end } else { 0 };
        Members { doc: self.doc, at: self.at + 1, end }
    }

    /// The items of an array; of anything else, none.
    #[cfg(feature = "watch")]
    pub fn array(self) -> Items<'d> {
        let token = self.token();
        let end = if token.kind == Kind::Array { token.end } else { 0 };
        Items { doc: self.doc, at: self.at + 1, end, count: token.note as usize }
    }

    /// A member by name; the first if there are several.
    pub fn member(self, name: &str) -> Option<Node<'d>> {
        let mark = super::tape::mark(name.as_bytes());
        self.members().find(|(key, _)| key.token().note == mark && key.is_text(name)).map(|(_, value)| value)
    }

    /// Returns `true` if it is this string.
    #[inline(always)]
    pub fn is_text(self, text: &str) -> bool {
        let token = self.token();
        if token.escaped {
            return token.kind == Kind::String && unescape(self.doc.raw(token)) == text;
        }
        token.kind == Kind::String && self.doc.bytes(token) == text.as_bytes()
    }
}

impl<'d> Items<'d> {
    /// A value as the only item, or no item.
    pub(crate) fn of(node: Node<'d>, count: u32) -> Self {
        let (at, doc) = (node.at(), node.doc());
        let end = if count == 0 { at } else { doc.after(at) };
        Items { doc, at, end, count: count as usize }
    }
}

/// The items of an array.
#[derive(Clone)]
pub struct Items<'d> {
    doc: &'d Doc<'d>,
    at: u32,
    end: u32,
    count: usize,
}

impl Items<'_> {
    /// The number of items; 65,535 if there are more.
    pub fn count_hint(&self) -> usize {
        self.count
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Node<'d>> {
        if self.at >= self.end {
            return None;
        }
        let item = Node::new(self.doc, self.at);
        self.at = self.doc.after(self.at);
        Some(item)
    }
}

/// The members of an object: name and value.
#[derive(Clone)]
pub struct Members<'d> {
    doc: &'d Doc<'d>,
    at: u32,
    end: u32,
}

impl<'d> Iterator for Members<'d> {
    type Item = (Node<'d>, Node<'d>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let member = (Node::new(self.doc, self.at), Node::new(self.doc, self.doc.value_at(self.at + 1)));
        self.at = self.doc.after(self.at + 1);
        Some(member)
    }
}
