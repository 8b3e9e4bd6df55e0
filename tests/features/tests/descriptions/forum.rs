//! `forum.yaml`: some operations of an OpenAPI document, with what the document does not say.

use connector_features::forum::{Client, types};
use connector_runtime::Builder;
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Builder<Client>) {
    let server = Server::start().await;
    let builder = server.reached(Client::builder());
    (server, builder)
}

#[tokio::test]
async fn an_operation_becomes_a_list_with_pages() {
    let (server, builder) = start().await;
    let api = builder.bearer("t").build().unwrap();
    server.json(200, r#"{"threads":[{"id":1,"title":"a"},{"id":2}],"total":3}"#);
    server.json(200, r#"{"threads":[{"id":3}],"total":3}"#);
    server.json(200, r#"{"threads":[],"total":3}"#);
    let all = api.list_threads().state(types::ListThreadsState::Open).all(9).await.unwrap();
    assert_eq!(all.iter().map(|thread| thread.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(server.limits(), [10, 10, 10]);
    server.json(200, r#"{"threads":[],"total":3}"#);
    let page = api.list_threads().page(4).await.unwrap();
    assert_eq!((page.items.len(), page.total), (0, Some(3)));
    server.sent(&expect![[r#"
        GET https://forum.example/threads?state=open&api-version=2
        authorization: Bearer t

        GET https://forum.example/threads?state=open&page=2&api-version=2
        authorization: Bearer t

        GET https://forum.example/threads?state=open&page=3&api-version=2
        authorization: Bearer t

        GET https://forum.example/threads?page=4&api-version=2
        authorization: Bearer t
    "#]]);
}

#[tokio::test]
async fn an_operation_gets_its_own_auth_retries_and_output() {
    let (server, builder) = start().await;
    let api = builder.bearer("t").api_key("key", "k").build().unwrap();
    server.json(503, "{}");
    server.json(201, r#"{"id":7,"title":"made"}"#);
    assert_eq!(api.create_thread().with_body(types::Thread::new(0)).await.unwrap().id, 7);
    assert_eq!(server.pauses().len(), 1);
    server.sent(&expect![[r#"
        POST https://forum.example/threads
        content-type: application/json
        idempotency-key: KEY-0
        x-key: k

        {"id":0}

        POST https://forum.example/threads
        content-type: application/json
        idempotency-key: KEY-0
        x-key: k

        {"id":0}
    "#]]);
}

#[tokio::test]
async fn an_endpoint_beside_those_of_the_document() {
    let (server, builder) = start().await;
    let api = builder.api_key("key", "k").build().unwrap();
    server.json(200, r#"{"id":1,"thread":{"id":7,"title":"made"}}"#);
    let answer = types::Reply::new(1, types::Thread::new(7));
    let reply = api.answer("short", &answer).await.unwrap();
    assert_eq!(reply.thread.title.as_deref(), Some("made"));
    // The retries of the connector, which do not repeat a POST.
    server.json(503, "{}");
    assert_eq!(api.answer("short", &answer).await.unwrap_err().attempts(), 1);
    server.sent(&expect![[r#"
        POST https://forum.example/threads
        content-type: application/json
        x-key: k
        x-kind: short

        {"id":1,"thread":{"id":7}}

        POST https://forum.example/threads
        content-type: application/json
        x-key: k
        x-kind: short

        {"id":1,"thread":{"id":7}}
    "#]]);
}
