//! Codecs and pagination strategies that users register.

use std::error::Error as StdError;

use expect_test::expect;

use super::*;
use crate::{Body, NextPage, PageStrategy, ReceivedPage};
use connector_json::Map;

/// JSON, backwards: easy to see on the wire, and not valid JSON.
struct Backwards;

impl crate::Codec for Backwards {
    fn encode(&self, json: &str, media: &str) -> Result<Vec<u8>, Box<dyn StdError + Send + Sync>> {
        match json {
            "null" => Err("null has no form in it".into()),
            _ => Ok(format!("{media}|{}", json.chars().rev().collect::<String>()).into_bytes()),
        }
    }

    fn decode(&self, bytes: &[u8], media: &str) -> Result<String, Box<dyn StdError + Send + Sync>> {
        match std::str::from_utf8(bytes) {
            Ok("") => Err("at least one byte is expected".into()),
            // The media type as the codec sees it, for the test that needs it.
            Ok("aidem") => Ok(format!(r#"{{"media":"{media}"}}"#)),
            Ok(text) => Ok(text.chars().rev().collect()),
            Err(_) => Err("it is not UTF-8".into()),
        }
    }
}

const MEDIA: &str = "application/x-backwards";

endpoint!(Swap: Map<Value>, Map<i64> = post("swap", "/swap")
    .bodies(&[body::custom(MEDIA), body::json("application/json")])
    .replies(&[custom(200).media(MEDIA)])
    .errors(&[custom(range(4)).media("application/*")]));

fn lab(script: &Script) -> Client {
    let builder = Client::builder().transport(script.clone()).user_agent("lab");
    builder.codec("Application/X-Backwards; v=1", Backwards).build().unwrap()
}

#[test]
fn bodies_are_written_by_the_codec_of_their_media_type() {
    let client = lab(&Script::new());
    let value = serde_json::json!({"id": 42});
    let table = [
        sent(client.call::<Swap>().body(0, &value)),
        sent(client.call::<Swap>().body(0, &value).content_type("APPLICATION/x-backwards; v=2")),
        // Without its own codec, a media type that only the call names uses that of the table.
        sent(client.call::<Swap>().body(0, &value).content_type("application/x-other")),
        sent(client.call::<Swap>().body(0, &Body::from("as it is"))),
        sent(client.call::<Swap>().body(0, &Value::Null)),
    ];
    expect![[r#"
        POST /v1/swap
        accept: application/x-backwards, */*;q=0.5
        user-agent: lab
        content-type: application/x-backwards

        application/x-backwards|}24:"di"{
        POST /v1/swap
        accept: application/x-backwards, */*;q=0.5
        user-agent: lab
        content-type: APPLICATION/x-backwards; v=2

        APPLICATION/x-backwards; v=2|}24:"di"{
        POST /v1/swap
        accept: application/x-backwards, */*;q=0.5
        user-agent: lab
        content-type: application/x-other

        application/x-other|}24:"di"{
        POST /v1/swap
        accept: application/x-backwards, */*;q=0.5
        user-agent: lab
        content-type: application/x-backwards

        as it is
        error: POST /swap (swap): cannot encode the body as `application/x-backwards`: null has no form in it
    "#]]
    .assert_eq(&table.concat());
}

fn given(builder: crate::Builder<Client>, status: u16, media: &str, body: &[u8]) -> String {
    let client = builder.transport(Script::new().reply(status, media, body)).build().unwrap();
    match run(client.call::<Swap>().body(1, &0).into_future()) {
        Ok(value) => format!("{value:?}\n"),
        Err(error) => format!("{error} {:?} {:?}\n", error.value(), error.body().map(|body| body.len())),
    }
}

#[test]
fn replies_are_read_by_the_codec_of_their_media_type() {
    let lab = |status, media: &str, body: &[u8]| {
        given(Client::builder().codec("application/x-backwards", Backwards), status, media, body)
    };
    let table = [
        lab(200, "APPLICATION/x-Backwards; charset=UTF-8", b"aidem"),
        // The declared media type is used for responses that name another one, or none.
        lab(200, "application/octet-stream", br#"}1:"a"{"#),
        lab(200, "", br#"}1:"a"{"#),
        lab(200, MEDIA, b""),
        lab(200, MEDIA, b"\xff"),
        lab(200, MEDIA, b"s3cr3t"),
        lab(422, MEDIA, br#"}1:"a"{"#),
        lab(422, "application/cbor", b"a"),
        given(Client::builder(), 200, MEDIA, b"s3cr3t"),
        // The last one that is registered is used.
        given(Client::builder().codec(MEDIA, Broken).codec(MEDIA, Backwards), 200, MEDIA, b"]["),
    ];
    expect![[r#"
        {"media": String("application/x-backwards; charset=utf-8")}
        {"a": Number(1)}
        {"a": Number(1)}
        POST /swap (swap): 200 OK: the body cannot be read: at least one byte is expected None Some(0)
        POST /swap (swap): 200 OK: the body cannot be read: it is not UTF-8 None Some(1)
        POST /swap (swap): 200 OK: the body cannot be read: not JSON: expected a value at byte 0 None Some(6)
        POST /swap (swap): 422 Unprocessable Entity Some({"a": 1}) Some(7)
        POST /swap (swap): 422 Unprocessable Entity, and its body cannot be read: no codec is registered for the media type `application/cbor`: add one with `Builder::codec` None Some(1)
        POST /swap (swap): 200 OK: the body cannot be read: no codec is registered for the media type `application/x-backwards`: add one with `Builder::codec` None Some(6)
        POST /swap (swap): 200 OK: the body cannot be read: expected an object at $, found an array None Some(2)
    "#]].assert_eq(&table.concat());
}

#[test]
fn replies_that_came_some_other_way_are_read_by_the_codecs_of_the_client() {
    let response = || http::Response::builder().header("Content-Type", MEDIA).body("}1:\"a\"{".into()).unwrap();
    let value = lab(&Script::new()).decode::<Swap>(response()).unwrap();
    assert_eq!(value, Map::from([("a".to_owned(), Value::from(1))]));
    let error = Call::<Swap>::decode(response()).unwrap_err().to_string();
    assert!(error.contains("no codec is registered for the media type `application/x-backwards`"), "{error}");
}

/// A codec that is not used.
struct Broken;

impl crate::Codec for Broken {
    fn encode(&self, _: &str, _: &str) -> Result<Vec<u8>, Box<dyn StdError + Send + Sync>> {
        Err("broken".into())
    }

    fn decode(&self, _: &[u8], _: &str) -> Result<String, Box<dyn StdError + Send + Sync>> {
        Err("broken".into())
    }
}

#[test]
fn a_codec_needs_a_media_type() {
    let builder = Client::builder().base_url("https://x.example").codec("msgpack", Broken).codec("text/*", Broken);
    let error = builder.build().unwrap_err().to_string();
    expect![[
        "cannot register a codec: `msgpack` is not a media type; cannot register a codec: `text/*` is not a media type"
    ]]
    .assert_eq(&error);
}

/// A value in a page's body is sent with the request for the next page.
struct Told;

impl PageStrategy for Told {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn StdError + Send + Sync>> {
        let Some(told) = page.value("/next") else { return Ok(None) };
        let text = |name: &str| told[name].as_str().map(str::to_owned);
        let mut next = text("url").map_or_else(NextPage::new, NextPage::at_url);
        if let Some(fault) = text("fault") {
            return Err(fault.into());
        }
        if let Some(query) = told.get("query") {
            next = next.query("after", query.clone());
        }
        if let Some(header) = text("header") {
            next = next.header("Range", header).cookie("seen", page.items());
        }
        if let Some(path) = text("path") {
            next = next.path("shelf", path);
        }
        if let Some(body) = told.get("body") {
            next = next.body("/cursor/at", body.clone());
        }
        Ok(Some(next.header("X-Page", page.number())))
    }
}

endpoint!(Shelf: Page<Value>, Value = post("shelf", "/shelves/{shelf}")
.params(&[path("shelf"), query("after"), header("Range")])
.bodies(&[body::json("application/json")])
.replies(&[json(200)])
.behavior(&behavior().select("/items").paging(
    &paging(next::custom(custom_paging("told"))).size(page_size(slot::query("count")).count(2)).max_pages(5),
)));

/// Iterates over pages whose bodies declare the request for the next one. Returns the result as text.
fn walk(pages: &[&str]) -> String {
    let reply = |script: Script, next: &&str| {
        script.reply(200, "application/json", format!(r#"{{"items":[1,2],"next":{next}}}"#))
    };
    let script = pages.iter().fold(Script::new(), reply);
    let client = Client::builder().transport(script.clone()).user_agent("lab").paging("told", Told);
    let client = client.trust("https://other.example").build().unwrap();
    let call = client.call::<Shelf>().arg(0, "a").arg(1, "first").body(0, &serde_json::json!({"q": 1}));
    let mut items = call.items();
    let end = run(async {
        let mut count = 0;
        loop {
            match items.try_next().await {
                Ok(Some(_)) => count += 1,
                Ok(None) => break format!("{count} items\n"),
                Err(error) => break format!("{count} items, then {error} (loop: {})\n", error.is_loop()),
            }
        }
    });
    let hidden = |line: &&str| !line.starts_with("accept") && !line.starts_with("user-agent") && !line.is_empty();
    let lines = |request: &String| request.lines().filter(hidden).collect::<Vec<_>>().join(" | ") + "\n";
    script.requests().iter().map(lines).chain([end]).collect()
}

#[test]
fn a_strategy_changes_the_request() {
    let all = walk(&[
        r#"{"query":"b c"}"#,
        r#"{"header":"items=2-4","query":7}"#,
        r#"{"path":"b","body":{"n":1}}"#,
        r#"{"url":"?page=9","body":null}"#,
        "null",
    ]);
    expect![[r#"
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        POST /v1/shelves/a?count=2&after=b%20c | content-type: application/json | x-page: 1 | {"q":1}
        POST /v1/shelves/a?count=2&after=7 | content-type: application/json | range: items=2-4 | x-page: 2 | cookie: [hidden] | {"q":1}
        POST /v1/shelves/b?count=2&after=7 | content-type: application/json | range: items=2-4 | x-page: 3 | cookie: [hidden] | {"q":1,"cursor":{"at":{"n":1}}}
        POST /v1/shelves/b?page=9 | content-type: application/json | range: items=2-4 | x-page: 4 | cookie: [hidden] | {"q":1,"cursor":{"at":null}}
        10 items
    "#]].assert_eq(&all);
}

#[test]
fn a_page_after_a_url_is_at_the_endpoint_again() {
    expect![[r#"
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        POST /x | content-type: application/json | x-page: 1 | {"q":1}
        POST /v1/shelves/a?count=2&after=1 | content-type: application/json | x-page: 2 | {"q":1}
        6 items
    "#]]
    .assert_eq(&walk(&[r#"{"url":"https://other.example/x"}"#, r#"{"query":1}"#, "null"]));
}

#[test]
fn the_guards_of_walks_hold_for_every_strategy() {
    let table = [
        // The number of the page in the header differs, so these are no loops.
        walk(&[r#"{"query":1}"#; 6]),
        walk(&[r#"{"url":"https://evil.example/"}"#]),
        walk(&[r#"{"url":"https://[/"}"#]),
        walk(&[r#"{"fault":"no more"}"#]),
    ];
    expect![[r#"
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        POST /v1/shelves/a?count=2&after=1 | content-type: application/json | x-page: 1 | {"q":1}
        POST /v1/shelves/a?count=2&after=1 | content-type: application/json | x-page: 2 | {"q":1}
        POST /v1/shelves/a?count=2&after=1 | content-type: application/json | x-page: 3 | {"q":1}
        POST /v1/shelves/a?count=2&after=1 | content-type: application/json | x-page: 4 | {"q":1}
        10 items, then POST /shelves/{shelf} (shelf): there are more than 5 pages (loop: false)
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        2 items, then POST /shelves/{shelf} (shelf): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        2 items, then POST /shelves/{shelf} (shelf): the URL of the next page is invalid (loop: false)
        POST /v1/shelves/a?after=first&count=2 | content-type: application/json | {"q":1}
        2 items, then POST /shelves/{shelf} (shelf): no more (loop: false)
    "#]].assert_eq(&table.concat());
}

/// Requests the same page over and over.
struct Again;

impl PageStrategy for Again {
    fn next(&self, _: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn StdError + Send + Sync>> {
        Ok(Some(NextPage::new().query("page", 2)))
    }
}

#[test]
fn equal_changes_are_a_loop() {
    endpoint!(List: Page<Value>, Value = get("list", "/items").behavior(
        &behavior().paging(&paging(next::custom(custom_paging("again")))),
    ));
    let script = Script::new().reply(200, "", "[1]").reply(200, "", "[2]");
    let client = Client::builder().transport(script.clone()).paging("again", Again).build().unwrap();
    let page = run(client.call::<List>().into_future());
    assert!(page.unwrap().has_next());
    let script = script.reply(200, "", "[3]");
    let error = run(async { client.call::<List>().items().take(9).await }).unwrap_err();
    assert!(error.is_loop() && error.is_paging(), "{error}");
    assert_eq!(script.requests().len(), 3);
}
