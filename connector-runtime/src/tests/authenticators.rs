//! Authenticators of users: signatures, tokens, errors, a second attempt, and the limits of what they may do.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use expect_test::expect;

use super::timed::Timed;
use super::*;
use crate::{
    AuthContext, AuthError, Authenticating, Authenticator, Builder, ExposeSecret as _, PreparedRequest, Redirects,
    Refusal, RetryPolicy,
};

const KEY: &str = "k3y-0f-hmac";

const SIGNED: &Connector = &connector("signed").servers(&[abi::server("https://api.example/v1")]).schemes(&[
    scheme("hmac", auth::template()),
    scheme("token", auth::bearer()),
    scheme("key", auth::api_key(key(Place::Query, "key"))).apply(&[fixed(Place::Header, "X-App", "lab")]),
]);

endpoint!(Order: Value, Value = post("order", "/orders/{id}").params(&[path("id"), query("page")])
    .bodies(&[body::json("application/json")]).security(&[needs(&["hmac"])]));
endpoint!(Find: Value, Value = get("find", "/x").security(&[needs(&["hmac"])]));
endpoint!(Both: Value, Value = get("both", "/x").security(&[needs(&["hmac", "token"])]));
endpoint!(Token: Value, Value = get("token", "/x").security(&[needs(&["token"])]));
endpoint!(Maybe: Value, Value = get("maybe", "/x").security(&[needs(&["hmac"]), needs(&[])]));

fn builder(script: &Script) -> Builder<Client> {
    Builder::new(SIGNED).transport(script.clone()).user_agent("lab")
}

fn ok(script: Script) -> Script {
    script.reply(200, "", "1")
}

/// An authenticator that is one function, and does not wait.
struct Sync<F>(F);

impl<F> Authenticator for Sync<F>
where
    F: Fn(&mut PreparedRequest, &mut AuthContext<'_>) -> Result<(), AuthError> + std::marker::Send + std::marker::Sync,
{
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move { (self.0)(request, context) })
    }
}

/// A checksum of the key and of what is signed: enough for a test.
fn checksum(text: &str) -> String {
    let sum =
        text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{sum:016x}")
}

fn sign(request: &mut PreparedRequest, context: &mut AuthContext<'_>) -> Result<(), AuthError> {
    let key = context.secret().ok_or_else(|| AuthError::new("the key is missing"))?;
    let body = String::from_utf8_lossy(request.body().as_bytes().unwrap()).into_owned();
    let text = format!("{}\n{} {}\n{body}", key.expose_secret(), request.method(), request.uri().path());
    request.headers_mut().insert("x-signature", checksum(&text).parse().unwrap());
    request.headers_mut().insert("x-time", context.clock().now().as_secs().to_string().parse().unwrap());
    Ok(())
}

