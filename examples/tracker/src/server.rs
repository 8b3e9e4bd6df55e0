//! The tracker that the client calls: in this process, on a port of its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use serde_json::{Value, json};
use std::collections::BTreeMap;

type Fields = BTreeMap<String, String>;

#[derive(Default)]
struct Store {
    issues: Mutex<Vec<Value>>,
    tokens: AtomicUsize,
    attempts: AtomicUsize,
}

/// Begins to listen; gives the URL.
pub(crate) async fn start() -> std::io::Result<String> {
    let store = Arc::new(Store::default());
    let issues = (1..=45).map(|id| json!({ "id": id, "title": format!("Issue {id}"), "state": "open" }));
    if let Ok(mut all) = store.issues.lock() {
        all.extend(issues);
    }
    let app = Router::new()
        .route("/oauth/token", post(token))
        .route("/api/me", get(me))
        .route("/api/teams/{team}/issues", get(list).post(create))
        .route("/api/teams/{team}/issues/{id}/comments", post(comment))
        .route("/api/flaky", get(flaky))
        .with_state(store);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}

/// OAuth 2.0, client credentials.
async fn token(State(store): State<Arc<Store>>, Form(form): Form<Fields>) -> Response {
    let get = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    if get("grant_type") != "client_credentials" || get("client_secret") != "s3cret" {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_client" }))).into_response();
    }
    let count = store.tokens.fetch_add(1, Ordering::SeqCst) + 1;
    Json(json!({ "access_token": format!("machine-{count}"), "expires_in": 600 })).into_response()
}

/// Who asks: `machine-1` for a token that was fetched, `ada` for one that was given.
fn who(headers: &HeaderMap) -> Option<String> {
    let sent = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    match sent.strip_prefix("Bearer ") {
        Some("ada-token") => Some("ada".to_owned()),
        Some(token) => token.starts_with("machine-").then(|| token.to_owned()),
        None => None,
    }
}

fn refused() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({ "message": "no such token" }))).into_response()
}

async fn me(headers: HeaderMap) -> Response {
    match who(&headers) {
        Some(name) => Json(json!({ "name": name })).into_response(),
        None => refused(),
    }
}

async fn list(State(store): State<Arc<Store>>, headers: HeaderMap, Query(fields): Query<Fields>) -> Response {
    if who(&headers).is_none() {
        return refused();
    }
    let number = |name: &str, default: usize| fields.get(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (page, size) = (number("page", 1), number("per_page", 10));
    let all = store.issues.lock().map(|all| all.clone()).unwrap_or_default();
    let fits = |issue: &&Value| fields.get("state").is_none_or(|state| issue["state"] == state.as_str());
    let found: Vec<_> = all.iter().rev().filter(fits).collect();
    let data: Vec<_> = found.iter().skip((page - 1) * size).take(size).collect();
    let meta = json!({ "total": found.len(), "last_page": found.len().div_ceil(size) });
    Json(json!({ "data": data, "meta": meta })).into_response()
}

async fn create(State(store): State<Arc<Store>>, headers: HeaderMap, Json(mut issue): Json<Value>) -> Response {
    if who(&headers).is_none() {
        return refused();
    }
    if issue["title"].as_str().is_none_or(str::is_empty) {
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": "a title is needed" }))).into_response();
    }
    let Ok(mut all) = store.issues.lock() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    issue["id"] = (all.len() + 1).into();
    issue["state"] = "open".into();
    all.push(issue.clone());
    (StatusCode::CREATED, Json(issue)).into_response()
}

async fn comment(Path((_, id)): Path<(String, u64)>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    // The text, with its quotes, is JSON again.
    let good = body["comment"]["issue"] == id && body["comment"]["text"].is_string();
    match who(&headers) {
        Some(_) if good => (StatusCode::CREATED, Json(json!({ "id": 1 }))).into_response(),
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        None => refused(),
    }
}

async fn flaky(State(store): State<Arc<Store>>) -> Response {
    match store.attempts.fetch_add(1, Ordering::SeqCst) + 1 {
        attempts @ 3.. => Json(json!({ "attempts": attempts })).into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "0")]).into_response(),
    }
}
