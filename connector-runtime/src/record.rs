//! Records of a collection, as they are sent and as they come: what `#[derive(Collection)]` is made of.
//!
//! Apart from other values because the server owns a part of them. A record `{"id":7,"name":"Ann"}` is sent as
//! `{"name":"Ann"}`, or in an envelope as `{"data":{"name":"Ann"}}`; from `{"id":7,"data":{"name":"Ann"}}` comes the
//! record with its id.

use std::borrow::Cow;
use std::marker::PhantomData;

use connector_tables::MediaKind;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::by_serde::{BySerde, read};
use crate::draft::{Content, ToBody, written};
use crate::encode::value::{Form, Value};
use crate::error::BoxError;
use crate::json::{self, DecodeError, Node};
use crate::page::Item;
use crate::reply::{FromReply, Received};
use crate::template::quoted;

/// A type whose values are records of a collection.
pub trait Record {
    /// The member that holds a record's id.
    const ID: &'static str;
    /// The member that a record stands in, beside its id; empty: none.
    const ENVELOPE: &'static str;
}

/// A record as it is sent: without what the server sets, and in its envelope.
pub struct Sent<'a, T> {
    /// The record, or a part of one.
    pub record: &'a T,
    /// Members that are left out.
    pub without: &'static [&'static str],
    /// The member that it stands in; empty: none.
    pub envelope: &'static str,
}

impl<T: Serialize> ToBody for Sent<'_, T> {
    fn to_body(&self, kind: MediaKind) -> Content {
        match written(&BySerde(self.record), kind) {
            Content::Json(text, files) => match pack(&text, self.without, self.envelope) {
                Some(text) => Content::Json(text.into_bytes(), files),
                None => Content::Refused("is no record: it is not written as a JSON object".to_owned()),
            },
            other => other,
        }
    }
}

/// An object without some of its members, in an envelope.
fn pack(text: &[u8], without: &[&str], envelope: &str) -> Option<String> {
    let value = Value::new(std::str::from_utf8(text).ok()?);
    let mut record = members(value, without)?;
    record.insert(0, '{');
    record.push('}');
    Some(match envelope {
        "" => record,
        envelope => format!("{{{}:{record}}}", quoted(envelope)),
    })
}

/// An object's members as they stand, without its braces.
fn members(object: Value<'_>, without: &[&str]) -> Option<String> {
    if object.form() != Form::Object {
        return None;
    }
    let mut out = String::with_capacity(object.json().len());
    for (name, value) in object.entries().filter(|(name, _)| !without.contains(&&*name.plain())) {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(name.json());
        out.push(':');
        out.push_str(value.json());
    }
    Some(out)
}

/// Says that a record comes in an envelope, its id beside it.
#[derive(Debug, Clone, Copy)]
pub struct Enveloped<T>(pub T);

impl<T: Record + DeserializeOwned> FromReply for Enveloped<T> {
    type Value = T;

    fn from_reply(reply: &mut Received) -> Result<T, BoxError> {
        read(reply, unpack::<T>)
    }
}

impl<T: Record + DeserializeOwned> Item for Enveloped<T> {
    type Value = T;

    fn items(list: Node<'_>) -> Result<Vec<T>, BoxError> {
        let Some(items) = list.items() else { return Ok(list.doc().finish(None)?) };
        let read = |item: Node<'_>| {
            unpack::<T>(item.source().as_bytes()).map_err(|error| error.within(&item.path(), item.start()))
        };
        Ok(items.map(read).collect::<Result<_, _>>()?)
    }
}

/// Says that a reply may have no body, or `null`, and then no value.
#[derive(Debug, Clone, Copy)]
pub struct Perhaps<R>(PhantomData<R>);

impl<R: FromReply> FromReply for Perhaps<R> {
    type Value = Option<R::Value>;

    fn from_reply(reply: &mut Received) -> Result<Self::Value, BoxError> {
        let nothing = reply.is_blank() || reply.bytes().trim_ascii() == b"null";
        if nothing { Ok(None) } else { R::from_reply(reply).map(Some) }
    }
}

fn unpack<T: Record + DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    json::from_slice_by_serde(&opened(text, T::ID, T::ENVELOPE))
}

/// What stands in the envelope, with the id that stands beside it. Text that is no envelope is left as it is.
fn opened<'t>(text: &'t [u8], id: &str, envelope: &str) -> Cow<'t, [u8]> {
    // What is not JSON is reported by whoever reads it.
    let parsed = json::Doc::parse(text).is_ok();
    let record = std::str::from_utf8(text).ok().filter(|_| parsed).and_then(|text| join(text, id, envelope));
    record.map_or(Cow::Borrowed(text), |record| Cow::Owned(record.into_bytes()))
}

fn join(text: &str, id: &str, envelope: &str) -> Option<String> {
    let find = |object: Value<'_>, wanted: &str| object.entries().find(|(name, _)| name.plain() == wanted).is_some();
    let whole = Value::new(text);
    let (_, record) = whole.entries().find(|(name, _)| name.plain() == envelope)?;
    let (_, key) = match whole.entries().find(|(name, _)| name.plain() == "id") {
        Some(key) if !find(record, id) => key,
        _ => return Some(record.json().to_owned()),
    };
    let members = members(record, &[])?;
    let comma = if members.is_empty() { "" } else { "," };
    Some(format!("{{{}:{}{comma}{members}}}", quoted(id), key.json()))
}

#[cfg(test)]
mod tests {
    use super::{opened, pack};

    #[test]
    fn what_the_server_sets_is_not_sent() {
        let packed = |text: &str, envelope| pack(text.as_bytes(), &["id", "a\"b"], envelope);
        assert_eq!(packed(r#"{"id":7,"n":null,"x":[1,{"id":2}]}"#, "").unwrap(), r#"{"n":null,"x":[1,{"id":2}]}"#);
        assert_eq!(packed(r#"{"n":1,"id":7}"#, "data").unwrap(), r#"{"data":{"n":1}}"#);
        assert_eq!(packed(r#"{"a\"b":1}"#, "data").unwrap(), r#"{"data":{}}"#);
        assert_eq!(packed("[1]", "data"), None);
    }

    #[test]
    fn a_record_comes_out_of_its_envelope_with_its_id() {
        let opened =
            |text: &'static str| String::from_utf8(opened(text.as_bytes(), "key", "data").into_owned()).unwrap();
        assert_eq!(opened(r#"{"id":7,"data":{"n":1},"title":"t"}"#), r#"{"key":7,"n":1}"#);
        assert_eq!(opened(r#"{"id":7,"data":{"key":8}}"#), r#"{"key":8}"#);
        assert_eq!(opened(r#"{"data":{}}"#), "{}");
        assert_eq!(opened(r#"{"id":7,"data":{}}"#), r#"{"key":7}"#);
        assert_eq!(opened(r#"{"id":7,"data":null}"#), r#"{"id":7,"data":null}"#);
        assert_eq!(opened(r#"{"n":1}"#), r#"{"n":1}"#);
        assert_eq!(opened(r#"{"data":"#), r#"{"data":"#);
    }
}
