//! A server in this process with the shapes of the two systems that descriptions come from: lists in every way of
//! paging, tokens, answers that fail behind a 200, a record store like a ProcessMaker collection, and an echo.
//!
//! Separate so that the tests say only what they call. It listens on a port of its own for each test.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

/// The log that tests read afterwards.
#[derive(Default)]
pub(crate) struct Log {
    /// Number of calls of each path.
    pub calls: BTreeMap<String, usize>,
    /// The records of `/api/1.0/collections/…`.
    records: BTreeMap<u64, Value>,
    last: u64,
}

/// The server.
#[derive(Clone)]
pub(crate) struct Server {
    /// The server's URL.
    pub url: String,
    log: Shared,
}

type Shared = Arc<Mutex<Log>>;
type Fields = Query<BTreeMap<String, String>>;

impl Server {
    /// Begins to listen.
    pub(crate) async fn start() -> Self {
        let log = Shared::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = router(log.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, log }
    }

    /// Returns the number of calls of a path.
    pub(crate) fn calls(&self, path: &str) -> usize {
        self.log.lock().unwrap().calls.get(path).copied().unwrap_or_default()
    }

    /// Puts so many records into the store: `{"name": "c1"}` …
    pub(crate) fn fill(&self, count: u64) {
        let mut log = self.log.lock().unwrap();
        for at in 1..=count {
            log.last += 1;
            let id = log.last;
            log.records.insert(id, json!({ "name": format!("c{at}") }));
        }
    }
}

fn router(log: Shared) -> Router {
    let records = "/api/1.0/collections/{collection}/records";
    Router::new()
        .route("/oauth/token", post(token))
        .route("/session", post(session))
        .route("/pages", get(pages))
        .route("/offset", get(offset))
        .route("/token", get(by_token))
        .route("/last", get(last_item))
        .route("/next", get(next_url))
        .route("/relative", get(relative))
        .route("/link", get(link))
        .route("/graphql", post(graphql))
        .route("/flaky/{times}", any(flaky))
        .route("/envelope/{kind}", get(envelope))
        .route(records, get(list).post(create))
        .route(&format!("{records}/{{id}}"), get(read).put(replace).patch(change).delete(remove))
        .route("/api/1.0/collections/{collection}/truncate", axum::routing::delete(truncate))
        .fallback(echo)
        .layer(axum::middleware::from_fn_with_state(log.clone(), count))
        .with_state(log)
}

async fn count(State(log): State<Shared>, request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    *log.lock().unwrap().calls.entry(request.uri().path().to_owned()).or_default() += 1;
    next.run(request).await
}

/// Returns the request as JSON: for every path without another purpose.
async fn echo(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let headers: BTreeMap<_, _> =
        headers.iter().map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()))).collect();
    let text = String::from_utf8_lossy(&body);
    let sent = json!({
        "method": method.as_str(), "path": uri.path(), "query": uri.query(), "headers": headers, "body": text,
    });
    ([("x-request-id", "r-1"), ("etag", "\"e1\"")], Json(sent)).into_response()
}

/// OAuth 2.0: client credentials and password.
async fn token(headers: HeaderMap, body: String) -> Response {
    let form: BTreeMap<String, String> = form(&body);
    let get = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    // id:secret in Base64.
    let basic = headers.get("authorization").is_some_and(|value| value == "Basic aWQ6c2VjcmV0");
    let client = basic || (get("client_id") == "id" && get("client_secret") == "secret");
    let good = match get("grant_type") {
        "client_credentials" => client,
        "password" => client && get("username") == "ada" && get("password") == "pw",
        _ => false,
    };
    match good {
        true => Json(json!({ "access_token": "t-1", "token_type": "bearer", "expires_in": 3600 })).into_response(),
        false => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_client" }))).into_response(),
    }
}

/// A login of another kind: JSON in, the token somewhere inside.
async fn session(Json(body): Json<Value>) -> Response {
    match body == json!({ "user": "ada", "key": "k" }) {
        true => Json(json!({ "data": { "session": "s-1", "ttl": 60 } })).into_response(),
        false => StatusCode::UNAUTHORIZED.into_response(),
    }
}