#[test]
fn a_signature_over_method_path_and_body() {
    let script = ok(Script::new());
    let client = builder(&script).credential("hmac", KEY).authenticator("hmac", Sync(sign)).build().unwrap();
    let call = || client.call::<Order>().arg(0, "7").arg(1, &2).body(0, &["a".to_owned()][..]);
    let request = call().request().unwrap();
    let expected = checksum(&format!("{KEY}\nPOST /v1/orders/7\n[\"a\"]"));
    assert_eq!(request.headers()["x-signature"], expected);
    assert_eq!(request.redacted_url(), "https://api.example/v1/orders/7?page=2");
    assert!(!format!("{request:?}").contains(&expected));
    run(call().into_future()).unwrap();
    expect![[r#"
        POST /v1/orders/7?page=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        x-signature: [hidden]
        x-time: [hidden]

        ["a"]
    "#]]
    .assert_eq(&script.requests()[0]);
}

/// Everything that an authenticator adds or changes is hidden, in all locations.
#[test]
fn nothing_that_it_adds_is_shown() {
    let script = ok(Script::new());
    let add = |request: &mut PreparedRequest, _: &mut AuthContext<'_>| {
        *request.uri_mut() = "https://api.example/s3cr3t-p/x?page=2&sig=s3cr3t-q&s3cr3t-r".parse().unwrap();
        *request.body_mut() = Body::from("s3cr3t-b");
        request.add_secret_query("more", "s3cr3t-m")?;
        request.add_secret_cookie("sid", "s3cr3t-c")?;
        request.set_secret_header("X-Own", "s3cr3t-h")?;
        assert!(request.set_secret_header("Content-Length", "7").is_err());
        request.headers_mut().insert("accept", "s3cr3t-a".parse().unwrap());
        Ok(())
    };
    let client = builder(&script).authenticator("hmac", Sync(add)).build().unwrap();
    let request = client.call::<Find>().query("page", "2").request().unwrap();
    assert_eq!(request.redacted_url(), "https://api.example/[hidden]/x?page=2&sig=[hidden]&[hidden]&more=[hidden]");
    assert!(!format!("{request:?}").contains("s3cr3t"));
    run(client.call::<Find>().query("page", "2").into_future()).unwrap();
    expect![[r#"
        GET /[hidden]/x?page=2&sig=[hidden]&[hidden]&more=[hidden]
        accept: [hidden]
        user-agent: lab
        cookie: [hidden]
        x-own: [hidden]

        [hidden]
    "#]]
    .assert_eq(&script.requests()[0]);
}

/// Its message is the call's error, without secrets that the client knows.
#[test]
fn it_can_refuse() {
    let refuse = |_: &mut PreparedRequest, context: &mut AuthContext<'_>| {
        Err(AuthError::new(format!("no signing with {} today", context.secret().unwrap().expose_secret())))
    };
    let script = Script::new();
    let client = builder(&script).credential("hmac", KEY).authenticator("hmac", Sync(refuse)).build().unwrap();
    let error = run(client.call::<Find>().into_future()).unwrap_err();
    assert!(error.is_auth() && error.attempts() == 0 && std::error::Error::source(&error).is_none());
    assert_eq!(error.to_string(), "GET /x (find): auth scheme `hmac`: no signing with [hidden] today");
    assert!(!format!("{error:?}").contains(KEY));
    let prepared = client.call::<Find>().request().unwrap_err();
    assert_eq!(prepared.to_string(), error.to_string());
    let broken = |_: &mut PreparedRequest, _: &mut AuthContext<'_>| Err(AuthError::temporary("the vault is away"));
    run(async {
        let timed = Timed::new(Script::new());
        let client = builder(&Script::new()).transport(timed.clone()).clock(timed.clone());
        let client = client.authenticator("hmac", Sync(broken)).retry(RetryPolicy::new().without_jitter());
        let error = client.build().unwrap().call::<Find>().await.unwrap_err();
        assert_eq!(error.to_string(), "GET /x (find): auth scheme `hmac`: the vault is away");
        assert_eq!(timed.millis(), 1_500);
    });
}

/// Fetches a token itself. It decides itself whether calls wait for each other.
#[derive(Default)]
struct Login {
    token: tokio::sync::Mutex<Option<String>>,
}

impl Authenticator for Login {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move {
            let mut token = self.token.lock().await;
            if token.is_none() {
                let user = context.field("user").ok_or_else(|| AuthError::new("no user"))?;
                let login = http::Request::post(format!("{}/login?user={}", context.base_url(), user.expose_secret()));
                let login = login.header("X-Login", "s3cr3t").body(Body::from("s3cr3t")).unwrap();
                let response = context.send(login).await?;
                *token = Some(response.into_body().text().await?);
            }
            request.set_secret_header("X-Session", token.as_deref().unwrap_or_default())
        })
    }
}

