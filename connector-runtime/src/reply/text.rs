//! Values from plain text, of a body or a header: `7` is the number 7 if the type is a number.

use http::HeaderMap;

use crate::transport::BoxError;
use connector_json::{Json, Writer, from_slice};

/// A value from plain text, of a body or a header: a string, else the scalar that it spells, else a list
/// with commas.
pub(crate) fn from_text<T: Json>(text: &str) -> Result<T, BoxError> {
    let quoted = |text: &str| {
        let mut writer = Writer::request();
        writer.text(text);
        writer.into_parts().0
    };
    let error = match from_slice(&quoted(text)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Ok(value) = from_slice(text.trim().as_bytes()) {
        return Ok(value);
    }
    let list = |item: &dyn Fn(&str) -> Vec<u8>| {
        let items: Vec<_> = text.split(',').map(|text| item(text.trim())).collect();
        [b"[".as_slice(), &items.join(&b','), b"]"].concat()
    };
    let strings = from_slice(&list(&quoted));
    let scalars = || from_slice(&list(&|text| text.as_bytes().to_vec()));
    strings.or_else(|_| scalars()).map_err(|_| error.into())
}

/// Returns a header's value, if the response has it and it is of that type.
pub(crate) fn header<T: Json>(headers: &HeaderMap, name: &str) -> Option<T> {
    let value = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?;
    from_text(value).ok()
}
