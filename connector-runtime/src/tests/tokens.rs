//! Tokens that are fetched: what is asked for, how often, for how long it is kept, and what goes wrong.

use std::time::Duration;

use expect_test::expect;

use super::timed::Timed;
use super::{Bare, Script, endpoint, run, show};
use crate::abi::v1::{self as abi, *};
use crate::{Builder, Clock as _, RetryPolicy};

abi::client!();

const OAUTH: &TokenRequest = &token_request("https://id.example/token").fields(&[
    named("grant_type", "client_credentials"),
    named("client_id", "{{ client_id }}"),
    named("client_secret", "{{ client_secret }}"),
    named("scope", "read write"),
]);
const PASSWORD: &TokenRequest = &token_request("oauth/token")
    .fields(&[
        named("grant_type", "password"),
        named("username", "{{ username }}"),
        named("password", "{{ password }}"),
    ])
    .basic(basic_pair("{{ client_id }}", "{{ client_secret }}"));
const LOGIN: &TokenRequest = &token_request("/login")
    .format(TokenFormat::Json)
    .fields(&[named("user", "{{ user }}"), named("key", "{{ key }}")])
    .headers(&[fixed(Place::Header, "X-App", "lab")])
    .token(Source::Body("/data/session"))
    .expires(Source::Header("X-Life"))
    .ttl(600)
    .place(fixed(Place::Header, "X-Session", "{{ token }}"));
const QUERY: &TokenRequest = &token_request("https://id.example/t?v=1")
    .method("GET")
    .format(TokenFormat::Query)
    .fields(&[named("k&", "{{ key }}")])
    .token(Source::Header("X-Token"));

const HOSTED: &TokenRequest = &token_request("https://{{ host }}.id.example/{{ path }}/t");
const ANYWHERE: &TokenRequest = &token_request("{{ key }}/t");

