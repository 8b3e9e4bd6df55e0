//! Templates: text with `{{ name }}` in it, filled in with typed values.
//!
//! Separate because a template is text of the description and its values are not: no value can become part of the
//! template, and each is written for the place where it stands.
//!
//! A name with `?` behind it may be without a value: text has nothing there, and an object or list of JSON has no such
//! member or item.
//!
//! With `n = 7`, `{{ n }}` is the number `7` as JSON and `n-{{ n }}` the string `"n-7"`; as text they are `7`, `n-7`.

use std::cell::Cell;

use connector_tables::language::template::{self as language, Mistake, Piece, only};

use super::value::{Form, Value};
use connector_json::{Document, Node, Writer, kinds};

#[cfg(test)]
mod tests;

/// The member of an object whose value gives its members to the object.
const SPREAD: &str = "...";

/// Lookup of values by name.
pub(crate) trait Values {
    /// The value of a name.
    fn find(&self, name: &str) -> Option<Found<'_>>;
}

/// A value that was found.
#[derive(Clone, Copy)]
pub(crate) struct Found<'v> {
    pub(crate) value: Value<'v>,
    /// No text may show it.
    pub(crate) secret: bool,
}

/// Values, and whether a secret was among those that were asked for.
pub(crate) struct Watched<'v> {
    values: &'v dyn Values,
    secret: Cell<bool>,
}

impl<'v> Watched<'v> {
    pub(crate) fn new(values: &'v dyn Values) -> Self {
        Self { values, secret: Cell::new(false) }
    }

    pub(crate) fn saw_secret(&self) -> bool {
        self.secret.get()
    }
}

impl Values for Watched<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        let found = self.values.find(name)?;
        self.secret.set(self.secret.get() || found.secret);
        Some(found)
    }
}

/// A template that was filled in.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) text: String,
    /// Some of it is secret.
    pub(crate) secret: bool,
}

/// The reason why a template cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A name has no value.
    Missing(String),
    /// It is not a template.
    Malformed(String),
}

impl From<Mistake<'_>> for Fault {
    fn from(mistake: Mistake<'_>) -> Self {
        Self::Malformed(mistake.to_string())
    }
}

impl Fault {
    /// In words; `what` is what the template is for.
    pub(crate) fn reason(&self, what: &str) -> String {
        match self {
            Self::Missing(name) => format!("{what} needs a value for `{}`", name.escape_debug()),
            Self::Malformed(reason) => format!("the template of {what} is not right: {reason}"),
        }
    }
}

/// Returns `true` if a template contains a name.
pub(crate) fn names(template: &str, wanted: &str) -> bool {
    language::mistake(template).is_none() && language::names(template).any(|name| name == wanted)
}

/// Fills in a template as text. Null has no text, so it is a missing value.
pub(crate) fn text(template: &str, values: &dyn Values) -> Result<Filled, Fault> {
    let mut filled = Filled { text: String::with_capacity(template.len() + 16), secret: false };
    for piece in language::pieces(template) {
        match piece? {
            Piece::Text(text) => filled.text.push_str(text),
            Piece::Name(placeholder) => {
                match values.find(placeholder.name).filter(|found| found.value.form() != Form::Null) {
                    Some(found) => {
                        filled.text.push_str(&found.value.plain());
                        filled.secret |= found.secret;
                    }
                    None if placeholder.optional => {}
                    None => return Err(Fault::Missing(placeholder.name.to_owned())),
                }
            }
        }
    }
    Ok(filled)
}

/// Fills in a template as JSON. A template of only one placeholder keeps the type of its value; any other is a
/// string.
pub(crate) fn value(template: &str, values: &dyn Values) -> Result<Filled, Fault> {
    let Some(placeholder) = only(template) else {
        let filled = text(template, values)?;
        return Ok(Filled { text: quoted(&filled.text), secret: filled.secret });
    };
    let Some(found) = values.find(placeholder.name) else {
        return match placeholder.optional {
            true => Ok(Filled { text: "null".to_owned(), secret: false }),
            false => Err(Fault::Missing(placeholder.name.to_owned())),
        };
    };
    let text = if found.value.form() == Form::Null { "null" } else { found.value.json() };
    Ok(Filled { text: text.to_owned(), secret: found.secret })
}

/// Returns `true` if a template is one optional placeholder without a value.
pub(crate) fn is_absent(template: &str, values: &dyn Values) -> bool {
    only(template).is_some_and(|placeholder| placeholder.optional && values.find(placeholder.name).is_none())
}

/// Returns `true` if a member or item of a document is omitted.
fn is_left_out(from: Node<'_>, values: &dyn Values) -> bool {
    from.kinds() == kinds::STRING && from.text().is_some_and(|text| is_absent(&text, values))
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut writer = Writer::request();
    writer.text(text);
    String::from_utf8(writer.into_bytes()).unwrap_or_default()
}

/// Fills in every string of a JSON text. The reader of JSON bounds how deep it is.
pub(crate) fn document(template: &str, values: &dyn Values) -> Result<String, Fault> {
    let document = Document::new(template).map_err(|_| Fault::Malformed("it is not JSON".to_owned()))?;
    let mut out = String::with_capacity(template.len() + 64);
    node(document.doc().root(), values, &mut out)?;
    Ok(out)
}

fn node(from: Node<'_>, values: &dyn Values, out: &mut String) -> Result<(), Fault> {
    match from.kinds() {
        kinds::STRING => out.push_str(&value(&from.text().unwrap_or_default(), values)?.text),
        kinds::ARRAY => {
            out.push('[');
            let items = from.items().into_iter().flatten().filter(|item| !is_left_out(*item, values));
            for (at, item) in items.enumerate() {
                comma(out, at == 0);
                node(item, values, out)?;
            }
            out.push(']');
        }
        kinds::OBJECT => {
            out.push('{');
            let mut first = true;
            for (name, inner) in from.members() {
                if is_left_out(inner, values) {
                    continue;
                }
                if name.is_text(SPREAD) {
                    spread(from, inner, values, &mut first, out)?;
                    continue;
                }
                comma(out, std::mem::take(&mut first));
                out.push_str(name.source());
                out.push(':');
                node(inner, values, out)?;
            }
            out.push('}');
        }
        _ => out.push_str(from.source()),
    }
    Ok(())
}

/// The members of what a template gives, but those that the object around it says itself.
fn spread(
    around: Node<'_>,
    template: Node<'_>,
    values: &dyn Values,
    first: &mut bool,
    out: &mut String,
) -> Result<(), Fault> {
    let mut text = String::new();
    node(template, values, &mut text)?;
    let document =
        Document::new(&text).map_err(|_| Fault::Malformed("the value of its `...` is not JSON".to_owned()))?;
    let doc = document.doc();
    if doc.root().kinds() != kinds::OBJECT {
        return Err(Fault::Malformed("the value of its `...` must be an object".to_owned()));
    }
    for (name, inner) in doc.root().members() {
        if around.member(&name.text().unwrap_or_default()).is_some() {
            continue;
        }
        comma(out, std::mem::take(first));
        out.push_str(name.source());
        out.push(':');
        out.push_str(inner.source());
    }
    Ok(())
}

fn comma(out: &mut String, first: bool) {
    if !first {
        out.push(',');
    }
}
