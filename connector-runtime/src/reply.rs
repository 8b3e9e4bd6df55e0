//! Replies: which of the declared ones came, and values out of them.
//!
//! Apart because a status decides more than a type: 404 may be declared, or 4XX, or `default`; a 206 that nobody
//! declared is still the only success there is. The kind of the declared reply decides how its bytes are read, not the
//! Rust type: `abc` in a `text` reply is the string `abc`, in a `json` one it is an error.

use std::borrow::Cow;
use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use crate::body::Body;
use crate::endpoint::{Behavior, DEFAULT, Kind, Operation, ReplySpec};
use crate::error::BoxError;
use crate::json::{self, Doc, Json, Lenience, Writer};
use crate::media;
use crate::page::Asked;
use crate::shape::{self, Readings};

/// What was received: a head, and a body that is read or not yet.
pub struct Received {
    status: StatusCode,
    headers: HeaderMap,
    /// The declared reply that it is.
    pub(crate) spec: Option<ReplySpec>,
    pub(crate) bytes: Bytes,
    /// What has not been read.
    pub(crate) rest: Option<Body>,
    /// How often the call was sent.
    pub(crate) attempts: u32,
    /// What is taken out of it, if it is a success.
    pub(crate) behavior: &'static Behavior,
    /// What it is the reply to, where it is a page.
    pub(crate) asked: Option<Box<Asked>>,
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
            return Ok(json::from_slice(b"null")?);
        }
        if reply.kind() == Kind::Text && !shape::is_shaped(reply) {
            return from_text(&reply.text()?);
        }
        let mut readings = Readings::default();
        loop {
            let Some(text) = shape::output(reply, T::NULLABLE, &readings)? else {
                return Ok(json::from_slice(b"null")?);
            };
            let doc = Doc::parse(&text)?.lenient(reply.lenience());
            match doc.finish(T::read(doc.root())) {
                Ok(value) => return Ok(value),
                Err(error) if readings.vary(reply, &error) => {}
                Err(error) => return Err(shape::placed(reply, error)),
            }
        }
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
    pub(crate) fn new(mut parts: http::response::Parts, spec: Option<ReplySpec>, behavior: &'static Behavior) -> Self {
        let asked = behavior.paging.and_then(|_| parts.extensions.remove());
        let (status, headers) = (parts.status, parts.headers);
        Self { status, headers, spec, bytes: Bytes::new(), rest: None, attempts: 1, behavior, asked }
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

    /// Which variant of the output or error the table says it is.
    pub fn variant(&self) -> usize {
        self.spec.and_then(|spec| spec.variant).unwrap_or(0)
    }

    /// The error when a table names a variant that the enum has not.
    pub fn unknown_variant(&self) -> BoxError {
        format!("the table has no variant {}", self.variant()).into()
    }

    pub(crate) fn into_head(self) -> Head {
        Head { status: self.status, headers: self.headers, body: self.bytes, attempts: self.attempts }
    }

    /// Whether its body is handed on as it comes.
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.kind(), Kind::Bytes | Kind::Multipart)
    }

    /// How its body is read.
    pub fn kind(&self) -> Kind {
        self.spec.map_or(Kind::Json, |spec| spec.kind)
    }

    pub(crate) fn is_blank(&self) -> bool {
        // A CSV without rows, not even the first, is the empty list.
        self.kind() == Kind::Empty || self.kind() != Kind::Csv && self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    /// The body as JSON text.
    pub(crate) fn json(&self) -> Result<Cow<'_, [u8]>, BoxError> {
        match self.kind() {
            Kind::Json | Kind::Empty => {
                const BOM: &[u8] = b"\xEF\xBB\xBF";
                Ok(Cow::Borrowed(self.bytes.strip_prefix(BOM).unwrap_or(&self.bytes)))
            }
            Kind::Form => Ok(Cow::Owned(form(&self.bytes))),
            Kind::Xml => Ok(Cow::Owned(media::read_xml(&self.text()?)?)),
            Kind::Csv => Ok(Cow::Owned(media::read_csv(&self.text()?, &self.media())?)),
            Kind::Text | Kind::Bytes | Kind::Multipart => {
                let mut writer = Writer::request();
                writer.text(&self.text()?);
                Ok(Cow::Owned(writer.into_parts().0))
            }
        }
    }

    /// How freely its values are read: what was no JSON has texts where JSON has numbers.
    pub(crate) fn lenience(&self) -> Lenience {
        match self.kind() {
            Kind::Xml => Lenience::Elements,
            Kind::Form | Kind::Csv => Lenience::Cells,
            _ => Lenience::None,
        }
    }

    /// Its media type with parameters, in lower case.
    fn media(&self) -> String {
        let media = self.headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
        media.to_ascii_lowercase()
    }

    /// The body as text, by its charset: UTF-8 unless it says Latin-1.
    pub(crate) fn text(&self) -> Result<Cow<'_, str>, BoxError> {
        let media = self.media();
        let declared = self.kind() == Kind::Xml && !media.contains("charset") && media::is_latin1(&self.bytes);
        if declared || media.contains("iso-8859-1") || media.contains("latin1") {
            return Ok(Cow::Owned(self.bytes.iter().map(|byte| char::from(*byte)).collect()));
        }
        std::str::from_utf8(&self.bytes)
            .map(Cow::Borrowed)
            .map_err(|error| BoxError::from(format!("it is not UTF-8 at byte {}", error.valid_up_to())))
    }
}

