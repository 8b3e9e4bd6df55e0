//! `login.yaml`: a login whose token is kept, several auth methods, a host that is a variable.

use std::time::Duration;

use connector_features::login::{CONNECTOR, Client};
use connector_runtime::{
    AuthContext, AuthError, Authenticating, Authenticator, Builder, ExposeSecret as _, Instance, PreparedRequest,
};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Builder<Client>) {
    let server = Server::start().await;
    let builder = server.reached(Client::builder()).variable("host", "a.login.example");
    (server, builder)
}

#[tokio::test]
async fn a_session_is_begun_once_and_again_when_it_is_refused_or_old() {
    let (server, builder) = start().await;
    let api = builder.secret("session", "user", "ada").secret("session", "pin", "12\"34").build().unwrap();
    server.reply(200, &[("x-session", "s-1")], "");
    for _ in 0..2 {
        server.json(200, r#"{"id":7}"#);
        assert_eq!(api.me().await.unwrap().id, 7);
    }
    server.json(401, "{}");
    server.reply(200, &[("x-session", "s-2")], "");
    server.json(200, r#"{"id":8}"#);
    assert_eq!(api.me().await.unwrap().id, 8);
    // `ttl: 15m`
    server.pass(Duration::from_secs(900));
    server.reply(200, &[("x-session", "s-3")], "");
    server.json(200, r#"{"id":9}"#);
    assert_eq!(api.me().await.unwrap().id, 9);
    server.sent(&expect![[r#"
        PUT https://a.login.example/login
        accept: application/json
        content-type: application/json

        {"user":"ada","pin":"12\"34"}

        GET https://a.login.example/me
        authorization: Session s-1

        GET https://a.login.example/me
        authorization: Session s-1

        GET https://a.login.example/me
        authorization: Session s-1

        PUT https://a.login.example/login
        accept: application/json
        content-type: application/json

        {"user":"ada","pin":"12\"34"}

        GET https://a.login.example/me
        authorization: Session s-2

        PUT https://a.login.example/login
        accept: application/json
        content-type: application/json

        {"user":"ada","pin":"12\"34"}

        GET https://a.login.example/me
        authorization: Session s-3
    "#]]);
}

#[tokio::test]
async fn two_methods_that_go_together_in_place_of_another() {
    let (server, builder) = start().await;
    let api = builder.basic("ada", "pw").api_key("query", "k&1").build().unwrap();
    server.json(200, r#"{"id":7}"#);
    assert_eq!(api.me().await.unwrap().id, 7);
    server.sent(&expect![[r#"
        GET https://a.login.example/me?key=k%261
        authorization: Basic YWRhOnB3
    "#]]);
}

#[tokio::test]
async fn an_endpoint_that_is_open() {
    let (server, builder) = start().await;
    let api = builder.basic("ada", "pw").api_key("query", "k").build().unwrap();
    server.reply(204, &[], "");
    api.open().await.unwrap();
    server.sent(&expect![[r#"
        GET https://a.login.example/open
    "#]]);
}

#[tokio::test]
async fn a_method_of_its_own_with_what_may_be_left_out() {
    let (server, builder) = start().await;
    let api = builder.secret("signed", "key", "k").build().unwrap();
    server.reply(204, &[], "");
    api.signed().await.unwrap();
    let builder = server.reached(Client::builder()).variable("host", "b.login.example");
    let api = builder.secret("signed", "key", "k").secret("signed", "tenant", "t 1").build().unwrap();
    server.reply(204, &[], "");
    api.signed().await.unwrap();
    server.sent(&expect![[r#"
        GET https://a.login.example/signed
        x-key: k

        GET https://b.login.example/signed?tenant=t%201
        x-key: k
    "#]]);
}

#[tokio::test]
async fn a_password_is_changed_into_a_token() {
    let (server, builder) = start().await;
    let api = builder.password("ada", "p w").build().unwrap();
    server.json(200, r#"{"access_token":"t-1"}"#);
    server.reply(204, &[], "");
    api.scoped().await.unwrap();
    server.sent(&expect![[r#"
        POST https://a.login.example/oauth/token
        accept: application/json
        content-type: application/x-www-form-urlencoded

        grant_type=password&username=ada&password=p+w

        GET https://a.login.example/scoped
        authorization: Bearer t-1
    "#]]);
}

#[tokio::test]
async fn nothing_is_needed_where_nothing_will_do() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    server.reply(204, &[], "");
    api.scoped().await.unwrap();
    assert!(api.me().await.unwrap_err().is_auth());
    server.sent(&expect![[r#"
        GET https://a.login.example/scoped
    "#]]);
}

#[tokio::test]
async fn a_custom_method_is_served_by_code() {
    struct Signer;
    impl Authenticator for Signer {
        fn authenticate<'a>(
            &'a self,
            request: &'a mut PreparedRequest,
            context: &'a mut AuthContext<'_>,
        ) -> Authenticating<'a> {
            Box::pin(async move {
                let key = context.secret().ok_or_else(|| AuthError::new("there is no key"))?;
                request.set_secret_header("X-Signature", &format!("{} {}", key.expose_secret(), request.uri().path()))
            })
        }
    }
    let (server, builder) = start().await;
    let error = builder.credential("coded", "k").build().unwrap().coded().await.unwrap_err();
    let expected = "GET /coded (Coded): no credential is set; it needs `coded`; `coded` needs code, which \
                    `Builder::authenticator` sets";
    assert_eq!(error.to_string(), expected);
    let builder = server.reached(Client::builder()).variable("host", "a.login.example");
    let api = builder.credential("coded", "k").authenticator("coded", Signer).build().unwrap();
    server.reply(204, &[], "");
    api.coded().await.unwrap();
    server.sent(&expect![[r#"
        GET https://a.login.example/coded
        x-signature: k /coded
    "#]]);
}

/// An instance cannot tell which authenticators a program sets.
#[test]
fn an_instance_is_complete_for_code() {
    let instance = |text: &str| Instance::from_text(text).unwrap().check(CONNECTOR);
    let text = "auth = \"coded\"\n[variables]\nhost = \"a.login.example\"\n";
    assert_eq!(instance(text), []);
    assert_eq!(instance(&format!("{text}[credentials.coded]\nkey_id = \"7\"\n")), []);
}

#[tokio::test]
async fn a_host_is_needed() {
    assert_eq!(Client::builder().build().unwrap_err().to_string(), "`host` is missing: set it with `variable`");
    assert_eq!(CONNECTOR.verify, Some("Me"));
}
