//! A call that is being written: arguments as JSON in one buffer, and settings of this call.
//!
//! Separate so that the typed shells of generated code only append here: `arg(0, "rust")`, `arg(2, &7)` is the buffer
//! `"rust"7` and two places in it. [`Draft::finish`] turns it into the form that the engine uses.

use std::borrow::Borrow as _;
use std::time::Duration;

use connector_tables::{MediaKind, OperationHandle};

use super::argument::Argument;
use super::body::{Content, ToBody};
use super::outgoing::{Outgoing, Sent};
use super::{Setup, paging};
use crate::encode::header;
use crate::error::Failure;
use crate::policy::retry::RetryPolicy;
use crate::request::variables;
use crate::transport::body::Body;
use connector_json::{Write, Writer};

/// A call that is being written.
pub struct Draft {
    operation: OperationHandle,
    writer: Writer,
    args: Vec<Arg>,
    body: Option<(usize, Content)>,
    options: Options,
    /// The reason why an argument could not be written, for the first of them.
    refused: Option<String>,
}

/// Settings of one call, in addition to its endpoint's table.
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

/// Position of an argument's JSON in the buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arg {
    pub(crate) index: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A body in one of several media types: what `abi::bodies!` implements.
pub trait Bodies {
    /// Sets it as the body of the call.
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

    /// Sets the body, by the position of its media type in the table.
    pub fn body<T: ToBody + ?Sized>(&mut self, index: usize, value: &T) {
        let kind = self.operation.get().bodies.get(index).map_or(MediaKind::Json, |spec| spec.kind);
        self.body = Some((index, value.to_body(kind)));
    }

    /// Sets the body, if there is one.
    pub fn optional_body<T: ToBody>(&mut self, index: usize, value: Option<T>) {
        if let Some(value) = &value {
            self.body(index, value);
        }
    }

    /// Sets the value of a parameter, unless it is absent.
    pub fn option<T: Write + ?Sized>(&mut self, index: usize, value: impl Argument<T>) {
        if let Some(value) = value.into_argument() {
            self.arg(index, value.borrow());
        }
    }

    /// Sets the body, unless it is absent.
    pub fn option_body<T: ToBody + ?Sized>(&mut self, index: usize, value: impl Argument<T>) {
        if let Some(value) = value.into_argument() {
            self.body(index, value.borrow());
        }
    }

    /// Sets the body in one of its media types, unless it is absent.
    pub fn option_bodies<T: Bodies>(&mut self, value: impl Argument<T>) {
        if let Some(value) = value.into_argument() {
            value.borrow().fill(self);
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

    /// Sets the timeout of the whole call.
    #[doc(hidden)]
    pub fn timeout(&mut self, timeout: Option<Duration>) {
        self.options.timeout = Some(timeout);
    }

    /// Sends the call to another base URL.
    #[doc(hidden)]
    pub fn server(&mut self, url: &str) {
        self.options.server = Some(url.to_owned());
    }

    /// Sets another media type than that of the table.
    #[doc(hidden)]
    pub fn content_type(&mut self, media: &str) {
        self.options.content_type = Some(media.to_owned());
    }

    /// Sets the retry policy; `None` disables retries.
    #[doc(hidden)]
    pub fn retry(&mut self, policy: Option<RetryPolicy>) {
        self.options.retry = Some(policy);
    }

    /// Sets a variable for this call.
    #[doc(hidden)]
    pub fn variable(&mut self, name: &str, value: &dyn std::fmt::Display) {
        self.options.variables.push((name.to_owned(), value.to_string()));
    }

    /// Returns the endpoint's table.
    pub fn operation(&self) -> &OperationHandle {
        &self.operation
    }

    /// Checks the arguments and writes the body, once for all attempts.
    pub(crate) fn finish(self, setup: Setup<'_>) -> Result<Outgoing, Box<Failure>> {
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
            let held = variables::of_call(&setup.site.connector.get(), &name, &text).map_err(refuse)?;
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
        outgoing.write_body(setup, &operation.get(), body, options.content_type).map_err(refuse)?;
        paging::begin(setup.strategies, &mut outgoing).map_err(refuse)?;
        Ok(outgoing)
    }
}
