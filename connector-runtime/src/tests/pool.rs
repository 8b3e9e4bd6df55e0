//! G19: calls that fail leave no connections behind.
//!
//! Separate from `wire.rs` because this server keeps its connections and counts them.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::*;
use crate::RetryPolicy;

endpoint!(Get: Value, Value = get("get", "/x"));

/// Numbers of accepted and of open connections.
#[derive(Default)]
struct Count {
    accepted: AtomicUsize,
    open: AtomicI64,
}

/// Gives each request the same reply, over connections that stay.
fn serve(reply: &'static str) -> (String, Arc<Count>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(Count::default());
    let shared = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (Ok(mut stream), count) = (stream, Arc::clone(&shared)) else { return };
            count.accepted.fetch_add(1, Ordering::SeqCst);
            count.open.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                // Requests without bodies come in one piece.
                while stream.read(&mut buffer).is_ok_and(|read| read > 0) {
                    if stream.write_all(reply.as_bytes()).is_err() || reply.contains("connection: close") {
                        break;
                    }
                }
                count.open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (url, count)
}

/// Calls that fail, one after the other, each sent twice; how many connections there were, and how many stay open while
/// the client lives. `closes` says whether the replies leave any to be used again.
fn fail(reply: &'static str, closes: bool) -> (usize, i64) {
    let (url, count) = serve(reply);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let open = runtime.block_on(async {
        let policy = RetryPolicy::new().attempts(2).wait(Duration::ZERO);
        let client = Client::builder().base_url(url).retry(policy).max_reply_bytes(64).build().unwrap();
        for _ in 0..200 {
            client.call::<Get>().await.unwrap_err();
        }
        // The server may be some steps behind. What is leaked stays, however long one looks.
        let begin = Instant::now();
        while closes && count.open.load(Ordering::SeqCst) > 1 && begin.elapsed() < Duration::from_secs(10) {
            tokio::task::yield_now().await;
        }
        count.open.load(Ordering::SeqCst)
    });
    (count.accepted.load(Ordering::SeqCst), open)
}

#[test]
fn failures_leave_no_connections() {
    // Failures that are read to their end use one connection again.
    for reply in ["HTTP/1.1 503 No\r\ncontent-length: 2\r\n\r\nno", "HTTP/1.1 404 No\r\ncontent-length: 2\r\n\r\nno"] {
        let (accepted, open) = fail(reply, false);
        assert!(accepted < 40 && open < 40, "{accepted} {open} for {reply}");
    }
    // Others are closed.
    for reply in [
        "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n",
        "HTTP/1.1 503 No\r\nconnection: close\r\ncontent-length: 9\r\n\r\nno",
        "nonsense\r\n\r\n",
    ] {
        let (accepted, open) = fail(reply, true);
        assert!(accepted >= 200 && open <= 1, "{accepted} {open} for {reply}");
    }
}