#[test]
fn one_that_fetches() {
    run(async {
        let script = (0..100).fold(Script::new().reply(200, "", "t0k3n"), |script, _| ok(script));
        let timed = Timed::new(script.clone()).slow(Duration::from_secs(1));
        let client = builder(&script).transport(timed.clone()).clock(timed.clone());
        let client = client.secret("hmac", "user", "me-user").authenticator("hmac", Login::default()).build().unwrap();
        let error = client.call::<Find>().request().unwrap_err();
        assert_eq!(error.unfetched(), Some("hmac"));
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let client = client.clone();
            tasks.spawn(async move { client.call::<Find>().await.map(drop).unwrap() });
        }
        while tasks.join_next().await.is_some() {}
        assert_eq!(script.requests().len(), 101);
        expect![[r#"
            POST /v1/login?user=[hidden]
            x-login: [hidden]
            user-agent: lab

            [hidden]
        "#]]
        .assert_eq(&script.requests()[0]);
        assert_eq!(client.call::<Find>().request().unwrap().headers()["x-session"], "t0k3n");
    });
}

/// The failure of its own request is the call's error, and is retried by the call's policy.
#[test]
fn a_fetch_that_fails() {
    let script = Script::new().fail(crate::TransportError::connect("refused"));
    let login = || std::sync::Arc::new(Login::default());
    let client = builder(&script).secret("hmac", "user", "me").authenticator("hmac", login()).build().unwrap();
    let error = run(client.call::<Find>().into_future()).unwrap_err();
    assert_eq!(error.to_string(), "GET /x (find): auth scheme `hmac`: cannot connect: refused");
    assert!(error.is_auth() && error.attempts() == 0);
    run(async {
        let timed = Timed::new(Script::new().hang());
        let client = builder(&script).transport(timed.clone()).clock(timed.clone()).secret("hmac", "user", "me");
        let client = client.authenticator("hmac", login()).build().unwrap();
        let error = client.call::<Find>().timeout(Duration::from_secs(2)).await.unwrap_err();
        assert!(error.is_timeout());
        assert_eq!(timed.millis(), 2_000);
    });
}

/// Answers a challenge, as digest does, and counts its challenges.
#[derive(Default)]
struct Digest {
    nonce: Mutex<String>,
    heard: Mutex<Vec<String>>,
}

/// Number of times the call was signed.
#[derive(Clone, Default)]
struct Signed(u32);

impl Authenticator for Digest {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move {
            let signed = context.memory().get_or_insert_default::<Signed>();
            signed.0 += 1;
            let text = format!("{} {}", signed.0, self.nonce.lock().unwrap());
            request.set_secret_header("Authorization", &text)
        })
    }

    fn is_refusal(&self, status: http::StatusCode) -> bool {
        status.as_u16() == 419
    }

    fn refused(&self, refusal: &Refusal<'_>, context: &mut AuthContext<'_>) -> bool {
        let signed = context.memory().get::<Signed>().map(|signed| signed.0);
        let note = format!("{} {} of {}, {:?}", refusal.status().as_u16(), refusal.times(), context.scheme(), signed);
        self.heard.lock().unwrap().push(note);
        let nonce = refusal.headers().get("x-nonce").map(|nonce| nonce.to_str().unwrap().to_owned());
        nonce.map(|nonce| *self.nonce.lock().unwrap() = nonce).is_some()
    }
}

fn challenge(script: Script, nonce: &str) -> Script {
    script.response(http::Response::builder().status(419).header("x-nonce", nonce).body(Body::empty()).unwrap())
}

#[test]
fn a_second_attempt_after_a_refusal() {
    let script = ok(challenge(Script::new(), "n1")).reply(401, "", "");
    let script = challenge(challenge(script, "n2"), "n3");
    let digest = std::sync::Arc::new(Digest::default());
    let client =
        builder(&script).transport(Bare(script.clone())).authenticator("hmac", digest.clone()).build().unwrap();
    run(async {
        let reply = client.call::<Find>().send().await.unwrap();
        assert_eq!(reply.attempts(), 2);
        assert_eq!(*digest.heard.lock().unwrap(), ["419 1 of hmac, Some(1)"]);
        // It is not told of a status that is no refusal.
        assert_eq!(client.call::<Find>().await.unwrap_err().attempts(), 1);
        assert_eq!(digest.heard.lock().unwrap().len(), 1);
        // It is told of the second refusal, too, but the call is not sent a third time.
        let error = client.call::<Find>().await.unwrap_err();
        assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (2, 419));
        assert_eq!(digest.heard.lock().unwrap()[1..], ["419 1 of hmac, Some(1)", "419 2 of hmac, Some(2)"]);
        assert_eq!(*digest.nonce.lock().unwrap(), "n3");
    });
    assert_eq!(script.requests().len(), 5);
}

/// Counts its calls.
#[derive(Default)]
struct Counts(AtomicU32);

impl Authenticator for Counts {
    fn authenticate<'a>(&'a self, request: &'a mut PreparedRequest, _: &'a mut AuthContext<'_>) -> Authenticating<'a> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(std::future::ready(request.set_secret_header("X-Key", KEY)))
    }
}

