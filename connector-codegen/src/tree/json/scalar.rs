//! Strings and numbers of JSON. Apart from the structure because most of a document's bytes are read here.
//!
//! `"a\u00e9"` becomes `aé`; `-1.50e3` stays `-1.50e3`.

use super::Reader;
use crate::diag::code;
use crate::text::Span;
use std::rc::Rc;

impl<'t> Reader<'t, '_> {
    /// The string that begins here.
    pub(super) fn string(&mut self) -> Option<Rc<str>> {
        let start = self.at();
        let [_, rest @ ..] = self.rest else { return self.fault("a string") };
        let mut rest = rest;
        loop {
            match rest {
                [b'"', tail @ ..] => {
                    let end = self.text.len() - rest.len();
                    self.rest = tail;
                    return Some(self.names.get(self.text.get(start + 1..end).unwrap_or_default()));
                }
                [b'\\', ..] => return self.escaped(start, rest),
                [] | [0..=0x1f, ..] => return self.broken_string(start, rest),
                [_, tail @ ..] => rest = tail,
            }
        }
    }

    /// The rest of a string whose first escape is at the beginning of `rest`.
    fn escaped(&mut self, start: usize, mut rest: &'t [u8]) -> Option<Rc<str>> {
        let mut out = String::new();
        let mut plain = start + 1;
        loop {
            let at = self.text.len() - rest.len();
            match rest {
                [b'"', tail @ ..] => {
                    out.push_str(self.text.get(plain..at).unwrap_or_default());
                    self.rest = tail;
                    return Some(self.names.get(&out));
                }
                [b'\\', tail @ ..] => {
                    out.push_str(self.text.get(plain..at).unwrap_or_default());
                    let Some((character, tail)) = escape(tail) else { return self.broken_escape(at, tail) };
                    out.push(character);
                    rest = tail;
                    plain = self.text.len() - rest.len();
                }
                [] | [0..=0x1f, ..] => return self.broken_string(start, rest),
                [_, tail @ ..] => rest = tail,
            }
        }
    }

    fn broken_string<T>(&mut self, start: usize, rest: &[u8]) -> Option<T> {
        let at = self.text.len() - rest.len();
        let opened = Span::new(self.source, start, start + 1);
        let (message, help) = match rest.first() {
            None => ("the text ends within a string".to_owned(), "the file is cut off here, or a `\"` is missing"),
            Some(b'\n' | b'\r') => (
                "a string goes over the end of its line".to_owned(),
                "a `\"` is missing, or a line break must be written `\\n`",
            ),
            Some(byte) => (
                format!("the control character U+{byte:04X} stands in a string"),
                "write it as an escape: `\\t`, `\\n`, `\\u0000`",
            ),
        };
        let span = Span::new(self.source, at, at + usize::from(!rest.is_empty()));
        self.diags.report(&code::SYNTAX, span, message).label(opened, "the string begins here").help(help);
        None
    }

    fn broken_escape<T>(&mut self, at: usize, tail: &[u8]) -> Option<T> {
        let length = if tail.first() == Some(&b'u') { 6 } else { 2 };
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(length).last().unwrap_or(0);
        let written: String = rest.get(..end).unwrap_or_default().chars().map(super::visible).collect();
        self.diags
            .report(&code::SYNTAX, Span::new(self.source, at, at + end), format!("`{written}` is no escape"))
            .help("the escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t`, and `\\u` with four hexadecimal digits");
        None
    }

    /// The number that begins here, as it is written.
    pub(super) fn number(&mut self) -> Option<Rc<str>> {
        let start = self.at();
        if let [b'-', rest @ ..] = self.rest {
            self.rest = rest;
        }
        match self.rest {
            [b'0', rest @ ..] => self.rest = rest,
            _ => self.digits()?,
        }
        if let [b'.', rest @ ..] = self.rest {
            self.rest = rest;
            self.digits()?;
        }
        if let [b'e' | b'E', rest @ ..] = self.rest {
            self.rest = rest;
            if let [b'+' | b'-', rest @ ..] = self.rest {
                self.rest = rest;
            }
            self.digits()?;
        }
        Some(self.names.get(self.text.get(start..self.at()).unwrap_or_default()))
    }

    fn digits(&mut self) -> Option<()> {
        if !matches!(self.rest, [b'0'..=b'9', ..]) {
            return self.fault("a digit");
        }
        while let [b'0'..=b'9', rest @ ..] = self.rest {
            self.rest = rest;
        }
        Some(())
    }
}

/// The character that stands after a backslash, and what follows.
fn escape(text: &[u8]) -> Option<(char, &[u8])> {
    let [byte, rest @ ..] = text else { return None };
    let character = match byte {
        b'"' | b'\\' | b'/' => *byte as char,
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(rest),
        _ => return None,
    };
    Some((character, rest))
}

/// The character of `XXXX` or `XXXX\uXXXX`. Half a pair is no character: it becomes U+FFFD.
fn unicode(text: &[u8]) -> Option<(char, &[u8])> {
    let (high, rest) = hex(text)?;
    if let (0xd800..=0xdbff, [b'\\', b'u', tail @ ..]) = (high, rest)
        && let Some((low @ 0xdc00..=0xdfff, tail)) = hex(tail)
    {
        let both = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
        return Some((char::from_u32(both).unwrap_or(char::REPLACEMENT_CHARACTER), tail));
    }
    Some((char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER), rest))
}

fn hex(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<4>()?;
    let mut number = 0;
    for digit in digits {
        number = number * 16 + (*digit as char).to_digit(16)?;
    }
    Some((number, rest))
}
