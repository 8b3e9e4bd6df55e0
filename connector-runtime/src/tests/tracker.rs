//! The client that must come out of `tests/fixtures/tracker/api.yaml`, against this runtime.

use expect_test::expect;

use self::generated::types::{self, IssuesCreateError, IssuesCreateReply, NewIssue, UploadBody, UploadBodyMultipart};
use self::generated::{Client, Error};
use super::run;
use crate::testing::Script;
use crate::{Body, File};

#[path = "../../../tests/fixtures/tracker/generated.rs"]
#[allow(missing_docs, unused_imports, dead_code, reason = "it is an example of what is generated")]
#[rustfmt::skip]
mod generated;

fn client(script: &Script) -> Client {
    Client::builder().transport(script.clone()).user_agent("lab").bearer("s3cr3t").build().unwrap()
}

#[test]
fn a_list() {
    let issue = r#"[{"id":1,"title":"t","state":"strange","created":"2024-01-02T03:04:05Z","due":null,"more":2}]"#;
    let mut reply = http::Response::new(Body::from(issue));
    reply.headers_mut().insert("x-total", 7.into());
    let script = Script::new().response(reply);
    let api = client(&script);
    let labels = ["a,b".to_owned(), "c".to_owned()];
    let call = api.issues_list("rust/lang").state(types::State::InReview).labels(&labels).x_trace("t-1");
    let reply = run(call.send()).unwrap();
    assert_eq!(reply.x_total(), Some(7));
    let issues = reply.into_value();
    assert!(matches!(&issues[0].state, types::State::Unknown(state) if state == "strange"));
    assert!(issues[0].due.is_null());
    assert_eq!(issues[0].extra["more"], 2);
    expect![[r#"
        GET /v1/repos/rust%2Flang/issues?state=in-review&labels=a%2Cb,c
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-trace: t-1
        authorization: [hidden]
    "#]]
    .assert_eq(&script.requests().concat());
}

#[test]
fn a_creation() {
    let issue = r#"{"id":1,"title":"t","state":"open","created":"2024-01-02T03:04:05Z"}"#;
    let script = Script::new()
        .reply(201, "application/json", issue)
        .reply(202, "", "")
        .reply(404, "application/json", r#"{"message":"no such owner","code":2}"#)
        .reply(422, "text/plain", "too long")
        .reply(500, "", "");
    let api = client(&script);
    let create = || run(api.issues_create("me", &NewIssue::new("t")).into_future());
    assert!(matches!(create(), Ok(IssuesCreateReply::Created(issue)) if issue.id == 1));
    assert!(matches!(create(), Ok(IssuesCreateReply::Accepted)));
    let missing = create().err().and_then(Error::into_value);
    assert!(matches!(missing, Some(IssuesCreateError::NotFound(problem)) if problem.message == "no such owner"));
    let refused = create().err().and_then(Error::into_value);
    assert!(matches!(refused, Some(IssuesCreateError::UnprocessableEntity(text)) if text == "too long"));
    let error = create().err().unwrap();
    assert!(error.value().is_none());
    assert_eq!(error.to_string(), "POST /repos/{owner}/issues (issues/create): 500 Internal Server Error");
    expect![[r#"
        POST /v1/repos/me/issues
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        authorization: [hidden]

        {"title":"t"}
    "#]]
    .assert_eq(&script.requests()[0]);
}

#[test]
fn files() {
    let script = Script::new().reply(204, "", "").reply(204, "", "").reply(200, "image/png", "png");
    let api = client(&script);
    let form = UploadBodyMultipart::new(File::bytes("a.txt", "content").content_type("text/x"));
    run(api.upload("a").with_body(UploadBody::Multipart(form)).into_future()).unwrap();
    run(api.upload("b").with_body(UploadBody::Bytes("raw".into())).into_future()).unwrap();
    let body = run(api.download("c").into_future()).unwrap();
    assert_eq!(run(body.text()).unwrap(), "png");
    expect![[r#"
        PUT /v1/files/a
        accept: */*
        user-agent: lab
        content-type: multipart/form-data; boundary=BOUNDARY
        authorization: [hidden]

        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="a.txt"
        Content-Type: text/x

        content
        --BOUNDARY--

        PUT /v1/files/b
        accept: */*
        user-agent: lab
        content-type: application/octet-stream
        authorization: [hidden]

        raw
        GET /v1/files/c
        accept: */*
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&script.requests().concat());
}
