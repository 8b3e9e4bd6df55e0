//! Types of YAML scalars: the core schema of YAML 1.2 (section 10.3.2), with numbers spelled as JSON spells them.
//!
//! Separate because it is a table, and the place where `no`, `012` and `1_000` are decided on.
//!
//! `0x1F` becomes the number `31`, `.5` the number `0.5`, `no` and `12:30` stay strings.

use super::Scalar;
use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::Value;
use crate::tree::name::Names;
use saphyr_parser::{ScalarStyle, Tag};
use std::borrow::Cow;

/// The scalar alone, of all that the parser takes for its place: no comment after a quote, no lines after a text.
pub(super) fn written(place: &str, style: ScalarStyle) -> &str {
    let quote = match style {
        ScalarStyle::SingleQuoted => '\'',
        ScalarStyle::DoubleQuoted => '"',
        _ => return place.trim_end(),
    };
    if !place.contains('#') {
        return place.trim_end();
    }
    let mut inner = place.trim_start();
    while inner.starts_with(['&', '!']) {
        inner = inner.trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
    }
    let mut skip = false;
    let mut rest = inner.char_indices().skip(1).peekable();
    while let Some((at, character)) = rest.next() {
        match character {
            _ if skip => skip = false,
            '\\' => skip = quote == '"',
            _ if character != quote => {}
            '\'' if rest.peek().is_some_and(|(_, next)| *next == quote) => skip = true,
            _ => return place.get(..place.len() - inner.len() + at + 1).unwrap_or(place),
        }
    }
    place.trim_end()
}

/// The value of a scalar by its tag, its quotes, and its form.
pub(super) fn value(scalar: &Scalar<'_>, names: &mut Names, span: Span, diags: &mut Diagnostics) -> Value {
    let text: &str = &scalar.text;
    match plain(scalar).then(|| form(text)) {
        Some(Form::Null) => Value::Null,
        Some(Form::Bool(value)) => Value::Bool(value),
        Some(Form::Number(number)) => Value::Number(names.get(&number)),
        Some(Form::NotInJson) => {
            diags
                .report(&code::YAML_ONLY, span, format!("JSON has no number `{text}`"))
                .help("it was read as a string; put it in quotes if that is meant");
            Value::String(names.get(text))
        }
        Some(Form::Text) | None => Value::String(names.get(text)),
    }
}

/// Returns `true` if the form of the text decides the type.
fn plain(scalar: &Scalar<'_>) -> bool {
    match scalar.tag.as_deref() {
        Some(tag) if is(tag, &["str"]) || (tag.handle.is_empty() && tag.suffix == "!") => false,
        Some(tag) if is(tag, &["null", "bool", "int", "float"]) => true,
        _ => scalar.style == ScalarStyle::Plain,
    }
}

fn is(tag: &Tag, names: &[&str]) -> bool {
    tag.is_yaml_core_schema() && names.contains(&tag.suffix.as_str())
}

#[derive(Debug)]
enum Form<'t> {
    Null,
    Bool(bool),
    /// In JSON's spelling.
    Number(Cow<'t, str>),
    /// Infinite, no number, or too many digits for another base.
    NotInJson,
    Text,
}

fn form(text: &str) -> Form<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Form::Null,
        "true" | "True" | "TRUE" => Form::Bool(true),
        "false" | "False" | "FALSE" => Form::Bool(false),
        _ => match text.as_bytes() {
            [b'0', b'x', digits @ ..] => based(text, digits, 16),
            [b'0', b'o', digits @ ..] => based(text, digits, 8),
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => number(text),
            _ => Form::Text,
        },
    }
}

/// `0x1F` and `0o17`. `from_str_radix` alone would take a sign.
fn based<'t>(text: &'t str, digits: &[u8], base: u32) -> Form<'t> {
    if digits.is_empty() || !digits.iter().all(|digit| (*digit as char).is_digit(base)) {
        return Form::Text;
    }
    match text.get(2..).map(|digits| u128::from_str_radix(digits, base)) {
        Some(Ok(number)) => Form::Number(number.to_string().into()),
        _ => Form::NotInJson,
    }
}

/// `[-+]? ( [0-9]+ ( \. [0-9]* )? | \. [0-9]+ ) ( [eE] [-+]? [0-9]+ )?`
fn number(text: &str) -> Form<'_> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    match rest {
        ".inf" | ".Inf" | ".INF" => return Form::NotInJson,
        ".nan" | ".NaN" | ".NAN" if rest.len() == text.len() => return Form::NotInJson,
        _ => {}
    }
    let (whole, rest) = digits(rest);
    let (fraction, exponent) = match rest.strip_prefix('.') {
        Some(rest) => (Some(digits(rest).0), digits(rest).1),
        None => (None, rest),
    };
    if (whole.is_empty() && fraction.unwrap_or_default().is_empty()) || !is_exponent(exponent) {
        return Form::Text;
    }
    let significant = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let fraction = fraction.map(|digits| if digits.is_empty() { "0" } else { digits });
    let spelled = match fraction {
        Some(fraction) => format!("{sign}{significant}.{fraction}{exponent}"),
        None => format!("{sign}{significant}{exponent}"),
    };
    Form::Number(if spelled == text { Cow::Borrowed(text) } else { spelled.into() })
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Nothing, or `e` with digits.
fn is_exponent(text: &str) -> bool {
    match text.strip_prefix(['e', 'E']) {
        None => text.is_empty(),
        Some(rest) => {
            let (digits, rest) = digits(rest.strip_prefix(['+', '-']).unwrap_or(rest));
            !digits.is_empty() && rest.is_empty()
        }
    }
}
