//! Parameters that are set once for the client, over real HTTP: the option `client_parameters`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test")]

use connector_frozen::desk::types::{ListTagsMode, Mode, Version};
use connector_frozen::desk::{Client, ClientParameters as _};
use expect_test::{Expect, expect};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

/// A server on this machine that answers 204, and the head of each request.
fn serve() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (seen, requests) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let wanted =
                |line: &String| ["GET ", "desk-version:", "mode:", "cookie:"].iter().any(|w| line.starts_with(w));
            let head: Vec<String> = lines.take_while(|line| !line.is_empty()).filter(wanted).collect();
            stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").unwrap();
            let _ = seen.send(head.join("\n") + "\n");
        }
    });
    (url, requests)
}

fn run<T>(future: impl IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future.into_future())
}

fn check(requests: &Receiver<String>, want: Expect) {
    want.assert_eq(&requests.recv().unwrap());
}

#[test]
fn the_value_of_the_client_is_sent_unless_a_call_has_its_own() {
    let (url, requests) = serve();
    let builder = Client::builder().base_url(&url).desk_version(Version::V2_14).tenant(7).mode(Mode::Live);
    let api = builder.locale(Some("de")).session_token("s3cr3t").build().unwrap();
    run(api.list_tags()).unwrap();
    check(
        &requests,
        expect![[r#"
        GET /7/tags?locale=de HTTP/1.1
        desk-version: 2.14
        mode: live
        cookie: session_token=s3cr3t
    "#]],
    );
    let own = api.list_tags().desk_version(Version::V1_0).tenant(8).locale("fr").mode(ListTagsMode::from("new"));
    run(own.session_token("other")).unwrap();
    check(
        &requests,
        expect![[r#"
        GET /8/tags?locale=fr HTTP/1.1
        desk-version: 1.0
        mode: new
        cookie: session_token=other
    "#]],
    );
    // An operation without the cookie does not send it, and one without parameters none of them.
    run(api.list_contacts().limit(2)).unwrap();
    check(
        &requests,
        expect![[r#"
        GET /7/contacts?limit=2&locale=de HTTP/1.1
        desk-version: 2.14
        mode: live
    "#]],
    );
    run(api.get_health()).unwrap();
    check(
        &requests,
        expect![[r#"
        GET /health HTTP/1.1
    "#]],
    );
}

#[test]
fn what_is_optional_need_not_be_set() {
    let (url, requests) = serve();
    let builder = Client::builder().base_url(&url).desk_version(Version::V2_14).mode(Mode::Test);
    let api = builder.tenant(7).locale(None::<&str>).build().unwrap();
    run(api.list_tags()).unwrap();
    check(
        &requests,
        expect![[r#"
        GET /7/tags HTTP/1.1
        desk-version: 2.14
        mode: test
    "#]],
    );
}

#[test]
fn what_is_required_is_missing_before_anything_is_sent() {
    let error = Client::builder().base_url("http://127.0.0.1:1").mode(Mode::Test).build().unwrap_err();
    expect![[r#"
        the client cannot be built:
        - `Desk-Version` is missing: set it with `variable`
        - `tenant` is missing: set it with `variable`"#]]
    .assert_eq(&format!("{error:#}"));
}

#[test]
fn a_secret_is_shown_nowhere() {
    let builder = Client::builder().base_url("http://127.0.0.1:1").desk_version(Version::V2_14).tenant(7);
    let builder = builder.mode(Mode::Live).session_token("s3cr3t").retry(None);
    assert!(!format!("{builder:?}").contains("s3cr3t"));
    let api = builder.build().unwrap();
    let error = run(api.list_tags()).unwrap_err();
    let request = api.list_tags().request().unwrap();
    for text in [format!("{api:?}"), format!("{error} {error:?} {error:#}"), format!("{request:?}")] {
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}