#[test]
fn it_is_not_asked_for_an_untrusted_origin() {
    let moved = |to: &str| http::Response::builder().status(302).header("location", to).body(Body::empty()).unwrap();
    let script = ok(Script::new()).response(moved("https://evil.example/"));
    let script = ok(ok(script).response(moved("https://api.example/y")));
    let counts = std::sync::Arc::new(Counts::default());
    let asked = || counts.0.swap(0, Ordering::Relaxed);
    let client = builder(&script).authenticator("hmac", counts.clone()).redirects(Redirects::AnyHost);
    let client = client.trust("https://up.example").build().unwrap();
    let error = client.call::<Find>().server("https://evil.example").request().unwrap_err();
    assert!(error.to_string().contains("credentials go to https://api.example and not to https://evil.example"));
    assert_eq!(asked(), 0);
    run(client.call::<Maybe>().server("https://evil.example").into_future()).unwrap();
    assert_eq!(asked(), 0);
    assert!(client.call::<Find>().server("https://up.example").request().is_ok());
    assert_eq!(asked(), 1);
    // Once for the call, and not for the redirect elsewhere.
    run(client.call::<Find>().into_future()).unwrap();
    assert_eq!(asked(), 1);
    // Once for each of both.
    run(client.call::<Find>().into_future()).unwrap();
    assert_eq!(asked(), 2);
    let with_key: Vec<_> = script.requests().iter().map(|request| request.contains("x-key")).collect();
    assert_eq!(with_key, [false, true, false, true, true]);
    assert!(!script.requests().concat().contains(KEY));
}

#[test]
fn it_cannot_send_a_request_elsewhere() {
    let divert = |request: &mut PreparedRequest, _: &mut AuthContext<'_>| {
        *request.uri_mut() = "https://evil.example/v1/x".parse().unwrap();
        Ok(())
    };
    let script = Script::new();
    let client = builder(&script).authenticator("hmac", Sync(divert)).build().unwrap();
    let error = run(client.call::<Find>().into_future()).unwrap_err();
    let expected = "GET /x (find): auth scheme `hmac`: the authenticator changed the origin of the request";
    assert_eq!(error.to_string(), expected);
    assert!(script.requests().is_empty());
}

/// A declared scheme's own authenticator is replaced, and the others stay. The call's own header wins.
#[test]
fn it_replaces_the_scheme_of_the_document() {
    let mine =
        |request: &mut PreparedRequest, _: &mut AuthContext<'_>| request.set_secret_header("Authorization", "Mine");
    let client = builder(&Script::new()).authenticator("token", Sync(mine)).build().unwrap();
    assert_eq!(client.call::<Token>().request().unwrap().headers()["authorization"], "Mine");
    let own = client.call::<Token>().header("Authorization", "Own").request().unwrap();
    assert_eq!(own.headers()["authorization"], "Own");
    let half = builder(&Script::new()).authenticator("hmac", Counts::default()).build().unwrap();
    let error = half.call::<Both>().request().unwrap_err().to_string();
    assert_eq!(error, "GET /x (both): no credential is set; it needs `hmac` and `token`");
    let client = builder(&Script::new()).authenticator("hmac", Counts::default()).bearer("t").build().unwrap();
    let both = client.call::<Both>().request().unwrap();
    assert_eq!(
        (&both.headers()["authorization"], &both.headers()["x-key"]),
        (&"Bearer t".parse().unwrap(), &KEY.parse().unwrap())
    );
}

#[test]
fn names_are_checked() {
    let wrong =
        |name: &str| builder(&Script::new()).authenticator(name, Counts::default()).build().unwrap_err().to_string();
    assert_eq!(wrong("hmca"), "the document has no auth scheme `hmca`; did you mean `hmac`?");
    assert_eq!(wrong("oauth"), "the document has no auth scheme `oauth`; there are: hmac, token, key");
    // Code may need fields that the document does not declare.
    let builder = builder(&Script::new()).secret("token", "key_id", "7").authenticator("token", Counts::default());
    assert!(builder.build().is_ok());
}

/// A request that is only prepared does not wait for an authenticator that never finishes.
#[test]
fn preparing_a_request_waits_for_nothing() {
    struct Never;
    impl Authenticator for Never {
        fn authenticate<'a>(&'a self, _: &'a mut PreparedRequest, _: &'a mut AuthContext<'_>) -> Authenticating<'a> {
            Box::pin(std::future::pending())
        }
    }
    let client = builder(&Script::new()).authenticator("hmac", Never).build().unwrap();
    assert_eq!(client.call::<Find>().request().unwrap_err().unfetched(), Some("hmac"));
}
