//! A form from JSON: `{"a": 1, "tags": ["x", "y"]}` is `a=1&tags=x&tags=y`.
//!
//! Separate because its defaults are not a query's (OpenAPI 3.0.4, section 4.8.15): an array repeats its name, but an
//! object is JSON text unless the document gives the member a style, `metadata%5Bkey%5D=v` for `deepObject`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use connector_tables::language::pointer::tokens;
use connector_tables::{BodySpec, Shape, Style};
use http::header::HeaderValue;

use super::{Format, Unread, is_json, json};
use crate::encode::Escape;
use crate::encode::style::Pairs;
use crate::encode::template::quoted;
use crate::encode::value::{Form, Value};
use crate::transport::BoxError;
use crate::transport::body::Body;
use connector_json::Lenience;

pub(super) const FORMAT: Format = Format {
    write: |value| Ok(write(Value::new(value.text()?), value.spec)?.into()),
    read,
    accept: Some(|| const { HeaderValue::from_static("*/*") }),
    lenience: Lenience::Cells,
    member,
    with_member,
    ..json::FORMAT
};

/// Writes a body. Objects and arrays without their own part have the style of the body.
fn write(value: Value<'_>, spec: &BodySpec<'_>) -> Result<String, String> {
    if value.form() != Form::Object {
        return Err("the body of a form must be an object".to_owned());
    }
    let mut out = String::with_capacity(value.json().len());
    let mut pairs = Pairs::new(&mut out, "", "&", Escape::Form);
    for (name, value) in value.members() {
        let part = spec.parts.iter().find(|part| part.name == name);
        let default = spec.shape().filter(|_| matches!(value.form(), Form::Object | Form::Array));
        match (part.and_then(|part| part.shape()).or(default), part.and_then(|part| part.media)) {
            (Some(shape), _) => pairs.value(&name, shape, value)?,
            (None, Some(media)) if is_json(media) => pairs.json(&name, value),
            (None, _) if value.form() == Form::Object => pairs.json(&name, value),
            (None, _) => {
                // An object inside the array is its JSON text here too.
                pairs.value(&name, Shape::new(Style::Form, true, false), value)?;
            }
        }
    }
    Ok(out)
}

/// Reads `a=1&a=2&b=x` as `{"a": ["1", "2"], "b": "x"}`.
fn read(body: Unread<'_>) -> Result<Cow<'_, [u8]>, BoxError> {
    // A map by name, so that many names take no more time than many values.
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(body.bytes) {
        members.entry(name.into_owned()).or_default().push(value.into_owned());
    }
    let mut object = serde_json::Map::new();
    for (name, mut values) in members {
        let value = if values.len() == 1 { values.remove(0).into() } else { values.into() };
        object.insert(name, value);
    }
    Ok(Cow::Owned(serde_json::Value::Object(object).to_string().into_bytes()))
}

/// Returns the first value at a pointer in a written form, as JSON.
fn member(bytes: &[u8], pointer: &str) -> Option<String> {
    let name = name(pointer)?;
    url::form_urlencoded::parse(bytes).find(|(key, _)| *key == name).map(|(_, text)| quoted(&text))
}

/// Returns a written form with one value at a pointer.
fn with_member(bytes: &[u8], pointer: &str, value: Value<'_>) -> Result<Body, String> {
    let name = name(pointer).ok_or_else(|| format!("a form has no member at `{pointer}`: no page can be set in it"))?;
    let mut out = String::with_capacity(bytes.len() + 16);
    let mut pairs = Pairs::new(&mut out, "", "&", Escape::Form);
    for (key, text) in url::form_urlencoded::parse(bytes).filter(|(key, _)| *key != name) {
        pairs.text(&key, &text);
    }
    pairs.text(&name, &value.plain());
    Ok(out.into())
}

/// Returns the name in a form that a pointer means: forms have no nested members.
fn name(pointer: &str) -> Option<Cow<'_, str>> {
    let mut tokens = tokens(pointer);
    tokens.next().filter(|_| tokens.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::{member, with_member};
    use crate::encode::value::Value;

    /// A pointer means the same in a form as in JSON.
    #[test]
    fn members_are_named_by_pointers() {
        let set = |pointer| {
            let body = with_member(b"a%2Fb=1&c=2&c=3", pointer, Value::new("\"x y\"")).ok()?;
            Some(String::from_utf8(body.as_bytes()?.to_vec()).unwrap())
        };
        assert_eq!(set("/a~1b").as_deref(), Some("c=2&c=3&a%2Fb=x+y"));
        assert_eq!(set("/c").as_deref(), Some("a%2Fb=1&c=x+y"));
        assert_eq!(["", "/a/b", "c"].map(set), [None, None, None]);
        assert_eq!(member(b"a%2Fb=1&c=2&c=3", "/a~1b").as_deref(), Some("\"1\""));
        assert_eq!(member(b"c=2&c=3", "/c").as_deref(), Some("\"2\""));
        assert_eq!([member(b"c=2", "/c/d"), member(b"c=2", "")], [None, None]);
    }
}
