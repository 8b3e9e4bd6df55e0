//! Hooks that wait, the order of hooks, and what they see of requests for tokens.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use expect_test::expect;

use super::timed::Timed;
use super::*;
use crate::{
    AsyncHook, AuthContext, AuthRequest, Authenticating, Authenticator, Builder, Clock as _, Hook, HookFuture,
    PreparedRequest,
};

const SECRET: &str = "s3cr3t";

const REQUEST: &TokenRequest = &token_request("https://id.example/{{ client_secret }}/token?area=eu")
    .format(TokenFormat::Query)
    .fields(&[named("client_secret", "{{ client_secret }}")])
    .headers(&[fixed(Place::Header, "X-Key", "{{ client_secret }}")])
    .basic(basic_pair("{{ client_id }}", "{{ client_secret }}"));

const API: &Connector = &connector("api")
    .servers(&[abi::server("https://api.example")])
    .schemes(&[scheme("oauth", auth::token(REQUEST)), scheme("mine", auth::template())]);

endpoint!(Mine: Value, Value = get("mine", "/x").security(&[needs(&["mine"])]));
endpoint!(Find: Value, Value = get("find", "/x").security(&[needs(&["oauth"])]));

type Outcome = Result<(), Box<dyn std::error::Error + std::marker::Send + std::marker::Sync>>;
type Log = Arc<Mutex<Vec<String>>>;

fn token(script: Script) -> Script {
    let reply = http::Response::builder().header("set-cookie", SECRET).body(Body::from(r#"{"access_token":"t0k3n"}"#));
    script.response(reply.unwrap()).reply(200, "", "1")
}

fn builder(timed: &Timed) -> Builder<Client> {
    let builder = Builder::new(API).transport(timed.clone()).clock(timed.clone()).user_agent("lab");
    builder.client_credentials("my-client", SECRET)
}

/// Waits for a second before it answers, and records what it sees.
#[derive(Clone)]
struct Slow {
    timed: Timed,
    log: Log,
    refuse: Option<&'static str>,
}

impl Slow {
    fn new(timed: &Timed) -> Self {
        Self { timed: timed.clone(), log: Arc::default(), refuse: None }
    }

    fn wait(&self, text: String) -> HookFuture<'_> {
        Box::pin(async move {
            let begin = self.timed.millis();
            self.timed.sleep(Duration::from_secs(1)).await;
            let refused = self.refuse.is_some_and(|word| text.contains(word));
            self.log.lock().unwrap().push(format!("{begin} {text}"));
            if refused { Err("not today".into()) } else { Ok(()) }
        })
    }
}

impl AsyncHook for Slow {
    fn before<'a>(&'a self, operation: &'a crate::Operation<'_>, request: &'a mut PreparedRequest) -> HookFuture<'a> {
        request.headers_mut().insert("x-trace", "7".parse().unwrap());
        self.wait(format!("before {} {}", operation.id, request.redacted_url()))
    }

    fn after<'a>(
        &'a self,
        operation: &'a crate::Operation<'_>,
        response: &'a mut http::Response<Body>,
    ) -> HookFuture<'a> {
        self.wait(format!("after {} {}", operation.id, response.status()))
    }

    fn before_auth<'a>(&'a self, request: &'a mut AuthRequest) -> HookFuture<'a> {
        assert!(request.add_header("x-trace".parse().unwrap(), "8".parse().unwrap()));
        assert!(!request.add_header("accept".parse().unwrap(), "9".parse().unwrap()));
        self.wait(format!("before_auth {request:?}"))
    }

    fn after_auth<'a>(&'a self, request: &'a AuthRequest, status: http::StatusCode) -> HookFuture<'a> {
        self.wait(format!("after_auth {} {} {} {status}", request.scheme(), request.method(), request.url()))
    }
}

