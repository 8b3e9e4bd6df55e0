//! A server in this process that answers what a test gives it next, and keeps what it was asked as text; and how
//! clients get there, whatever host they call.
//!
//! Separate so that the tests say only what they call. `GET /me` to `https://shop.example` is kept as
//! ```text
//! GET https://shop.example/me
//! authorization: Bearer t
//! ```
//! without the headers that are the same for all.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use connector_runtime::{Body, Builder, Clock, Sending, Sleep, Transport, TransportError};
use expect_test::Expect;

/// Headers that no description says anything of.
const USUAL: [&str; 6] = ["accept-encoding", "content-length", "host", "transfer-encoding", "user-agent", "x-scheme"];
/// The default values of `Accept`.
const ACCEPT: [&str; 2] = ["application/json, */*;q=0.5", "*/*"];
/// The shortest wait that is the time of a call and not a pause between two. No test waits for it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The server, which is the clients' transport and clock, too. Clones are the same one.
#[derive(Clone)]
pub(crate) struct Server {
    url: String,
    client: reqwest::Client,
    shared: Shared,
}

type Shared = Arc<Mutex<Log>>;

#[derive(Default)]
struct Log {
    replies: VecDeque<Response<axum::body::Body>>,
    requests: Vec<String>,
    /// The random keys that came, by which it can be told whether two are the same.
    keys: Vec<String>,
    now: Duration,
    pauses: Vec<u128>,
    limits: Vec<u64>,
}

impl Server {
    /// Begins to listen on a port of its own.
    pub(crate) async fn start() -> Self {
        let shared = Shared::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(answer).with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, client: reqwest::Client::new(), shared }
    }

    /// Lets a client send here, whatever it calls.
    pub(crate) fn reached<C: From<connector_runtime::abi::v1::Core>>(&self, builder: Builder<C>) -> Builder<C> {
        builder.transport(self.clone()).clock(self.clone())
    }

    /// Adds a reply of JSON.
    pub(crate) fn json(&self, status: u16, body: impl Into<String>) {
        self.reply(status, &[("content-type", "application/json")], body);
    }

    /// Adds a reply.
    pub(crate) fn reply(&self, status: u16, headers: &[(&str, &str)], body: impl Into<String>) {
        let mut reply = Response::builder().status(status);
        for (name, value) in headers {
            reply = reply.header(*name, *value);
        }
        let reply = reply.body(axum::body::Body::from(body.into())).unwrap();
        self.shared.lock().unwrap().replies.push_back(reply);
    }

    /// Compares what was sent since the last time. All replies must have been used.
    pub(crate) fn sent(&self, expected: &Expect) {
        let mut log = self.shared.lock().unwrap();
        let requests = std::mem::take(&mut log.requests);
        expected.assert_eq(&requests.join("\n"));
        assert_eq!(log.replies.len(), 0, "replies that nobody asked for");
    }

    /// Lets time go by.
    pub(crate) fn pass(&self, time: Duration) {
        self.shared.lock().unwrap().now += time;
    }

    /// The milliseconds between attempts, as they were waited for.
    pub(crate) fn pauses(&self) -> Vec<u128> {
        std::mem::take(&mut self.shared.lock().unwrap().pauses)
    }

    /// The seconds that calls may take.
    pub(crate) fn limits(&self) -> Vec<u64> {
        std::mem::take(&mut self.shared.lock().unwrap().limits)
    }
}

async fn answer(State(shared): State<Shared>, request: Request) -> Response<axum::body::Body> {
    let (parts, body) = request.into_parts();
    let header = |name: &str| parts.headers.get(name).unwrap().to_str().unwrap();
    let head = format!("{} {}://{}{}\n", parts.method, header("x-scheme"), header("host"), parts.uri);
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let mut log = shared.lock().unwrap();
    let text = format!("{head}{}", shown(&parts.headers, &body, &mut log.keys));
    log.requests.push(text);
    let missing = || Response::builder().status(500).body("there are no more replies".into()).unwrap();
    log.replies.pop_front().unwrap_or_else(missing)
}

/// Headers and body as text. What is random in them has a name.
fn shown(headers: &HeaderMap, body: &Bytes, keys: &mut Vec<String>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (name, value) in headers.iter().filter(|(name, _)| !USUAL.contains(&name.as_str())) {
        let value = value.to_str().unwrap();
        match name.as_str() {
            "accept" if ACCEPT.contains(&value) => {}
            "idempotency-key" => {
                let known = keys.iter().position(|key| key == value);
                let at = known.unwrap_or_else(|| {
                    keys.push(value.to_owned());
                    keys.len() - 1
                });
                lines.push(format!("{name}: KEY-{at}\n"));
            }
            _ => lines.push(format!("{name}: {value}\n")),
        }
    }
    lines.sort();
    let mut text = lines.concat();
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(body));
        text.push('\n');
    }
    let media = headers.get("content-type").map_or("", |media| media.to_str().unwrap());
    match media.split_once("boundary=") {
        Some((_, boundary)) => text.replace(boundary, "BOUNDARY").replace('\r', ""),
        None => text.replace('\r', ""),
    }
}

impl Transport for Server {
    fn send(&self, request: connector_runtime::http::Request<Body>) -> Sending<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let path = parts.uri.path_and_query().unwrap().as_str();
            let sent = self.client.request(parts.method, format!("{}{path}", self.url)).headers(parts.headers);
            let sent = sent.header("host", parts.uri.authority().unwrap().as_str());
            let sent = sent.header("x-scheme", parts.uri.scheme_str().unwrap()).body(body.bytes().await?).send().await;
            let mut got = sent.map_err(TransportError::connect)?;
            let (status, headers) = (got.status(), std::mem::take(got.headers_mut()));
            let body = got.bytes().await.map_err(TransportError::body)?;
            let mut response = Response::new(Body::from(body));
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        })
    }
}

/// Nobody waits: a pause is over at once, and the time of a call never.
impl Clock for Server {
    fn sleep(&self, time: Duration) -> Sleep {
        let mut log = self.shared.lock().unwrap();
        if time >= PATIENCE {
            log.limits.push(time.as_secs());
            return Box::pin(std::future::pending());
        }
        log.pauses.push(time.as_millis());
        log.now += time;
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        self.shared.lock().unwrap().now
    }
}
