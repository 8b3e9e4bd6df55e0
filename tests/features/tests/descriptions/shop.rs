//! `shop.toml`: variables and environments, what goes with every call, pages by offset, a limit of calls, times.

use connector_features::shop::{CONNECTOR, Client};
use connector_runtime::{Builder, Instance};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Builder<Client>) {
    let server = Server::start().await;
    let builder = server.reached(Client::builder()).secret("key", "secret", "s 1");
    (server, builder)
}

fn order(id: i64) -> String {
    format!(r#"{{"id":{id},"total":"1.50","at":"2026-07-01T00:00:00Z"}}"#)
}

#[tokio::test]
async fn pages_by_offset_with_what_goes_with_every_call() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    let first = format!(r#"{{"orders":[{},{}],"more":true}}"#, order(1), order(2));
    server.reply(200, &[("x-total", "3")], first);
    server.reply(200, &[("x-total", "3")], format!(r#"{{"orders":[{}],"more":false}}"#, order(3)));
    let mut pages = api.list_orders().pages();
    let page = pages.try_next().await.unwrap().unwrap();
    assert_eq!((page.items.len(), page.total, page.items[0].total.as_str()), (2, Some(3), "1.50"));
    let page = pages.try_next().await.unwrap().unwrap();
    assert_eq!((page.items[0].id, page.has_next()), (3, false));
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(server.limits(), [20, 20]);
    server.sent(&expect![[r#"
        GET https://eu.shop.example/v2/orders?limit=50&v=3
        cookie: theme=plain
        x-shop-key: Shop s 1

        GET https://eu.shop.example/v2/orders?limit=50&offset=2&v=3
        cookie: theme=plain
        x-shop-key: Shop s 1
    "#]]);
}

#[tokio::test]
async fn an_environment_and_an_instance() {
    let (server, builder) = start().await;
    let tenant = "00000000-0000-4000-8000-000000000001";
    let api = builder.environment("sandbox").variable("tenant", tenant).build().unwrap();
    server.json(200, r#"{"name":"Ada"}"#);
    assert_eq!(api.who_am_i().await.unwrap().name, "Ada");
    let text = "connector = 'shop'\n[variables]\nregion = 'us'\n[credentials.key]\nsecret = 's 2'\n";
    let instance = Instance::from_text(text).unwrap();
    let api = server.reached(Client::builder()).instance(&instance).build().unwrap();
    server.json(200, r#"{"name":"Bob"}"#);
    assert_eq!(api.who_am_i().await.unwrap().name, "Bob");
    assert_eq!(server.limits(), [5, 5]);
    server.sent(&expect![[r#"
        GET https://sandbox.shop.example/me?v=3
        cookie: theme=plain
        x-shop-key: Shop s 1
        x-tenant: 00000000-0000-4000-8000-000000000001

        GET https://us.shop.example/v2/me?v=3
        cookie: theme=plain
        x-shop-key: Shop s 2
    "#]]);
}

#[tokio::test]
async fn variables_are_checked() {
    let said = |name: &str, value: &str| Client::builder().variable(name, value).build().unwrap_err().to_string();
    let all = [said("region", "asia"), said("tenant", "X"), said("release", "4")];
    expect![[r#"
        Region (`region`) must be one of: eu, us
        `tenant` must match `^[0-9a-f-]+$`
        `release` is fixed and cannot be set: remove it"#]]
    .assert_eq(&all.join("\n"));
    assert_eq!(CONNECTOR.verify, Some("WhoAmI"));
}

#[tokio::test]
async fn calls_wait_for_their_turn() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    for _ in 0..3 {
        server.json(200, r#"{"name":"Ada"}"#);
        api.who_am_i().await.unwrap();
    }
    // One of them per second.
    assert_eq!(server.pauses(), [1000, 1000]);
    for _ in 0..3 {
        server.json(200, r#"{"orders":[],"more":false}"#);
        api.list_orders().await.unwrap();
    }
    // Four per second and two at once, of which the last `who_am_i` was one.
    assert_eq!(server.pauses(), [250, 250]);
}
