//! JSON text to nodes: RFC 8259 to the letter, and each key and value with its bytes.
//!
//! Our own, since no JSON reader keeps both places and digits, and build scripts run without optimisation: this one
//! matches on the rest of the text and calls nothing per byte.
//!
//! `{"a": 1.0}` becomes a map over bytes 0..10 whose key `a` is at 1..4 and whose number `1.0` is at 6..9.

mod scalar;
#[cfg(test)]
mod tests;

use super::duplicate::Duplicates;
use super::name::Names;
use super::{DEPTH, Key, Map, Node, Value};
use crate::diag::{Diagnostics, code};
use crate::text::{SourceId, Span};
use std::rc::Rc;

/// The tree of a JSON text; absent if it is not valid JSON, which is then reported.
pub fn read(text: &str, source: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let mut reader = Reader {
        text,
        rest: text.as_bytes(),
        source,
        open: Vec::new(),
        entries: Vec::new(),
        items: Vec::new(),
        names: Names::new(),
        duplicates: Duplicates::default(),
        diags,
    };
    let node = reader.value()?;
    reader.skip_space();
    if !reader.rest.is_empty() {
        return reader.fault("the end of the text");
    }
    Some(node)
}

struct Reader<'t, 'd> {
    text: &'t str,
    rest: &'t [u8],
    source: SourceId,
    /// The starts of the objects and arrays that are still open.
    open: Vec<usize>,
    /// Members of all open objects, the innermost last. One vector for all, so that each object is allocated once.
    entries: Vec<(Key, Node)>,
    /// Items of all open arrays, likewise.
    items: Vec<Node>,
    names: Names,
    duplicates: Duplicates,
    diags: &'d mut Diagnostics,
}

impl Reader<'_, '_> {
    fn at(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.source, start, self.at())
    }

    fn skip_space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn value(&mut self) -> Option<Node> {
        self.skip_space();
        let start = self.at();
        let value = match self.rest {
            [b'"', ..] => Value::String(self.string()?),
            [b'{', rest @ ..] => {
                self.enter(start, rest)?;
                Value::Map(Rc::new(self.object()?))
            }
            [b'[', rest @ ..] => {
                self.enter(start, rest)?;
                Value::List(Rc::new(self.array()?))
            }
            [b'-' | b'0'..=b'9', ..] => Value::Number(self.number()?),
            [b't', b'r', b'u', b'e', rest @ ..] => self.word(rest, Value::Bool(true)),
            [b'f', b'a', b'l', b's', b'e', rest @ ..] => self.word(rest, Value::Bool(false)),
            [b'n', b'u', b'l', b'l', rest @ ..] => self.word(rest, Value::Null),
            _ => return self.fault("a value"),
        };
        Some(Node::new(self.span(start), value))
    }
}

impl<'t> Reader<'t, '_> {
    fn word(&mut self, rest: &'t [u8], value: Value) -> Value {
        self.rest = rest;
        value
    }

    /// Goes into an object or array.
    fn enter(&mut self, start: usize, rest: &'t [u8]) -> Option<()> {
        if self.open.len() >= DEPTH {
            super::report_depth(Span::new(self.source, start, start + 1), self.diags);
            return None;
        }
        self.rest = rest;
        self.open.push(start);
        Some(())
    }

    fn object(&mut self) -> Option<Map> {
        let first = self.entries.len();
        self.skip_space();
        if !matches!(self.rest, [b'}', ..]) {
            loop {
                self.member()?;
                self.skip_space();
                match self.rest {
                    [b',', rest @ ..] => self.rest = rest,
                    [b'}', ..] => break,
                    _ => return self.fault("`,` or `}`"),
                }
            }
        }
        self.leave();
        let entries = take(&mut self.entries, first);
        Some(self.duplicates.map(entries, self.diags))
    }

    fn member(&mut self) -> Option<()> {
        self.skip_space();
        let start = self.at();
        let [b'"', ..] = self.rest else { return self.fault("a member's name in double quotes") };
        let text = self.string()?;
        let key = Key { span: self.span(start), text };
        self.skip_space();
        let [b':', rest @ ..] = self.rest else { return self.fault("`:`") };
        self.rest = rest;
        let node = self.value()?;
        self.entries.push((key, node));
        Some(())
    }

    fn array(&mut self) -> Option<Vec<Node>> {
        let first = self.items.len();
        self.skip_space();
        if !matches!(self.rest, [b']', ..]) {
            loop {
                let node = self.value()?;
                self.items.push(node);
                self.skip_space();
                match self.rest {
                    [b',', rest @ ..] => self.rest = rest,
                    [b']', ..] => break,
                    _ => return self.fault("`,` or `]`"),
                }
            }
        }
        self.leave();
        Some(take(&mut self.items, first))
    }

    /// Goes past the bracket that stands here.
    fn leave(&mut self) {
        if let [_, rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.open.pop();
    }

    /// Reports that something else stands here than what is expected.
    fn fault<T>(&mut self, expected: &str) -> Option<T> {
        let start = self.at();
        let found = self.text.get(start..).and_then(|rest| rest.chars().next());
        let end = start + found.map_or(0, char::len_utf8);
        let span = Span::new(self.source, start, end);
        let message = match found {
            Some(found) => format!("expected {expected}, found `{}`", visible(found)),
            None => format!("the text ends where {expected} must stand"),
        };
        let report = self.diags.report(&code::SYNTAX, span, message).note(format!("expected {expected}"));
        let report = match self.open.last() {
            Some(open) => {
                let kind = if self.text.as_bytes().get(*open) == Some(&b'[') { "array" } else { "object" };
                report.label(Span::new(self.source, *open, open + 1), format!("this {kind} is still open"))
            }
            None => report,
        };
        report.help(advice(self.text, start, found));
        None
    }
}

/// A character as a report can show it.
fn visible(character: char) -> String {
    match character {
        '\'' | '"' | '\\' => character.to_string(),
        _ => character.escape_debug().to_string(),
    }
}

/// The help for a character that JSON does not allow there.
fn advice(text: &str, at: usize, found: Option<char>) -> &'static str {
    let before = text.get(..at).unwrap_or_default().trim_end().as_bytes().last();
    match found {
        None => "the file is cut off here, or a bracket is missing",
        Some('}' | ']') if before == Some(&b',') => "remove the comma before it: JSON allows none there",
        Some('\'') => "JSON puts texts in double quotes",
        Some('/' | '#') => "JSON has no comments",
        Some('0'..='9') if before.is_some_and(u8::is_ascii_digit) => "a number begins with no zero that is not needed",
        Some('N' | 'I' | 'T' | 'F' | 'n' | 't' | 'f') => "JSON knows `null`, `true` and `false`, in small letters",
        Some(_) => "is a quote, a comma or a bracket missing before it?",
    }
}

/// The elements from `first` on, in a vector of just that size.
fn take<T>(all: &mut Vec<T>, first: usize) -> Vec<T> {
    let mut taken = all.split_off(first);
    taken.shrink_to_fit();
    taken
}
