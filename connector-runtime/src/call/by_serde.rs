//! Types of serde's as arguments, bodies and responses, which `#[derive(Endpoint)]` uses.
//!
//! Separate from generated types, which bring their own JSON. `BySerde(&7)` is written as `7`; a reply `{"id":7}` is read
//! as any type that derives `Deserialize`. A value that cannot be written becomes an error of its call; no error
//! repeats a value.

use connector_tables::{Form, MediaKind};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::body::{Content, ToBody, written};
use crate::page::Item;
use crate::reply::shape;
use crate::reply::{FromReply, Received};
use crate::transport::BoxError;
use connector_json::{
    DecodeError, Document, Node, Write, Writer, from_slice_by_serde, from_text_by_serde, node_by_serde, write_by_serde,
};

/// Marks a type as read and written by serde's traits.
#[derive(Debug, Clone, Copy)]
pub struct BySerde<T>(pub T);

impl<T: DeserializeOwned> FromReply for BySerde<T> {
    type Value = T;

    fn from_reply(reply: &mut Received) -> Result<T, BoxError> {
        if reply.form() == Form::Text && !shape::is_shaped(reply) {
            let text = reply.text()?;
            let spelled = || from_slice_by_serde(text.trim().as_bytes());
            return Ok(from_text_by_serde(&text).map_or_else(spelled, Ok)?);
        }
        read(reply, node_by_serde)
    }
}

impl<T: DeserializeOwned> Item for BySerde<T> {
    type Value = T;

    fn items(list: Node<'_>) -> Result<Vec<T>, BoxError> {
        Ok(node_by_serde(list)?)
    }
}

/// Reads the output of a response with a reader of JSON. If there is no output, the type may be null.
pub(crate) fn read<T>(reply: &Received, from: fn(Node<'_>) -> Result<T, DecodeError>) -> Result<T, BoxError> {
    let mut value = None;
    let is_there = shape::read(reply, true, &mut |node| {
        value = Some(from(node)?);
        Ok(())
    })?;
    if let Some(value) = value.filter(|_| is_there) {
        return Ok(value);
    }
    let null = Document::new("null")?;
    let missing = || shape::read(reply, false, &mut |_| Ok(())).err().unwrap_or_else(|| "it is empty".into());
    from(null.doc().root()).map_err(|_| missing())
}

impl<T: Serialize + ?Sized> Write for BySerde<&T> {
    fn write(&self, w: &mut Writer) {
        write_by_serde(self.0, w);
    }
}

impl<T: Serialize + ?Sized> ToBody for BySerde<&T> {
    fn to_body(&self, kind: MediaKind) -> Content {
        written(self, kind)
    }
}

/// A body from several fields: the members of a form, or the parts of a multipart body.
pub struct Parts<'a>(pub &'a [(&'a str, &'a dyn Write)]);

impl Write for Parts<'_> {
    fn write(&self, w: &mut Writer) {
        w.object(|fields| {
            for (name, value) in self.0 {
                fields.put(name, *value);
            }
        });
    }
}

impl ToBody for Parts<'_> {
    fn to_body(&self, kind: MediaKind) -> Content {
        written(self, kind)
    }
}