/// `a=1&a=2&b=x` as `{"a": ["1", "2"], "b": "x"}`.
fn form(bytes: &[u8]) -> Vec<u8> {
    // By name, so that many names take no more time than many values.
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(bytes) {
        members.entry(name.into_owned()).or_default().push(value.into_owned());
    }
    let mut object = serde_json::Map::new();
    for (name, mut values) in members {
        let value = if values.len() == 1 { values.remove(0).into() } else { values.into() };
        object.insert(name, value);
    }
    serde_json::Value::Object(object).to_string().into_bytes()
}

/// A value out of plain text, of a body or a header: as a string, else as the scalar that it spells, else as a list
/// with commas.
pub(crate) fn from_text<T: Json>(text: &str) -> Result<T, BoxError> {
    let quoted = |text: &str| {
        let mut writer = Writer::request();
        writer.text(text);
        writer.into_parts().0
    };
    let error = match json::from_slice(&quoted(text)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Ok(value) = json::from_slice(text.trim().as_bytes()) {
        return Ok(value);
    }
    let list = |item: &dyn Fn(&str) -> Vec<u8>| {
        let items: Vec<_> = text.split(',').map(|text| item(text.trim())).collect();
        [b"[".as_slice(), &items.join(&b','), b"]"].concat()
    };
    let strings = json::from_slice(&list(&quoted));
    let scalars = || json::from_slice(&list(&|text| text.as_bytes().to_vec()));
    strings.or_else(|_| scalars()).map_err(|_| error.into())
}

/// A header's value, if it is there and of that type.
pub(crate) fn header<T: Json>(headers: &HeaderMap, name: &str) -> Option<T> {
    let value = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?;
    from_text(value).ok()
}

/// What an operation takes a reply for.
pub(crate) enum Class {
    /// Its output.
    Success(Option<ReplySpec>),
    /// Its error, if that is declared.
    Failure(Option<ReplySpec>),
}

/// Whether a reply is the output, and which one: exact status, then range, then `default`.
pub(crate) fn classify(operation: &'static Operation, status: StatusCode, headers: &HeaderMap) -> Class {
    let code = status.as_u16();
    let media = headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    for wanted in [code, code / 100] {
        if let Some(spec) = find(operation.replies, wanted, media) {
            return Class::Success(Some(spec));
        }
        // An error with a status of success is what a reply holds that says so by itself: `failure`.
        if let Some(spec) = find(operation.errors, wanted, media).filter(|_| !status.is_success()) {
            return Class::Failure(Some(spec));
        }
    }
    if status.is_success() {
        let default = find(operation.replies, DEFAULT, media);
        return Class::Success(default.or_else(|| only(operation.replies, media)));
    }
    Class::Failure(find(operation.errors, DEFAULT, media))
}

/// The declared failure of a status: exact, then range, then `default`.
pub(crate) fn failure(operation: &'static Operation, status: StatusCode, headers: &HeaderMap) -> Option<ReplySpec> {
    let code = status.as_u16();
    let media = headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    [code, code / 100, DEFAULT].into_iter().find_map(|wanted| find(operation.errors, wanted, media))
}

/// The reply of that status; of several, the one whose media type came.
fn find(specs: &'static [ReplySpec], status: u16, media: &str) -> Option<ReplySpec> {
    let mut of_status = placed(specs).filter(|spec| spec.status == status);
    let first = of_status.next()?;
    let fits = |spec: &ReplySpec| spec.media.is_some_and(|range| covers(range, media));
    if fits(&first) {
        return Some(first);
    }
    Some(of_status.find(fits).unwrap_or(first))
}

/// Each with its variant: where the table does not say it, that is its place in the table.
fn placed(specs: &'static [ReplySpec]) -> impl Iterator<Item = ReplySpec> {
    specs.iter().enumerate().map(|(at, spec)| ReplySpec { variant: spec.variant.or(Some(at)), ..*spec })
}

/// What an undeclared success is taken for.
fn only(specs: &'static [ReplySpec], media: &str) -> Option<ReplySpec> {
    match specs {
        [only] => Some(*only),
        several => placed(several).find(|spec| spec.media.is_some_and(|range| covers(range, media))),
    }
}

/// Whether a media range holds a media type: `image/*` holds `image/png; q=1`.
fn covers(range: &str, media: &str) -> bool {
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (range, media) = (essence(range), essence(media));
    match range.split_once('*') {
        None => range == media,
        Some((head, tail)) => {
            let tail = tail.trim_start_matches("/*");
            media.len() >= head.len() + tail.len() && media.starts_with(head) && media.ends_with(tail)
        }
    }
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