#[test]
fn a_hook_that_waits_sees_calls_and_requests_for_tokens() {
    run(async {
        let timed = Timed::new(token(Script::new()));
        let slow = Slow::new(&timed);
        let client = builder(&timed).async_hook(slow.clone()).build().unwrap();
        client.call::<Find>().await.unwrap();
        let log = slow.log.lock().unwrap().join("\n");
        assert!(!log.contains(SECRET) && !log.contains("t0k3n"), "{log}");
        expect![[r#"
            0 before_auth AuthRequest { scheme: "oauth", method: POST, url: "https://id.example/[hidden]/token?area=[hidden]&client_secret=[hidden]", headers: {"accept": "application/json", "user-agent": "lab", "authorization": "[hidden]", "x-key": "[hidden]", "x-trace": "8"}, added: {"x-trace": "8"} }
            1000 after_auth oauth POST https://id.example/[hidden]/token?area=[hidden]&client_secret=[hidden] 200 OK
            2000 before find https://api.example/x
            3000 after find 200 OK"#]]
        .assert_eq(&log);
        expect![[r#"
            POST /[hidden]/token?area=eu&client_secret=[hidden]
            accept: application/json
            user-agent: lab
            authorization: [hidden]
            x-key: [hidden]
            x-trace: 8

            GET /x
            accept: application/json, */*;q=0.5
            user-agent: lab
            authorization: [hidden]
            x-trace: 7
        "#]]
        .assert_eq(&timed.script.requests().join("\n"));
    });
}

/// Sends keys that the client does not know: in the query, in a header of any name, in the body.
struct Login;

impl Authenticator for Login {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(async move {
            let login = http::Request::put("https://id.example/login?otp=0th3r&0th3r");
            let login =
                login.header("x-login", "0th3r").header("accept", "text/plain").body(Body::from("0th3r")).unwrap();
            let token = context.send(login).await?.into_body().text().await?;
            request.set_secret_header("X-Session", &token)
        })
    }
}

#[test]
fn hooks_see_no_secret_of_an_authenticators_own_request() {
    run(async {
        let timed = Timed::new(Script::new().reply(200, "", "0th3r-token").reply(200, "", "1"));
        let slow = Slow::new(&timed);
        let client = builder(&timed).authenticator("mine", Login).async_hook(slow.clone()).build().unwrap();
        client.call::<Mine>().await.unwrap();
        let log = slow.log.lock().unwrap().join("\n");
        assert!(!log.contains("0th3r") && !timed.script.requests().concat().contains("0th3r"), "{log}");
        expect![[r#"
            0 before_auth AuthRequest { scheme: "mine", method: PUT, url: "https://id.example/login?otp=[hidden]&[hidden]", headers: {"x-login": "[hidden]", "accept": "text/plain", "user-agent": "lab", "x-trace": "8"}, added: {"x-trace": "8"} }
            1000 after_auth mine PUT https://id.example/login?otp=[hidden]&[hidden] 200 OK
            2000 before mine https://api.example/x
            3000 after mine 200 OK"#]]
        .assert_eq(&log);
    });
}

/// A plain hook, which notes that it ran.
struct Note(Log, &'static str);

impl Hook for Note {
    fn before(&self, _: &crate::Operation<'_>, _: &mut PreparedRequest) -> Outcome {
        self.0.lock().unwrap().push(format!("{} before", self.1));
        Ok(())
    }

    fn after(&self, _: &crate::Operation<'_>, _: &mut http::Response<Body>) -> Outcome {
        self.0.lock().unwrap().push(format!("{} after", self.1));
        Ok(())
    }

    fn before_auth(&self, request: &mut AuthRequest) -> Outcome {
        self.0.lock().unwrap().push(format!("{} before_auth {}", self.1, request.headers().len()));
        Ok(())
    }

    fn after_auth(&self, _: &AuthRequest, _: http::StatusCode) -> Outcome {
        self.0.lock().unwrap().push(format!("{} after_auth", self.1));
        Ok(())
    }
}

#[test]
fn hooks_of_both_kinds_run_in_the_order_in_which_they_were_added() {
    run(async {
        let timed = Timed::new(token(Script::new()));
        let slow = Slow::new(&timed);
        let note = |name| Note(slow.log.clone(), name);
        let client = builder(&timed).hook(note("first")).async_hook(slow.clone()).hook(note("last")).build().unwrap();
        client.call::<Find>().await.unwrap();
        let short = |line: &String| line.split(' ').take(3).collect::<Vec<_>>().join(" ");
        let log: Vec<_> = slow.log.lock().unwrap().iter().map(short).collect();
        expect![[r#"
            first before_auth 4
            0 before_auth AuthRequest
            last before_auth 5
            first after_auth
            1000 after_auth oauth
            last after_auth
            first before
            2000 before find
            last before
            first after
            3000 after find
            last after"#]]
        .assert_eq(&log.join("\n"));
    });
}

/// The time of all hooks is included in the timeout of the call.
#[test]
fn hooks_are_not_waited_for_beyond_the_time_of_the_call() {
    let ends = |millis: u64| {
        run(async {
            let timed = Timed::new(token(Script::new()));
            let client = builder(&timed).async_hook(Slow::new(&timed)).build().unwrap();
            let end = client.call::<Find>().timeout(Duration::from_millis(millis)).await;
            let end = end.map_or_else(|error| error.to_string(), |_| "done".to_owned());
            format!("{} sent by {}: {end}\n", timed.script.requests().len(), timed.millis())
        })
    };
    expect![[r#"
        0 sent by 500: GET /x (find): took longer than 500ms
        1 sent by 1500: GET /x (find): took longer than 1.5s
        1 sent by 2500: GET /x (find): took longer than 2.5s
        2 sent by 3500: GET /x (find): took longer than 3.5s
        2 sent by 4000: done
    "#]]
    .assert_eq(&[500, 1_500, 2_500, 3_500, 4_500].map(ends).concat());
}

#[test]
fn a_hook_that_waits_can_refuse() {
    let refused = |word: &'static str| {
        run(async {
            let timed = Timed::new(token(Script::new()));
            let slow = Slow { refuse: Some(word), ..Slow::new(&timed) };
            let client = builder(&timed).async_hook(slow).build().unwrap();
            let error = client.call::<Find>().await.unwrap_err();
            assert!(!format!("{error:?}").contains(SECRET));
            format!("{} sent: {error}\n", timed.script.requests().len())
        })
    };
    expect![[r#"
        0 sent: GET /x (find): the token of `oauth` could not be fetched: POST https://id.example/{{ client_secret }}/token?area=eu: refused by a hook: not today
        1 sent: GET /x (find): the token of `oauth` could not be fetched: POST https://id.example/{{ client_secret }}/token?area=eu: refused by a hook: not today
        1 sent: GET /x (find): refused by a hook: not today
        2 sent: GET /x (find): refused by a hook: not today
    "#]]
    .assert_eq(&["before_auth", "after_auth", "before find", "after find"].map(refused).concat());
}

/// A blocking hook cannot be interrupted, but a call that is late because of it fails.
#[test]
fn a_hook_that_blocks_after_the_call() {
    struct Blocks(Timed);
    impl Hook for Blocks {
        fn after(&self, _: &crate::Operation<'_>, _: &mut http::Response<Body>) -> Outcome {
            self.0.advance(Duration::from_secs(5));
            Ok(())
        }
    }
    run(async {
        let timed = Timed::new(token(Script::new()));
        let client = builder(&timed).hook(Blocks(timed.clone())).build().unwrap();
        assert!(client.call::<Find>().timeout(Duration::from_secs(1)).await.unwrap_err().is_timeout());
        assert_eq!(timed.script.requests().len(), 2);
    });
}
