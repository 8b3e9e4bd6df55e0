//! A response, with its text and tape.
//!
//! The kind of the declared response decides how its bytes are read, not the Rust type: `abc` in a `text` response is the
//! string `abc`, in a `json` one it is an error.

use std::any::Any;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use bytestring::ByteString;
use connector_tables::{Form, List, MediaKind, One, OperationHandle, Paging, PagingBuf, Pick, PickBuf};
use http::{HeaderMap, StatusCode};

use super::classify::media;
use super::head::Head;
use super::read::FromReply;
use crate::media::{Codecs, Unread, format};
use crate::request::effective;
use crate::transport::BoxError;
use crate::transport::body::Body;
use connector_json::{DecodeError, Doc, Document, Lenience};

/// A received response: a head, and a body that may not be read yet.
pub struct Received {
    status: StatusCode,
    headers: HeaderMap,
    /// The declared response that it matches.
    pub(crate) declared: Option<Declared>,
    pub(crate) bytes: Bytes,
    /// The body as JSON, after its first use. Text and tape are kept, so that nothing is scanned a second time.
    document: OnceLock<Document<ByteString>>,
    /// True if optional members of the body that cannot be read are treated as absent.
    forgiving: bool,
    /// The unread rest of the body.
    pub(crate) rest: Option<Body>,
    /// Number of times the call was sent.
    pub(crate) attempts: u32,
    /// The endpoint whose output it contains. Unset for failures, which are read whole.
    pub(crate) output_of: Option<OperationHandle>,
    /// A note about the request, if it is a page.
    note: Option<Note>,
    /// The client's codecs; unset if it was not received by a client.
    pub(crate) codecs: Option<Arc<Codecs>>,
}

/// An extension of a response, in which a room above this one keeps what it needs when the response is read.
#[derive(Clone)]
pub(crate) struct Note(pub(crate) Arc<dyn Any + Send + Sync>);

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
    /// Returns everything on which reading a body as JSON depends.
    pub(crate) fn format(&self) -> (MediaKind, Option<&str>) {
        (self.kind, self.media.as_deref())
    }
}

impl Received {
    pub(crate) fn new(
        mut parts: http::response::Parts,
        declared: Option<Declared>,
        output_of: Option<OperationHandle>,
    ) -> Self {
        let is_page = output_of.as_ref().is_some_and(|of| effective::own(of, |own| own.paging.is_some()));
        let note = if is_page { parts.extensions.remove() } else { None };
        let (status, headers) = (parts.status, parts.headers);
        Self {
            status,
            headers,
            declared,
            bytes: Bytes::new(),
            document: OnceLock::new(),
            forgiving: false,
            rest: None,
            attempts: 1,
            output_of,
            note,
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

    /// Returns the pagination of the list that is part of the output.
    pub(crate) fn paging(&self) -> Option<One<'_, Paging<'_>, PagingBuf>> {
        self.output_of.as_ref().and_then(|of| effective::own(of, |own| own.paging))
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, as far as it was read.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Returns the output of the endpoint, as JSON: the body, or the selected part of it.
    ///
    /// # Errors
    /// The body is not what was declared.
    pub fn output(&mut self) -> Result<serde_json::Value, BoxError> {
        serde_json::Value::from_reply(self)
    }

    /// Returns the unread body of an endpoint that returns a stream.
    pub fn stream(&mut self) -> Option<Body> {
        self.rest.take()
    }

    /// Returns the position of the response in the endpoint's table, which is that of its variant in the output or error.
    pub fn variant(&self) -> usize {
        self.declared.as_ref().map_or(0, |declared| declared.variant)
    }

    /// Returns the error for a table that names a variant that the enum does not have.
    pub fn unknown_variant(&self) -> BoxError {
        format!("the table has no variant {}", self.variant()).into()
    }

    pub(crate) fn into_head(self) -> Head {
        Head::new(self.status, self.headers, self.bytes, self.attempts)
    }

    /// Returns `true` if its body is returned as it arrives.
    pub(crate) fn is_stream(&self) -> bool {
        match self.form() {
            Form::Bytes | Form::Parts => true,
            Form::Typed | Form::Text | Form::Unit => false,
        }
    }

    /// Returns the format of its body.
    pub fn kind(&self) -> MediaKind {
        self.declared.as_ref().map_or(MediaKind::Json, |declared| declared.kind)
    }

    /// Returns the form in which a user sees its body.
    pub(crate) fn form(&self) -> Form {
        self.kind().row().form
    }

    /// Returns `true` if it has no body, or a blank one that is not a value.
    pub(crate) fn is_blank(&self) -> bool {
        let is_blank = || !format(self.kind()).blank_is_value && self.bytes.iter().all(u8::is_ascii_whitespace);
        self.form() == Form::Unit || is_blank()
    }

    /// Drops the document, which is made again when it is needed.
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
        Ok(document.doc().lenient(self.lenience()).forgiving(self.forgiving))
    }

    /// From now on, treats optional members that cannot be read as absent. Returns `false` if the body is not JSON.
    pub(crate) fn forgive(&mut self) -> bool {
        self.forgiving = true;
        self.document.get().is_some()
    }

    /// Returns the body as JSON text. It shares the memory of a body that is JSON.
    fn json(&self) -> Result<ByteString, BoxError> {
        let text = match (format(self.kind()).read)(self.unread())? {
            Cow::Borrowed(text) => shared(&self.bytes, text),
            Cow::Owned(text) => text.into(),
        };
        Ok(ByteString::try_from(text).map_err(DecodeError::from)?)
    }

    /// Returns the leniency with which its values are read.
    pub(crate) fn lenience(&self) -> Lenience {
        format(self.kind()).lenience
    }

    /// Returns the body as text, by its charset: UTF-8 unless it declares Latin-1.
    pub(crate) fn text(&self) -> Result<Cow<'_, str>, BoxError> {
        self.unread().text()
    }

    /// Returns the note of the response, if it is of this type.
    pub(crate) fn note<T: Any>(&self) -> Option<&T> {
        self.note.as_ref().and_then(|note| note.0.downcast_ref())
    }

    /// Lends the body to the code of its format.
    fn unread(&self) -> Unread<'_> {
        Unread {
            bytes: &self.bytes,
            content_type: media(&self.headers),
            declared: self.declared.as_ref().and_then(|declared| declared.media.as_deref()),
            codecs: self.codecs.as_deref(),
        }
    }
}

/// Returns a part of a body without a copy.
fn shared(body: &Bytes, part: &[u8]) -> Bytes {
    let (all, own) = (body.as_ptr_range(), part.as_ptr_range());
    let is_part = all.start <= own.start && own.end <= all.end;
    if is_part { body.slice_ref(part) } else { Bytes::copy_from_slice(part) }
}
