//! `graph.yaml`: queries of GraphQL as templates, with their own variables, and pages by cursor.

use connector_features::graph::{Client, types};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).build().unwrap();
    (server, api)
}

#[tokio::test]
async fn pages_by_cursor() {
    let (server, api) = start().await;
    let page = |id: &str, cursor: &str, more: bool| {
        format!(
            r#"{{"data":{{"orders":{{"nodes":[{{"id":"{id}","total":1.5}}],"pageInfo":{{"endCursor":{cursor},"hasNextPage":{more}}}}}}}}}"#
        )
    };
    server.json(200, page("a", "\"c1\"", true));
    server.json(200, page("b", "null", false));
    let all = api.list_orders().all(9).await.unwrap();
    assert_eq!(all.iter().map(|order| order.id.as_str()).collect::<String>(), "ab");
    server.json(200, page("c", "\"c9\"", false));
    let page = api.list_orders().status(types::ListOrdersStatus::Paid).await.unwrap();
    assert_eq!((page.items[0].total, page.has_next()), (1.5, false));
    server.sent(&expect![[r#"
        POST https://graph.example/graphql
        content-type: application/json

        {"query":"query($status: String, $after: String) { orders(status: $status, after: $after) { nodes { id total } } }","variables":{"status":"open"}}

        POST https://graph.example/graphql
        content-type: application/json

        {"query":"query($status: String, $after: String) { orders(status: $status, after: $after) { nodes { id total } } }","variables":{"status":"open","after":"c1"}}

        POST https://graph.example/graphql
        content-type: application/json

        {"query":"query($status: String, $after: String) { orders(status: $status, after: $after) { nodes { id total } } }","variables":{"status":"paid"}}
    "#]]);
}

#[tokio::test]
async fn a_mutation_with_an_argument() {
    let (server, api) = start().await;
    server.json(200, r#"{"data":{"pay":{"id":"a\"b","total":3}}}"#);
    let order = api.pay_order("a\"b").await.unwrap();
    assert_eq!((order.id.as_str(), order.total), ("a\"b", 3.0));
    server.sent(&expect![[r#"
        POST https://graph.example/graphql
        content-type: application/json

        {"query":"mutation($id: ID!) { pay(id: $id) { id } }","variables":{"id":"a\"b"}}
    "#]]);
}
