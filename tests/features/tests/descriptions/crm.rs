//! `crm.json`: a token by client credentials, failures behind a 200, retries under one key.

use connector_features::crm::{Client, types};
use connector_runtime::types::Uuid;
use expect_test::expect;

use crate::server::Server;

const ID: &str = "00000000-0000-4000-8000-000000000001";
const TOKEN: &str = r#"{"access_token":"t-1","expires_in":3600}"#;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).client_credentials("id", "secret").build().unwrap();
    server.json(200, TOKEN);
    (server, api)
}

/// With a token of its own, so that only calls are sent.
async fn with_token() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).bearer("t").build().unwrap();
    (server, api)
}

fn page(name: &str, rest: &str) -> String {
    format!(r#"{{"status":"ok","contacts":[{{"id":"{ID}","name":"{name}"}}],"count":2,{rest}}}"#)
}

fn id() -> Uuid {
    ID.parse().unwrap()
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all_calls() {
    let (server, api) = start().await;
    server.json(200, page("Ada", r#""next":"c/2","more":true"#));
    server.json(200, page("Bob", r#""next":"c/3","more":false"#));
    let page = api.list_contacts().await.unwrap();
    assert_eq!((page.items[0].id, page.items[0].name.as_str(), page.total), (id(), "Ada", Some(2)));
    assert!(page.has_next());
    let page = api.list_contacts().query("cursor", "c/2").await.unwrap();
    assert!(!page.has_next());
    server.sent(&expect![[r#"
        POST https://id.crm.example/token
        accept: application/json
        authorization: Basic aWQ6c2VjcmV0
        content-type: application/x-www-form-urlencoded
        x-client: connector

        grant_type=client_credentials&scope=contacts.read+contacts.write&audience=https%3A%2F%2Fcrm.example&resource=crm

        GET https://crm.example/api/contacts?limit=20
        authorization: Bearer t-1
        idempotency-key: KEY-0

        GET https://crm.example/api/contacts?cursor=c%2F2&limit=20
        authorization: Bearer t-1
        idempotency-key: KEY-1
    "#]]);
}

#[tokio::test]
async fn pages_by_a_token_in_the_body() {
    let (server, api) = with_token().await;
    server.json(200, page("Ada", r#""next":"c/2","more":true"#));
    server.json(200, page("Bob", r#""next":"c/3","more":false"#));
    let all = api.list_contacts().limit(1).all(9).await.unwrap();
    assert_eq!(all.iter().map(|contact| contact.name.as_str()).collect::<Vec<_>>(), ["Ada", "Bob"]);
    server.sent(&expect![[r#"
        GET https://crm.example/api/contacts?limit=1
        authorization: Bearer t
        idempotency-key: KEY-0

        GET https://crm.example/api/contacts?limit=1&cursor=c%2F2
        authorization: Bearer t
        idempotency-key: KEY-1
    "#]]);
}

#[tokio::test]
async fn a_failure_behind_a_200() {
    let (server, api) = with_token().await;
    server.json(200, r#"{"status":"down","reason":"tired"}"#);
    let error = api.list_contacts().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.value().unwrap().reason.as_str()), (200, "tired"));
    server.sent(&expect![[r#"
        GET https://crm.example/api/contacts?limit=20
        authorization: Bearer t
        idempotency-key: KEY-0
    "#]]);
}

#[tokio::test]
async fn an_endpoint_with_other_words_for_success_and_failure() {
    let (server, api) = with_token().await;
    for status in ["ok", "stale"] {
        server.json(200, format!(r#"{{"status":"{status}","contact":{{"id":"{ID}","name":"Ada"}}}}"#));
        assert_eq!(api.get_contact(id()).await.unwrap().name, "Ada");
    }
    server.json(200, r#"{"status":"gone"}"#);
    let error = api.get_contact(id()).await.unwrap_err().into_value();
    assert!(matches!(error, Some(types::GetContactError::Failure(failure)) if failure.status == "gone"));
    server.json(404, r#"{"status":"no","reason":"unknown"}"#);
    let error = api.get_contact(id()).await.unwrap_err().into_value();
    assert!(matches!(error, Some(types::GetContactError::NotFound(fault)) if fault.reason == "unknown"));
    // `retry: false`
    server.json(503, "{}");
    assert_eq!(api.get_contact(id()).await.unwrap_err().attempts(), 1);
    server.sent(&expect![[r#"
        GET https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-0

        GET https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-1

        GET https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-2

        GET https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-3

        GET https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-4
    "#]]);
}

#[tokio::test]
async fn what_must_not_stand_there_and_what_must() {
    let (server, api) = with_token().await;
    server.json(202, r#"{"status":"queued"}"#);
    assert_eq!(api.delete_contact(id()).await.unwrap().status, "queued");
    server.json(202, r#"{"status":"failed","reason":"kept"}"#);
    assert_eq!(api.delete_contact(id()).await.unwrap_err().value().unwrap().reason, "kept");
    server.json(200, r#"{"receipt":"r"}"#);
    assert_eq!(api.touch().await.unwrap().receipt.as_deref(), Some("r"));
    server.json(200, r#"{"status":"no","reason":"untouched"}"#);
    assert_eq!(api.touch().await.unwrap_err().value().unwrap().reason, "untouched");
    server.sent(&expect![[r#"
        DELETE https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-0

        DELETE https://crm.example/api/contacts/00000000-0000-4000-8000-000000000001
        authorization: Bearer t
        idempotency-key: KEY-1

        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-2

        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-3
    "#]]);
}

#[tokio::test]
async fn four_attempts_under_one_key_with_waits_that_grow() {
    let (server, api) = with_token().await;
    for status in [503, 500, 429] {
        server.json(status, "{}");
    }
    server.json(200, r#"{"receipt":"r"}"#);
    assert_eq!(api.touch().await.unwrap().receipt.as_deref(), Some("r"));
    assert_eq!(server.pauses(), [250, 375, 562]);
    server.sent(&expect![[r#"
        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-0

        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-0

        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-0

        POST https://crm.example/api/touch
        authorization: Bearer t
        idempotency-key: KEY-0
    "#]]);
}

#[tokio::test]
async fn a_walk_without_an_end() {
    let (server, api) = with_token().await;
    for at in 0..500 {
        server.json(200, page("Ada", &format!(r#""next":"c{at}","more":true"#)));
    }
    let mut items = api.list_contacts().items();
    for _ in 0..500 {
        assert!(items.try_next().await.unwrap().is_some());
    }
    let error = items.try_next().await.unwrap_err();
    assert!(error.is_paging());
    assert_eq!(error.to_string(), "GET /contacts (ListContacts): there are more than 500 pages");
}
