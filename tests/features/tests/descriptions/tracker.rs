//! `tracker.yaml`: the description of the documentation, with endpoints and a collection.

use connector_features::tracker::types::{Customer, CustomerChange, CustomersListAllOrderDirection, Issue, IssueState};
use connector_features::tracker::{CONNECTOR, Client};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let builder = server.reached(Client::builder()).variable("store", "my-shop").variable("collection_id", 5);
    let api = builder.bearer("t").build().unwrap();
    (server, api)
}

fn record(id: i64, name: &str) -> String {
    format!(r#"{{"id":{id},"data":{{"name":"{name}"}}}}"#)
}

#[tokio::test]
async fn issues_in_pages_up_to_the_last() {
    let (server, api) = start().await;
    server.json(200, r#"{"data":[{"id":1,"title":"a","state":"open"}],"meta":{"last_page":2}}"#);
    server.json(502, "");
    server.json(200, r#"{"data":[{"id":2,"title":"b","state":"new","due":"2026-07-01"}],"meta":{"last_page":2}}"#);
    let call = api.list_issues().state(IssueState::Open).since("2026-07-01T00:00:00Z".parse().unwrap()).per_page(1);
    let all = call.all(9).await.unwrap();
    assert_eq!(all[0], Issue::new(1, "a", IssueState::Open));
    let due = Some("2026-07-01".parse().unwrap());
    assert_eq!(all[1], Issue { due, ..Issue::new(2, "b", IssueState::Unknown("new".to_owned())) });
    assert_eq!(server.pauses().len(), 1);
    server.sent(&expect![[r#"
        GET https://my-shop.example.com/api/v1/issues?state=open&since=2026-07-01T00%3A00%3A00Z&per_page=1
        authorization: Bearer t

        GET https://my-shop.example.com/api/v1/issues?state=open&since=2026-07-01T00%3A00%3A00Z&per_page=1&page=2
        authorization: Bearer t

        GET https://my-shop.example.com/api/v1/issues?state=open&since=2026-07-01T00%3A00%3A00Z&per_page=1&page=2
        authorization: Bearer t
    "#]]);
}

#[tokio::test]
async fn an_issue_is_made_or_refused() {
    let (server, api) = start().await;
    let issue = Issue::new(0, "a", IssueState::Closed);
    server.json(201, r#"{"id":7,"title":"a","state":"closed"}"#);
    assert_eq!(api.create_issue(&issue).await.unwrap().id, 7);
    server.json(422, r#"{"message":"wrong","errors":{"title":["short"]}}"#);
    let problem = api.create_issue(&issue).await.unwrap_err().into_value().unwrap();
    assert_eq!((problem.message.as_str(), &problem.errors.unwrap()["title"]), ("wrong", &vec!["short".to_owned()]));
    server.sent(&expect![[r#"
        POST https://my-shop.example.com/api/v1/issues
        authorization: Bearer t
        content-type: application/json

        {"id":0,"title":"a","state":"closed"}

        POST https://my-shop.example.com/api/v1/issues
        authorization: Bearer t
        content-type: application/json

        {"id":0,"title":"a","state":"closed"}
    "#]]);
}

#[tokio::test]
async fn customers_in_pages() {
    let (server, api) = start().await;
    let page = |at: i64, name: &str| {
        let meta = format!(r#"{{"current_page":{at},"last_page":2,"total":2}}"#);
        format!(r#"{{"data":[{}],"meta":{meta}}}"#, record(at, name))
    };
    server.json(200, page(1, "Ada"));
    server.json(200, page(2, "Bob"));
    let call = api.customers_list_all().pmql("data.name != \"\"").order_by("id");
    let all = call.order_direction(CustomersListAllOrderDirection::Asc).all(9).await.unwrap();
    assert_eq!(all.iter().map(|record| record.data.name.as_str()).collect::<Vec<_>>(), ["Ada", "Bob"]);
    server.json(200, page(1, "Ada"));
    let page = api.customers_list_all().filter("a").include("created_by").per_page(1).await.unwrap();
    assert_eq!((page.total, page.has_next()), (Some(2), true));
    server.sent(&expect![[r#"
        GET https://my-shop.example.com/api/1.0/collections/5/records?pmql=data.name%20%21%3D%20%22%22&order_by=id&order_direction=asc&per_page=100
        authorization: Bearer t

        GET https://my-shop.example.com/api/1.0/collections/5/records?pmql=data.name%20%21%3D%20%22%22&order_by=id&order_direction=asc&per_page=100&page=2
        authorization: Bearer t

        GET https://my-shop.example.com/api/1.0/collections/5/records?filter=a&include=created_by&per_page=1
        authorization: Bearer t
    "#]]);
}

#[tokio::test]
async fn customers_one_by_one() {
    let (server, api) = start().await;
    server.json(201, record(7, "Ada"));
    assert_eq!(api.customers_create_record(&Customer::new("Ada")).await.unwrap().id, 7);
    server.json(200, record(7, "Ada"));
    assert_eq!(api.customers_get_record(7).await.unwrap().data, Customer::new("Ada"));
    server.reply(204, &[], "");
    api.customers_update_record(7, &Customer::new("Eve")).await.unwrap();
    server.json(200, record(7, "Eva"));
    let change = CustomerChange { name: Some("Eva".to_owned()), ..CustomerChange::default() };
    assert_eq!(api.customers_patch_record(7, &change).await.unwrap().data.name, "Eva");
    server.reply(204, &[], "");
    api.customers_delete_record(7).await.unwrap();
    server.reply(204, &[], "");
    api.customers_truncate().await.unwrap();
    server.json(404, r#"{"message":"gone"}"#);
    let problem = api.customers_get_record(7).await.unwrap_err().into_value().unwrap();
    assert_eq!(problem.message.as_deref(), Some("gone"));
    server.sent(&expect![[r#"
        POST https://my-shop.example.com/api/1.0/collections/5/records
        authorization: Bearer t
        content-type: application/json

        {"data":{"name":"Ada"}}

        GET https://my-shop.example.com/api/1.0/collections/5/records/7
        authorization: Bearer t

        PUT https://my-shop.example.com/api/1.0/collections/5/records/7
        authorization: Bearer t
        content-type: application/json

        {"data":{"name":"Eve"}}

        PATCH https://my-shop.example.com/api/1.0/collections/5/records/7
        authorization: Bearer t
        content-type: application/json

        {"data":{"name":"Eva"}}

        DELETE https://my-shop.example.com/api/1.0/collections/5/records/7
        authorization: Bearer t

        DELETE https://my-shop.example.com/api/1.0/collections/5/truncate
        authorization: Bearer t

        GET https://my-shop.example.com/api/1.0/collections/5/records/7
        authorization: Bearer t
    "#]]);
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_said_at_once() {
    let error = Client::builder().variable("store", "My shop").build().unwrap_err();
    let said = "Store name (`store`) must match `^[a-z-]+$`; `collection_id` is missing: set it with `variable`";
    assert_eq!(error.to_string(), said);
    assert_eq!(CONNECTOR.name, "tracker");
}
