//! Responses, and the values in them.
//!
//! The kind of the declared response decides how its bytes are read, not the Rust type: `abc` in a `text` response is the
//! string `abc`, in a `json` one it is an error.

mod classify;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use bytestring::ByteString;
use connector_tables::{Form, List, MediaKind, One, OperationHandle, Paging, PagingBuf, Pick, PickBuf};
use http::{HeaderMap, StatusCode};

use self::classify::media;
pub(crate) use self::classify::{Class, classify, failure};
use crate::body::Body;
use crate::effective;
use crate::error::BoxError;
use crate::media::{Codecs, format};
use crate::page::Asked;
use crate::shape;
use connector_json::{DecodeError, Doc, Document, Json, Lenience, Writer, from_slice};

/// What was received: a head, and a body that is read or not yet.
pub struct Received {
    status: StatusCode,
    headers: HeaderMap,
    /// The declared response that it is.
    pub(crate) declared: Option<Declared>,
    pub(crate) bytes: Bytes,
    /// The body as JSON, once somebody asked. Text and tape are kept, so that nothing is scanned a second time.
    document: OnceLock<Document<ByteString>>,
    /// What has not been read.
    pub(crate) rest: Option<Body>,
    /// How often the call was sent.
    pub(crate) attempts: u32,
    /// The endpoint whose output it contains. Unset for failures, which are read whole.
    pub(crate) output_of: Option<OperationHandle>,
    /// What it is the reply to, where it is a page.
    pub(crate) asked: Option<Box<Asked>>,
    /// The client's codecs; unset if it was not received by a client.
    pub(crate) codecs: Option<Arc<Codecs>>,
}

/// A response in an endpoint's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declared {
    /// Format of the body.
    pub(crate) kind: MediaKind,
    /// Position in the table, which is that of its variant in the output or error.
    pub(crate) variant: usize,
    /// Media type, if it has its own codec.
    pub(crate) media: Option<String>,
}

impl Declared {
    /// Returns everything that decides how a body is read as JSON.
    pub(crate) fn format(&self) -> (MediaKind, Option<&str>) {
        (self.kind, self.media.as_deref())
    }
}

/// How a reply is read: everything with a JSON form, [`Body`], enums of `abi::replies!`, and what says how to read
/// another type.
#[diagnostic::on_unimplemented(
    message = "no reply can be read as this type",
    label = "not a type of replies",
    note = "a type that derives `serde::Deserialize` is one"
)]
pub trait FromReply {
    /// What users get: mostly the type itself.
    type Value;
    /// Whether there is anything to read.
    #[doc(hidden)]
    const DECLARED: bool = true;
    /// Reads it.
    ///
    /// # Errors
    /// The body is not what was declared.
    #[doc(hidden)]
    fn from_reply(reply: &mut Received) -> Result<Self::Value, BoxError>;
}

impl<T: Json> FromReply for T {
    type Value = Self;
    fn from_reply(reply: &mut Received) -> Result<Self, BoxError> {
        if T::IGNORED {
            return Ok(from_slice(b"null")?);
        }
        if reply.form() == Form::Text && !shape::is_shaped(reply) {
            return from_text(&reply.text()?);
        }
        let mut value = None;
        shape::read(reply, T::NULLABLE, &mut |node| {
            value = Some(node.doc().finish(T::read(node))?);
            Ok(())
        })?;
        Ok(value.map_or_else(|| from_slice(b"null"), Ok)?)
    }
}

impl FromReply for Body {
    type Value = Self;
    fn from_reply(reply: &mut Received) -> Result<Self, BoxError> {
        Ok(reply.rest.take().unwrap_or_else(|| Body::from(reply.bytes.clone())))
    }
}

/// The error type of an endpoint that declares no failure. No value of it exists: what came is in the
/// [`Error`](crate::Error) itself.
#[derive(Debug, Clone, Copy)]
pub enum Undeclared {}

impl FromReply for Undeclared {
    type Value = Self;
    const DECLARED: bool = false;
    fn from_reply(_: &mut Received) -> Result<Self, BoxError> {
        Err("no failure is declared".into())
    }
}

impl Received {
    pub(crate) fn new(
        mut parts: http::response::Parts,
        declared: Option<Declared>,
        output_of: Option<OperationHandle>,
    ) -> Self {
        let is_page = output_of.as_ref().is_some_and(|of| effective::own(of, |own| own.paging.is_some()));
        let asked = if is_page { parts.extensions.remove() } else { None };
        let (status, headers) = (parts.status, parts.headers);
        Self {
            status,
            headers,
            declared,
            bytes: Bytes::new(),
            document: OnceLock::new(),
            rest: None,
            attempts: 1,
            output_of,
            asked,
            codecs: None,
        }
    }

    /// Returns the JSON pointer to the output in the body.
    pub(crate) fn select(&self) -> &str {
        self.output_of.as_ref().map_or("", |of| effective::own(of, |own| own.select))
    }

