//! `sensors.yaml`: bodies with a codec of the program, pages by a strategy of the program.

use std::error::Error as StdError;

use connector_features::sensors::{Client, types};
use connector_runtime::{Codec, NextPage, PageStrategy, ReceivedPage};
use expect_test::expect;

use crate::server::Server;

const MEDIA: (&str, &str) = ("content-type", "application/x-readings; v=1");

/// JSON with its length before it: `2:{},`.
struct Netstring;

impl Codec for Netstring {
    fn encode(&self, json: &str, _: &str) -> Result<Vec<u8>, Box<dyn StdError + Send + Sync>> {
        Ok(netstring(json).into_bytes())
    }

    fn decode(&self, bytes: &[u8], _: &str) -> Result<String, Box<dyn StdError + Send + Sync>> {
        let (length, rest) = std::str::from_utf8(bytes)?.split_once(':').ok_or("expected a length")?;
        let json = rest.strip_suffix(',').filter(|json| length.parse() == Ok(json.len()));
        Ok(json.ok_or("the length is wrong")?.to_owned())
    }
}

fn netstring(json: &str) -> String {
    format!("{}:{json},", json.len())
}

/// Pages by ranges: `Content-Range: items 0-1/5` is followed by `Range: items=2-3`.
struct Ranges;

impl PageStrategy for Ranges {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn StdError + Send + Sync>> {
        let Some(range) = page.headers().get("content-range") else { return Ok(None) };
        let (range, total) = range.to_str()?.split_once('/').ok_or("`Content-Range` has no total")?;
        let next = range.rsplit('-').next().unwrap_or_default().parse::<usize>()? + 1;
        let more = next < total.parse()?;
        Ok(more.then(|| NextPage::new().header("Range", format!("items={next}-{}", next + page.items() - 1))))
    }
}

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let builder = Client::builder().codec("application/x-readings", Netstring).paging("ranges", Ranges);
    let api = server.reached(builder).build().unwrap();
    (server, api)
}

fn reading(value: f64) -> types::Reading {
    types::Reading { sensor: "hall".to_owned(), value }
}

#[tokio::test]
async fn bodies_are_written_and_read_by_a_codec() {
    let (server, api) = start().await;
    server.reply(201, &[MEDIA], netstring(r#"{"count":2}"#));
    assert_eq!(api.store(&[reading(1.5), reading(2.0)]).await.unwrap().count, 2);
    server.reply(422, &[MEDIA], netstring(r#"{"reason":"too hot"}"#));
    let error = api.store(&[]).await.unwrap_err();
    assert_eq!(error.value().map(|problem| &*problem.reason), Some("too hot"));
    server.reply(204, &[], "");
    api.adjust(7, 0.5).await.unwrap();
    server.sent(&expect![[r#"
        POST https://sensors.example/readings
        accept: application/x-readings, */*;q=0.5
        content-type: application/x-readings

        61:[{"sensor":"hall","value":1.5},{"sensor":"hall","value":2.0}],

        POST https://sensors.example/readings
        accept: application/x-readings, */*;q=0.5
        content-type: application/x-readings

        2:[],

        PUT https://sensors.example/readings/7
        content-type: application/x-readings

        25:{"value":0.5,"by":"hand"},
    "#]]);
    server.reply(201, &[MEDIA], "3:{},");
    let error = api.store(&[]).await.unwrap_err();
    assert!(error.is_decode() && error.to_string().ends_with("the length is wrong"), "{error}");
}

#[tokio::test]
async fn pages_by_a_strategy_of_the_program() {
    let (server, api) = start().await;
    let total = ("x-total", "3");
    let pages = [("items 0-1/3", r#"{"list":[{"sensor":"hall","value":1},{"sensor":"hall","value":2}]}"#)];
    for (range, body) in pages.into_iter().chain([("items 2-2/3", r#"{"list":[{"sensor":"hall","value":3}]}"#)]) {
        server.reply(206, &[MEDIA, total, ("content-range", range)], netstring(body));
    }
    let readings = api.list().all(9).await.unwrap();
    assert_eq!(readings.iter().map(|reading| reading.value).collect::<Vec<_>>(), [1.0, 2.0, 3.0]);
    server.sent(&expect![[r#"
        GET https://sensors.example/readings
        accept: application/x-readings, */*;q=0.5
        x-count: 2

        GET https://sensors.example/readings
        accept: application/x-readings, */*;q=0.5
        range: items=2-3
        x-count: 2
    "#]]);
    // The server always names the same page.
    for _ in 0..2 {
        server.reply(
            206,
            &[MEDIA, ("content-range", "items 0-0/3")],
            netstring(r#"{"list":[{"sensor":"a","value":1}]}"#),
        );
    }
    assert!(api.list().x_count(1).all(9).await.unwrap_err().is_loop());
}

#[tokio::test]
async fn a_client_without_them_names_what_is_missing() {
    let server = Server::start().await;
    let api: Client = server.reached(Client::builder()).build().unwrap();
    let error = api.store(&[]).await.unwrap_err();
    let expected = "POST /readings (Store): no codec is registered for the media type `application/x-readings`: \
                    add one with `Builder::codec`";
    assert_eq!(error.to_string(), expected);
    let error = api.list().await.unwrap_err();
    let expected =
        "GET /readings (List): no pagination strategy `ranges` is registered: add one with `Builder::paging`";
    assert_eq!(error.to_string(), expected);
    server.sent(&expect![[""]]);
}
