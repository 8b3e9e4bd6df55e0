//! Plain text: the string `"a"` is the body `a`. Other values are written as their JSON text.

use std::borrow::Cow;

use http::header::HeaderValue;

use super::{Format, Unread, Unwritten, Written, json};
use crate::encode::value::Value;
use crate::transport::BoxError;
use connector_json::Writer;

pub(super) const FORMAT: Format = Format {
    write,
    read,
    accept: Some(|| const { HeaderValue::from_static("text/plain, */*;q=0.5") }),
    ..json::FORMAT
};

pub(super) fn write(value: Unwritten<'_>) -> Result<Written, String> {
    Ok(Value::new(value.text()?).plain().into_owned().into())
}

pub(super) fn read(body: Unread<'_>) -> Result<Cow<'_, [u8]>, BoxError> {
    let mut writer = Writer::request();
    writer.text(&body.text()?);
    Ok(Cow::Owned(writer.into_parts().0))
}