    /// Returns the members of an output that is assembled.
    pub(crate) fn assembled(&self) -> List<'_, Pick<'_>, PickBuf> {
        self.output_of.as_ref().map_or(List::EMPTY, |of| effective::own(of, |own| own.output))
    }

    /// Returns how the list is paged that it is a part of.
    pub(crate) fn paging(&self) -> Option<One<'_, Paging<'_>, PagingBuf>> {
        self.output_of.as_ref().and_then(|of| effective::own(of, |own| own.paging))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, as far as it was read.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// What the endpoint gives, as JSON: the body, or what is taken out of it.
    ///
    /// # Errors
    /// The body is not what was declared.
    pub fn output(&mut self) -> Result<serde_json::Value, BoxError> {
        serde_json::Value::from_reply(self)
    }

    /// What was not read, of an endpoint that gives a stream.
    pub fn stream(&mut self) -> Option<Body> {
        self.rest.take()
    }

    /// Returns the position of the response in the endpoint's table, which is that of its variant in the output or error.
    pub fn variant(&self) -> usize {
        self.declared.as_ref().map_or(0, |declared| declared.variant)
    }

    /// The error when a table names a variant that the enum has not.
    pub fn unknown_variant(&self) -> BoxError {
        format!("the table has no variant {}", self.variant()).into()
    }

    pub(crate) fn into_head(self) -> Head {
        Head { status: self.status, headers: self.headers, body: self.bytes, attempts: self.attempts }
    }

    /// Returns `true` if its body is handed on as it arrives.
    pub(crate) fn is_stream(&self) -> bool {
        match self.form() {
            Form::Bytes | Form::Parts => true,
            Form::Typed | Form::Text | Form::Unit => false,
        }
    }

    /// How its body is read.
    pub fn kind(&self) -> MediaKind {
        self.declared.as_ref().map_or(MediaKind::Json, |declared| declared.kind)
    }

    /// Returns the form in which a user sees its body.
    pub(crate) fn form(&self) -> Form {
        self.kind().row().form
    }

    /// Returns `true` if it has no body, or one of blanks that is not a value.
    pub(crate) fn is_blank(&self) -> bool {
        let is_blank = || !format(self.kind()).blank_is_value && self.bytes.iter().all(u8::is_ascii_whitespace);
        self.form() == Form::Unit || is_blank()
    }

    /// Drops the document, which is made again if somebody asks.
    pub(crate) fn forget(&mut self) {
        self.document.take();
    }

    /// Returns the body as JSON.
    pub(crate) fn doc(&self) -> Result<Doc<'_>, BoxError> {
        let document = match self.document.get() {
            Some(document) => document,
            None => {
                let document = Document::new(self.json()?)?;
                self.document.get_or_init(|| document)
            }
        };
        Ok(document.doc().lenient(self.lenience()))
    }

    /// Returns the body as JSON text. It shares the memory of a body that is JSON.
    fn json(&self) -> Result<ByteString, BoxError> {
        let text = match (format(self.kind()).read)(self)? {
            Cow::Borrowed(text) => shared(&self.bytes, text),
            Cow::Owned(text) => text.into(),
        };
        Ok(ByteString::try_from(text).map_err(DecodeError::from)?)
    }

    /// Returns how freely its values are read.
    pub(crate) fn lenience(&self) -> Lenience {
        format(self.kind()).lenience
    }

    /// Returns its media type with parameters, in lowercase.
    pub(crate) fn media(&self) -> String {
        media(&self.headers).to_ascii_lowercase()
    }

    /// The body as text, by its charset: UTF-8 unless it says Latin-1.
    pub(crate) fn text(&self) -> Result<Cow<'_, str>, BoxError> {
        let media = self.media();
        if media.contains("iso-8859-1") || media.contains("latin1") {
            return Ok(Cow::Owned(self.latin1()));
        }
        std::str::from_utf8(&self.bytes)
            .map(Cow::Borrowed)
            .map_err(|error| BoxError::from(format!("it is not UTF-8 at byte {}", error.valid_up_to())))
    }

    /// Returns the body, read as Latin-1.
    pub(crate) fn latin1(&self) -> String {
        self.bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// Returns a part of a body without a copy.
fn shared(body: &Bytes, part: &[u8]) -> Bytes {
    let (all, own) = (body.as_ptr_range(), part.as_ptr_range());
    let is_part = all.start <= own.start && own.end <= all.end;
    if is_part { body.slice_ref(part) } else { Bytes::copy_from_slice(part) }
}

/// A value out of plain text, of a body or a header: as a string, else as the scalar that it spells, else as a list
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

/// A header's value, if it is there and of that type.
pub(crate) fn header<T: Json>(headers: &HeaderMap, name: &str) -> Option<T> {
    let value = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?;
    from_text(value).ok()
}

/// Status, headers and body of a reply, beside its value.
#[derive(Clone)]
pub struct Head {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
}

impl Head {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header's value, if it is there and of that type.
    pub fn header<T: Json>(&self, name: &str) -> Option<T> {
        header(&self.headers, name)
    }

    /// The body as it came; empty where it is a stream.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How often the call was sent until this came.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}
