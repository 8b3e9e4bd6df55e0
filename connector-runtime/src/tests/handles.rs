//! Tables that are built while the program runs: the engine runs them as it runs constants, and nothing is leaked.

use std::sync::Arc;

use connector_tables::{
    BodySpecBuf, ConnectorBuf, OperationBuf, OperationHandle, Owned as _, ParamBuf, RateBuf, View as _,
};
use expect_test::expect;

use super::*;
use crate::{Builder, Clock as _};

endpoint!(Find: Value, Value = get("find", "/{kind}/{id}/{kind}").params(&[
    path("id"),
    query("tags").explode(false),
    path("kind"),
    header("X-Trace"),
]));

/// A client whose connector is freed with it.
fn core(script: &Script) -> Core {
    let connector: ConnectorBuf = CONNECTOR.to_buf();
    Builder::<Core>::new(connector).transport(script.clone()).user_agent("lab").bearer("s3cr3t").build().unwrap()
}

fn call(operation: impl Into<OperationHandle>) -> Draft {
    let mut draft = Draft::new(operation);
    draft.arg(0, &7);
    draft.arg(1, &["a", "b"].map(str::to_owned).to_vec());
    draft.arg(2, "x/y");
    draft
}

#[test]
fn owned_tables_are_run_like_constants() {
    let core = core(&Script::new());
    let shared: Arc<OperationBuf> = Arc::new(Find::OPERATION.to_buf());
    let text = |draft| run(show(core.request_raw(draft).unwrap())).unwrap();
    assert_eq!(text(call(Arc::clone(&shared))), text(call(Find::OPERATION)));
    expect![[r#"
        GET /v1/x%2Fy/7/x%2Fy?tags=a,b
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&text(call(Arc::clone(&shared))));
    assert_eq!(Arc::strong_count(&shared), 1);
}

#[test]
fn errors_and_replies_keep_their_table_alive() {
    let script = Script::new().reply(404, "", "{}").reply(200, "", "[1]");
    let core = core(&script);
    let shared: Arc<OperationBuf> = Arc::new(Find::OPERATION.to_buf());
    let failure = run(core.run_raw(call(Arc::clone(&shared)))).err().unwrap();
    let reply = run(core.run_raw(call(Arc::clone(&shared)))).unwrap();
    assert_eq!(Arc::strong_count(&shared), 3);
    drop(shared);
    let error = crate::Error::<Value>::new(failure, None);
    assert_eq!(error.to_string(), "GET /{kind}/{id}/{kind} (find): 404 Not Found");
    assert_eq!((error.operation().id, error.operation().params.len()), ("find", 4));
    let mut reply = reply;
    assert_eq!(reply.output().unwrap(), serde_json::json!([1]));
}

/// Two tables of the same endpoint share its rate limit.
#[test]
fn a_limit_is_of_the_endpoint_and_not_of_its_table() {
    run(async {
        let timed = timed::Timed::new(Script::new().reply(200, "", "1").reply(200, "", "1"));
        let connector = ConnectorBuf::default();
        let builder = Builder::<Core>::new(connector).base_url("https://x.example");
        let core = builder.transport(timed.clone()).clock(timed.clone()).build().unwrap();
        let mut table = Find::OPERATION.to_buf();
        table.behavior.rate = Some(RateBuf { wait: false, ..rate(1, 1000).to_buf() });
        assert!(core.run_raw(call(table.clone())).await.is_ok());
        let refused = core.run_raw(call(table.clone())).await.err().unwrap();
        assert!(crate::Error::<Value>::new(refused, None).is_rate_limited());
        timed.sleep(std::time::Duration::from_secs(1)).await;
        assert!(core.run_raw(call(table)).await.is_ok());
    });
}

/// A call without its codec or strategy fails before anything is sent, and the error names what is missing.
#[test]
fn what_is_not_registered() {
    let script = Script::new().reply(200, "Application/CBOR; v=1", "\u{1}").reply(200, "", "[]");
    let client = client(&script);
    endpoint!(Write: Value, Value = post("write", "/x").bodies(&[body::custom("application/cbor")]));
    endpoint!(Read: Value, Value = get("read", "/x").replies(&[custom(200)]));
    endpoint!(Walk: Page<Value>, Value = get("walk", "/x").behavior(
        &behavior().paging(&paging(next::custom(custom_paging("range")))),
    ));
    let error = client.call::<Write>().body(0, &1).request().unwrap_err();
    assert!(error.is_build());
    let expected = "POST /x (write): no codec is registered for the media type `application/cbor`: \
        add one with `Builder::codec`";
    assert_eq!(error.to_string(), expected);
    // Bytes are sent as they are.
    assert!(client.call::<Write>().body(0, &Body::from("\u{1}")).request().is_ok());
    let error = run(client.call::<Walk>().into_future()).unwrap_err();
    let expected = "GET /x (walk): no pagination strategy `range` is registered: add one with `Builder::paging`";
    assert_eq!(error.to_string(), expected);
    assert!(error.is_build() && script.requests().is_empty());
    let error = run(client.call::<Read>().into_future()).unwrap_err();
    assert!(error.is_decode() && error.body().is_some_and(|body| body.as_ref() == b"\x01"));
    assert!(error.to_string().contains("no codec is registered for the media type `application/cbor`: add"), "{error}");
}

#[test]
fn owned_rows_are_made_with_struct_updates() {
    let table = OperationBuf {
        params: vec![ParamBuf { explode: false, ..query("q").to_buf() }],
        bodies: vec![BodySpecBuf { root: "a".to_owned(), ..body::json("application/json").to_buf() }],
        ..post("make", "/x").to_buf()
    };
    assert_eq!(table.view().bodies.first().map(|body| body.root), Some("a"));
    let mut draft = Draft::new(table);
    draft.arg(0, &vec![1, 2]);
    draft.body(0, &serde_json::json!({}));
    let request = core(&Script::new()).request_raw(draft).unwrap();
    assert_eq!(request.uri(), "https://eu.lab.example/v1/x?q=1,2");
}
