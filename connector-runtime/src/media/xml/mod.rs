//! XML, in both directions by one mapping.
//!
//! Separate from CSV; reading and writing are apart since they share nothing but the mapping:
//!
//! | JSON | XML |
//! |---|---|
//! | a member | an element of its name, prefix included |
//! | an array | its items, each as an element of the member's name; an empty one is no element |
//! | a member `@name` | an attribute |
//! | a member `$text` | the text beside attributes and elements |
//! | a string, number, boolean | text |
//! | `null` | an empty element; `xsi:nil="true"` is read as it, too |
//! | the whole | the content of the root, whose name the endpoint's table says |
//!
//! `{"@id": 1, "tag": ["a", "b"]}` is `<order id="1"><tag>a</tag><tag>b</tag></order>`. Read, an empty element is null
//! and everything else is text, which types take for what they hold.

mod read;
mod write;

use std::borrow::Cow;

use http::header::HeaderValue;

use super::{Format, Unread};
use crate::transport::BoxError;
use connector_json::Lenience;

#[cfg(test)]
pub(super) use self::read::read as read_text;
#[cfg(test)]
pub(super) use self::write::write as write_text;

pub(super) const FORMAT: Format = Format {
    write: |value| Ok(write::write(value.text()?, value.spec.root)?.into()),
    read: |body| Ok(Cow::Owned(read::read(&text(body)?)?)),
    accept: Some(|| const { HeaderValue::from_static("application/xml, text/xml;q=0.9, */*;q=0.5") }),
    lenience: Lenience::Elements,
    ..super::json::FORMAT
};

/// Returns the text of a response. XML may declare its charset itself, if the transport does not.
fn text(body: Unread<'_>) -> Result<Cow<'_, str>, BoxError> {
    match !body.media().contains("charset") && is_latin1(body.bytes) {
        true => Ok(Cow::Owned(body.latin1())),
        false => body.text(),
    }
}

/// Returns `true` if a document declares that its characters are those of Latin-1.
fn is_latin1(xml: &[u8]) -> bool {
    let head = xml.get(..xml.len().min(128)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head.split_once("?>").map_or("", |(declaration, _)| declaration);
    declared.starts_with("<?xml") && declared.contains("iso-8859-1")
}
