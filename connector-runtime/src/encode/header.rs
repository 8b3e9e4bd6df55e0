//! Headers: names and values that were checked, so that no value can begin a line of its own.
//!
//! Apart because a header's text is not escaped: `["a", "b"]` is `a,b`, and a line break is refused.

use http::header::{HeaderName, HeaderValue};

use super::Escape;
use super::style::join;
use super::value::Value;
use crate::endpoint::Param;

/// The name, or why it is none.
pub(crate) fn name(text: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(text.as_bytes()).map_err(|_| format!("`{}` is not a header name", text.escape_debug()))
}

/// The value, or why it is none. The reason does not repeat it.
pub(crate) fn value(name: &str, text: String) -> Result<HeaderValue, String> {
    HeaderValue::try_from(text)
        .map_err(|_| format!("the value of the header `{name}` has characters that a header cannot hold"))
}

/// The text of a parameter, by the style `simple`.
pub(crate) fn text(param: &Param, value: Value<'_>) -> String {
    if param.media.is_some() {
        return value.json().to_owned();
    }
    let mut out = String::new();
    join(&mut out, value, ",", param.shape.explode, Escape::Nothing);
    out
}
