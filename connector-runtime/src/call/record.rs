//! Records of a collection, sent and received, which `#[derive(Collection)]` uses.
//!
//! Separate from other values because the server owns a part of them. A record `{"id":7,"name":"Ann"}` is sent as
//! `{"name":"Ann"}`, or in an envelope as `{"data":{"name":"Ann"}}`; `{"id":7,"data":{"name":"Ann"}}` is read as the
//! record with its id.

use std::marker::PhantomData;

use connector_tables::MediaKind;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::body::{Content, ToBody, written};
use super::by_serde::{BySerde, read};
use crate::encode::template::quoted;
use crate::page::Item;
use crate::reply::{FromReply, Received};
use crate::transport::BoxError;
use connector_json::{Assembly, DecodeError, Document, Node, kinds, node_by_serde};

/// A type whose values are records of a collection.
pub trait Record {
    /// The member that contains a record's id.
    const ID: &'static str;
    /// The member that contains a record, next to its id; empty: none.
    const ENVELOPE: &'static str;
}

/// A record as sent: without the members that the server sets, and in its envelope.
pub struct Sent<'a, T> {
    /// The record, or a part of one.
    pub record: &'a T,
    /// Members that are omitted.
    pub without: &'static [&'static str],
    /// The member that contains it; empty: none.
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
    let document = Document::parse(text).ok()?;
    let doc = document.doc();
    let root = doc.root();
    if root.kinds() != kinds::OBJECT {
        return None;
    }
    let mut record = String::with_capacity(text.len());
    for (name, value) in root.members().filter(|(name, _)| !without.iter().any(|left_out| name.is_text(left_out))) {
        record.push(if record.is_empty() { '{' } else { ',' });
        record.push_str(name.source());
        record.push(':');
        record.push_str(value.source());
    }
    record.push_str(if record.is_empty() { "{}" } else { "}" });
    Some(match envelope {
        "" => record,
        envelope => format!("{{{}:{record}}}", quoted(envelope)),
    })
}

/// Marks a record that is received in an envelope, with its id next to it.
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
        Ok(items.map(unpack::<T>).collect::<Result<_, _>>()?)
    }
}

/// Marks a response that may have no body, or `null`, and then no value.
#[derive(Debug, Clone, Copy)]
pub struct Perhaps<R>(PhantomData<R>);

impl<R: FromReply> FromReply for Perhaps<R> {
    type Value = Option<R::Value>;

    fn from_reply(reply: &mut Received) -> Result<Self::Value, BoxError> {
        let nothing = reply.is_blank() || reply.bytes().trim_ascii() == b"null";
        if nothing { Ok(None) } else { R::from_reply(reply).map(Some) }
    }
}

/// Reads the content of the envelope, together with the id next to it. A body without an envelope is read as it is.
fn unpack<T: Record + DeserializeOwned>(node: Node<'_>) -> Result<T, DecodeError> {
    match opened(node, T::ID, T::ENVELOPE) {
        Opened::Node(node) => node_by_serde(node),
        Opened::Joined(joined) => {
            let record = node_by_serde(node.doc().assembled(&joined).root());
            record.map_err(|error| error.within(&node.path()))
        }
    }
}

/// A record from its envelope.
enum Opened<'d> {
    Node(Node<'d>),
    /// Together with its id.
    Joined(Assembly),
}

fn opened<'d>(node: Node<'d>, id: &str, envelope: &str) -> Opened<'d> {
    let Some(record) = node.member(envelope) else { return Opened::Node(node) };
    let Some(key) = node.member("id").filter(|_| record.member(id).is_none()) else { return Opened::Node(record) };
    if record.kinds() != kinds::OBJECT {
        return Opened::Node(node);
    }
    let mut joined = Assembly::default();
    joined.link(id, key);
    record.members().for_each(|(name, value)| joined.keep(name, value));
    Opened::Joined(joined)
}

#[cfg(test)]
mod tests {
    use connector_json::Document;

    use super::{Opened, pack};

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
        let opened = |text: &str| {
            let document = Document::new(text).unwrap();
            let doc = document.doc();
            match super::opened(doc.root(), "key", "data") {
                Opened::Node(node) => node.source().to_owned(),
                Opened::Joined(joined) => serde_json::to_string(&doc.assembled(&joined).root()).unwrap(),
            }
        };
        assert_eq!(opened(r#"{"id":7,"data":{"n":1},"title":"t"}"#), r#"{"key":7,"n":1}"#);
        assert_eq!(opened(r#"{"id":7,"data":{"key":8}}"#), r#"{"key":8}"#);
        assert_eq!(opened(r#"{"data":{}}"#), "{}");
        assert_eq!(opened(r#"{"id":7,"data":{}}"#), r#"{"key":7}"#);
        assert_eq!(opened(r#"{"id":7,"data":null}"#), r#"{"id":7,"data":null}"#);
        assert_eq!(opened(r#"{"n":1}"#), r#"{"n":1}"#);
    }
}
