//! Replies: which one it is, what becomes of it, and what errors say.

use expect_test::expect;
use serde_json::json as value;

use super::*;
use crate::call::endpoint::{ErrorOf, OutputOf};
use crate::{Error, Redirects, TransportError};
use connector_json::Map;

const LIMIT: std::time::Duration = std::time::Duration::from_secs(5);

/// The result of a call, as text.
fn outcome<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => match error.value() {
            Some(value) => format!("{error} {value:?}"),
            None => error.to_string(),
        },
    }
}

fn reply<E: Endpoint>(status: u16, media: &str, body: impl Into<Body>) -> String
where
    OutputOf<E>: std::fmt::Debug,
    ErrorOf<E>: std::fmt::Debug,
{
    let client = client(&Script::new().reply(status, media, body));
    outcome(run(client.call::<E>().into_future()))
}

#[derive(Debug)]
#[allow(dead_code)]
pub(crate) enum Made {
    Created(Value),
    Accepted,
    Ranged(String),
}
abi::replies!(Made { 0 = Created(Value), 1 = Accepted, 2 = Ranged(String) });

#[derive(Debug)]
#[allow(dead_code)]
pub(crate) enum Problem {
    NotFound(Value),
    Text(String),
    Other(Value),
}
abi::replies!(Problem { 0 = NotFound(Value), 1 = Text(String), 2 = Other(Value) });

endpoint!(Make: Made, Problem =
    get("make", "/m").replies(&[json(201), empty(202), text(range(2))]).errors(&[
        json(404),
        text(range(4)),
        json(DEFAULT),
    ])
);

