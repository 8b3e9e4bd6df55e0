//! Calls of the client in tests/fixtures/media: typed values as XML and CSV on the wire, and back.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_runtime::testing::Script;
use connector_tests::media::Client;
use connector_tests::media::types::{Order, OrderPrice};
use expect_test::expect;

fn client(script: &Script) -> Client {
    Client::builder().transport(script.clone()).user_agent("media").build().unwrap()
}

fn run<T>(future: impl IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future.into_future())
}

fn order() -> Order {
    let price = OrderPrice { currency: Some("EUR".to_owned()), ..OrderPrice::new(9.5) };
    Order { price: Some(price), ..Order::new(7, vec!["a&b".to_owned(), "c".to_owned()]) }
}

#[test]
fn an_order_in_xml() {
    let xml = "<order><id>7</id><price currency='EUR'>9.50</price><tag>a&amp;b</tag><tag>c</tag></order>";
    let script = Script::new()
        .reply(201, "application/xml", xml)
        .reply(201, "application/json", r#"{"id":8,"tag":[]}"#)
        .reply(422, "text/xml", "<problem><message>no</message></problem>")
        .reply(201, "application/xml", "<order><id>seven</id></order>");
    let api = client(&script);
    let made = run(api.create_order(&order()).content_type("application/xml")).unwrap();
    assert_eq!(made, order());
    assert_eq!(run(api.create_order(&order())).unwrap().id, 8);
    let refused = run(api.create_order(&Order::new(1, vec![]))).unwrap_err();
    assert_eq!(refused.value().unwrap().message, "no");
    let unread = run(api.create_order(&Order::new(1, vec![]))).unwrap_err();
    let got = format!("{}=> {unread}\n", script.requests().concat());
    expect![[r#"
        POST /v1/orders
        accept: application/json, */*;q=0.5
        user-agent: media
        content-type: application/xml

        <?xml version="1.0" encoding="UTF-8"?>
        <order><id>7</id><tag>a&amp;b</tag><tag>c</tag><price currency="EUR">9.5</price></order>
        POST /v1/orders
        accept: application/json, */*;q=0.5
        user-agent: media
        content-type: application/json

        {"id":7,"tag":["a&b","c"],"price":{"@currency":"EUR","$text":9.5}}
        POST /v1/orders
        accept: application/json, */*;q=0.5
        user-agent: media
        content-type: application/json

        {"id":1,"tag":[]}
        POST /v1/orders
        accept: application/json, */*;q=0.5
        user-agent: media
        content-type: application/json

        {"id":1,"tag":[]}
        => POST /orders (createOrder): 201 Created: the body cannot be read: expected an integer at $.id, found a string
    "#]]
    .assert_eq(&got);
}

#[test]
fn orders_in_csv() {
    let csv = "id,paid,tag,price\r\n1,true,a,\r\n2,,\"[\"\"b\"\",\"\"c\"\"]\",\"{\"\"$text\"\":1}\"\r\n3,0,,\r\n";
    let script = Script::new().reply(200, "text/csv", csv).reply(200, "application/xml", "<done/>");
    let api = client(&script);
    let orders = run(api.list_orders()).unwrap();
    let orders = format!("{orders:?}");
    let echo = run(api.import_orders(&[order(), Order::new(1, vec![])])).unwrap();
    let got = format!("{}=> {orders}\n=> {echo}\n", script.requests().concat()).replace('\r', "");
    expect![[r#"
        GET /v1/orders
        accept: text/csv, */*;q=0.5
        user-agent: media
        PUT /v1/orders
        accept: text/plain, */*;q=0.5
        user-agent: media
        content-type: text/csv

        id,tag,price
        7,"[""a&b"",""c""]","{""@currency"":""EUR"",""$text"":9.5}"
        1,[],

        => [Order {"id":1,"tag":["a"],"paid":true}, Order {"id":2,"tag":["b","c"],"price":{"$text":1.0}}, Order {"id":3,"tag":[],"paid":false}]
        => <done/>
    "#]]
    .assert_eq(&got);
}
