//! `feed.yaml`: pages by link, URL, last item, header and number; an output that is put together; deprecations.

use connector_features::feed::{Client, types};
use expect_test::expect;

use crate::server::Server;

const AT: &str = "2026-07-01T00:00:00Z";

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).build().unwrap();
    (server, api)
}

/// `["a", "b"]` as events.
fn events(ids: &[&str]) -> String {
    let events: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}","at":"{AT}"}}"#)).collect();
    format!("[{}]", events.join(","))
}

fn ids(events: &[types::Event]) -> String {
    events.iter().map(|event| event.id.as_str()).collect()
}

#[tokio::test]
async fn pages_by_the_link_header() {
    let (server, api) = start().await;
    server.reply(200, &[("link", "</by-link?per_page=30&page=2>; rel=\"next\"")], events(&["a", "b"]));
    server.reply(200, &[("link", "</by-link?per_page=30>; rel=\"first\"")], events(&["c"]));
    assert_eq!(ids(&api.by_link().all(9).await.unwrap()), "abc");
    server.sent(&expect![[r#"
        GET https://feed.example/by-link?per_page=30

        GET https://feed.example/by-link?per_page=30&page=2
    "#]]);
}

#[tokio::test]
async fn pages_by_a_url_in_the_body() {
    let (server, api) = start().await;
    server.json(200, format!(r#"{{"events":{},"links":{{"next":"?after=b&limit=10"}}}}"#, events(&["a", "b"])));
    server.json(200, format!(r#"{{"events":{},"links":{{"next":null}}}}"#, events(&["c"])));
    assert_eq!(ids(&api.by_url().all(9).await.unwrap()), "abc");
    server.sent(&expect![[r#"
        GET https://feed.example/by-url?limit=10

        GET https://feed.example/by-url?after=b&limit=10
    "#]]);
}

#[tokio::test]
async fn pages_by_the_last_item_while_there_are_more() {
    let (server, api) = start().await;
    server.json(200, format!(r#"{{"events":{},"more":true}}"#, events(&["a", "b"])));
    server.json(200, format!(r#"{{"events":{},"more":false}}"#, events(&["c", "d"])));
    assert_eq!(ids(&api.by_last().limit(2).all(9).await.unwrap()), "abcd");
    server.sent(&expect![[r#"
        GET https://feed.example/by-last?limit=2

        GET https://feed.example/by-last?limit=2&after=b
    "#]]);
}

#[tokio::test]
async fn pages_by_a_token_from_a_header_into_the_body() {
    let (server, api) = start().await;
    server.reply(200, &[("x-next", "t 2")], format!(r#"{{"events":{}}}"#, events(&["a"])));
    server.json(200, format!(r#"{{"events":{}}}"#, events(&["b"])));
    let body = types::ByHeaderBody { filter: Some("new".to_owned()) };
    assert_eq!(ids(&api.by_header(&body).all(9).await.unwrap()), "ab");
    server.sent(&expect![[r#"
        POST https://feed.example/by-header
        content-type: application/json

        {"filter":"new"}

        POST https://feed.example/by-header
        content-type: application/json

        {"filter":"new","cursor":"t 2"}
    "#]]);
}

#[tokio::test]
async fn pages_by_a_number_in_a_header() {
    let (server, api) = start().await;
    server.reply(200, &[("x-more", "true")], format!(r#"{{"events":{}}}"#, events(&["a"])));
    server.reply(200, &[("x-more", "false")], format!(r#"{{"events":{}}}"#, events(&["b"])));
    assert_eq!(ids(&api.by_page().all(9).await.unwrap()), "ab");
    server.sent(&expect![[r#"
        GET https://feed.example/by-page

        GET https://feed.example/by-page
        x-page: 1
    "#]]);
}

#[tokio::test]
#[expect(deprecated, reason = "the description says so")]
async fn an_output_out_of_body_headers_and_status() {
    let (server, api) = start().await;
    let headers = [("location", "https://feed.example/events/a"), ("x-left", "7")];
    server.reply(201, &headers, format!(r#"{{"id":"a","at":"{AT}"}}"#));
    let body = types::PostBody::new(AT.parse().unwrap());
    let reply = api.post(&body).send().await.unwrap();
    assert_eq!((reply.location(), reply.x_left()), (Some(headers[0].1.to_owned()), Some(7)));
    let output = reply.into_value();
    assert_eq!((output.id.as_str(), output.url.as_str()), ("a", "https://feed.example/events/a"));
    assert_eq!((output.left, output.status), (Some(7), 201));
    server.json(500, r#"{"error":"full"}"#);
    let error = api.post(&body).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.value().unwrap().error.as_str()), (500, "full"));
    server.sent(&expect![[r#"
        POST https://feed.example/events
        content-type: application/json

        {"at":"2026-07-01T00:00:00Z"}

        POST https://feed.example/events
        content-type: application/json

        {"at":"2026-07-01T00:00:00Z"}
    "#]]);
}

#[tokio::test]
#[expect(deprecated, reason = "the description says so")]
async fn a_range_of_statuses() {
    let (server, api) = start().await;
    server.reply(204, &[], "");
    api.old().await.unwrap();
    server.json(410, r#"{"code":7}"#);
    assert_eq!(api.old().await.unwrap_err().value().unwrap().code, 7);
    server.sent(&expect![[r#"
        GET https://feed.example/old

        GET https://feed.example/old
    "#]]);
}
