//! Calls over a real socket: what only a network does. Slow, short, endless and lying servers.

use std::io::{Read, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::*;
use crate::{Builder, Redirects};

/// A server that gives every connection the same reply, piece by piece, and keeps what it was sent.
pub(super) struct Server {
    pub(super) url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

/// A piece of a reply.
#[derive(Clone)]
pub(super) enum Piece {
    Text(&'static str),
    Bytes(Vec<u8>),
    Wait(u64),
    /// The same text again and again, with pauses of some milliseconds.
    Drip(&'static str, u64),
    /// The connection stays open.
    Hold,
}
use Piece::{Bytes, Drip, Hold, Text, Wait};

pub(super) fn serve(pieces: Vec<Piece>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (Ok(stream), pieces, log) = (stream, pieces.clone(), Arc::clone(&log)) else { return };
            std::thread::spawn(move || answer(stream, pieces, &log));
        }
    });
    Server { url, seen }
}

/// Reads one request, gives the reply, and closes. A client that went away ends it.
fn answer(mut stream: TcpStream, pieces: Vec<Piece>, log: &Mutex<Vec<String>>) {
    let Some(request) = read(&mut stream) else { return };
    log.lock().unwrap().push(request);
    for piece in pieces {
        let sent = match piece {
            Text(text) => stream.write_all(text.as_bytes()),
            Bytes(bytes) => stream.write_all(&bytes),
            Wait(millis) => {
                std::thread::sleep(Duration::from_millis(millis));
                Ok(())
            }
            Drip(text, millis) => loop {
                std::thread::sleep(Duration::from_millis(millis));
                if stream.write_all(text.as_bytes()).is_err() {
                    return;
                }
            },
            Hold => stream.read(&mut [0; 1]).map(drop),
        };
        if sent.is_err() {
            return;
        }
    }
    _ = stream.shutdown(Shutdown::Both);
}

fn read(stream: &mut TcpStream) -> Option<String> {
    let mut text = String::new();
    let mut buffer = [0; 65536];
    loop {
        let count = stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        let chunked = head.contains("transfer-encoding: chunked");
        if if chunked { body.ends_with("0\r\n\r\n") } else { body.len() >= length.unwrap_or(0) } {
            return Some(text);
        }
    }
}

impl Server {
    pub(super) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    fn builder(&self) -> Builder<Client> {
        Client::builder().base_url(&self.url)
    }
}

endpoint!(Get: Value, Value = get("read", "/x").replies(&[json(200)]));
endpoint!(Stream: Body, Value = get("stream", "/x").replies(&[bytes(200)]));
endpoint!(Send: Value, Value =
    post("write", "/x")
        .bodies(&[body::json("application/json"), body::multipart("multipart/form-data"), body::bytes("x/y")])
        .replies(&[json(200)])
);

/// In real time.
fn live<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn get_error(server: &Server, builder: Builder<Client>) -> crate::Error<Value> {
    let client = builder.build().unwrap();
    let error = live(client.call::<Get>().into_future()).unwrap_err();
    assert_eq!(server.seen().len(), 1);
    error
}

const OK: &str = "HTTP/1.1 200 OK\r\n";

#[test]
fn a_whole_reply() {
    let server = serve(vec![
        Text(OK),
        Text("content-type: application/json\r\ncontent-length: 7\r\n\r\n[1,"),
        Wait(20),
        Text("2,3]"),
    ]);
    let client = server.builder().bearer("s3cr3t").build().unwrap();
    let value = live(client.call::<Get>().into_future()).unwrap();
    assert_eq!(value, serde_json::json!([1, 2, 3]));
    let request = &server.seen()[0];
    assert!(request.starts_with("GET /x HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("authorization: Bearer s3cr3t\r\n") && !request.contains("referer"), "{request}");
}

/// G6: each of these must end when its time is over, not before and not much after.
#[test]
fn slow_servers_end() {
    let table = [
        vec![Hold],
        vec![Text("HTTP/1.1 200 OK\r\nx-a: "), Hold],
        vec![Text("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n["), Drip(" ", 20)],
        vec![Text("HTTP/1.1 500 No\r\ncontent-length: 100000\r\n\r\n["), Drip(" ", 20)],
    ];
    for pieces in table {
        let server = serve(pieces);
        let begin = Instant::now();
        let error = get_error(&server, server.builder().timeout(Duration::from_millis(400)));
        assert!(error.is_timeout(), "{error}");
        let took = begin.elapsed();
        assert!(took >= Duration::from_millis(400) && took < Duration::from_millis(1500), "{took:?}");
    }
}

#[test]
fn a_slow_stream_is_not_a_dead_one() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n";
    let server = serve(vec![Text(head), Wait(200), Text("a"), Wait(200), Text("b"), Wait(200), Text("cd")]);
    let client = server.builder().idle_timeout(Duration::from_millis(400)).timeout(Duration::from_millis(400));
    let client = client.build().unwrap();
    assert_eq!(live(async { client.call::<Stream>().await.unwrap().text().await }).unwrap(), "abcd");
}

#[test]
fn a_stream_that_brings_nothing_ends() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\nab";
    let server = serve(vec![Text(head), Wait(150), Text("cd"), Hold]);
    let client = server.builder().idle_timeout(Duration::from_millis(300)).timeout(Duration::from_millis(250)).build();
    let error = live(async {
        let client = client.unwrap();
        let mut body = client.call::<Stream>().await.unwrap();
        assert_eq!(body.chunk().await.unwrap().unwrap(), "ab");
        // A reader that takes its time is not a server that brings nothing.
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert_eq!(body.chunk().await.unwrap().unwrap(), "cd");
        body.chunk().await.unwrap_err()
    });
    assert_eq!(error.kind(), crate::TransportErrorKind::Timeout);
}

/// G7: what is cut off is an error, never a shorter value.
#[test]
fn truncated_bodies() {
    let table = [
        "content-length: 10\r\n\r\n[1]",
        "transfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n",
        "transfer-encoding: chunked\r\n\r\n9\r\n[1]",
        "content-encoding: gzip\r\ncontent-length: 10\r\n\r\n\u{1f}",
    ];
    for rest in table {
        let server = serve(vec![Text(OK), Text(rest)]);
        let error = get_error(&server, server.builder());
        assert!(error.is_transport() && !error.is_decode(), "{error}");
        assert_eq!(error.status().unwrap(), 200);
    }
    let server = serve(vec![Text(OK), Text(table[0])]);
    let client = server.builder().build().unwrap();
    let body = live(async { client.call::<Stream>().await.unwrap().bytes().await });
    assert_eq!(body.unwrap_err().kind(), crate::TransportErrorKind::Body);
}

/// 200,000 bytes, in 230.
const BOMB: &str = "H4sIAAAAAAACA+3BMQEAAADCoErrn84M/kABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAK8BlH0j\
    NkANAwA=";

/// G8: the limit counts what comes out of compression.
#[test]
fn bombs_and_endless_bodies() {
    let bomb = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, BOMB).unwrap();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n", bomb.len());
    let server = serve(vec![Bytes(head.into_bytes()), Bytes(bomb)]);
    let error = get_error(&server, server.builder().max_reply_bytes(100_000));
    assert!(error.is_too_large(), "{error}");
    let client = server.builder().max_reply_bytes(200_000).build().unwrap();
    assert!(live(client.call::<Get>().into_future()).unwrap_err().is_decode());
    let server = serve(vec![Text(OK), Text("\r\n"), Drip("0123456789", 1)]);
    let error = get_error(&server, server.builder().max_reply_bytes(100));
    assert!(error.is_too_large(), "{error}");
    assert!(error.body().unwrap().len() <= 100);
    let server = serve(vec![Text(OK), Text("content-length: 101\r\n\r\n"), Hold]);
    let error = get_error(&server, server.builder().max_reply_bytes(100));
    assert!(error.is_too_large(), "{error}");
}

