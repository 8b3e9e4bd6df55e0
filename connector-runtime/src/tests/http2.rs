//! Calls over HTTP/2: a server that refuses a stream sees each attempt once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::*;
use crate::RetryPolicy;
use crate::transport::reqwest::Reqwest;

endpoint!(Get: Value, Value = get("read", "/x").replies(&[json(200)]));
endpoint!(Send: Value, Value = post("write", "/x").bodies(&[body::json("application/json")]).replies(&[json(200)]));

/// A server that reads each request, counts it, and answers with `REFUSED_STREAM`.
async fn refuse_streams() -> (String, Arc<AtomicU32>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let counter = Arc::clone(&counter);
            tokio::spawn(async move {
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((_, mut respond))) = connection.accept().await {
                    counter.fetch_add(1, Ordering::SeqCst);
                    respond.send_reset(h2::Reason::REFUSED_STREAM);
                }
            });
        }
    });
    (url, count)
}

/// Returns how many requests the server saw, and how many attempts the error reports.
fn refused<E: Endpoint<Output = Value, Error = Value>>(call: impl FnOnce(Call<E>) -> Call<E>) -> (u32, u32) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (url, count) = refuse_streams().await;
        let client = Client::builder().base_url(url).transport(Reqwest::http2().unwrap()).build().unwrap();
        let error = call(client.call::<E>()).await.unwrap_err();
        assert!(error.is_transport() && error.to_string().contains("refused stream"), "{error}");
        (count.load(Ordering::SeqCst), error.attempts())
    })
}

/// G1 and D3: reqwest has retries of its own, which no policy, hook or rate limit would know of.
#[test]
fn a_refused_stream_is_not_sent_again_unseen() {
    assert_eq!(refused::<Send>(|call| call.body(0, &1)), (1, 1));
    assert_eq!(refused::<Get>(|call| call), (1, 1));
    let policy = || RetryPolicy::new().attempts(2).wait(Duration::ZERO);
    assert_eq!(refused::<Send>(|call| call.body(0, &1).retry(policy())), (1, 1));
    assert_eq!(refused::<Get>(|call| call.retry(policy())), (2, 2));
}