const ALL: usize = 25;

fn items(from: usize, count: usize) -> Vec<Value> {
    (from..(from + count).min(ALL)).map(|id| json!({ "id": id, "name": format!("item {id}") })).collect()
}

fn number(fields: &Fields, name: &str, default: usize) -> usize {
    fields.get(name).and_then(|value| value.parse().ok()).unwrap_or(default)
}

async fn pages(fields: Fields) -> Json<Value> {
    let (page, size) = (number(&fields, "page", 1), number(&fields, "per_page", 10));
    let meta = json!({ "current_page": page, "last_page": ALL.div_ceil(size), "total": ALL });
    Json(json!({ "data": items((page - 1) * size, size), "meta": meta }))
}

async fn offset(fields: Fields) -> Json<Value> {
    let (from, size) = (number(&fields, "offset", 0), number(&fields, "limit", 10));
    Json(json!({ "items": items(from, size), "total": ALL, "more": from + size < ALL }))
}

async fn by_token(fields: Fields) -> Json<Value> {
    let size = number(&fields, "limit", 10);
    let from: usize = fields.get("cursor").map_or(0, |token| token.trim_start_matches("after-").parse().unwrap());
    let next = (from + size < ALL).then(|| format!("after-{}", from + size));
    Json(json!({ "items": items(from, size), "next": next }))
}

async fn last_item(fields: Fields) -> Json<Value> {
    let size = number(&fields, "limit", 10);
    let from = fields.get("starting_after").map_or(0, |id| id.parse::<usize>().unwrap() + 1);
    Json(json!({ "data": items(from, size), "has_more": from + size < ALL }))
}

async fn next_url(headers: HeaderMap, fields: Fields) -> Json<Value> {
    let from = number(&fields, "from", 0);
    let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let next = (from + 10 < ALL).then(|| format!("http://{host}/next?from={}", from + 10));
    Json(json!({ "items": items(from, 10), "links": { "next": next } }))
}

async fn relative(fields: Fields) -> Json<Value> {
    let from = number(&fields, "from", 0);
    let next = (from + 10 < ALL).then(|| format!("/relative?from={}", from + 10));
    Json(json!({ "items": items(from, 10), "next": next }))
}

async fn link(headers: HeaderMap, fields: Fields) -> Response {
    let from = number(&fields, "from", 0);
    let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let list = Json(items(from, 10));
    match from + 10 < ALL {
        true => {
            let link =
                format!("<http://{host}/link>; rel=\"first\", <http://{host}/link?from={}>; rel=\"next\"", from + 10);
            ([("link", link)], list).into_response()
        }
        false => list.into_response(),
    }
}

async fn graphql(Json(body): Json<Value>) -> Json<Value> {
    let after = body.pointer("/variables/after").and_then(Value::as_str);
    let from: usize = after.map_or(0, |cursor| cursor.parse().unwrap());
    let page = json!({ "endCursor": (from + 10).to_string(), "hasNextPage": from + 10 < ALL });
    Json(json!({ "data": { "orders": { "nodes": items(from, 10), "pageInfo": page } } }))
}

/// Fails so many times before it answers; each case of a test has its own number.
async fn flaky(State(log): State<Shared>, uri: Uri, Path(times): Path<usize>, headers: HeaderMap) -> Response {
    let calls = log.lock().unwrap().calls.get(uri.path()).copied().unwrap_or_default();
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    match calls > times {
        true => Json(json!({ "calls": calls, "key": key })).into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "0")], key.to_owned()).into_response(),
    }
}

/// A 200 that may be an error.
async fn envelope(Path(kind): Path<String>) -> Json<Value> {
    Json(match kind.as_str() {
        "good" => json!({ "ok": true, "data": { "id": 7, "name": "seven" } }),
        _ => json!({ "ok": false, "error": { "message": "no such thing" } }),
    })
}

