//! A form's body out of JSON: `{"a": 1, "tags": ["x", "y"]}` is `a=1&tags=x&tags=y`.
//!
//! Apart because its defaults are not a query's (OpenAPI 3.0.4, section 4.8.15): an array repeats its name, but an
//! object is JSON text unless the document gives the member a style, `metadata%5Bkey%5D=v` for `deepObject`.

use super::Escape;
use super::style::Pairs;
use super::value::{Form, Value};
use crate::endpoint::{Part, Shape, Style};

/// Writes the body.
pub(crate) fn write(value: Value<'_>, parts: &[Part]) -> Result<String, String> {
    if value.form() != Form::Object {
        return Err("the body of a form must be an object".to_owned());
    }
    let mut out = String::with_capacity(value.json().len());
    let mut pairs = Pairs::new(&mut out, "", "&", Escape::Form);
    for (name, value) in value.members() {
        let part = parts.iter().find(|part| part.name == name);
        match (part.and_then(|part| part.shape), part.and_then(|part| part.media)) {
            (Some(shape), _) => pairs.value(&name, shape, value)?,
            (None, Some(media)) if is_json(media) => pairs.json(&name, value),
            (None, _) if value.form() == Form::Object => pairs.json(&name, value),
            (None, _) => {
                // An object inside the array is its JSON text here too.
                let shape = Shape { style: Style::Form, explode: true, reserved: false };
                pairs.value(&name, shape, value)?;
            }
        }
    }
    Ok(out)
}

/// Whether a media type is JSON.
pub(crate) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/json") || essence.ends_with("+json")
}
