//! Calls of a generated client, and what goes over the wire for them, as text.
//!
//! Separate from the runtime's own tests because here stands what users see: the client as it is generated, from outside.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_runtime::testing::Script;
use connector_runtime::{Body, File};
use connector_tests::tracker::types::{
    IssuesCreateError, IssuesCreateReply, NewIssue, State, Subject, UploadBody, UploadBodyMultipart,
};
use connector_tests::tracker::{Client, Error};
use expect_test::{Expect, expect};
use std::fmt::Write as _;

fn client(script: &Script) -> Client {
    Client::builder().transport(script.clone()).user_agent("wire").bearer("s3cr3t").build().unwrap()
}

fn run<T>(future: impl IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future.into_future())
}

/// Compares the requests, and the result for the caller.
fn check(script: &Script, got: impl std::fmt::Display, expect: Expect) {
    expect.assert_eq(&format!("{}=> {got}\n", script.requests().concat()));
}

const ISSUE: &str = r#"{"id":1,"title":"t","state":"open","created":"2024-01-02T03:04:05Z"}"#;

#[test]
fn a_list_with_all_that_is_optional() {
    let issue = r#"[{"id":1,"title":"t","state":"strange","created":"2024-01-02T03:04:05Z","due":null,"more":2,
        "parent":{"id":2,"title":"p","state":"closed","created":"2024-01-02T03:04:05Z","due":"2024-02-29"},
        "subject":{"kind":"wish","reason":"r"}}]"#;
    let mut reply = http_reply(issue);
    reply.headers_mut().insert("x-total", 7.into());
    let script = Script::new().response(reply);
    let labels = ["a,b".to_owned(), "c d".to_owned()];
    let reply =
        run(client(&script).issues_list("rust/lang").state(State::InReview).labels(&labels).x_trace("t-1").send());
    let reply = reply.unwrap();
    let mut got = format!("total {:?}", reply.x_total());
    for issue in reply.into_value() {
        let parent = issue.parent.as_ref().unwrap();
        let reason = match &issue.subject {
            Some(Subject::Wish(wish)) => &*wish.reason,
            _ => "?",
        };
        let is_strange = matches!(&issue.state, State::Unknown(text) if text == "strange");
        let (no_due, due) = (issue.due.is_null(), parent.due.value().unwrap());
        let _ = write!(got, "; {} {is_strange} {no_due} {} {due} {reason} {:?}", issue.id, parent.title, issue.extra);
    }
    check(
        &script,
        got,
        expect![[r#"
        GET /v1/repos/rust%2Flang/issues?state=in-review&labels=a%2Cb,c%20d
        accept: application/json, */*;q=0.5
        user-agent: wire
        x-trace: t-1
        authorization: [hidden]
        => total Some(7); 1 true true p 2024-02-29 r {"more": 2}
    "#]],
    );
}

/// A JSON reply with room for headers.
fn http_reply(json: &'static str) -> http::Response<Body> {
    let mut reply = http::Response::new(Body::from(json));
    reply.headers_mut().insert("content-type", http::HeaderValue::from_static("application/json"));
    reply
}

#[test]
fn a_list_with_nothing_optional() {
    let script = Script::new().reply(200, "application/json", "[]");
    let got = run(client(&script).issues_list("")).map(|issues| issues.len());
    check(
        &script,
        format!("{got:?}"),
        expect![[r#"
        => Err(Error(GET /repos/{owner}/issues (issues/list): the path parameter `owner` is empty: another resource would be called))
    "#]],
    );
    let script = Script::new().reply(200, "application/json", "[]");
    let got = run(client(&script).issues_list("ä ?#").labels(Vec::<String>::new())).map(|issues| issues.len());
    check(
        &script,
        format!("{got:?}"),
        expect![[r#"
        GET /v1/repos/%C3%A4%20%3F%23/issues
        accept: application/json, */*;q=0.5
        user-agent: wire
        authorization: [hidden]
        => Ok(0)
    "#]],
    );
}

/// The reply of a creation, in words.
fn created(script: &Script, body: &NewIssue) -> String {
    match run(client(script).issues_create("me", body)) {
        Ok(IssuesCreateReply::Created(issue)) => format!("created {}", issue.id),
        Ok(IssuesCreateReply::Accepted) => "accepted".to_owned(),
        Err(error) => {
            let text = error.to_string();
            match error.into_value() {
                Some(IssuesCreateError::NotFound(problem)) => format!("not found, {}: {text}", problem.message),
                Some(IssuesCreateError::UnprocessableEntity(reason)) => format!("refused, {reason}: {text}"),
                None => format!("else: {text}"),
            }
        }
    }
}

#[test]
fn a_creation_and_each_of_its_replies() {
    let body = NewIssue {
        state: Some(State::Open),
        secret: Some("hush".to_owned()),
        priority: Some(NewIssue::DEFAULT_PRIORITY),
        ..NewIssue::new("a \"title\"")
    };
    let script = Script::new().reply(201, "application/json", ISSUE);
    let got = created(&script, &body);
    check(
        &script,
        got,
        expect![[r#"
        POST /v1/repos/me/issues
        accept: application/json, */*;q=0.5
        user-agent: wire
        content-type: application/json
        authorization: [hidden]

        {"title":"a \"title\"","state":"open","secret":"hush","priority":3}
        => created 1
    "#]],
    );
    let body = NewIssue::new("t");
    let table = [
        (202, "", ""),
        (404, "application/json; charset=utf-8", r#"{"message":"no such owner","code":2}"#),
        (422, "text/plain", "too long"),
        (404, "application/json", "oops"),
        (418, "", "short and stout"),
    ];
    let mut got = String::new();
    for (status, media, text) in table {
        let script = Script::new().reply(status, media, text);
        let _ = writeln!(got, "{status}: {}", created(&script, &body));
    }
    expect![[r#"
        202: accepted
        404: not found, no such owner: POST /repos/{owner}/issues (issues/create): 404 Not Found
        422: refused, too long: POST /repos/{owner}/issues (issues/create): 422 Unprocessable Entity
        404: else: POST /repos/{owner}/issues (issues/create): 404 Not Found, and its body cannot be read: not JSON: expected a value at byte 0
        418: else: POST /repos/{owner}/issues (issues/create): 418 I'm a teapot
    "#]].assert_eq(&got);
}

#[test]
fn an_upload_as_a_form_and_as_bytes() {
    let script = Script::new().reply(204, "", "").reply(204, "", "").reply(204, "", "");
    let api = client(&script);
    let form = UploadBodyMultipart {
        note: Some("two\nlines".to_owned()),
        ..UploadBodyMultipart::new(File::bytes("a \"b\".txt", "content").content_type("text/x"))
    };
    run(api.upload("a").with_body(UploadBody::Multipart(form))).unwrap();
    run(api.upload("b/../c").with_body(UploadBody::Bytes("raw".into()))).unwrap();
    run(api.upload("d")).unwrap();
    check(
        &script,
        "()",
        expect![[r#"
        PUT /v1/files/a
        accept: */*
        user-agent: wire
        content-type: multipart/form-data; boundary=BOUNDARY
        authorization: [hidden]

        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="a %22b%22.txt"
        Content-Type: text/x

        content
        --BOUNDARY
        Content-Disposition: form-data; name="note"
        Content-Type: text/plain; charset=utf-8

        two
        lines
        --BOUNDARY--

        PUT /v1/files/b%2F..%2Fc
        accept: */*
        user-agent: wire
        content-type: application/octet-stream
        authorization: [hidden]

        raw
        PUT /v1/files/d
        accept: */*
        user-agent: wire
        authorization: [hidden]
        => ()
    "#]],
    );
}

#[test]
fn a_download() {
    let script = Script::new().reply(200, "image/png", "png");
    let got = run(async { client(&script).download("c").await.unwrap().text().await.unwrap() });
    check(
        &script,
        got,
        expect![[r#"
        GET /v1/files/c
        accept: */*
        user-agent: wire
        authorization: [hidden]
        => png
    "#]],
    );
}

#[test]
fn a_missing_credential_stops_a_call_where_it_is_required() {
    let script = Script::new().reply(204, "", "");
    let api = Client::builder().transport(script.clone()).user_agent("wire").build().unwrap();
    let error = run(api.download("a")).err().unwrap();
    assert!(error.is_auth());
    assert_eq!(script.requests().len(), 0);
    // If `{}` is an alternative, the call is sent without credentials.
    run(api.upload("a")).unwrap();
    check(
        &script,
        error,
        expect![[r#"
        PUT /v1/files/a
        accept: */*
        user-agent: wire
        => GET /files/{name} (download): no credential is set; it needs `token`
    "#]],
    );
}

/// An error with all its sources, both ways.
fn all_of<E>(error: &Error<E>) -> String {
    let mut text = format!("{error}\n{error:?}\n");
    let mut source = std::error::Error::source(error);
    while let Some(each) = source {
        let _ = writeln!(text, "because {each}\n{each:?}");
        source = each.source();
    }
    text
}

#[test]
fn a_reply_that_does_not_fit_is_told_without_its_values() {
    let table = [
        r#"[{"id":"hush","title":"t","state":"open","created":"2024-01-02T03:04:05Z"}]"#,
        r#"[{"id":1,"state":"open","created":"2024-01-02T03:04:05Z"}]"#,
        r#"[{"id":1,"title":"hush","state":"open","created":"hush"}]"#,
        r#"{"hush":1}"#,
        r#"[{"id":1,"title":"hush"#,
        "hush",
    ];
    let mut got = String::new();
    for json in table {
        let script = Script::new().reply(200, "application/json", json);
        let error = run(client(&script).issues_list("me")).err().unwrap();
        assert!(error.is_decode());
        assert!(!all_of(&error).contains("hush"), "{}", all_of(&error));
        let _ = writeln!(got, "{error}");
    }
    expect![[r#"
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: expected an integer at $[0].id, found a string
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: expected a member `title` at $[0], found none
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: expected a date and time such as 2024-03-09T16:05:07Z at $[0].created, found a string
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: expected an array at $, found an object
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: not JSON: expected `"` at byte 22
        GET /repos/{owner}/issues (issues/list): 200 OK: the body cannot be read: not JSON: expected a value at byte 0
    "#]].assert_eq(&got);
}

#[test]
fn secrets_are_shown_nowhere() {
    let script = Script::new().reply(500, "", "").reply(422, "text/plain", "s3cr3t");
    let api = client(&script);
    let body = NewIssue { secret: Some("s3cr3t".to_owned()), ..NewIssue::new("t") };
    let mut shown = format!("{api:?} {body:?}");
    for _ in 0..3 {
        shown.push_str(&all_of(&run(api.issues_create("me", &body)).err().unwrap()));
    }
    assert!(!shown.contains("s3cr3t"), "{shown}");
    assert!(script.requests().concat().contains("authorization: [hidden]"));
    expect![[r#"
        Client { base_url: "https://eu.tracker.example/v1", .. } NewIssue {"title":"t","secret":"[hidden]"}POST /repos/{owner}/issues (issues/create): 500 Internal Server Error
        Error(POST /repos/{owner}/issues (issues/create): 500 Internal Server Error)
        POST /repos/{owner}/issues (issues/create): 422 Unprocessable Entity
        Error(POST /repos/{owner}/issues (issues/create): 422 Unprocessable Entity)
        POST /repos/{owner}/issues (issues/create): cannot connect: the script has no more replies
        Error(POST /repos/{owner}/issues (issues/create): cannot connect: the script has no more replies)
        because cannot connect: the script has no more replies
        TransportError(cannot connect: the script has no more replies)
        because the script has no more replies
        "the script has no more replies"
    "#]].assert_eq(&shown);
}