const fn needed(name: &'static str) -> Setting<'static> {
    setting(name).required(true).secret(true)
}

const fn spare(name: &'static str) -> Setting<'static> {
    setting(name).default("\"\"")
}

/// The token request of a public client, as it is lowered: its id and secret may be missing.
const PUBLIC: &TokenRequest = &token_request("/token")
    .fields(&[
        named("username", "{{ username }}"),
        named("client_secret", "{{ client_secret }}"),
        named("scope", "{{ scope }}"),
    ])
    .basic(basic_pair("{{ client_id }}", "{{ client_secret }}"));

const TENANT: &[Fixed] =
    &[fixed(Place::Header, "X-Tenant", "{{ tenant }}").optional(true), fixed(Place::Query, "app", "lab")];
const CUSTOM: &[Fixed] =
    &[fixed(Place::Header, "X-Sign", "Token token={{ key }}"), fixed(Place::Cookie, "k", "{{ key }}")];

pub(crate) const CONNECTOR: &Connector =
    &connector("lab").servers(&[abi::server("https://api.example/v1")]).schemes(&[
        abi::scheme("oauth", abi::auth::token(OAUTH)),
        abi::scheme("password", abi::auth::token(PASSWORD)).fields(&[
            needed("username"),
            needed("password"),
            needed("client_id"),
            needed("client_secret"),
        ]),
        abi::scheme("session", abi::auth::token(LOGIN)).fields(&[needed("user"), needed("key")]).apply(TENANT),
        abi::scheme("query", abi::auth::token(QUERY)).fields(&[needed("key")]),
        abi::scheme("hosted", abi::auth::token(HOSTED)).fields(&[needed("key")]),
        abi::scheme("anywhere", abi::auth::token(ANYWHERE)).fields(&[needed("key")]),
        abi::scheme("public", abi::auth::token(PUBLIC)).fields(&[
            needed("username"),
            spare("client_id"),
            spare("client_secret"),
            setting("scope").default("\"read write\""),
        ]),
        abi::scheme("tenant", abi::auth::api_key(abi::key(Place::Header, "X-Word")))
            .fields(&[setting("tenant").kind(ValueType::Integer).required(true), needed("word")])
            .apply(TENANT),
        abi::scheme("pair", abi::auth::basic()).fields(&[needed("login"), needed("pin")]),
        abi::scheme("custom", abi::auth::template()).fields(&[needed("key")]).apply(CUSTOM),
    ]);

macro_rules! needs {
    ($($name:ident: $scheme:literal = $method:ident;)*) => {
        $(endpoint!($name: Value, Value = abi::$method($scheme, "/x").security(&[needs(&[$scheme])]).bodies(&[abi::body::bytes("x/y")]));)*
    };
}
needs! { Oauth: "oauth" = get; Post: "oauth" = post; Password: "password" = get; Session: "session" = get; }
needs! { Query: "query" = get; Custom: "custom" = get; Hosted: "hosted" = get; Anywhere: "anywhere" = get; }
needs! { Public: "public" = get; Tenant: "tenant" = get; Pair: "pair" = get; }
endpoint!(Any: Value, Value = abi::get("any", "/x").security(&[needs(&["oauth"]), needs(&["custom"])]));

fn token(script: Script, name: &str, life: &str) -> Script {
    script.reply(200, "application/json", format!("{{\"access_token\":\"{name}\",\"expires_in\":{life}}}"))
}

fn ok(script: Script) -> Script {
    script.reply(200, "", "1")
}

fn builder(script: &Script) -> Builder<Client> {
    Client::builder().transport(script.clone()).user_agent("lab")
}

fn bare(script: &Script) -> Builder<Client> {
    builder(script).transport(Bare(script.clone()))
}

fn oauth(timed: &Timed) -> Builder<Client> {
    let builder = Client::builder().transport(timed.clone()).clock(timed.clone());
    builder.client_credentials("me", "s3cr3t").timeout(None)
}

/// The paths that were asked for.
fn paths(script: &Script) -> String {
    let path = |request: &String| request.lines().next().unwrap_or_default().to_owned();
    script.requests().iter().map(path).collect::<Vec<_>>().join(", ")
}

#[test]
fn client_credentials() {
    let script = ok(ok(token(Script::new(), "t0k3n", "3600")));
    let client = bare(&script).client_credentials("me", "s3cr3t&").build().unwrap();
    run(async {
        client.call::<Oauth>().await.unwrap();
        let request = client.call::<Oauth>().request().unwrap();
        assert_eq!(request.headers()["authorization"], "Bearer t0k3n");
        client.clone().call::<Oauth>().await.unwrap();
    });
    expect![[r#"
        POST /token
        accept: application/json
        user-agent: lab
        content-type: application/x-www-form-urlencoded

        grant_type=client_credentials&client_id=me&client_secret=s3cr3t%26&scope=read+write

        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]

        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&script.requests().join("\n"));
}

/// T19: recordings of tests do not show secrets in the body of a request for a token.
#[test]
fn requests_for_tokens_are_shown_without_secrets() {
    let shown = |set: &dyn Fn(Builder<Client>) -> Builder<Client>, call: &dyn Fn(&Client)| {
        let script = Script::new();
        call(&set(builder(&script)).build().unwrap());
        let request = &script.requests()[0];
        format!("{} {}\n", request.lines().next().unwrap(), request.lines().last().unwrap())
    };
    let table = [
        shown(&|builder| builder.client_credentials("me", "s3cr3t&"), &|client| {
            _ = run(client.call::<Oauth>().into_future());
        }),
        shown(&|builder| builder.password("you", "p w").client_credentials("me:", "s/"), &|client| {
            _ = run(client.call::<Password>().into_future());
        }),
        shown(&|builder| builder.secret("session", "user", "u\"").secret("session", "key", "k"), &|client| {
            _ = run(client.call::<Session>().into_future());
        }),
        shown(&|builder| builder.secret("query", "key", "s3cr3t"), &|client| {
            _ = run(client.call::<Query>().into_future());
        }),
    ];
    expect![[r#"
        POST /token grant_type=client_credentials&client_id=[hidden]&client_secret=[hidden]&scope=read+write
        POST /v1/oauth/token grant_type=password&username=[hidden]&password=[hidden]
        POST /login {"user":"[hidden]","key":"[hidden]"}
        GET /t?v=1&k%26=[hidden] user-agent: lab
    "#]]
    .assert_eq(&table.concat());
}

#[test]
fn other_requests() {
    let script = ok(token(Script::new(), "t", "\"60\""));
    let builder = |script: &Script| bare(script).client_credentials("me:", "s/").password("you", "p w");
    run(async { builder(&script).build().unwrap().call::<Password>().await.unwrap() });
    let mut all = script.requests();
    let script = ok(Script::new().reply(201, "application/json", r#"{"data":{"session":17}}"#));
    let client = builder(&script).secret("session", "user", "u\"").secret("session", "key", "k").build().unwrap();
    run(async { client.call::<Session>().await.unwrap() });
    all.extend(script.requests());
    let mut reply = http::Response::new(Body::empty());
    reply.headers_mut().insert("x-token", "t".parse().unwrap());
    let script = ok(Script::new().response(reply));
    let client = builder(&script).secret("query", "key", "s3cr3t").build().unwrap();
    run(async { client.call::<Query>().await.unwrap() });
    all.extend(script.requests());
    expect![[r#"
        POST /v1/oauth/token
        accept: application/json
        user-agent: lab
        content-type: application/x-www-form-urlencoded
        authorization: [hidden]

        grant_type=password&username=you&password=p+w

        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]

        POST /login
        accept: application/json
        user-agent: lab
        content-type: application/json
        x-app: lab

        {"user":"u\"","key":"k"}

        GET /v1/x?app=lab
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-session: [hidden]

        GET /t?v=1&k%26=s3cr3t
        accept: application/json
        user-agent: lab

        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn no_request_is_needed() {
    let script = ok(ok(Script::new()));
    run(async {
        builder(&script).bearer("mine").build().unwrap().call::<Oauth>().await.unwrap();
        builder(&script).credential("session", "mine").build().unwrap().call::<Session>().await.unwrap();
    });
    assert_eq!(paths(&script), "GET /v1/x, GET /v1/x?app=lab");
    let client = builder(&script).bearer("mine").credential("session", "mine").build().unwrap();
    assert_eq!(client.call::<Oauth>().request().unwrap().headers()["authorization"], "Bearer mine");
    assert_eq!(client.call::<Session>().request().unwrap().headers()["x-session"], "mine");
    let request = client.call::<Password>().header("Authorization", "Bearer own").request().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer own");
}

#[test]
fn templates_without_a_token() {
    let client = builder(&Script::new()).secret("custom", "key", "s3cr3t").build().unwrap();
    let request = client.call::<Custom>().request().unwrap();
    assert_eq!(request.headers()["x-sign"], "Token token=s3cr3t");
    assert_eq!(request.headers()["cookie"], "k=s3cr3t");
    assert!(!run(show(request)).unwrap().contains("s3cr3t"));
    let client = builder(&Script::new()).credential("custom", "whole").build().unwrap();
    assert_eq!(client.call::<Custom>().request().unwrap().headers()["x-sign"], "Token token=whole");
}

/// If several schemes are possible, the first complete one is used, or the chosen one.
#[test]
fn a_scheme_is_chosen() {
    let both = |builder: Builder<Client>| builder.credential("oauth", "t").credential("custom", "k");
    let client = both(builder(&Script::new())).build().unwrap();
    assert!(client.call::<Any>().request().unwrap().headers().contains_key("authorization"));
    let client = both(builder(&Script::new())).use_scheme("custom").build().unwrap();
    let request = client.call::<Any>().request().unwrap();
    assert!(request.headers().contains_key("x-sign") && !request.headers().contains_key("authorization"));
    // Endpoints that cannot be called with it take theirs.
    assert!(client.call::<Oauth>().request().is_ok());
}

#[test]
fn what_is_set_is_checked() {
    let build = |set: fn(Builder<Client>) -> Builder<Client>| match set(builder(&Script::new())).build() {
        Ok(_) => "fine".to_owned(),
        Err(error) => error.to_string(),
    };
    let lacking = |set: fn(Builder<Client>) -> Builder<Client>| {
        let client = set(builder(&Script::new())).build().unwrap();
        client.call::<Session>().request().unwrap_err().to_string()
    };
    let table = [
        build(|b| b.secret("session", "usr", "x")),
        build(|b| b.secret("sess", "user", "x")),
        build(|b| b.use_scheme("sess")),
        build(|b| b.client_credentials("a", "b").password("c", "d")),
        lacking(|b| b.secret("session", "user", "x")),
        lacking(|b| b),
        lacking(|b| b.secret("session", "user", "x").secret("session", "key", "x")),
    ];
    expect![[r#"
        the auth scheme `session` has no field `usr`; it has: user, key
        the document has no auth scheme `sess`; there are: oauth, password, session, query, hosted, anywhere, public, tenant, pair, custom
        the document has no auth scheme `sess`; there are: oauth, password, session, query, hosted, anywhere, public, tenant, pair, custom
        fine
        GET /x (session): the credential of `session` lacks `key`
        GET /x (session): no credential is set; it needs `session`
        GET /x (session): the token of `session` is fetched when a call is sent
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

/// G11: one request, however many need it.
#[test]
fn a_thousand_tasks_fetch_one_token() {
    run(async {
        let script = (0..1_000).fold(token(Script::new(), "t", "3600"), |script, _| ok(script));
        let timed = Timed::new(script).slow(Duration::from_secs(1));
        let client = oauth(&timed).build().unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..1_000 {
            let client = client.clone();
            tasks.spawn(async move { client.call::<Oauth>().await.map(drop).unwrap() });
        }
        while tasks.join_next().await.is_some() {}
        let requests = timed.script.requests();
        assert_eq!(requests.len(), 1_001);
        assert_eq!(requests.iter().filter(|request| request.starts_with("POST")).count(), 1);
    });
}

/// Those who wait for a request share its failure; those who come later ask again.
#[test]
fn a_failure_is_shared_and_not_kept() {
    run(async {
        let script = ok(token(Script::new().reply(503, "", "s3cr3t"), "t", "3600"));
        let timed = Timed::new(script).slow(Duration::from_secs(1));
        let client = oauth(&timed).build().unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let client = client.clone();
            tasks.spawn(async move { client.call::<Oauth>().await.unwrap_err() });
        }
        while let Some(error) = tasks.join_next().await {
            let error = error.unwrap();
            assert!(error.is_auth() && error.status().is_none() && error.attempts() == 0);
        }
        assert_eq!(timed.script.requests().len(), 1);
        client.call::<Oauth>().await.unwrap();
    });
}

/// G16: who fetches may be dropped; the next one does it.
#[test]
fn a_leader_that_is_dropped_holds_nobody() {
    run(async {
        let script = ok(token(Script::new().hang(), "t", "3600"));
        let timed = Timed::new(script);
        let client = oauth(&timed).build().unwrap();
        let short = async { client.call::<Oauth>().timeout(Duration::from_secs(1)).await.unwrap_err() };
        let long = async {
            timed.sleep(Duration::from_millis(1)).await;
            client.call::<Oauth>().await.map(|_| timed.millis())
        };
        let (short, long) = tokio::join!(short, long);
        assert!(short.is_timeout());
        assert_eq!(long.unwrap(), 1_000);
    });
}

/// G12: renewed a tenth of its life before its end, at most 30 seconds.
#[test]
fn tokens_are_renewed_before_they_expire() {
    let renewed = |life: &str| {
        run(async {
            let script = (0..9).fold(Script::new(), |script, _| ok(ok(token(script, "t", life))));
            let timed = Timed::new(script);
            let client = oauth(&timed).build().unwrap();
            client.call::<Oauth>().await.unwrap();
            let fetched = || timed.script.requests().iter().filter(|text| text.starts_with("POST")).count();
            // The script must bring tokens and replies in turn, so look without sending.
            let mut seconds = 0;
            while client.call::<Oauth>().request().is_ok() && seconds < 10_000 {
                timed.sleep(Duration::from_secs(1)).await;
                seconds += 1;
            }
            assert_eq!(fetched(), 1);
            format!("{life}: {seconds}\n")
        })
    };
    let lives = ["3600", "300", "100", "10", "\"100\"", "0", "-5", "null", "\"soon\"", "{}"];
    expect![[r#"
        3600: 3570
        300: 270
        100: 90
        10: 9
        "100": 90
        0: 0
        -5: 0
        null: 3570
        "soon": 3570
        {}: 3570
    "#]]
    .assert_eq(&lives.map(renewed).concat());
}

/// A renewal that fails does no harm while the old token holds.
#[test]
fn the_old_token_is_used_as_long_as_it_holds() {
    run(async {
        let script = ok(ok(token(Script::new(), "old", "100")).reply(503, "", ""));
        let script = ok(token(ok(script), "new", "100"));
        let timed = Timed::new(script);
        let client = oauth(&timed).build().unwrap();
        client.call::<Oauth>().await.unwrap();
        timed.sleep(Duration::from_secs(91)).await;
        client.call::<Oauth>().await.unwrap();
        client.call::<Oauth>().await.unwrap();
        timed.sleep(Duration::from_secs(6)).await;
        client.call::<Oauth>().await.unwrap();
        assert_eq!(
            paths(&timed.script).replace("GET /v1/x", "call").replace("POST /token", "token"),
            "token, call, token, call, call, token, call"
        );
    });
}

/// A token that the server no longer takes is replaced once per call.
#[test]
fn a_refused_token_is_replaced_once() {
    let refused = |script: Script| script.reply(401, "", "");
    run(async {
        let script = token(refused(ok(token(Script::new(), "a", "3600"))), "b", "3600");
        let script = ok(refused(token(refused(ok(script)), "c", "3600")));
        let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
        client.call::<Oauth>().await.unwrap();
        let reply = client.call::<Post>().body(0, &Body::from("x")).send().await.unwrap();
        assert_eq!(reply.attempts(), 2);
        let error = client.call::<Oauth>().await.unwrap_err();
        assert!(error.is_auth() && error.status().unwrap() == 401);
        assert_eq!(error.attempts(), 2);
        assert_eq!(
            paths(&script),
            "POST /token, GET /v1/x, POST /v1/x, POST /token, POST /v1/x, GET /v1/x, POST /token, GET /v1/x"
        );
    });
}

#[test]
fn a_token_of_ones_own_is_not_replaced() {
    let script = Script::new().reply(401, "", "");
    let client = builder(&script).bearer("mine").build().unwrap();
    assert!(run(client.call::<Oauth>().into_future()).unwrap_err().is_auth());
    assert_eq!(script.requests().len(), 1);
}

/// No secret, and nothing of the reply, whatever came.
#[test]
fn failures() {
    let failed = |script: Script| {
        let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
        let error = run(client.call::<Oauth>().into_future()).unwrap_err();
        assert!(error.is_auth());
        assert!(std::error::Error::source(&error).is_none());
        assert!(!format!("{error:?} {error}").contains("s3cr3t"));
        assert_eq!(script.requests().len(), 1);
        error.to_string()
    };
    let mut moved = http::Response::new(Body::empty());
    *moved.status_mut() = http::StatusCode::TEMPORARY_REDIRECT;
    moved.headers_mut().insert("location", "https://evil.example/token".parse().unwrap());
    let json = |status, body: &str| Script::new().reply(status, "application/json", body);
    let table = [
        failed(json(401, r#"{"error":"invalid_client","error_description":"s3cr3t is wrong"}"#)),
        failed(json(400, r#"{"error":"s3cr3t"}"#)),
        failed(json(200, r#"{"access_token":null,"x":"s3cr3t"}"#)),
        failed(json(200, r#"{"access_token":""}"#)),
        failed(json(200, "s3cr3t")),
        failed(Script::new().reply(200, "", "x".repeat((1 << 20) + 1))),
        failed(Script::new().response(moved)),
        failed(Script::new().fail(crate::TransportError::connect("refused"))),
    ];
    expect![[r#"
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 401 Unauthorized, invalid_client
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 400 Bad Request
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 200 OK, and there is no token in it
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 200 OK, and there is no token in it
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 200 OK, and there is no token in it
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 200 OK, and it has more than 1048576 bytes
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 307 Temporary Redirect
        GET /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: cannot connect: refused
    "#]].assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn replies_that_are_forms() {
    let media = "application/x-www-form-urlencoded";
    let script = ok(Script::new().reply(200, media, "access_token=t%20k&expires_in=9"));
    let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
    run(async {
        client.call::<Oauth>().await.unwrap();
        assert_eq!(client.call::<Oauth>().request().unwrap().headers()["authorization"], "Bearer t k");
    });
}

/// Keeps the URLs that are asked for.
#[derive(Clone, Default)]
struct Urls(std::sync::Arc<std::sync::Mutex<Vec<String>>>);

impl crate::Transport for Urls {
    fn send(&self, request: crate::http::Request<Body>) -> crate::Sending<'_> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Ok(crate::http::Response::new(Body::from("{}"))) })
    }
}

/// G9 and T10: no value makes another host of the URL that the description names, but one that is its whole start.
#[test]
fn where_tokens_are_asked_for() {
    let asked = |host: &str, path: &str| {
        let urls = Urls::default();
        let builder = Client::builder().transport(urls.clone()).variable("host", host).variable("path", path);
        let client = builder.secret("hosted", "key", "k").build().unwrap();
        run(client.call::<Hosted>().into_future()).unwrap_err();
        urls.0.lock().unwrap().clone()
    };
    assert_eq!(asked("eu", "v1"), ["https://eu.id.example/v1/t"]);
    for host in ["evil.example/", "evil.example#", "evil.example?", "me@evil.example", "a\\b", "evil%2f", "a b", "①"]
    {
        assert_eq!(asked(host, "v1"), [""; 0], "{host}");
    }
    for path in ["..", ".", "a/b", "?", "#", "%2e%2e"] {
        assert_eq!(asked("eu", path), [""; 0], "{path}");
    }
    let start = |url: &str| {
        let urls = Urls::default();
        let client = Client::builder().transport(urls.clone()).secret("anywhere", "key", url).build().unwrap();
        run(client.call::<Anywhere>().into_future()).unwrap_err();
        urls.0.lock().unwrap().clone()
    };
    assert_eq!(start("https://id.example/x"), ["https://id.example/x/t"]);
    for url in ["ftp://id.example", "https://me:pw@id.example", "https://id.example#x", "file:///etc"] {
        assert_eq!(start(url), [""; 0], "{url}");
    }
}

#[test]
fn fields_that_are_not_given_are_not_sent() {
    let script = ok(token(Script::new(), "t", "9"));
    let client = bare(&script).secret("public", "username", "me").build().unwrap();
    run(client.call::<Public>().into_future()).unwrap();
    let request = &script.requests()[0];
    assert!(request.ends_with("\n\nusername=me&scope=read+write\n") && !request.contains("authorization"), "{request}");
}

/// The fields of a scheme by their own names, in whichever order they are declared.
#[test]
fn fields_of_a_scheme() {
    let header = |request: crate::PreparedRequest, name: &str| request.headers()[name].to_str().unwrap().to_owned();
    let client = builder(&Script::new()).credential("tenant", "w").secret("tenant", "tenant", "7").build().unwrap();
    assert_eq!(header(client.call::<Tenant>().request().unwrap(), "x-word"), "w");
    assert_eq!(header(client.call::<Tenant>().request().unwrap(), "x-tenant"), "7");
    let by_field = builder(&Script::new()).secret("pair", "login", "me").secret("pair", "pin", "1:2").build().unwrap();
    let whole = builder(&Script::new()).credential("pair", "me:1:2").build().unwrap();
    assert_eq!(header(by_field.call::<Pair>().request().unwrap(), "authorization"), "Basic bWU6MToy");
    assert_eq!(header(whole.call::<Pair>().request().unwrap(), "authorization"), "Basic bWU6MToy");
    let half = builder(&Script::new()).credential("tenant", "w").build().unwrap();
    let error = half.call::<Tenant>().request().unwrap_err().to_string();
    assert_eq!(error, "GET /x (tenant): the credential of `tenant` lacks `tenant`");
    let wrong = builder(&Script::new()).secret("tenant", "tenant", "s3cr3t").build().unwrap_err();
    assert_eq!(wrong.to_string(), "`tenant` must be an integer");
}

/// A request for a token that failed in passing is made again, as the call would be: nothing of the call was sent.
#[test]
fn requests_for_tokens_are_repeated_with_their_call() {
    let story = |script: Script| {
        run(async {
            let timed = Timed::new(script);
            let client = oauth(&timed).retry(RetryPolicy::new().without_jitter()).build().unwrap();
            let end = match client.call::<Post>().send().await {
                Ok(reply) => format!("{} after {}", reply.status(), reply.attempts()),
                Err(error) => format!("{error} after {}", error.attempts()),
            };
            format!("{:?} {end}\n", timed.times())
        })
    };
    let refused = || crate::TransportError::connect("refused");
    let table = [
        story(ok(token(Script::new().fail(refused()).reply(503, "", ""), "t", "9"))),
        story(Script::new().reply(503, "", "").fail(refused()).reply(500, "", "")),
        story(Script::new().reply(401, "", "")),
        story(token(Script::new().reply(503, "", ""), "t", "9").reply(503, "", "")),
    ];
    expect![[r#"
        [0, 500, 1500, 1500] 200 OK after 1
        [0, 500, 1500] POST /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 500 Internal Server Error after 0
        [0] POST /x (oauth): the token of `oauth` could not be fetched: POST https://id.example/token: 401 Unauthorized after 0
        [0, 500, 500] POST /x (oauth): 503 Service Unavailable after 1
    "#]].assert_eq(&table.concat());
}

/// A token that was refused is not kept, also where the call itself cannot be sent again.
#[test]
fn a_stream_that_was_refused() {
    run(async {
        let script = token(Script::new(), "t1", "3600").reply(401, "", "");
        let script = ok(token(script, "t2", "3600"));
        let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
        let stream = || Body::stream(super::retry::Pieces(1, ""));
        assert!(client.call::<Post>().body(0, &stream()).await.unwrap_err().is_auth());
        client.call::<Post>().body(0, &stream()).await.unwrap();
        assert_eq!(paths(&script), "POST /token, POST /v1/x, POST /token, POST /v1/x");
    });
}

/// A call without any time sends nothing, not even a request for its token.
#[test]
fn a_call_without_time_fetches_no_token() {
    let script = token(Script::new(), "t", "9");
    let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
    let error = run(client.call::<Oauth>().timeout(Duration::ZERO).into_future()).unwrap_err();
    assert!(error.is_timeout() && script.requests().is_empty(), "{error}");
}

/// The server's message shows no fetched token, even if the call is not sent again.
#[test]
fn messages_show_no_fetched_token() {
    let said = |status: u16, call: &dyn Fn(&Client) -> Call<Post>| {
        let script =
            token(Script::new(), "fetched-token", "60").reply(status, "", r#"{"message":"not for fetched-token"}"#);
        let client = builder(&script).client_credentials("me", "s3cr3t").build().unwrap();
        let error = run(call(&client).into_future()).unwrap_err();
        assert_eq!((error.attempts(), error.status().map(|status| status.as_u16())), (1, Some(status)));
        error.detail().unwrap()
    };
    assert_eq!(said(403, &|client| client.call()), "not for [hidden]");
    assert_eq!(
        said(401, &|client| client.call().body(0, &Body::stream(super::retry::Pieces(1, "")))),
        "not for [hidden]"
    );
}