/// G9: the second server gets nothing; where the user allows it, it gets no secret.
#[test]
fn redirects_to_another_host() {
    for status in [301, 302, 303, 307, 308] {
        let thief = serve(vec![Text(OK), Text("content-length: 1\r\n\r\n1")]);
        let head = format!("HTTP/1.1 {status} Moved\r\nlocation: {}/taken\r\ncontent-length: 0\r\n\r\n", thief.url);
        let server = serve(vec![Bytes(head.into_bytes())]);
        let builder = || {
            let builder = server.builder().bearer("s3cr3t").api_key("key", "s3cr3t").api_key("param", "s3cr3t");
            builder.api_key("crumb", "s3cr3t").header("X-Mine", "s3cr3t")
        };
        let call = |redirects| {
            let client = builder().redirects(redirects).build().unwrap();
            live(client.call::<Get>().into_future())
        };
        assert_eq!(call(Redirects::SameOrigin).unwrap_err().status().unwrap(), status);
        assert_eq!(thief.seen().len(), 0);
        let client = builder().redirects(Redirects::AnyHost).build().unwrap();
        let error = live(client.call::<Send>().body(0, &1).into_future()).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), thief.seen().len()), (status, 0));
        assert_eq!(call(Redirects::AnyHost).unwrap(), 1);
        assert_eq!(thief.seen().len(), 1);
        assert!(!thief.seen()[0].contains("s3cr3t"), "{}", thief.seen()[0]);
        assert!(server.seen()[0].contains("s3cr3t"));
    }
}

