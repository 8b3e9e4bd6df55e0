//! The library itself: an axum server in this process that stands in for the API.
//!
//! Nothing in here knows the generated client; it speaks plain HTTP and JSON.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Multipart, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The token that the library accepts.
pub(crate) const TOKEN: &str = "library-card-7";

#[derive(Default)]
struct Shelf {
    books: BTreeMap<String, Value>,
    covers: BTreeMap<String, Bytes>,
}

type Shared = Arc<Mutex<Shelf>>;

/// Starts the library on a free port and gives its base URL.
pub(crate) async fn start() -> std::io::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/v1", listener.local_addr()?);
    let routes = Router::new()
        .route("/v1/books", get(list).post(create))
        .route("/v1/books/{id}", get(one).patch(change).delete(remove))
        .route("/v1/books/{id}/cover", put(upload).get(cover))
        .layer(middleware::from_fn(only_with_token))
        .with_state(Shared::default());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(url)
}

async fn only_with_token(request: Request, next: Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if sent == Some(&format!("Bearer {TOKEN}")) {
        next.run(request).await
    } else {
        problem(StatusCode::UNAUTHORIZED, "Show your library card")
    }
}

fn problem(status: StatusCode, title: &str) -> Response {
    let body = json!({ "title": title, "status": status.as_u16() }).to_string();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

fn reply(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn lock(shelf: &Shared) -> std::sync::MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn list(State(shelf): State<Shared>, Query(query): Query<Vec<(String, String)>>) -> Response {
    let wanted = |name: &str| -> Vec<&String> { query.iter().filter(|(k, _)| k == name).map(|(_, v)| v).collect() };
    let (genres, authors) = (wanted("genre"), wanted("author"));
    let fits = |book: &Value, member: &str, values: &[&String]| {
        values.is_empty() || values.iter().any(|value| book[member] == value.as_str())
    };
    let limit = wanted("limit").first().and_then(|text| text.parse().ok()).unwrap_or(20);
    let shelf = lock(&shelf);
    let books = shelf.books.values().filter(|b| fits(b, "genre", &genres) && fits(b, "author", &authors));
    let found: Vec<&Value> = books.take(limit).collect();
    let total = shelf.books.len().to_string();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::HeaderName::from_static("x-total"), &total)];
    (headers, json!(found).to_string()).into_response()
}

async fn create(State(shelf): State<Shared>, body: Bytes) -> Response {
    let Ok(Value::Object(mut book)) = serde_json::from_slice(&body) else {
        return problem(StatusCode::BAD_REQUEST, "Not a book");
    };
    if book.get("title").and_then(Value::as_str).is_none_or(str::is_empty) {
        return reply(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "errors": { "title": "A book needs a title." } }));
    }
    let mut shelf = lock(&shelf);
    let id = format!("6f1c1b1e-8a55-4d0c-9d3a-{:012x}", shelf.books.len() + 1);
    book.insert("id".into(), json!(id));
    book.insert("added".into(), json!("2026-11-22T10:00:00Z"));
    let book = Value::Object(book);
    shelf.books.insert(id, book.clone());
    reply(StatusCode::CREATED, &book)
}

async fn one(State(shelf): State<Shared>, Path(id): Path<String>) -> Response {
    match lock(&shelf).books.get(&id) {
        Some(book) => reply(StatusCode::OK, book),
        None => problem(StatusCode::NOT_FOUND, "No such book"),
    }
}

async fn change(State(shelf): State<Shared>, Path(id): Path<String>, body: Bytes) -> Response {
    let mut shelf = lock(&shelf);
    let (Some(Value::Object(book)), Ok(Value::Object(change))) =
        (shelf.books.get_mut(&id), serde_json::from_slice(&body))
    else {
        return problem(StatusCode::NOT_FOUND, "No such book");
    };
    book.extend(change);
    reply(StatusCode::OK, &Value::Object(book.clone()))
}

async fn remove(State(shelf): State<Shared>, Path(id): Path<String>) -> Response {
    match lock(&shelf).books.remove(&id) {
        Some(_) => StatusCode::NO_CONTENT.into_response(),
        None => problem(StatusCode::NOT_FOUND, "No such book"),
    }
}

async fn upload(State(shelf): State<Shared>, Path(id): Path<String>, mut parts: Multipart) -> Response {
    let mut stored = json!({});
    while let Ok(Some(part)) = parts.next_field().await {
        match part.name() {
            Some("image") => {
                stored["file_name"] = json!(part.file_name());
                let Ok(image) = part.bytes().await else { break };
                stored["bytes"] = json!(image.len());
                lock(&shelf).covers.insert(id.clone(), image);
            }
            Some("caption") => stored["caption"] = json!(part.text().await.unwrap_or_default()),
            _ => {}
        }
    }
    reply(StatusCode::OK, &stored)
}

async fn cover(State(shelf): State<Shared>, Path(id): Path<String>) -> Response {
    match lock(&shelf).covers.get(&id) {
        Some(image) => ([(header::CONTENT_TYPE, "image/png")], image.clone()).into_response(),
        None => problem(StatusCode::NOT_FOUND, "This book has no cover"),
    }
}