fn form(text: &str) -> BTreeMap<String, String> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            match (first, tail) {
                (b'%', [a, b, tail @ ..]) => {
                    bytes.push(u8::from_str_radix(std::str::from_utf8(&[*a, *b]).unwrap(), 16).unwrap());
                    rest = tail;
                }
                (byte, tail) => {
                    bytes.push(*byte);
                    rest = tail;
                }
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// A record as the store shows it (facts about ProcessMaker's collections).
fn record(collection: &str, id: u64, data: &Value) -> Value {
    let mut data = data.clone();
    data["id"] = id.into();
    json!({
        "id": id, "collection_id": collection, "title": data["name"], "created_at": "2026-01-02 03:04:05",
        "created_by_id": 1, "data": data,
    })
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, Json(json!({ "error": "No query results for model" }))).into_response()
}

async fn list(State(log): State<Shared>, Path(collection): Path<String>, fields: Fields) -> Json<Value> {
    let log = log.lock().unwrap();
    let (page, size) = (number(&fields, "page", 1), number(&fields, "per_page", 10));
    // All of PMQL that a test needs: data.name = "c7"
    let wanted =
        fields.get("pmql").and_then(|text| text.strip_prefix("data.name = ")).map(|name| name.replace('"', ""));
    let fits = |data: &&Value| wanted.as_deref().is_none_or(|name| data["name"] == name);
    let mut all: Vec<Value> =
        log.records.iter().filter(|(_, data)| fits(data)).map(|(id, data)| record(&collection, *id, data)).collect();
    if fields.get("order_direction").is_some_and(|direction| direction == "desc") {
        all.reverse();
    }
    let total = all.len();
    let data: Vec<Value> = all.into_iter().skip((page - 1) * size).take(size).collect();
    let last = total.div_ceil(size).max(1);
    let meta = json!({
        "count": data.len(), "current_page": page, "last_page": last, "total_pages": last, "per_page": size,
        "total": total, "filter": "", "sort_by": "id", "sort_order": "asc",
    });
    Json(json!({ "data": data, "meta": meta }))
}

async fn create(State(log): State<Shared>, Path(collection): Path<String>, Json(body): Json<Value>) -> Response {
    let Some(data) = body.get("data").filter(|data| data["name"].as_str().is_some_and(|name| !name.is_empty())) else {
        let errors = json!({ "message": "The given data was invalid.", "errors": { "data.name": ["required"] } });
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(errors)).into_response();
    };
    let mut log = log.lock().unwrap();
    log.last += 1;
    let id = log.last;
    log.records.insert(id, data.clone());
    (StatusCode::CREATED, Json(record(&collection, id, data))).into_response()
}

async fn read(State(log): State<Shared>, Path((collection, id)): Path<(String, u64)>) -> Response {
    match log.lock().unwrap().records.get(&id) {
        Some(data) => Json(record(&collection, id, data)).into_response(),
        None => not_found(),
    }
}

async fn replace(State(log): State<Shared>, Path((_, id)): Path<(String, u64)>, Json(body): Json<Value>) -> Response {
    match log.lock().unwrap().records.get_mut(&id) {
        Some(data) => {
            *data = body["data"].clone();
            StatusCode::NO_CONTENT.into_response()
        }
        None => not_found(),
    }
}

async fn change(
    State(log): State<Shared>,
    Path((collection, id)): Path<(String, u64)>,
    Json(body): Json<Value>,
) -> Response {
    match log.lock().unwrap().records.get_mut(&id) {
        Some(data) => {
            for (name, value) in body["data"].as_object().into_iter().flatten() {
                data[name] = value.clone();
            }
            Json(record(&collection, id, data)).into_response()
        }
        None => not_found(),
    }
}

async fn remove(State(log): State<Shared>, Path((_, id)): Path<(String, u64)>) -> Response {
    match log.lock().unwrap().records.remove(&id) {
        Some(_) => StatusCode::NO_CONTENT.into_response(),
        None => not_found(),
    }
}

async fn truncate(State(log): State<Shared>) -> StatusCode {
    log.lock().unwrap().records.clear();
    StatusCode::NO_CONTENT
}
