//! The client of tests/fixtures/shop, a document with members `x-connector-…`: it is what is generated.
//!
//! Separate from the tracker's, whose document is plain OpenAPI and whose client must not change.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output;
use connector_runtime::Body;
use connector_runtime::testing::Script;
use connector_tests::shop::Client;
use connector_tests::shop::types::{Customer, Problem};
use expect_test::{Expect, expect, expect_file};

#[test]
fn the_file_in_git_is_what_is_generated() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let outcome = pipeline::run(&mut Disk::new(folder), "fixtures/shop/api.yaml", &Config::default());
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let text = output::source(&outcome.module.unwrap(), &output::header("api.yaml"));
    expect_file!["../fixtures/shop/generated.rs"].assert_eq(&text);
}

fn client(script: &Script) -> Client {
    let builder = Client::builder().transport(script.clone()).user_agent("shop").retry(None).rate_limit(None);
    builder.variable("store", "acme").variable("collection_id", 7).client_credentials("id", "s3cr3t").build().unwrap()
}

/// A script whose first reply is the token.
fn script() -> Script {
    Script::new().reply(200, "application/json", r#"{"access_token":"t0ken"}"#)
}

fn run<T>(future: impl IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future.into_future())
}

/// Compares the requests, and the result for the caller.
fn check(script: &Script, got: impl std::fmt::Display, expect: Expect) {
    expect.assert_eq(&format!("{}=> {got}\n", script.requests().concat()));
}

#[test]
fn a_list_comes_in_pages() {
    let page = |id: u64| format!(r#"{{"data":[{{"id":{id},"name":"n{id}"}}],"meta":{{"total":2,"last_page":2}}}}"#);
    let script = script().reply(200, "application/json", page(1)).reply(200, "application/json", page(2));
    let all = run(client(&script).customers_list_all().pmql("id > 0").per_page(1).all(10)).unwrap();
    check(
        &script,
        all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" "),
        expect![[r#"
        POST /token
        accept: application/json
        user-agent: shop
        content-type: application/x-www-form-urlencoded

        grant_type=client_credentials&client_id=id&client_secret=[hidden]
        GET /api/collections/7/records?pmql=id%20%3E%200&per_page=1&version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        x-store: acme
        authorization: [hidden]
        GET /api/collections/7/records?pmql=id%20%3E%200&per_page=1&page=2&version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        x-store: acme
        authorization: [hidden]
        => n1 n2
    "#]],
    );
}

#[test]
fn a_record_goes_out_in_a_template_and_an_output_is_put_together() {
    let mut reply = http::Response::new(Body::from(r#"{"data":{"id":4,"name":"Ada"}}"#));
    *reply.status_mut() = http::StatusCode::CREATED;
    reply.headers_mut().insert("x-remaining", 3.into());
    reply.headers_mut().insert("content-type", "application/json".parse().unwrap());
    let script = script().response(reply);
    let api = client(&script);
    let call = api.customers_create_record("new", &Customer::new("Ada".to_owned())).variable("tenant", "t1");
    let made = run(call).unwrap();
    check(
        &script,
        format!("{:?} {:?} {}", made.id, made.remaining, made.status),
        expect![[r#"
        POST /token
        accept: application/json
        user-agent: shop
        content-type: application/x-www-form-urlencoded

        grant_type=client_credentials&client_id=id&client_secret=[hidden]
        POST /api/collections/7/records?version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        content-type: application/json
        x-tenant: t1
        authorization: [hidden]

        {"data":{"name":"Ada"},"source":"new by t1"}
        => Some(4) Some(3) 201
    "#]],
    );
}

#[test]
fn a_success_that_is_none_is_an_error_of_its_type() {
    let script = script().reply(200, "application/json", r#"{"ok":false,"message":"closed"}"#);
    let error = run(client(&script).customers_get_record(4)).unwrap_err();
    check(
        &script,
        error.value().map_or("?", |problem: &Problem| problem.message.as_str()),
        expect![[r#"
        POST /token
        accept: application/json
        user-agent: shop
        content-type: application/x-www-form-urlencoded

        grant_type=client_credentials&client_id=id&client_secret=[hidden]
        GET /api/collections/7/records/4?version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        authorization: [hidden]
        => closed
    "#]],
    );
}

#[test]
fn a_query_has_a_default_and_a_cursor() {
    let page = |more: bool| {
        format!(
            r#"{{"data":{{"orders":{{"nodes":[{{"id":"a"}}],"pageInfo":{{"endCursor":"c","hasNextPage":{more}}}}}}}}}"#
        )
    };
    let script = script().reply(200, "application/json", page(true)).reply(200, "application/json", page(false));
    let orders = run(client(&script).list_orders().all(10)).unwrap();
    check(
        &script,
        orders.len(),
        expect![[r#"
        POST /token
        accept: application/json
        user-agent: shop
        content-type: application/x-www-form-urlencoded

        grant_type=client_credentials&client_id=id&client_secret=[hidden]
        POST /api/graphql?version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        content-type: application/json
        authorization: [hidden]

        {"query":"query Orders($first: Int, $after: String) { orders(first: $first, after: $after) { … } }","variables":{"first":10}}
        POST /api/graphql?version=2024-01
        accept: application/json, */*;q=0.5
        user-agent: shop
        content-type: application/json
        authorization: [hidden]

        {"query":"query Orders($first: Int, $after: String) { orders(first: $first, after: $after) { … } }","variables":{"first":10,"after":"c"}}
        => 2
    "#]],
    );
}
