//! A call that is being written: arguments as JSON in one buffer, and what this call alone wants.
//!
//! Apart so that the typed shells of generated code only append here: `arg(0, "rust")`, `arg(2, &7)` is the buffer
//! `"rust"7` and two places in it. [`Draft::finish`] turns it into what the engine works on.

use std::any::Any;
use std::time::Duration;

use connector_tables::language::media::essence;
use connector_tables::{BodySpec, Form, MediaKind, Operation, OperationHandle};
use http::header::HeaderValue;

use crate::body::Body;
use crate::client::Shared;
use crate::encode::header;
use crate::error::Failure;
use crate::media::{Unwritten, format};
use crate::outgoing::{Outgoing, Scope};
use crate::retry::{RetryPolicy, Sent};
use crate::{page, template, variables};
use connector_json::{Json, Write, Writer};

/// A call that is being written.
pub struct Draft {
    operation: OperationHandle,
    writer: Writer,
    args: Vec<Arg>,
    body: Option<(usize, Content)>,
    options: Options,
    /// The first argument that could not be written, and why.
    refused: Option<String>,
}

/// What one call wants that its endpoint's table does not say.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) server: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) retry: Option<Option<RetryPolicy>>,
    pub(crate) variables: Vec<(String, String)>,
}

/// Where an argument's JSON stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arg {
    pub(crate) index: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A body as it was given.
#[doc(hidden)]
pub enum Content {
    /// JSON, and files that stand in it.
    Json(Vec<u8>, Vec<Box<dyn Any + Send>>),
    /// As it is sent.
    Raw(Body),
    /// It cannot be sent, and this is why.
    Refused(String),
}

/// What can be a body: everything with a JSON form, and [`Body`].
#[diagnostic::on_unimplemented(
    message = "this type cannot be a body",
    label = "cannot be a body",
    note = "a type that derives `serde::Serialize` can be"
)]
pub trait ToBody {
    /// Takes its content, for a body of that kind.
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

/// A body in one of several media types: what `abi::bodies!` implements.
pub trait Bodies {
    /// Puts it into the call.
    fn fill(&self, draft: &mut Draft);
}

impl Draft {
    /// Begins a call of an endpoint.
    #[doc(hidden)]
    pub fn new(operation: impl Into<OperationHandle>) -> Self {
        let operation = operation.into();
        let args = Vec::with_capacity(operation.get().params.len() + 2);
        Self { operation, writer: Writer::request(), args, body: None, options: Options::default(), refused: None }
    }

    /// Sets the value of a parameter, by its position in the table.
    pub fn arg<T: Write + ?Sized>(&mut self, index: usize, value: &T) {
        let start = self.writer.buffer().len();
        self.writer.put(value);
        self.args.push(Arg { index, start, end: self.writer.buffer().len() });
        if let Some(reason) = self.writer.take_refusal() {
            self.refuse(index, &reason);
        }
    }

    #[cold]
    fn refuse(&mut self, index: usize, reason: &str) {
        let param = self.operation.get().params.get(index);
        let name = param.map_or_else(|| "an argument".to_owned(), |param| format!("the parameter `{}`", param.name));
        self.refused.get_or_insert(format!("{name} {reason}"));
    }

    /// Gives the body, by the place of its media type in the table.
    pub fn body<T: ToBody + ?Sized>(&mut self, index: usize, value: &T) {
        let kind = self.operation.get().bodies.get(index).map_or(MediaKind::Json, |spec| spec.kind);
        self.body = Some((index, value.to_body(kind)));
    }

    /// Gives the body, if there is one.
    pub fn optional_body<T: ToBody>(&mut self, index: usize, value: Option<T>) {
        if let Some(value) = &value {
            self.body(index, value);
        }
    }

