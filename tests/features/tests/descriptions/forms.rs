//! `forms.yaml`: every style of parameters, fixed ones, forms that are wrapped, templates of bodies.

use connector_features::forms::{Client, types};
use connector_runtime::types::Uuid;
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, connector_runtime::Builder<Client>) {
    let server = Server::start().await;
    let builder = server.reached(Client::builder());
    (server, builder)
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[tokio::test]
#[expect(deprecated, reason = "the description says so")]
async fn every_style_of_parameters() {
    let (server, builder) = start().await;
    let api = builder.variable("tenant", "t&1").build().unwrap();
    server.reply(204, &[], "");
    let filter = types::SearchFilter { name: Some("a b".to_owned()), age: Some(7) };
    let call = api.search().ids([1, 2]).tags(words(&["a,b", "c"])).words(words(&["a", "b c"]));
    let call = call.marks(words(&["a", "b"])).kinds(words(&["a", "b"])).filter(&filter).plain([3, 4]);
    let call = call.path("/a/b?c").order(types::SearchOrder::Desc).limit(10);
    call.x_trace("00000000-0000-4000-8000-000000000001".parse::<Uuid>().unwrap()).seen(true).await.unwrap();
    server.sent(&expect![[r#"
        GET https://forms.example/search?ids=1&ids=2&tags=a%2Cb,c&words=a%20b%20c&marks=a%7Cb&kinds%5B%5D=a&kinds%5B%5D=b&filter%5Bname%5D=a%20b&filter%5Bage%5D=7&plain=3,4&path=/a/b?c&order=desc&limit=10&v=2&tenant=t%261
        cookie: seen=true
        x-trace: 00000000-0000-4000-8000-000000000001
    "#]]);
}

#[tokio::test]
async fn what_is_not_given_is_not_sent_but_what_is_fixed_is() {
    let (server, builder) = start().await;
    server.reply(204, &[], "");
    let api = builder.build().unwrap();
    api.search().await.unwrap();
    server.reply(204, &[], "");
    api.search().variable("tenant", "mine").await.unwrap();
    server.sent(&expect![[r#"
        GET https://forms.example/search?v=2

        GET https://forms.example/search?v=2&tenant=mine
    "#]]);
}

#[tokio::test]
async fn a_form_that_is_wrapped_with_variables_beside_it() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    let reply = r#"{"id":7,"at":"2026-07-02","lines":[{"item":"y","price":2}]}"#;
    server.json(200, reply);
    let body = types::OrderBody::new("a b", 2);
    let order = api.order(&body).await.unwrap();
    assert_eq!((order.id, order.at.to_string().as_str(), order.lines[0].price), (7, "2026-07-02", 2.0));
    server.json(200, reply);
    api.order(&body).source("shop").await.unwrap();
    server.sent(&expect![[r#"
        POST https://forms.example/order
        content-type: application/x-www-form-urlencoded

        order=%7B%22item%22%3A%22a+b%22%2C%22count%22%3A2%7D&source=web&version=2

        POST https://forms.example/order
        content-type: application/x-www-form-urlencoded

        order=%7B%22item%22%3A%22a+b%22%2C%22count%22%3A2%7D&source=shop&version=2
    "#]]);
}

#[tokio::test]
async fn bodies_that_are_templates() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    server.reply(204, &[], "");
    api.ping().await.unwrap();
    server.reply(204, &[], "");
    api.text("Ada {{ x }}").await.unwrap();
    server.sent(&expect![[r#"
        POST https://forms.example/ping
        content-type: application/json

        {"ping":true}

        POST https://forms.example/text
        content-type: text/plain

        Dear Ada {{ x }},
    "#]]);
}
