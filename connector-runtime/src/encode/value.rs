//! One JSON value as its text, taken apart only where an encoder asks.
//!
//! Separate because arguments are written as JSON once and then only looked at: nothing is allocated for `42` or
//! `"open"`, and a number keeps its digits (`1.10` stays `1.10`).

use std::borrow::Cow;

use connector_json::{Document, from_slice};

/// A JSON value: its text, without blanks around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    text: &'a str,
}

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Null,
    /// A number, `true` or `false`: its text is its value.
    Scalar,
    Text,
    Array,
    Object,
}

impl<'a> Value<'a> {
    /// The value whose text this is. Other text than JSON gives a value that encodes to something, without panic.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text: text.trim_matches([' ', '\t', '\n', '\r']) }
    }

    pub(crate) fn form(self) -> Form {
        match self.text.as_bytes().first() {
            Some(b'"') => Form::Text,
            Some(b'[') => Form::Array,
            Some(b'{') => Form::Object,
            Some(b'n') | None => Form::Null,
            Some(_) => Form::Scalar,
        }
    }

    /// Its JSON text.
    pub(crate) fn json(self) -> &'a str {
        self.text
    }

    /// A string without quotes and escapes; anything else as its JSON text.
    pub(crate) fn plain(self) -> Cow<'a, str> {
        if self.form() != Form::Text {
            return Cow::Borrowed(self.text);
        }
        let inner = self.text.strip_prefix('"').unwrap_or(self.text);
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        if !inner.contains('\\') {
            return Cow::Borrowed(inner);
        }
        from_slice(self.text.as_bytes()).map_or(Cow::Borrowed(inner), Cow::Owned)
    }

    /// The items of an array that are not null; of anything else, none.
    pub(crate) fn items(self) -> impl Iterator<Item = Value<'a>> {
        self.inside(Form::Array).filter(|item| item.form() != Form::Null)
    }

    /// The members of an object that are not null; of anything else, none.
    pub(crate) fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'a>)> {
        self.entries().map(|(key, value)| (key.plain(), value)).filter(|(_, value)| value.form() != Form::Null)
    }

    /// The members of an object, names and values as they stand; of anything else, none.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Value<'a>, Value<'a>)> {
        let mut inside = self.inside(Form::Object);
        std::iter::from_fn(move || Some((inside.next()?, inside.next()?)))
    }

    /// The values inside a value of that form, including names of members; none for other values.
    fn inside(self, form: Form) -> impl Iterator<Item = Value<'a>> {
        let document = if self.form() == form { Document::new(self.text).ok() } else { None };
        let spans = document.into_iter().flat_map(Document::into_spans);
        spans.filter_map(move |span| self.text.get(span).map(|text| Value { text }))
    }

    /// Returns `true` if it is an empty array or object.
    pub(crate) fn is_hollow(self) -> bool {
        match self.form() {
            Form::Array => self.items().next().is_none(),
            Form::Object => self.members().next().is_none(),
            _ => false,
        }
    }
}
