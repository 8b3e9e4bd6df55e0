//! The body of a call: the types that can be one, and its text, which is written once for all attempts.
//!
//! `{"name": "Ann"}` for a table of JSON is that text; with the template `{"data": "{{ $body }}"}` it is
//! `{"data":{"name":"Ann"}}`.

use std::any::Any;

use connector_tables::language::media::essence;
use connector_tables::{BodySpec, Form, MediaKind, Operation};
use http::header::HeaderValue;

use super::Setup;
use super::outgoing::{Outgoing, Scope};
use crate::encode::{header, template};
use crate::media::{Unwritten, format};
use crate::transport::body::Body;
use connector_json::{Json, Write, Writer};

/// A body as it was passed.
#[doc(hidden)]
pub enum Content {
    /// JSON, and the files in it.
    Json(Vec<u8>, Vec<Box<dyn Any + Send>>),
    /// Sent as it is.
    Raw(Body),
    /// It cannot be sent, for this reason.
    Refused(String),
}

/// Types that can be a body: everything with a JSON form, and [`Body`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a request body",
    label = "cannot be a body",
    note = "a body is a generated type, plain JSON, text, `Body`, or a type that derives `serde::Serialize`"
)]
pub trait ToBody {
    /// Returns its content, for a body of that kind.
    #[doc(hidden)]
    fn to_body(&self, kind: MediaKind) -> Content;
}

impl<T: Json> ToBody for T {
    fn to_body(&self, kind: MediaKind) -> Content {
        written(self, kind)
    }
}

impl<T: Json> ToBody for [T] {
    fn to_body(&self, kind: MediaKind) -> Content {
        written(self, kind)
    }
}

impl ToBody for str {
    fn to_body(&self, kind: MediaKind) -> Content {
        match kind.row().form {
            Form::Text | Form::Bytes => Content::Raw(Body::from(self)),
            Form::Typed | Form::Parts | Form::Unit => written(self, kind),
        }
    }
}

impl ToBody for Body {
    fn to_body(&self, _: MediaKind) -> Content {
        Content::Raw(self.clone())
    }
}

pub(crate) fn written<T: Write + ?Sized>(value: &T, kind: MediaKind) -> Content {
    let mut writer = if kind.row().form == Form::Parts { Writer::multipart() } else { Writer::request() };
    writer.put(value);
    if let Some(reason) = writer.take_refusal() {
        return Content::Refused(reason);
    }
    let (text, files) = writer.into_parts();
    Content::Json(text, files)
}

impl Outgoing {
    pub(super) fn write_body(
        &mut self,
        setup: Setup<'_>,
        operation: &Operation<'_>,
        given: Option<(usize, Content)>,
        media: Option<String>,
    ) -> Result<(), String> {
        let bodies = operation.bodies;
        let (spec, content) = match given {
            Some((index, content)) => {
                let spec = bodies.get(index).ok_or("it takes no such body")?;
                let named = media.as_deref().and_then(|media| picked(operation, &spec, media));
                (named.unwrap_or(spec), Some(content))
            }
            // A template may need only variables.
            None => match bodies.first() {
                Some(spec) if spec.template.is_some_and(|template| !template::names(template, "$body")) => (spec, None),
                first => {
                    self.kind = first.map_or(MediaKind::Json, |spec| spec.kind);
                    return Ok(());
                }
            },
        };
        let content = match (spec.template, content) {
            (None, Some(content)) => content,
            (None, None) => return Ok(()),
            (Some(template), content) => {
                let (content, secret) = self.fill_body(setup, spec.kind, template, content)?;
                self.secret_body = secret;
                content
            }
        };
        let (body, media) = encode(setup, &spec, content, media)?;
        self.body = body;
        self.kind = spec.kind;
        self.content_type = Some(media);
        Ok(())
    }

    /// Returns a body from its template, and `true` if it contains a secret.
    #[cold]
    fn fill_body(
        &self,
        setup: Setup<'_>,
        kind: MediaKind,
        template: &str,
        content: Option<Content>,
    ) -> Result<(Content, bool), String> {
        let utf8 = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| "the body is not UTF-8".to_owned());
        let is_text = match kind.row().form {
            Form::Text | Form::Bytes | Form::Unit => true,
            Form::Typed | Form::Parts => false,
        };
        let (body, files) = match content {
            None => (None, Vec::new()),
            Some(Content::Refused(reason)) => return Err(format!("the body {reason}")),
            Some(Content::Json(json, files)) => (Some(utf8(json)?), files),
            Some(Content::Raw(raw)) => {
                let bytes = raw.as_bytes().ok_or("a stream cannot stand in the template of its body")?;
                let text = utf8(bytes.to_vec())?;
                let json = if is_text { template::quoted(&text) } else { text };
                connector_json::Document::new(json.as_str()).map_err(|error| format!("the body is {error}"))?;
                (Some(json), Vec::new())
            }
        };
        let scope = Scope { call: self, variables: &setup.site.variables, body: body.as_deref() };
        let watched = template::Watched::new(&scope);
        let fault = |fault: template::Fault| fault.reason("the body");
        let content = match is_text {
            true => Content::Raw(template::text(template, &watched).map_err(fault)?.text.into()),
            false => Content::Json(template::document(template, &watched).map_err(fault)?.into_bytes(), files),
        };
        Ok((content, watched.saw_secret()))
    }
}

/// Returns the body that a call chooses by its media type, if the endpoint accepts the same value in several.
fn picked<'t>(operation: &Operation<'t>, spec: &BodySpec<'_>, media: &str) -> Option<BodySpec<'t>> {
    let is_value = |kind: MediaKind| kind.row().form == Form::Typed;
    let mut others = operation.bodies.iter().filter(|other| is_value(other.kind) && is_value(spec.kind));
    others.find(|other| essence(other.media) == essence(media))
}

/// Returns the body as it is sent, and its media type.
fn encode(
    setup: Setup<'_>,
    spec: &BodySpec<'_>,
    content: Content,
    media: Option<String>,
) -> Result<(Body, HeaderValue), String> {
    let media = media.as_deref().unwrap_or(spec.media);
    let (json, files) = match content {
        Content::Refused(reason) => return Err(format!("the body {reason}")),
        Content::Raw(body) => return Ok((body, content_type(media)?)),
        Content::Json(json, files) => (json, files),
    };
    let written = (format(spec.kind).write)(Unwritten { json, files, spec, media, codecs: setup.codecs })?;
    Ok((written.body, content_type(written.media.as_deref().unwrap_or(media))?))
}

fn content_type(media: &str) -> Result<HeaderValue, String> {
    match media {
        "application/json" => Ok(HeaderValue::from_static("application/json")),
        media => header::value("Content-Type", media.to_owned()),
    }
}
