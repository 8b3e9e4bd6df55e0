//! Values read more freely: what came as XML or CSV has texts where JSON has numbers, and one element where it has a
//! list of one.
//!
//! Separate from `node.rs` because none of it is on the way of JSON: a reader comes here where it would have failed.
//!
//! `{"id": "42", "tag": "a", "note": {"@lang": "en", "$text": "b"}, "more": null}` is read as
//! `{id: i64, tag: Vec<String>, note: String, more: Vec<String>}`: 42, one tag, `b`, nothing more.

use super::error::{Expected, Failure};
use super::kinds;
use super::node::{Items, Node};
use super::object::Object;
use super::tape::Kind;
use serde_json::Number;
use std::borrow::Cow;

/// Leniency with which the values of a document are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lenience {
    /// Not at all: it came as JSON.
    None,
    /// Elements: an object may be read as its [`TEXT`], and a text as an object with only that.
    Elements,
    /// Cells: an object or array may be given by its JSON text.
    Cells,
}

/// The member of an element's object that is its text.
pub const TEXT: &str = "$text";

/// Prefix of the names of members that are attributes.
pub const ATTRIBUTE: char = '@';

impl<'d> Node<'d> {
    /// The text that it represents, unless it was received as JSON.
    #[cold]
    fn loose(self) -> Option<Cow<'d, str>> {
        let lenience = self.doc().lenience();
        match self.token().kind {
            _ if lenience == Lenience::None || self.is_absent() => None,
            Kind::String => self.text(),
            Kind::Null => Some(Cow::Borrowed("")),
            Kind::False | Kind::True | Kind::Integer | Kind::Number => Some(Cow::Borrowed(self.raw())),
            Kind::Array if lenience == Lenience::Elements => None,
            Kind::Object if lenience == Lenience::Elements => self.element_text(),
            Kind::Array | Kind::Object => Some(Cow::Borrowed(self.source())),
        }
    }

    /// The text beside attributes. Beside other elements it is not all that there is.
    fn element_text(self) -> Option<Cow<'d, str>> {
        let mut text = Cow::Borrowed("");
        for (name, value) in self.members() {
            let name = name.text()?;
            if name == TEXT && value.token().kind == Kind::String {
                text = value.text()?;
            } else if !name.starts_with(ATTRIBUTE) {
                return None;
            }
        }
        Some(text)
    }

    /// A string that was none.
    #[cold]
    pub(crate) fn loose_text(self) -> Option<Cow<'d, str>> {
        match self.token().kind {
            Kind::String => None,
            _ => self.loose(),
        }
        .or_else(|| self.fail("a string"))
    }

    /// A boolean that was none.
    #[cold]
    pub(crate) fn loose_boolean(self) -> Option<bool> {
        match self.loose().as_deref().map(str::trim) {
            Some("true" | "1") => Some(true),
            Some("false" | "0") => Some(false),
            _ => self.fail("a boolean"),
        }
    }

    /// A whole number that was none.
    #[cold]
    pub(crate) fn loose_whole(self) -> Option<i128> {
        let whole = self.loose().and_then(|text| super::number::whole(spelled(&text)?.as_bytes()));
        whole.or_else(|| self.fail("an integer"))
    }

    /// A number that was none.
    #[cold]
    pub(crate) fn loose_f64(self) -> Option<f64> {
        let number = self.loose().and_then(|text| spelled(&text)?.parse::<f64>().ok());
        number.filter(|number| number.is_finite()).or_else(|| self.fail("a number"))
    }

    /// The same, with all digits.
    #[cold]
    pub(crate) fn loose_number(self) -> Option<Number> {
        let number = self.loose().and_then(|text| spelled(&text)?.parse().ok());
        number.or_else(|| self.fail("a number"))
    }

    /// An object that was none: an empty element, or a text that may be its [`TEXT`].
    #[cold]
    pub(crate) fn loose_object(self) -> Option<Object<'d>> {
        let is_element = self.doc().lenience() == Lenience::Elements && !self.is_absent();
        match self.token().kind {
            Kind::Array | Kind::Object => self.fail("an object"),
            _ if is_element => Some(Object::of_text(self, self.at())),
            _ => self.fail("an object"),
        }
    }

    /// An array that was none: one element, or, where it is empty or not there at all, no element.
    #[cold]
    pub(crate) fn loose_items(self) -> Option<Items<'d>> {
        if self.doc().lenience() == Lenience::None {
            return self.fail("an array");
        }
        let is_blank = match self.token().kind {
            Kind::Null => true,
            Kind::String => self.text()?.trim().is_empty(),
            _ => false,
        };
        Some(Items::of(self, u32::from(!is_blank)))
    }

    /// The JSON types of a text for unions, including that of the scalar that it spells.
    pub(crate) fn text_kinds(self) -> u8 {
        if self.doc().lenience() == Lenience::None {
            return kinds::STRING;
        }
        let text = self.raw();
        let number = match spelled(text).filter(|spelled| *spelled == text) {
            Some(number) if super::number::is_whole(number.as_bytes()) => kinds::INTEGER | kinds::NUMBER,
            Some(_) => kinds::NUMBER,
            None => 0,
        };
        let boolean = if matches!(text, "true" | "false" | "1" | "0") { kinds::BOOLEAN } else { 0 };
        kinds::STRING | number | boolean
    }

    /// Returns `true` if it represents a missing member.
    pub(crate) fn is_absent(self) -> bool {
        self.at() == self.doc().nothing().at()
    }
}

/// The number that a text spells, without blanks around it and a plus before it: ` +07.50 ` is `07.50`. `INF` and `NaN`
/// are none, since JSON has none.
fn spelled(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text.strip_prefix('+').filter(|rest| !rest.starts_with('-')).unwrap_or(text);
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (rest, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction) && digits(exponent)).then_some(text)
}

impl<'d> Object<'d> {
    /// The value of a missing member: an error, unless lists may be omitted if they are empty.
    #[cold]
    pub(crate) fn absent(&self, name: &'static str) -> Option<Node<'d>> {
        let node = self.node();
        let failure = Failure { at: node.at(), expected: Expected::Member(name) };
        if node.doc().lenience() == Lenience::None {
            node.doc().fail(failure);
            return None;
        }
        Some(node.doc().absent(failure))
    }
}