/// G13: no secret in any text of an error, its sources included.
#[test]
fn errors_hold_no_secret() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let reset = serve(vec![]);
    let garbage = serve(vec![Text("s3cr3t s3cr3t\r\n\r\n")]);
    let short = serve(vec![Text(OK), Text("content-length: 99\r\n\r\n\"s3cr3t")]);
    let wrong = serve(vec![Text(OK), Text("content-length: 10\r\n\r\n{\"a\":\"s3cr3t\"}")]);
    let urls = [format!("http://{closed}"), reset.url, garbage.url, short.url, wrong.url];
    for url in urls {
        let client = Client::builder().base_url(url).api_key("param", "s3cr3t").bearer("s3cr3t").build().unwrap();
        let error = live(client.call::<Get>().query("q", "s3cr3t").into_future()).unwrap_err();
        let mut text = format!("{error} {error:?} {client:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(each) = source {
            text.push_str(&format!(" | {each} {each:?}"));
            source = each.source();
        }
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}

#[test]
fn no_connection_is_told_apart() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().base_url(format!("http://{closed}")).build().unwrap();
    let error = live(client.call::<Get>().into_future()).unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert!(error.to_string().starts_with("GET /x (read): cannot connect: Connection refused"), "{error}");
    let server = serve(vec![]);
    let error = get_error(&server, server.builder());
    assert!(error.is_transport() && !error.is_connect(), "{error}");
}

/// G1: what may have been done is not done again.
#[test]
fn a_send_is_sent_once() {
    for pieces in [
        vec![],
        vec![Text("HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n")],
        vec![Text(OK), Text("content-length: 9\r\n\r\n1")],
    ] {
        let server = serve(pieces);
        let client = server.builder().build().unwrap();
        assert!(live(client.call::<Send>().body(0, &1).into_future()).is_err());
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn bodies_on_the_wire() {
    let server = serve(vec![Text(OK), Text("content-length: 1\r\n\r\n1")]);
    let client = server.builder().build().unwrap();
    let send = |body: Body| live(client.call::<Send>().body(2, &body).into_future()).unwrap();
    send(Body::from("abc"));
    send(Body::sized_stream(Once(Some("abc")), 3));
    send(Body::stream(Once(Some("abc"))));
    let seen = server.seen();
    for request in &seen[..2] {
        assert!(request.contains("content-length: 3\r\n") && request.ends_with("\r\n\r\nabc"), "{request}");
    }
    assert!(seen[2].contains("transfer-encoding: chunked\r\n") && seen[2].contains("abc"), "{}", seen[2]);
}

/// A body that does not have its announced length is not sent as if it had.
#[test]
fn uploads_of_another_length_fail() {
    let server = serve(vec![Text(OK), Text("content-length: 1\r\n\r\n1")]);
    let client = server.builder().build().unwrap();
    let ends = |pieces: &'static [&'static str], length| {
        let body = Body::sized_stream(Pieces(pieces.iter()), length);
        live(client.call::<Send>().body(2, &body).into_future()).map_or_else(|error| error.to_string(), |_| "ok".into())
    };
    let table = [
        ends(&["xxxxxxxxxx"], 5),
        ends(&["xxx", "xxx"], 5),
        // The transport has received the announced length before the rest arrives.
        ends(&["xxxxx", "x"], 5),
        ends(&["x"], 0),
        ends(&["xxx"], 5),
    ];
    assert_eq!(server.seen(), [""; 0]);
    expect_test::expect![[r#"
        POST /x (write): cannot send: the stream exceeds its announced length of 5 bytes
        POST /x (write): cannot send: the stream exceeds its announced length of 5 bytes
        POST /x (write): cannot send: the stream exceeds its announced length of 5 bytes
        POST /x (write): a body broke off: the stream exceeds its announced length of 0 bytes
        POST /x (write): cannot send: the stream is shorter than its announced length of 5 bytes
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
    assert_eq!(ends(&["", "xx", "", "xxx", ""], 5), "ok");
    assert_eq!(ends(&[], 0), "ok");
    assert!(server.seen()[0].ends_with("\r\n\r\nxxxxx"), "{}", server.seen()[0]);
}

/// A stream of several pieces.
struct Pieces(std::slice::Iter<'static, &'static str>);

impl futures_core::Stream for Pieces {
    type Item = Result<bytes::Bytes, std::io::Error>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next().map(|text| Ok(bytes::Bytes::from_static(text.as_bytes()))))
    }
}

/// A stream of one piece.
struct Once(Option<&'static str>);

impl futures_core::Stream for Once {
    type Item = Result<bytes::Bytes, std::io::Error>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(|text| Ok(bytes::Bytes::from_static(text.as_bytes()))))
    }
}
