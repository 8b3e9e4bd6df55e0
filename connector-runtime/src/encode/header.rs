//! Headers: names and values that were checked, so that no value can begin a line of its own.
//!
//! Separate because a header's text is not escaped: `["a", "b"]` is `a,b`, and a line break is refused.

use connector_tables::Param;
use connector_tables::language::header::is_framing;
use http::header::{COOKIE, HOST, HeaderMap, HeaderName, HeaderValue};

use super::Escape;
use super::style::join;
use super::value::Value;

/// Returns the name of a header of a call, or the reason why a call cannot set it.
pub(crate) fn name(text: &str) -> Result<HeaderName, String> {
    let name = name_of_client(text)?;
    if name == HOST {
        return Err("the header `Host` can only be set with `Builder::header`".to_owned());
    }
    Ok(name)
}

/// Returns the name of a header that the builder sets for all calls, or the reason why it cannot.
pub(crate) fn name_of_client(text: &str) -> Result<HeaderName, String> {
    let name = HeaderName::from_bytes(text.as_bytes())
        .map_err(|_| format!("`{}` is not a header name", text.escape_debug()))?;
    if is_framing(name.as_str()) {
        return Err(format!("the header `{text}` cannot be set: it belongs to the connection, not to the request"));
    }
    Ok(name)
}

/// The value, or why it is none. The reason does not repeat it.
pub(crate) fn value(name: &str, text: String) -> Result<HeaderValue, String> {
    HeaderValue::try_from(text)
        .map_err(|_| format!("the value of the header `{name}` has characters that a header cannot hold"))
}

/// The text of a parameter, by the style `simple`.
pub(crate) fn text(param: &Param<'_>, value: Value<'_>) -> String {
    if param.media.is_some() {
        return value.json().to_owned();
    }
    let mut out = String::new();
    join(&mut out, value, ",", param.explode, Escape::Nothing);
    out
}

/// Marks a value as secret.
pub(crate) fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// Adds a cookie to the header `Cookie`, of which there is only one.
pub(crate) fn add_cookie(headers: &mut HeaderMap, pairs: &str) -> Result<(), String> {
    let mut text =
        headers.get(COOKIE).map(|old| String::from_utf8_lossy(old.as_bytes()).into_owned()).unwrap_or_default();
    if !text.is_empty() {
        text.push_str("; ");
    }
    text.push_str(pairs);
    headers.insert(COOKIE, sensitive(value("Cookie", text)?));
    Ok(())
}
