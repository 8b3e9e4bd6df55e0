//! Arrays and objects as text, by OpenAPI's styles (3.0.4, section 4.8.12.3).
//!
//! Separate because a style means the same in a path, a query, a header, a cookie and a form: `["a", "b"]` under the name
//! `x` is `x=a&x=b` (form, exploded), `x=a,b` (form, joined), `x=a%20b` (space), `x=a%7Cb` (pipe), `.a.b` (label),
//! `;x=a;x=b` (matrix), `a,b` (simple); `{"k": {"l": 1}}` is `x%5Bk%5D%5Bl%5D=1` (deep).
//!
//! If the specification does not define it: an array or object inside a list is its JSON text; null and empty lists are
//! not sent; under `deep`, an array of scalars repeats its name (`x[k]=1&x[k]=2`) but an array that is the parameter
//! itself, or contains objects, is numbered (`x[0]=1`, `x[k][0][l]=1`), since nothing else shows the item of a member.

use std::borrow::Cow;

use connector_tables::{Shape, Style};

use super::value::{Form, Value};
use super::{Escape, put};

/// Deeper values are refused.
const MAX_DEPTH: usize = 32;

/// `name=value` pairs behind one another.
pub(crate) struct Pairs<'o> {
    out: &'o mut String,
    /// Text before the next pair.
    before: &'static str,
    /// Text before each pair after the first.
    between: &'static str,
    escape: Escape,
}

impl<'o> Pairs<'o> {
    pub(crate) fn new(out: &'o mut String, before: &'static str, between: &'static str, escape: Escape) -> Self {
        Self { out, before, between, escape }
    }

    /// A pair of plain texts.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        put(self.out, value, self.escape);
    }

    /// A pair whose value is written as JSON, unless it is a scalar and `quoted` is false.
    pub(crate) fn json(&mut self, name: &str, value: Value<'_>) {
        self.text(name, value.json());
    }

    /// A parameter by its style.
    pub(crate) fn value(&mut self, name: &str, shape: Shape, value: Value<'_>) -> Result<(), String> {
        let escape = if shape.allow_reserved { Escape::Reserved } else { self.escape };
        match (value.form(), shape.style) {
            (Form::Null, _) => {}
            (Form::Array | Form::Object, _) if value.is_hollow() => {}
            (Form::Array | Form::Object, Style::DeepObject) => {
                let name = Name { head: name, keys: Vec::new() };
                return self.deep(&name, value, escape, 0);
            }
            (Form::Array, _) if shape.explode => {
                for item in value.items() {
                    self.scalar(name, item, escape);
                }
            }
            (Form::Object, Style::Form) if shape.explode => {
                for (key, item) in value.members() {
                    self.scalar(&key, item, escape);
                }
            }
            (Form::Array | Form::Object, style) => {
                self.name(name);
                join(self.out, value, self.separator(style), false, escape);
            }
            (Form::Scalar | Form::Text, _) => self.scalar(name, value, escape),
        }
        Ok(())
    }

    fn separator(&self, style: Style) -> &'static str {
        match style {
            Style::SpaceDelimited if self.escape == Escape::Form => "+",
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::DeepObject => ",",
        }
    }

    fn scalar(&mut self, name: &str, value: Value<'_>, escape: Escape) {
        self.name(name);
        put(self.out, &value.plain(), escape);
    }

    fn name(&mut self, name: &str) {
        self.out.push_str(self.before);
        self.before = self.between;
        put(self.out, name, self.escape);
        self.out.push('=');
    }

    fn deep(&mut self, name: &Name<'_>, value: Value<'_>, escape: Escape, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            return Err(format!("a value of `{}` is nested more than {MAX_DEPTH} deep", name.head));
        }
        match value.form() {
            Form::Null => {}
            Form::Object => {
                for (key, item) in value.members() {
                    self.deep(&name.with(key), item, escape, depth + 1)?;
                }
            }
            Form::Array if depth > 0 && value.items().all(|item| is_plain(item)) => {
                for item in value.items() {
                    self.deep(name, item, escape, depth + 1)?;
                }
            }
            Form::Array => {
                for (at, item) in value.items().enumerate() {
                    self.deep(&name.with(Cow::Owned(at.to_string())), item, escape, depth + 1)?;
                }
            }
            Form::Scalar | Form::Text => {
                self.out.push_str(self.before);
                self.before = self.between;
                name.write(self.out, self.escape);
                self.out.push('=');
                put(self.out, &value.plain(), escape);
            }
        }
        Ok(())
    }
}

fn is_plain(value: Value<'_>) -> bool {
    matches!(value.form(), Form::Scalar | Form::Text)
}

/// `head[key][key]`
struct Name<'a> {
    head: &'a str,
    keys: Vec<Cow<'a, str>>,
}

impl<'a> Name<'a> {
    fn with(&self, key: Cow<'a, str>) -> Self {
        let mut keys = self.keys.clone();
        keys.push(key);
        Self { head: self.head, keys }
    }

    fn write(&self, out: &mut String, escape: Escape) {
        put(out, self.head, escape);
        for key in &self.keys {
            out.push_str("%5B");
            put(out, key, escape);
            out.push_str("%5D");
        }
    }
}

/// `a,b` for an array, `k,v` or exploded `k=v` for an object, the text itself for anything else.
pub(crate) fn join(out: &mut String, value: Value<'_>, separator: &str, explode: bool, escape: Escape) {
    let mut first = true;
    let mut piece = |out: &mut String, text: &str| {
        if !first {
            out.push_str(separator);
        }
        first = false;
        put(out, text, escape);
    };
    match value.form() {
        Form::Null => {}
        Form::Array => value.items().for_each(|item| piece(out, &item.plain())),
        Form::Object => value.members().for_each(|(key, item)| {
            piece(out, &key);
            if explode {
                out.push('=');
                put(out, &item.plain(), escape);
            } else {
                piece(out, &item.plain());
            }
        }),
        Form::Scalar | Form::Text => piece(out, &value.plain()),
    }
}
