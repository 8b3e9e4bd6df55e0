//! Any serde format to a tape: what `Deserialize` of every generated type goes through.
//!
//! Separate from `scan.rs`, which does the same for JSON text. Generic over the format alone, so that it is compiled
//! once per format and not once per type.
//!
//! serde_yaml's `a: [1]` becomes the tape of `{"a":[1]}`; its texts are gathered in one string.

use super::doc::Doc;
use super::tape::{Kind, Token, mark};
use super::{Json, MAX_DEPTH};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// serde_json's way to pass numbers on when its feature `arbitrary_precision` is on.
const NUMBER_NAME: &str = "$serde_json::private::Number";

/// Reads a `T` from any self-describing format.
///
/// # Errors
/// The format's own, and what is no `T`: with its path, and never with the value.
pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let tape = erase(from)?;
    let doc = Doc::new(&tape.text, &tape.tokens);
    doc.finish(T::read(doc.root())).map_err(D::Error::custom)
}

fn erase<'de, D: Deserializer<'de>>(from: D) -> Result<Tape, D::Error> {
    let mut tape = Tape::default();
    Value { tape: &mut tape, depth: 0 }.deserialize(from)?;
    if u32::try_from(tape.text.len().max(tape.tokens.len())).is_err() {
        return Err(D::Error::custom("longer than 4 GiB"));
    }
    tape.tokens.push(Token::NULL);
    Ok(tape)
}

/// A tape in the making.
#[derive(Default)]
struct Tape {
    text: String,
    tokens: Vec<Token>,
}

impl Tape {
    fn scalar(&mut self, kind: Kind, note: u16, text: fmt::Arguments<'_>) {
        let start = self.text.len() as u32;
        // Writing to memory does not fail.
        let _ = fmt::Write::write_fmt(&mut self.text, text);
        self.tokens.push(Token { start, end: self.text.len() as u32, note, kind, escaped: false });
    }

    fn string(&mut self, text: &str) {
        self.scalar(Kind::String, 0, format_args!("{text}"));
    }

    fn name(&mut self, text: &str) {
        self.scalar(Kind::String, mark(text.as_bytes()), format_args!("{text}"));
    }

    fn number(&mut self, text: &str) {
        let whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        self.scalar(if whole { Kind::Integer } else { Kind::Number }, 0, format_args!("{text}"));
    }

    fn start(&mut self, kind: Kind) -> usize {
        self.scalar(kind, 0, format_args!(""));
        self.tokens.len() - 1
    }

    fn end(&mut self, start: usize, count: usize) {
        let end = self.tokens.len() as u32;
        if let Some(token) = self.tokens.get_mut(start) {
            token.end = end;
            token.note = u16::try_from(count).unwrap_or(u16::MAX);
        }
    }
}

/// Location of the next value.
struct Value<'t> {
    tape: &'t mut Tape,
    depth: usize,
}

impl<'t> Value<'t> {
    fn inside(tape: &'t mut Tape, depth: usize) -> Self {
        Value { tape, depth: depth + 1 }
    }

    fn check_depth<E: Error>(&self) -> Result<(), E> {
        if self.depth >= MAX_DEPTH { Err(E::custom("nested deeper than 128 levels")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has too")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.tape.scalar(if value { Kind::True } else { Kind::False }, 0, format_args!("{value}"));
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.tape.number(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.tape.number(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.tape.number(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.tape.number(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        match value.is_finite() {
            true => self.tape.number(zmij::Buffer::new().format_finite(value)),
            false => return self.visit_unit(),
        }
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match value.is_finite() {
            true => self.tape.number(zmij::Buffer::new().format_finite(value)),
            false => return self.visit_unit(),
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.tape.string(value);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.tape.scalar(Kind::Null, 0, format_args!(""));
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.check_depth()?;
        Value::inside(self.tape, self.depth).deserialize(from)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.visit_some(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.check_depth()?;
        let start = self.tape.start(Kind::Array);
        let mut count = 0;
        while items.next_element_seed(Value::inside(self.tape, self.depth))?.is_some() {
            count += 1;
        }
        self.tape.end(start, count);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.check_depth()?;
        let start = self.tape.start(Kind::Object);
        let mut count = 0;
        while let Some(name) = members.next_key_seed(Name(self.tape))? {
            if count == 0 && name == Special::Number {
                let digits: String = members.next_value()?;
                self.tape.tokens.truncate(start);
                self.tape.number(&digits);
                return Ok(());
            }
            members.next_value_seed(Value::inside(self.tape, self.depth))?;
            count += 1;
        }
        self.tape.end(start, count);
        Ok(())
    }
}

/// Information about an object in the name of a member.
#[derive(PartialEq)]
enum Special {
    No,
    /// The object represents a number.
    Number,
}

/// Location of the next member's name.
struct Name<'t>(&'t mut Tape);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Special;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Special, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Special;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Special, E> {
        self.0.name(value);
        Ok(if value == NUMBER_NAME { Special::Number } else { Special::No })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Special, E> {
        self.visit_str(itoa::Buffer::new().format(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Special, E> {
        self.visit_str(itoa::Buffer::new().format(value))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Special, E> {
        self.visit_str(if value { "true" } else { "false" })
    }
}
