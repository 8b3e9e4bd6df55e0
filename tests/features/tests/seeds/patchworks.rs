//! The features of a Patchworks connector (facts C).

use connector_runtime::File;

use crate::pw::Client;
use crate::pw::types::{Item, SendFileBody};
use crate::server::Server;

async fn start() -> (Server, connector_runtime::Builder<Client>) {
    let server = Server::start().await;
    let builder = Client::builder().variable("base", &server.url);
    (server, builder)
}

/// All 25, in order, whatever the way of paging is.
macro_rules! walks {
    ($($name:ident: $method:ident, $path:literal, $pages:literal;)*) => {
        $(#[tokio::test]
        async fn $name() {
            let (server, builder) = start().await;
            let api = builder.build().unwrap();
            let all = api.$method().all(100).await.unwrap();
            assert_eq!(all.iter().map(|item| item.id).collect::<Vec<_>>(), (0..25).collect::<Vec<i64>>());
            assert_eq!(server.calls($path), $pages);
        })*
    };
}

walks! {
    pages_by_number: by_page, "/pages", 3;
    pages_by_offset: by_offset, "/offset", 4;
    pages_by_token: by_token, "/token", 3;
    pages_by_last_item: by_last_item, "/last", 3;
    pages_by_next_url: by_next_url, "/next", 3;
    pages_by_relative_uri: by_relative_uri, "/relative", 3;
    pages_by_link_header: by_link, "/link", 3;
    pages_by_graphql_cursor: by_cursor, "/graphql", 3;
}

#[tokio::test]
async fn a_page_has_items_and_a_total() {
    let (_server, builder) = start().await;
    let page = builder.build().unwrap().by_page().per_page(20).await.unwrap();
    assert_eq!((page.items.len(), page.total), (20, Some(25)));
}

#[tokio::test]
async fn keys_in_header_query_and_text() {
    let (_server, builder) = start().await;
    let api = builder.api_key("key_header", "k1").api_key("key_query", "k 2").secret("key_text", "key", "k3").build();
    let api = api.unwrap();
    assert_eq!(api.with_header().await.unwrap().headers["x-shop-token"], "k1");
    assert_eq!(api.with_query().await.unwrap().query.into_value().unwrap(), "token=k%202");
    assert_eq!(api.with_text().await.unwrap().headers["authorization"], "Token token=k3");
}

#[tokio::test]
async fn client_credentials_in_the_body_and_by_basic() {
    let (server, builder) = start().await;
    let mut builder = builder;
    for scheme in ["client", "client_basic"] {
        builder = builder.secret(scheme, "client_id", "id").secret(scheme, "client_secret", "secret");
    }
    let api = builder.build().unwrap();
    assert_eq!(api.with_client().await.unwrap().headers["authorization"], "Bearer t-1");
    assert_eq!(api.with_client_basic().await.unwrap().headers["authorization"], "Bearer t-1");
    api.with_client().await.unwrap();
    assert_eq!(server.calls("/oauth/token"), 2);
}

#[tokio::test]
async fn a_login_whose_token_goes_with_every_call() {
    let (server, builder) = start().await;
    let api = builder.secret("login", "user", "ada").secret("login", "key", "k").variable("tenant", "other").build();
    let api = api.unwrap();
    for _ in 0..2 {
        let echo = api.with_login().await.unwrap();
        assert_eq!(echo.headers["x-session"], "s-1");
        assert_eq!(echo.query.into_value().unwrap(), "tenant=other");
    }
    assert_eq!(server.calls("/session"), 1);
}

#[tokio::test]
async fn auth_that_asks_for_nothing_is_always_there() {
    let (_server, builder) = start().await;
    let api = builder.variable("tenant", "other").build().unwrap();
    assert_eq!(api.with_tenant().await.unwrap().headers["x-tenant"], "other");
}

#[tokio::test]
async fn variables_by_level() {
    let (server, builder) = start().await;
    let path = |echo: crate::pw::types::Echo| echo.path;
    let api = builder.build().unwrap();
    assert_eq!(path(api.levels().await.unwrap()), "/echo/main/eu");
    assert_eq!(path(api.levels().variable("tenant", "other").await.unwrap()), "/echo/other/eu");
    let sandbox = || Client::builder().variable("base", &server.url).environment("sandbox");
    assert_eq!(path(sandbox().build().unwrap().levels().await.unwrap()), "/echo/sandbox/eu");
    let both = sandbox().variable("tenant", "other").build().unwrap();
    assert_eq!(path(both.levels().await.unwrap()), "/echo/other/eu");
    assert!(Client::builder().variable("tenant", "nobody").build().is_err());
    assert!(Client::builder().variable("region", "us").build().is_err());
    assert!(Client::builder().variable("since", "2026-01-31").build().is_ok());
    assert!(Client::builder().variable("since", "January").build().is_err());
}

#[tokio::test]
async fn an_error_behind_a_200() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    assert_eq!(api.good("good").await.unwrap().name, "seven");
    let error = api.good("bad").await.unwrap_err();
    assert!(error.is_status());
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.value().unwrap().error.message, "no such thing");
}

#[tokio::test]
async fn a_post_with_a_key_is_sent_again_under_the_same_key() {
    let (_server, builder) = start().await;
    let reply = builder.build().unwrap().keyed().await.unwrap();
    assert_eq!(reply.calls, 3);
    assert!(reply.key.len() >= 16, "{}", reply.key);
}

#[tokio::test]
async fn a_rate_limit_says_no() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    api.limited().await.unwrap();
    api.clone().limited().await.unwrap_err();
    assert_eq!(server.calls("/echo/limited"), 1);
}

#[tokio::test]
async fn bodies_as_csv_xml_and_files() {
    let (_server, builder) = start().await;
    let api = builder.build().unwrap();
    let echo = api.send_csv(&[Item::new(1, "a,b"), Item::new(2, "c")]).await.unwrap();
    assert_eq!(echo.body.replace("\r\n", "\n"), "id,name\n1,\"a,b\"\n2,c\n");
    let echo = api.send_xml(&Item::new(1, "a<b")).await.unwrap();
    assert!(echo.body.contains("<id>1</id><name>a&lt;b</name>"), "{}", echo.body);
    let echo = api.send_file(&SendFileBody::new(File::bytes("a.txt", "hello"))).await.unwrap();
    assert!(echo.headers["content-type"].starts_with("multipart/form-data; boundary="));
    assert!(echo.body.contains("hello"));
}

#[tokio::test]
async fn two_instances_side_by_side() {
    let (server, _) = start().await;
    let instance = |key: &str| {
        let text = format!("[variables]\nbase = \"{}\"\n[credentials.key_header]\nkey = \"{key}\"\n", server.url);
        let instance = connector_runtime::Instance::from_text(&text).unwrap();
        Client::builder().instance(&instance).build().unwrap()
    };
    let (one, two) = (instance("k1"), instance("k2"));
    assert_eq!(one.with_header().await.unwrap().headers["x-shop-token"], "k1");
    assert_eq!(two.with_header().await.unwrap().headers["x-shop-token"], "k2");
}