#[test]
fn the_exact_status_then_the_range_then_the_default() {
    let table = [
        reply::<Make>(201, "application/json", "[1]"),
        reply::<Make>(202, "", "ignored"),
        reply::<Make>(203, "text/plain", "5"),
        reply::<Make>(404, "application/json", "{}"),
        reply::<Make>(418, "text/plain", "tea"),
        reply::<Make>(500, "application/json", "[\"x\"]"),
        reply::<Make>(502, "text/html", "<h1>s3cr3t"),
        reply::<Make>(302, "", ""),
    ];
    expect![[r#"
        Created(Array [Number(1)])
        Accepted
        Ranged("5")
        GET /m (make): 404 Not Found NotFound(Object {})
        GET /m (make): 418 I'm a teapot Text("tea")
        GET /m (make): 500 Internal Server Error Other(Array [String("x")])
        GET /m (make): 502 Bad Gateway, and its body cannot be read: not JSON: expected a value at byte 0
        GET /m (make): 302 Found Other(Null)
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[derive(Clone)]
pub(crate) struct Detail {
    message: String,
    id: Option<i64>,
    within: Option<Box<Detail>>,
}
abi::model!(Detail { message = get "message", id = opt "id", within = opt "within" });

endpoint!(Detailed: Detail, Detail = get("detailed", "/d").replies(&[json(200)]).errors(&[json(DEFAULT)]));

#[test]
fn of_an_error_body_the_rest_is_read() {
    let table = [
        reply::<Detailed>(401, "application/json", r#"{"message":"a","id":"r1"}"#),
        reply::<Detailed>(401, "application/json", r#"{"message":"a","within":{"message":"b","id":"r1"}}"#),
        reply::<Detailed>(401, "application/json", r#"{"message":"a","within":{"id":1}}"#),
        // Required members must be present.
        reply::<Detailed>(401, "application/json", r#"{"message":5,"id":"r1"}"#),
        reply::<Detailed>(401, "application/json", "<p>"),
        // A success is read strictly, and so are serde's types.
        reply::<Detailed>(200, "application/json", r#"{"message":"a","id":"r1"}"#),
        serde_json::from_str::<Detail>(r#"{"message":"a","id":"r1"}"#).unwrap_err().to_string(),
    ];
    expect![[r#"
        GET /d (detailed): 401 Unauthorized Detail {"message":"a"}
        GET /d (detailed): 401 Unauthorized Detail {"message":"a","within":{"message":"b"}}
        GET /d (detailed): 401 Unauthorized Detail {"message":"a"}
        GET /d (detailed): 401 Unauthorized, and its body cannot be read: expected a string at $.message, found an integer
        GET /d (detailed): 401 Unauthorized, and its body cannot be read: not JSON: expected a value at byte 0
        GET /d (detailed): 200 OK: the body cannot be read: expected an integer at $.id, found a string
        expected an integer at $.id, found a string
    "#]].assert_eq(&(table.join("\n") + "\n"));
}

endpoint!(One: Map<i64>, Undeclared = get("one", "/o").replies(&[json(200)]));
endpoint!(Unit: (), Undeclared = get("unit", "/u").replies(&[empty(204)]));
endpoint!(Loose: (), Undeclared = get("loose", "/l"));
endpoint!(Maybe: Option<i64>, Undeclared = get("maybe", "/o").replies(&[json(200)]));
endpoint!(Words: String, Undeclared = get("words", "/w").replies(&[text(200)]));
endpoint!(Number: i64, Undeclared = get("number", "/n").replies(&[text(200)]));
endpoint!(Form: Map<Value>, Undeclared = get("form", "/f").replies(&[form(200)]));
endpoint!(Stream: Body, Undeclared = get("stream", "/s").replies(&[bytes(200)]));
endpoint!(Two: Value, Undeclared =
    get("two", "/t").replies(&[text(200).media("text/*"), json(200).media("application/json")])
);

#[test]
fn the_kind_decides_how_bytes_are_read() {
    let table = [
        reply::<One>(200, "application/json", "\u{feff}{\"a\":1}"),
        reply::<One>(206, "application/json", "{\"a\":1}"),
        reply::<One>(200, "application/json", "{\"a\":\"s3cr3t\"}"),
        reply::<One>(200, "application/json", "{\"a\":1"),
        reply::<One>(200, "application/json", ""),
        reply::<One>(500, "text/plain", "s3cr3t"),
        reply::<Unit>(204, "", ""),
        reply::<Unit>(200, "application/json", "{\"not\": \"asked\"}"),
        reply::<Loose>(200, "text/html", "<p>"),
        reply::<Maybe>(204, "", ""),
        reply::<Maybe>(200, "", "null"),
        reply::<Maybe>(200, "", " 7 "),
        reply::<Words>(200, "text/plain", "\"raw\" 1"),
        reply::<Words>(200, "text/plain", "42"),
        reply::<Words>(200, "text/plain; charset=ISO-8859-1", b"\xe9".as_slice()),
        reply::<Words>(200, "text/plain", b"a\xff".as_slice()),
        reply::<Number>(200, "text/plain", "42\n"),
        reply::<Form>(200, "", "a=1&a=2&b=x+y%26"),
        reply::<Two>(200, "application/json; charset=utf-8", "[1]"),
        reply::<Two>(200, "text/csv", "[1]"),
    ];
    expect![[r#"
        {"a": 1}
        {"a": 1}
        GET /o (one): 200 OK: the body cannot be read: expected an integer at $.a, found a string
        GET /o (one): 200 OK: the body cannot be read: not JSON: expected `,` or `}` at byte 6
        GET /o (one): 200 OK: the body cannot be read: it is empty
        GET /o (one): 500 Internal Server Error
        ()
        ()
        ()
        None
        None
        Some(7)
        "\"raw\" 1"
        "42"
        "é"
        GET /w (words): 200 OK: the body cannot be read: it is not UTF-8 at byte 1
        42
        {"a": Array [String("1"), String("2")], "b": String("x y&")}
        Array [Number(1)]
        String("[1]")
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn a_stream_is_handed_on() {
    let client = client(&Script::new().reply(200, "x/y", "abc"));
    let body = run(client.call::<Stream>().into_future()).unwrap();
    assert_eq!(run(body.text()).unwrap(), "abc");
}

#[test]
fn a_reply_with_its_head() {
    let mut response = http::Response::new(Body::from("{\"a\":1}"));
    for (name, value) in [("X-Total", "42"), ("X-List", "a, b"), ("X-Ids", "1,2"), ("X-Yes", "true")] {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    let client = client(&Script::new().response(response));
    let reply = run(client.call::<One>().send()).unwrap();
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.header::<i64>("x-total"), Some(42));
    assert_eq!(reply.header::<String>("x-total"), Some("42".to_owned()));
    assert_eq!(reply.header::<Vec<String>>("x-list"), Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(reply.header::<Vec<i64>>("x-ids"), Some(vec![1, 2]));
    assert_eq!(reply.header::<bool>("x-yes"), Some(true));
    assert_eq!(reply.header::<i64>("x-yes"), None);
    assert_eq!(reply.header::<i64>("x-none"), None);
    assert_eq!(reply.body(), "{\"a\":1}");
    assert_eq!(reply.into_value(), Map::from([("a".to_owned(), 1)]));
}

#[test]
fn without_a_network() {
    let response =
        |status: u16, body: &'static str| http::Response::builder().status(status).body(body.into()).unwrap();
    assert_eq!(Call::<GetPet>::decode(response(200, "[1]")).unwrap(), value!([1]));
    let error = Call::<GetPet>::decode(response(404, "{\"a\":1}")).unwrap_err();
    assert_eq!(error.into_value(), Some(value!({"a": 1})));
}

#[test]
fn errors_answer_questions() {
    let call = |script: Script| {
        let client = client(&script);
        run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err()
    };
    let error = call(Script::new().reply(401, "application/json", "{\"a\":1}"));
    assert!(error.is_status() && error.is_auth() && !error.is_decode() && !error.is_timeout());
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.body().unwrap(), "{\"a\":1}");
    assert_eq!(error.headers().unwrap()["content-type"], "application/json");
    assert_eq!(error.operation().id, "getPet");
    assert_eq!(format!("{error:?}"), "Error(GET /pets/{id} (getPet): 401 Unauthorized)");
    let error = call(Script::new().fail(TransportError::connect("refused")));
    assert!(error.is_connect() && error.is_transport() && error.status().is_none());
    assert_eq!(error.to_string(), "GET /pets/{id} (getPet): cannot connect: refused");
    let error = call(Script::new().fail(TransportError::timeout()));
    assert!(error.is_timeout() && !error.is_connect());
    let error = call(Script::new().hang());
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "GET /pets/{id} (getPet): took longer than 60s");
    let error = call(Script::new().reply(200, "", "{"));
    assert!(error.is_decode() && std::error::Error::source(&error).is_some());
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.to_string().starts_with("GET /pets/{id} (getPet): 200 OK: "));
}

#[test]
fn the_time_of_one_call() {
    let client = client(&Script::new().hang());
    let error = run(client.call::<GetPet>().arg(0, "1").timeout(LIMIT).into_future()).unwrap_err();
    assert_eq!(error.to_string(), "GET /pets/{id} (getPet): took longer than 5s");
}

#[test]
fn bodies_are_bounded() {
    let limited = |limit| {
        let script = Script::new().reply(200, "", "12345").reply(500, "", "12345");
        Client::builder().transport(script).max_reply_bytes(limit).build().unwrap()
    };
    let client = limited(5);
    assert_eq!(run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap(), value!(12345));
    let client = limited(4);
    let error = run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert!(error.is_too_large());
    assert_eq!(error.to_string(), "GET /pets/{id} (getPet): 200 OK: the body has more than 4 bytes");
    assert!(run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err().is_too_large());
}

/// Runs a call through redirects: what was sent, and what came of it.
fn redirected(policy: Redirects, to: &[(u16, &str)]) -> String {
    let mut script = Script::new();
    for (status, location) in to {
        let response = http::Response::builder().status(*status).header("location", *location);
        script = script.response(response.body(Body::empty()).unwrap());
    }
    let script = script.reply(200, "", "1");
    let builder = Client::builder().transport(script.clone()).redirects(policy).user_agent("lab");
    let client = builder.api_key("param", "s3cr3t").bearer("s3cr3t").header("X-Key", "s3cr3t").build().unwrap();
    let result = outcome(run(client.call::<GetPet>().arg(0, "1").header("X-Own", "1").into_future()));
    script.requests().concat() + &result + "\n"
}

#[test]
fn redirects_to_the_same_origin() {
    expect![[r#"
        GET /v1/pets/1?api%20key=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-key: [hidden]
        x-own: 1
        authorization: [hidden]
        GET /elsewhere?a=b
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-key: [hidden]
        x-own: 1
        authorization: [hidden]
        Number(1)
    "#]]
    .assert_eq(&redirected(Redirects::SameOrigin, &[(302, "/elsewhere?a=b#c")]));
}

#[test]
fn redirects_to_other_hosts() {
    for host in [
        "https://evil.example/",
        "//evil.example",
        "http://eu.lab.example/",
        "\\\\evil.example",
        "https://eu.lab.example:8443/",
    ] {
        let text = redirected(Redirects::SameOrigin, &[(307, host)]);
        assert_eq!(text.matches("GET").count(), 2, "{text}");
        assert!(text.ends_with("GET /pets/{id} (getPet): 307 Temporary Redirect Null\n"), "{text}");
    }
    let text = redirected(Redirects::AnyHost, &[(302, "https://evil.example/x")]);
    expect![[r#"
        GET /x
        accept: application/json, */*;q=0.5
        Number(1)
    "#]]
    .assert_eq(text.split_once("authorization: [hidden]\n").unwrap().1);
    let text = redirected(Redirects::AnyHost, &[(302, "http://evil.example/x")]);
    assert!(text.ends_with("302 Found Null\n"), "{text}");
}

#[test]
fn redirects_end() {
    let loop_ = [(302, "/loop"); 20];
    let text = redirected(Redirects::SameOrigin, &loop_);
    assert!(text.ends_with("GET /pets/{id} (getPet): cannot send: more than 10 redirects\n"), "{text}");
    assert!(redirected(Redirects::None, &loop_).ends_with("302 Found Null\n"));
}
