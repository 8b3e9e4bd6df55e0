//! `#[derive(Endpoint)]`.

use super::*;
use connector_runtime::{Body, Endpoint, File};
use expect_test::expect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Deserialize, PartialEq)]
struct Issue {
    id: u64,
    title: String,
    state: State,
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum State {
    Open,
    InReview,
}

#[derive(Debug, Deserialize)]
struct Problem {
    message: String,
}

#[derive(Serialize)]
struct NewIssue {
    title: &'static str,
    due: Option<String>,
}

#[derive(Endpoint)]
#[endpoint(POST, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem)]
struct CreateIssue {
    repo: String,
    owner: String,
    #[endpoint(query)]
    notify: Option<bool>,
    #[endpoint(header = "X-Trace")]
    trace: Option<String>,
    #[endpoint(body)]
    new: NewIssue,
}

fn create() -> CreateIssue {
    CreateIssue {
        repo: "a/b".to_owned(),
        owner: "me".to_owned(),
        notify: Some(true),
        trace: Some("t-1".to_owned()),
        new: NewIssue { title: "t", due: None },
    }
}

#[test]
fn arguments_go_to_their_places() {
    check(
        create(),
        expect![[r#"
            POST /repos/me/a%2Fb/issues?notify=true
            accept: application/json, */*;q=0.5
            user-agent: test
            content-type: application/json
            x-trace: t-1

            {"title":"t","due":null}
        "#]],
    );
}

#[test]
fn none_is_not_sent() {
    check(
        CreateIssue { notify: None, trace: None, ..create() },
        expect![[r#"
            POST /repos/me/a%2Fb/issues
            accept: application/json, */*;q=0.5
            user-agent: test
            content-type: application/json

            {"title":"t","due":null}
        "#]],
    );
}

#[test]
fn output_and_error_are_typed() {
    let script = Script::new()
        .reply(201, "application/json", r#"{"id":7,"title":"t","state":"in_review"}"#)
        .reply(422, "application/json", r#"{"message":"too long"}"#)
        .reply(500, "text/html", "<h1>");
    let api = client(&script);
    let call = || run(api.send(create()).into_future());
    assert_eq!(call().unwrap(), Issue { id: 7, title: "t".to_owned(), state: State::InReview });
    assert_eq!(call().unwrap_err().value().unwrap().message, "too long");
    let error = call().unwrap_err();
    assert!(error.value().is_none());
    expect![[r#"POST /repos/{owner}/{repo}/issues (CreateIssue): 500 Internal Server Error, and its body cannot be read: not JSON: expected a value at byte 0"#]].assert_eq(&error.to_string());
}

#[test]
fn errors_name_the_place_and_never_the_value() {
    for (body, expected) in [
        (r#"{"id":"s3cr3t","title":"t","state":"open"}"#, "expected u64 at $.id, found a string"),
        (r#"{"id":-7,"title":"t","state":"open"}"#, "expected u64 at $.id, found an integer"),
        (r#"{"id":7,"title":"t","state":"s3cr3t"}"#, "expected one of `open`, `in_review` at $.state, found a string"),
        (r#"{"id":7,"state":"open"}"#, "expected a member `title` at $, found none"),
        (r#"[7,"t","open"]"#, "expected struct Issue at $, found an array"),
        ("", "it is empty"),
    ] {
        let script = Script::new().reply(200, "application/json", body);
        let error = run(client(&script).send(create()).into_future()).unwrap_err();
        let prefix = "POST /repos/{owner}/{repo}/issues (CreateIssue): 200 OK: the body cannot be read: ";
        assert_eq!(error.to_string(), format!("{prefix}{expected}"));
    }
}

#[derive(Endpoint)]
#[endpoint(GET, "/search", id = "search/all", output = Vec<i64>, auth = none, safe, timeout = "5s")]
#[endpoint(retry(attempts = 2, wait = "100ms"))]
struct Search<'a, T> {
    #[endpoint(query = "q")]
    text: &'a str,
    #[endpoint(query(comma))]
    tags: &'a [T],
    #[endpoint(query(name = "filter", deep))]
    by: BTreeMap<&'a str, i32>,
    #[endpoint(query(json))]
    raw: Option<(i32, bool)>,
    #[endpoint(cookie)]
    session: u8,
    #[endpoint(header)]
    if_match: Option<&'a str>,
    #[endpoint(skip)]
    _note: std::marker::PhantomData<T>,
}

#[test]
fn every_kind_of_parameter() {
    let search = Search {
        text: "a b",
        tags: &["x", "y,z"],
        by: [("min", 1), ("max", 2)].into(),
        raw: Some((1, true)),
        session: 9,
        if_match: Some("*"),
        _note: std::marker::PhantomData,
    };
    check(
        search,
        expect![[r#"
            GET /search?q=a%20b&tags=x,y%2Cz&filter%5Bmax%5D=2&filter%5Bmin%5D=1&raw=%5B1%2Ctrue%5D
            accept: application/json, */*;q=0.5
            user-agent: test
            if-match: *
            cookie: [hidden]
        "#]],
    );
    let operation = <Search<'_, i32> as abi::v1::Endpoint>::OPERATION;
    assert_eq!(operation.id, "search/all");
    assert!(operation.security.is_some_and(|alternatives| alternatives.is_empty()));
    let behavior = operation.behavior.get();
    assert_eq!((behavior.safe, behavior.timeout), (Some(true), Some(5000)));
    assert_eq!(behavior.retry.unwrap().attempts, 2);
}

#[derive(Endpoint)]
#[endpoint(GET, "/days", timeout = "1d", retry(wait = 5, max_wait = "5"))]
struct Days;

#[test]
fn durations_are_those_of_descriptions() {
    let behavior = <Days as abi::v1::Endpoint>::OPERATION.behavior.get();
    let retry = behavior.retry.unwrap();
    assert_eq!((behavior.timeout, retry.wait, retry.max_wait), (Some(86_400_000), 5_000, 5_000));
}

#[derive(Endpoint)]
#[endpoint(GET, "/flaky", retry(on = [429, "5XX"], factor = 1.5, jitter = false))]
struct Flaky;

#[derive(Endpoint)]
#[endpoint(GET, "/once", retry = false)]
struct Unrepeated;

#[test]
fn retries_have_the_keys_of_descriptions() {
    let retry = <Flaky as abi::v1::Endpoint>::OPERATION.behavior.get().retry.unwrap();
    assert_eq!((retry.factor, retry.jitter), (1.5, false));
    assert_eq!(retry.statuses.iter().collect::<Vec<_>>(), [429, 5]);
    assert_eq!(<Unrepeated as abi::v1::Endpoint>::OPERATION.behavior.get().retry.unwrap().attempts, 1);
}

#[derive(Endpoint)]
#[endpoint(PUT, "/once", safe = false)]
struct Once;

#[test]
fn safe_may_be_false() {
    assert_eq!(<Once as abi::v1::Endpoint>::OPERATION.behavior.get().safe, Some(false));
}

#[derive(Endpoint)]
#[endpoint(DELETE, "/all")]
struct Clear;

#[test]
fn a_unit_struct() {
    check(
        Clear,
        expect![[r#"
        DELETE /all
        accept: */*
        user-agent: test
    "#]],
    );
    let script = Script::new().reply(204, "", "").reply(200, "text/plain", "done");
    let api = client(&script);
    run(api.send(Clear).into_future()).unwrap();
    run(api.send(Clear).into_future()).unwrap();
}

#[derive(Endpoint)]
#[endpoint(PUT, "/files/{type}/{kind}", output = text, error = text)]
struct PutText {
    r#type: &'static str,
    #[endpoint(path = "kind")]
    number: u8,
    #[endpoint(body = text)]
    body: &'static str,
}

#[derive(Endpoint)]
#[endpoint(PUT, "/files", output = bytes)]
struct PutBytes<'a> {
    #[endpoint(body = "image/png")]
    body: Option<&'a [u8]>,
}

#[derive(Serialize)]
struct Form {
    a: i32,
    b: Vec<&'static str>,
}

#[derive(Endpoint)]
#[endpoint(POST, "/form")]
struct PostForm {
    #[endpoint(body = form)]
    form: Form,
}

#[derive(Endpoint)]
#[endpoint(POST, "/upload")]
struct Upload {
    #[endpoint(file = "attachment")]
    file: File,
    #[endpoint(part)]
    caption: Option<&'static str>,
    #[endpoint(part)]
    note: Option<&'static str>,
}

/// JSON, written backwards.
struct Backwards;

impl connector_runtime::Codec for Backwards {
    fn encode(&self, json: &str, _: &str) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
        Ok(json.chars().rev().collect::<String>().into())
    }

    fn decode(&self, _: &[u8], _: &str) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
        Err("responses are JSON".into())
    }
}

#[derive(Endpoint)]
#[endpoint(PUT, "/x")]
struct PutCustom {
    #[endpoint(body(custom = "application/x-backwards"))]
    body: Vec<i64>,
}

#[test]
fn a_body_with_a_codec_of_the_program() {
    let builder = Client::builder().base_url("https://api.example").transport(Script::new()).user_agent("test");
    let client = builder.codec("application/x-backwards", Backwards).build().unwrap();
    expect![[r#"
        PUT /x
        accept: */*
        user-agent: test
        content-type: application/x-backwards

        ]32,1[
    "#]]
    .assert_eq(&show(client.send(PutCustom { body: vec![1, 23] })));
}

#[test]
fn every_kind_of_body() {
    check(
        PutText { r#type: "a", number: 1, body: "say \"hi\"" },
        expect![[r#"
        PUT /files/a/1
        accept: text/plain, */*;q=0.5
        user-agent: test
        content-type: text/plain; charset=utf-8

        say "hi"
    "#]],
    );
    check(
        PutBytes { body: Some(b"png") },
        expect![[r#"
        PUT /files
        accept: */*
        user-agent: test
        content-type: image/png

        png
    "#]],
    );
    check(
        PutBytes { body: None },
        expect![[r#"
        PUT /files
        accept: */*
        user-agent: test
    "#]],
    );
    check(
        PostForm { form: Form { a: 1, b: vec!["x", "y"] } },
        expect![[r#"
        POST /form
        accept: */*
        user-agent: test
        content-type: application/x-www-form-urlencoded

        a=1&b=x&b=y
    "#]],
    );
    check(
        Upload { file: File::bytes("a.txt", "content"), caption: Some("c"), note: None },
        expect![[r#"
        POST /upload
        accept: */*
        user-agent: test
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="attachment"; filename="a.txt"
        Content-Type: application/octet-stream

        content
        --BOUNDARY
        Content-Disposition: form-data; name="caption"
        Content-Type: text/plain; charset=utf-8

        c
        --BOUNDARY--

    "#]],
    );
}

#[test]
fn text_and_bytes_come_as_they_are() {
    let script = Script::new().reply(200, "text/plain", "abc").reply(400, "text/plain", "no").reply(200, "", "png");
    let api = client(&script);
    let put = || run(api.send(PutText { r#type: "a", number: 1, body: "" }).into_future());
    assert_eq!(put().unwrap(), "abc");
    assert_eq!(put().unwrap_err().into_value().unwrap(), "no");
    let body: Body = run(api.send(PutBytes { body: None }).into_future()).unwrap();
    assert_eq!(run(body.text()).unwrap(), "png");
}

/// A type that cannot be written as JSON.
struct Never;

impl Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("s3cr3t"))
    }
}

#[derive(Endpoint)]
#[endpoint(GET, "/never/{id}")]
struct Refuse<A, B> {
    id: A,
    #[endpoint(query)]
    q: B,
}

#[derive(Endpoint)]
#[endpoint(POST, "/never")]
struct RefuseBody<T> {
    #[endpoint(body)]
    body: T,
}

#[test]
fn what_cannot_be_written_is_an_error_of_the_call() {
    check(
        Refuse { id: 1, q: Never },
        expect![[r#"
        error: GET /never/{id} (Refuse): the parameter `q` cannot be written as JSON: its type refuses
    "#]],
    );
    check(
        Refuse { id: Never, q: 1 },
        expect![[r#"
            error: GET /never/{id} (Refuse): the parameter `id` cannot be written as JSON: its type refuses
        "#]],
    );
    check(
        RefuseBody { body: Never },
        expect![[r#"
        error: POST /never (RefuseBody): the body cannot be written as JSON: its type refuses
    "#]],
    );
    check(
        RefuseBody { body: BTreeMap::from([((1, 2), 3)]) },
        expect![[r#"
        error: POST /never (RefuseBody): the body cannot be written as JSON: key must be a string
    "#]],
    );
}
