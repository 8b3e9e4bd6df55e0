//! A record store with the shape of a ProcessMaker collection: in this process, on a port of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

type Store = Arc<Mutex<BTreeMap<u64, Value>>>;

/// Begins to listen, with so many records; gives the URL.
pub(crate) async fn start(records: u64) -> std::io::Result<String> {
    let all = (1..=records).map(|id| (id, json!({ "name": format!("Customer {id}") })));
    let store: Store = Arc::new(Mutex::new(all.collect()));
    let path = "/api/1.0/collections/7/records";
    let app = Router::new()
        .route(path, get(list).post(create))
        .route(&format!("{path}/{{id}}"), get(read).put(update).delete(remove))
        .with_state(store);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}

fn record(id: u64, data: &Value) -> Value {
    json!({ "id": id, "collection_id": "7", "title": data["name"], "data": data })
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, Json(json!({ "error": "no such record" }))).into_response()
}

fn broken() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

async fn list(State(store): State<Store>, Query(fields): Query<BTreeMap<String, String>>) -> Response {
    let Ok(store) = store.lock() else { return broken() };
    let number = |name: &str, default: usize| fields.get(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (page, size) = (number("page", 1), number("per_page", 10));
    let wanted = fields.get("pmql").and_then(|query| query.split('"').nth(1));
    let fits = |data: &Value| wanted.is_none_or(|name| data["name"] == name);
    let found: Vec<_> = store.iter().filter(|(_, data)| fits(data)).map(|(id, data)| record(*id, data)).collect();
    let (total, last) = (found.len(), found.len().div_ceil(size).max(1));
    let data: Vec<_> = found.into_iter().skip((page - 1) * size).take(size).collect();
    let meta = json!({ "current_page": page, "last_page": last, "per_page": size, "total": total });
    Json(json!({ "data": data, "meta": meta })).into_response()
}

async fn create(State(store): State<Store>, Json(body): Json<Value>) -> Response {
    let Ok(mut store) = store.lock() else { return broken() };
    if body["data"]["name"].as_str().is_none_or(str::is_empty) {
        let refused = json!({ "message": "The given data was invalid.", "errors": { "data.name": ["is needed"] } });
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(refused)).into_response();
    }
    let id = store.keys().last().map_or(1, |last| last + 1);
    store.insert(id, body["data"].clone());
    (StatusCode::CREATED, Json(record(id, &body["data"]))).into_response()
}

async fn read(State(store): State<Store>, Path(id): Path<u64>) -> Response {
    let Ok(store) = store.lock() else { return broken() };
    store.get(&id).map_or_else(missing, |data| Json(record(id, data)).into_response())
}

async fn update(State(store): State<Store>, Path(id): Path<u64>, Json(body): Json<Value>) -> Response {
    let Ok(mut store) = store.lock() else { return broken() };
    match store.get_mut(&id) {
        Some(data) => {
            *data = body["data"].clone();
            StatusCode::NO_CONTENT.into_response()
        }
        None => missing(),
    }
}

async fn remove(State(store): State<Store>, Path(id): Path<u64>) -> Response {
    let Ok(mut store) = store.lock() else { return broken() };
    store.remove(&id).map_or_else(missing, |_| StatusCode::NO_CONTENT.into_response())
}
