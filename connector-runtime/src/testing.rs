//! For tests of code that uses a client: values of any type by [`from_json`], and a transport without a network, which
//! sends scripted responses and records requests as text.
//!
//! Separate so that the tests of a client are text in, text out. A recorded request is
//! ```text
//! GET /pets?limit=2
//! accept: application/json, */*;q=0.5
//! authorization: [hidden]
//! ```

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use connector_json::DecodeError;
use connector_json::{Json, from_slice, to_vec};
use http::header::CONTENT_TYPE;
use http::{Request, Response, StatusCode};
#[doc(no_inline)]
pub use serde_json::json;

use crate::request::redact::Secrets;
use crate::transport::body::Body;
use crate::transport::{Sending, Transport, TransportError};

/// Makes a value of any type with a JSON form, such as a type of responses. Optional properties may be omitted.
///
/// # Errors
/// The value is not a `T`. The error has the path of the wrong property.
///
/// ```
/// use connector_runtime::testing::{from_json, json};
///
/// let ids: Vec<i64> = from_json(json!([1, 2]))?;
/// assert_eq!(ids, [1, 2]);
/// # Ok::<(), connector_runtime::testing::DecodeError>(())
/// ```
pub fn from_json<T: Json>(value: serde_json::Value) -> Result<T, DecodeError> {
    from_slice(&to_vec(&value))
}

/// A script of responses, used in order. Clones share it.
#[derive(Clone, Default)]
pub struct Script {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    replies: VecDeque<Step>,
    requests: Vec<String>,
}

enum Step {
    Reply(Response<Body>),
    Fail(TransportError),
    Hang,
}

impl Script {
    /// Creates a script without responses: every call fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response. An empty media type is not sent.
    #[must_use]
    pub fn reply(self, status: u16, media: &str, body: impl Into<Body>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let (false, Ok(media)) = (media.is_empty(), media.parse()) {
            response.headers_mut().insert(CONTENT_TYPE, media);
        }
        self.response(response)
    }

    /// Adds a response with all its parts.
    #[must_use]
    pub fn response(self, response: Response<Body>) -> Self {
        self.state().replies.push_back(Step::Reply(response));
        self
    }

    /// Adds a failure of the transport.
    #[must_use]
    pub fn fail(self, error: TransportError) -> Self {
        self.state().replies.push_back(Step::Fail(error));
        self
    }

    /// Adds a response that never arrives.
    #[must_use]
    pub fn hang(self) -> Self {
        self.state().replies.push_back(Step::Hang);
        self
    }

    /// Returns the requests so far, as text, in order.
    pub fn requests(&self) -> Vec<String> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Script {
    fn send(&self, request: Request<Body>) -> Sending<'_> {
        Box::pin(async move {
            let text = show(request).await?;
            let step = {
                let mut state = self.state();
                state.requests.push(text);
                state.replies.pop_front()
            };
            match step {
                Some(Step::Reply(response)) => Ok(response),
                Some(Step::Fail(error)) => Err(error),
                Some(Step::Hang) => std::future::pending().await,
                None => Err(TransportError::connect("the script has no more replies")),
            }
        })
    }
}

/// Returns a request as text. Credentials and secret variables are shown as `[hidden]`, in headers, URL and body.
/// Secrets that the client does not know, such as a password among the arguments of a call, are shown as they are.
/// Boundaries of parts, which are random, are shown as `BOUNDARY`.
///
/// # Errors
/// Its body cannot be read.
pub async fn show(request: impl Into<Request<Body>>) -> Result<String, TransportError> {
    let (parts, body) = request.into().into_parts();
    let secrets = parts.extensions.get::<Secrets>().cloned().unwrap_or_default();
    let (path, query) = (secrets.hide(parts.uri.path()), secrets.query(parts.uri.query()));
    let mut text = format!("{} {path}{query}\n", parts.method);
    for (name, value) in &parts.headers {
        let hidden = b"[hidden]".as_slice();
        let value = if value.is_sensitive() { hidden } else { value.as_bytes() };
        _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value));
    }
    let body = body.bytes().await?;
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&secrets.body(&String::from_utf8_lossy(&body)));
        text.push('\n');
    }
    let media = parts.headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    Ok(match media.split_once("boundary=") {
        Some((_, boundary)) => text.replace(boundary, "BOUNDARY").replace('\r', ""),
        None => text,
    })
}
