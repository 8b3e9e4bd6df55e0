//! The features of a ProcessMaker data connector (facts A and B).

use serde_json::{Value, json};

use crate::pm::types::{Customer, CustomerChange, FormBodyBody};
use crate::pm::{Client, types};
use crate::server::Server;

async fn start() -> (Server, connector_runtime::Builder<Client>) {
    let server = Server::start().await;
    let builder = Client::builder().variable("host", &server.url).variable("collection_id", 5);
    (server, builder)
}

fn sent(echo: &types::Echo) -> Value {
    serde_json::from_str(&echo.body).unwrap()
}

#[tokio::test]
async fn auth_none_basic_and_bearer() {
    let (_server, builder) = start().await;
    let api = builder.basic("ada", "pw").bearer("t").build().unwrap();
    let open = api.open().await.unwrap();
    assert_eq!(open.headers.get("authorization"), None);
    assert_eq!(open.headers.get("accept").unwrap().split(',').next(), Some("application/json"));
    assert_eq!(api.with_basic().await.unwrap().headers["authorization"], "Basic YWRhOnB3");
    assert_eq!(api.with_bearer().await.unwrap().headers["authorization"], "Bearer t");
}

#[tokio::test]
async fn the_password_grant_fetches_one_token() {
    let (server, builder) = start().await;
    let api = builder
        .secret("password", "client_id", "id")
        .secret("password", "client_secret", "secret")
        .secret("password", "username", "ada")
        .secret("password", "password", "pw")
        .build()
        .unwrap();
    for _ in 0..3 {
        assert_eq!(api.with_password().await.unwrap().headers["authorization"], "Bearer t-1");
    }
    assert_eq!(server.calls("/oauth/token"), 1);
}

#[tokio::test]
async fn parameters_fixed_required_and_optional() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    let echo = api.parameters("a/b ü").filter("x&y").await.unwrap();
    assert_eq!(echo.path, "/echo/a%2Fb%20%C3%BC/5");
    assert_eq!(echo.query.into_value().unwrap(), "filter=x%26y&per_page=50");
    assert_eq!(echo.headers["x-tenant"], "tenant-5");
    assert_eq!(echo.headers.get("x-trace"), None);
}

#[tokio::test]
async fn a_template_keeps_types_and_quotes() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    let echo = api.json_template("say \"hi\"\n{{ x }}", 3).await.unwrap();
    let text = "Order of say \"hi\"\n{{ x }}";
    assert_eq!(sent(&echo), json!({ "title": "say \"hi\"\n{{ x }}", "text": text, "amount": 3, "tags": ["a", "b"] }));
    assert_eq!(echo.headers["content-type"], "application/json");
    // `{{ note? }}` may be without a value: the member is there only with one.
    assert_eq!(sent(&api.json_template("t", 1).note("n").await.unwrap())["note"], "n");
}

#[tokio::test]
async fn bodies_as_form_and_text() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    let echo = api.form_body(&FormBodyBody::new("a b&c", 3)).await.unwrap();
    assert_eq!(echo.headers["content-type"], "application/x-www-form-urlencoded");
    assert!(["count=3&name=a+b%26c", "name=a+b%26c&count=3"].contains(&echo.body.as_str()), "{}", echo.body);
    let echo = api.text_body("plain").await.unwrap();
    assert_eq!((echo.method.as_str(), echo.body.as_str()), ("PUT", "plain"));
}

#[tokio::test]
async fn every_method() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    assert_eq!(api.patch(&Customer::new("n")).await.unwrap().method, "PATCH");
    assert_eq!(api.delete().await.unwrap().method, "DELETE");
}

#[tokio::test]
async fn an_output_out_of_body_status_and_headers() {
    let (_server, builder) = start().await;
    let output = builder.build().unwrap().mapped().await.unwrap();
    assert_eq!(
        serde_json::to_value(&output).unwrap(),
        json!({
            "verb": "GET", "where": "/echo/mapped", "status": 200, "etag": "\"e1\"",
        })
    );
}

#[tokio::test]
async fn a_get_is_sent_again_and_a_post_is_not() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    assert_eq!(api.retried().await.unwrap().calls, 3);
    assert_eq!(api.not_retried().await.unwrap_err().status().unwrap(), 503);
    assert_eq!(server.calls("/flaky/1"), 1);
}

#[tokio::test]
async fn a_missing_variable_is_said_before_anything_is_sent() {
    let error = Client::builder().build().unwrap_err().to_string();
    assert!(error.contains("collection_id"), "{error}");
    let error = Client::builder().variable("collection_id", "five").build().unwrap_err().to_string();
    assert!(error.contains("integer"), "{error}");
}

#[tokio::test]
async fn a_collection_lists_all_its_records() {
    let (server, builder) = start().await;
    server.fill(123);
    let api = builder.bearer("t").build().unwrap();
    let page = api.customers_list_all().per_page(10).await.unwrap();
    assert_eq!((page.items.len(), page.total), (10, Some(123)));
    let all = api.customers_list_all().all(1000).await.unwrap();
    assert_eq!(all.len(), 123);
    assert_eq!(all[122].data.name, "c123");
    let few = api.customers_list_all().all(12).await.unwrap();
    assert_eq!(few.len(), 12);
}

#[tokio::test]
async fn a_collection_is_searched_and_ordered() {
    let (server, builder) = start().await;
    server.fill(30);
    let api = builder.bearer("t").build().unwrap();
    let found = api.customers_list_all().pmql("data.name = \"c7\"").all(100).await.unwrap();
    assert_eq!(found.iter().map(|record| record.id).collect::<Vec<_>>(), [7]);
    let page = api
        .customers_list_all()
        .order_by("id")
        .order_direction(types::CustomersListAllOrderDirection::Desc)
        .per_page(1);
    assert_eq!(page.await.unwrap().items[0].id, 30);
}

#[tokio::test]
async fn a_record_is_created_read_changed_and_deleted() {
    let (server, builder) = start().await;
    let api = builder.bearer("t").build().unwrap();
    let record = api.customers_create_record(&Customer::new("Ada")).await.unwrap();
    assert_eq!((record.id, record.data.name.as_str()), (1, "Ada"));
    api.customers_update_record(record.id, &Customer::new("Lovelace")).await.unwrap();
    assert_eq!(api.customers_get_record(record.id).await.unwrap().data.name, "Lovelace");
    let patch = CustomerChange { email: Some("a@example.com".to_owned()), ..CustomerChange::default() };
    api.customers_patch_record(record.id, &patch).await.unwrap();
    let data = api.customers_get_record(record.id).await.unwrap().data;
    assert_eq!((data.name.as_str(), data.email.as_deref()), ("Lovelace", Some("a@example.com")));
    api.customers_delete_record(record.id).await.unwrap();
    server.fill(3);
    api.customers_truncate().await.unwrap();
    assert_eq!(api.customers_list_all().await.unwrap().items.len(), 0);
}

#[tokio::test]
async fn a_collection_says_what_is_wrong() {
    let (_server, builder) = start().await;
    let api = builder.bearer("t").build().unwrap();
    let missing = api.customers_get_record(9).await.unwrap_err();
    assert_eq!(missing.status().unwrap(), 404);
    let refused = api.customers_create_record(&Customer::new("")).await.unwrap_err();
    assert_eq!(refused.status().unwrap(), 422);
    let value = serde_json::from_slice::<Value>(refused.body().unwrap()).unwrap();
    assert_eq!(value["errors"]["data.name"][0], "required");
}
