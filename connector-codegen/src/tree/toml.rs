//! TOML text to the same nodes as JSON, by the crate toml, with places in bytes.
//!
//! Separate from the others because a table may be in several pieces: its span is then from its first key to the end of its
//! last value.
//!
//! `a.b = [1, 2026-01-01]` becomes a map whose key `a` is at 0..1 and whose `b` contains the number `1` and the string
//! `2026-01-01`.

use super::{DEPTH, Key, Map, Node, Value};
use crate::diag::{Diagnostics, code};
use crate::text::{SourceId, Span};
use std::ops::Range;
use std::rc::Rc;
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

/// Maximum number of errors: more would not help.
const MOST: usize = 20;

/// Returns `true` if a text looks like TOML: its first nonempty line is `key = value`. Root keys come before tables.
pub fn is_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let Some((key, _)) = lines.next().and_then(|line| line.split_once('=')) else { return false };
    let key = key.trim_end();
    let is_bare = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    !key.is_empty() && (key.chars().all(is_bare) || key.len() > 2 && key.starts_with('"') && key.ends_with('"'))
}

/// The tree of a TOML text; absent if the text is not valid TOML, which is then reported.
pub fn read(text: &str, source: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(MOST) {
        let place = error.span().unwrap_or(0..0);
        let message = error.message().trim_end().replace('\n', ", ");
        diags
            .report(
                &code::SYNTAX,
                Span::new(source, place.start, place.end),
                format!("this is not valid TOML: {message}"),
            )
            .help("the text was taken as TOML, since it begins with `key = value`");
    }
    let reader = Reader { text, source };
    let root = reader.table(table.get_ref(), 0..text.len(), 0, diags)?;
    errors.is_empty().then_some(root)
}

struct Reader<'t> {
    text: &'t str,
    source: SourceId,
}

impl Reader<'_> {
    /// A table, whose given place holds only if it is written in braces.
    fn table(&self, table: &DeTable<'_>, given: Range<usize>, depth: usize, diags: &mut Diagnostics) -> Option<Node> {
        let mut entries = Vec::new();
        for (key, value) in table.iter() {
            let text: &str = key.get_ref();
            let key = Key { span: self.span(key.span()), text: text.into() };
            entries.push((key, self.value(value, depth + 1, diags)?));
        }
        // The crate sorts by name; the order of the source is what people mean.
        entries.sort_by_key(|(key, _)| key.span.start);
        let span = match (self.begins(&given, "{"), entries.first()) {
            (false, Some((first, _))) => self.around(first.span, entries.iter().map(|(_, node)| node.span)),
            _ => self.span(given),
        };
        Some(Node::new(span, Value::Map(Rc::new(Map::new(entries)))))
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, depth: usize, diags: &mut Diagnostics) -> Option<Node> {
        let span = self.span(value.span());
        if depth > DEPTH {
            super::report_depth(span, diags);
            return None;
        }
        let made = match value.get_ref() {
            DeValue::String(text) => Value::String((**text).into()),
            DeValue::Integer(number) => integer(number),
            DeValue::Float(number) => float(number),
            DeValue::Boolean(truth) => Value::Bool(*truth),
            // JSON has no dates: they are texts there.
            DeValue::Datetime(date) => Value::String(date.to_string().into()),
            DeValue::Table(table) => return self.table(table, value.span(), depth, diags),
            DeValue::Array(items) => {
                let items = items.iter().map(|item| self.value(item, depth + 1, diags)).collect::<Option<Vec<_>>>()?;
                return Some(self.list(items, span));
            }
        };
        Some(Node::new(span, made))
    }

    /// An array; one of tables with headers lies around them.
    fn list(&self, items: Vec<Node>, given: Span) -> Node {
        let inside = |item: &Node| given.start < item.span.start && item.span.end < given.end;
        let span = match items.first() {
            Some(first) if !items.iter().all(inside) => {
                // From the header's last bracket on: one item alone would have the place of the whole.
                let start = Span { start: first.span.start.saturating_sub(1), ..first.span };
                self.around(start, items.iter().map(|item| item.span))
            }
            _ => given,
        };
        Node::new(span, Value::List(Rc::new(items)))
    }

    fn around(&self, first: Span, all: impl Iterator<Item = Span>) -> Span {
        all.fold(first, |span, next| Span { end: span.end.max(next.end), ..span })
    }

    fn begins(&self, place: &Range<usize>, with: &str) -> bool {
        self.text.get(place.clone()).is_some_and(|text| text.starts_with(with))
    }

    fn span(&self, place: Range<usize>) -> Span {
        Span::new(self.source, place.start, place.end)
    }
}

/// A whole number in decimal digits; one beyond all bounds stays as it is written.
fn integer(number: &DeInteger<'_>) -> Value {
    let text = number.as_str();
    let digits = text.trim_start_matches('+');
    match (number.radix(), i128::from_str_radix(digits, number.radix())) {
        (10, _) => Value::Number(digits.into()),
        (_, Ok(value)) => Value::Number(value.to_string().into()),
        (_, Err(_)) => Value::String(text.into()),
    }
}

/// A float as JSON writes it; `inf` and `nan` are strings, as in YAML.
fn float(number: &DeFloat<'_>) -> Value {
    let text = number.as_str().trim_start_matches('+');
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Value::Number(text.into()),
        _ => Value::String(text.into()),
    }
}

#[cfg(test)]
mod tests;
