//! The tracker itself: an axum server in this process that stands in for the API.
//!
//! Nothing in here knows the client; it speaks plain HTTP and JSON, two records a page.

use axum::Router;
use axum::extract::{Json, OriginalUri, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The token that the tracker accepts.
pub(crate) const TOKEN: &str = "t0ken";

const PAGE: usize = 2;

#[derive(Default)]
struct Store {
    issues: BTreeMap<usize, Value>,
    customers: BTreeMap<usize, Value>,
}

type Shared = Arc<Mutex<Store>>;

/// Starts the tracker on a free port and gives its base URL.
pub(crate) async fn start() -> std::io::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let closed = Router::new()
        .route("/repos/{owner}/{repo}/issues", get(list_issues).post(create_issue))
        .route("/customers", get(list_customers).post(create_customer))
        .route("/customers/{id}", get(customer).put(update_customer).delete(delete_customer))
        .layer(middleware::from_fn(only_with_token));
    let routes = Router::new().route("/status", get(status)).merge(closed).with_state(Shared::default());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(url)
}

async fn only_with_token(request: Request, next: Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match sent == Some(&format!("Bearer {TOKEN}")) {
        true => next.run(request).await,
        false => problem(StatusCode::UNAUTHORIZED, "who are you?"),
    }
}

fn problem(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}

fn lock(store: &Shared) -> MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds a record under a new id.
fn add(records: &mut BTreeMap<usize, Value>, mut record: Value) -> Response {
    let id = records.keys().next_back().map_or(1, |last| last + 1);
    if let Some(members) = record.as_object_mut() {
        members.insert("id".to_owned(), id.into());
    }
    records.insert(id, record.clone());
    (StatusCode::CREATED, Json(record)).into_response()
}

/// One page, and the header `Link` if there is another.
fn page(records: &BTreeMap<usize, Value>, uri: &OriginalUri, query: &BTreeMap<String, String>) -> Response {
    let after = query.get("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let mut rest = records.range(after + 1..);
    let items: Vec<&Value> = rest.by_ref().take(PAGE).map(|(_, record)| record).collect();
    let mut response = Json(&items).into_response();
    let last = items.last().and_then(|item| item.get("id")).and_then(Value::as_u64);
    if let (Some(last), Some(_)) = (last, rest.next()) {
        let link = format!("<{}?after={last}>; rel=\"next\"", uri.path());
        if let Ok(link) = link.parse() {
            response.headers_mut().insert(header::LINK, link);
        }
    }
    response
}

type Pairs = Query<BTreeMap<String, String>>;

async fn list_issues(State(store): State<Shared>, uri: OriginalUri, Query(query): Pairs) -> Response {
    page(&lock(&store).issues, &uri, &query)
}

async fn create_issue(State(store): State<Shared>, Json(mut issue): Json<Value>) -> Response {
    if issue.get("title").and_then(Value::as_str).is_none_or(str::is_empty) {
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "an issue has a title");
    }
    if let Some(members) = issue.as_object_mut() {
        members.insert("open".to_owned(), true.into());
    }
    add(&mut lock(&store).issues, issue)
}

async fn list_customers(State(store): State<Shared>, uri: OriginalUri, Query(query): Pairs) -> Response {
    page(&lock(&store).customers, &uri, &query)
}

async fn create_customer(State(store): State<Shared>, Json(customer): Json<Value>) -> Response {
    match customer.get("id") {
        Some(_) => problem(StatusCode::UNPROCESSABLE_ENTITY, "the tracker gives ids"),
        None => add(&mut lock(&store).customers, customer),
    }
}

async fn customer(State(store): State<Shared>, Path(id): Path<usize>) -> Response {
    match lock(&store).customers.get(&id) {
        Some(customer) => Json(customer).into_response(),
        None => problem(StatusCode::NOT_FOUND, "there is no such customer"),
    }
}

async fn update_customer(State(store): State<Shared>, Path(id): Path<usize>, Json(mut new): Json<Value>) -> Response {
    if let Some(members) = new.as_object_mut() {
        members.insert("id".to_owned(), id.into());
    }
    lock(&store).customers.insert(id, new.clone());
    Json(new).into_response()
}

async fn delete_customer(State(store): State<Shared>, Path(id): Path<usize>) -> StatusCode {
    match lock(&store).customers.remove(&id) {
        Some(_) => StatusCode::NO_CONTENT,
        None => StatusCode::NOT_FOUND,
    }
}

async fn status(State(store): State<Shared>) -> Json<Value> {
    Json(json!({ "health": "fine", "issues": lock(&store).issues.len() }))
}