    /// Adds a header.
    #[doc(hidden)]
    pub fn header(&mut self, name: &str, value: &str) {
        self.options.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Adds a query parameter.
    #[doc(hidden)]
    pub fn query(&mut self, name: &str, value: &str) {
        self.options.query.push((name.to_owned(), value.to_owned()));
    }

    /// Sets the time for the whole call.
    #[doc(hidden)]
    pub fn timeout(&mut self, timeout: Option<Duration>) {
        self.options.timeout = Some(timeout);
    }

    /// Sends it to another base URL.
    #[doc(hidden)]
    pub fn server(&mut self, url: &str) {
        self.options.server = Some(url.to_owned());
    }

    /// Says another media type than the table.
    #[doc(hidden)]
    pub fn content_type(&mut self, media: &str) {
        self.options.content_type = Some(media.to_owned());
    }

    /// Sets when it is sent again; `None` is never.
    #[doc(hidden)]
    pub fn retry(&mut self, policy: Option<RetryPolicy>) {
        self.options.retry = Some(policy);
    }

    /// Gives a variable its value for this call.
    #[doc(hidden)]
    pub fn variable(&mut self, name: &str, value: &dyn std::fmt::Display) {
        self.options.variables.push((name.to_owned(), value.to_string()));
    }

    /// Returns the endpoint's table.
    pub fn operation(&self) -> &OperationHandle {
        &self.operation
    }

    /// Checks the arguments and writes the body, once for all attempts.
    pub(crate) fn finish(self, shared: &Shared) -> Result<Outgoing, Box<Failure>> {
        let Self { operation, writer, args, body, options, refused } = self;
        let refuse = |reason| Failure::arguments(&operation, reason);
        if let Some(reason) = refused {
            return Err(refuse(reason));
        }
        let json = String::from_utf8(writer.into_bytes()).map_err(|_| refuse("an argument is not UTF-8".to_owned()))?;
        let mut headers = Vec::with_capacity(options.headers.len());
        for (name, value) in options.headers {
            let value = header::value(&name, value).map_err(refuse)?;
            headers.push((header::name(&name).map_err(refuse)?, value));
        }
        let mut variables = Vec::with_capacity(options.variables.len());
        for (name, text) in options.variables {
            let held = variables::of_call(&shared.connector.get(), &name, &text).map_err(refuse)?;
            variables.push((name, held));
        }
        let mut outgoing = Outgoing {
            operation: operation.clone(),
            json,
            args,
            headers,
            query: options.query,
            timeout: options.timeout,
            server: options.server,
            retry: options.retry,
            sent: Sent::default(),
            body: Body::empty(),
            secret_body: false,
            content_type: None,
            kind: MediaKind::Json,
            variables,
            sets: Vec::new(),
            url: None,
            page: 1,
        };
        outgoing.write_body(shared, &operation.get(), body, options.content_type).map_err(refuse)?;
        page::begin(shared, &mut outgoing).map_err(refuse)?;
        Ok(outgoing)
    }
}

impl Outgoing {
    fn write_body(
        &mut self,
        shared: &Shared,
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
            // A template may need nothing but variables.
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
                let (content, secret) = self.fill_body(shared, spec.kind, template, content)?;
                self.secret_body = secret;
                content
            }
        };
        let (body, media) = encode(shared, &spec, content, media)?;
        self.body = body;
        self.kind = spec.kind;
        self.content_type = Some(media);
        Ok(())
    }

    /// A body out of its template, and whether a secret stands in it.
    #[cold]
    fn fill_body(
        &self,
        shared: &Shared,
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
        let scope = Scope { call: self, variables: &shared.variables, body: body.as_deref() };
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
    shared: &Shared,
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
    let written = (format(spec.kind).write)(Unwritten { json, files, spec, media, codecs: &shared.codecs })?;
    Ok((written.body, content_type(written.media.as_deref().unwrap_or(media))?))
}

fn content_type(media: &str) -> Result<HeaderValue, String> {
    match media {
        "application/json" => Ok(HeaderValue::from_static("application/json")),
        media => header::value("Content-Type", media.to_owned()),
    }
}
