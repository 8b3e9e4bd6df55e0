//! JSON, as it is.

use std::borrow::Cow;

use http::header::HeaderValue;

use super::{Format, Unread};
use crate::encode::value::Value;
use crate::transport::BoxError;
use crate::transport::body::Body;
use connector_json::{Document, Lenience, find, put};

pub(super) const FORMAT: Format = Format {
    write: |value| Ok(value.json.into()),
    read,
    accept: Some(|| const { HeaderValue::from_static("application/json, */*;q=0.5") }),
    lenience: Lenience::None,
    blank_is_value: false,
    member,
    with_member,
};

pub(super) fn read(body: Unread<'_>) -> Result<Cow<'_, [u8]>, BoxError> {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    Ok(Cow::Borrowed(body.bytes.strip_prefix(BOM).unwrap_or(body.bytes)))
}

fn member(bytes: &[u8], pointer: &str) -> Option<String> {
    let document = Document::parse(bytes).ok()?;
    let doc = document.doc();
    let node = find(doc.root(), pointer).filter(|node| !node.is_null())?;
    Some(node.source().to_owned())
}

fn with_member(bytes: &[u8], pointer: &str, value: Value<'_>) -> Result<Body, String> {
    if bytes.is_empty() {
        return Ok(put(None, pointer, value.json()).into());
    }
    let document = Document::parse(bytes).map_err(|_| "its body is not JSON: no page can be set in it")?;
    Ok(put(Some(document.doc().root()), pointer, value.json()).into())
}
