//! JSON, as it is.

use std::borrow::Cow;

use http::header::HeaderValue;

use super::Format;
use crate::error::BoxError;
use crate::json::Lenience;
use crate::reply::Received;

pub(super) const FORMAT: Format = Format {
    write: |value| Ok(value.json.into()),
    read,
    accept: Some(|| const { HeaderValue::from_static("application/json, */*;q=0.5") }),
    lenience: Lenience::None,
    blank_is_value: false,
};

pub(super) fn read(reply: &Received) -> Result<Cow<'_, [u8]>, BoxError> {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    let bytes = reply.bytes();
    Ok(Cow::Borrowed(bytes.strip_prefix(BOM).unwrap_or(bytes)))
}
