//! G16: a call may be dropped at every await. Locks, permits and places in queues come back, and nothing goes on.

use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use super::timed::Timed;
use super::{Script, endpoint, run};
use crate::abi::v1::{self as abi, *};
use crate::{Clock, RateLimit, RetryPolicy, Sending, Transport};

abi::client!();

const OAUTH: &TokenRequest = &token_request("/token").fields(&[named("id", "{{ client_id }}")]);

pub(crate) const CONNECTOR: &Connector = &connector("lab")
    .servers(&[abi::server("https://api.example")])
    .schemes(&[abi::scheme("oauth", abi::auth::token(OAUTH))])
    .security(&[needs(&["oauth"])]);

const LIMITED: &Behavior = &behavior().rate(rate(2, 1_000).burst(1));

endpoint!(Get: Value, Value = abi::get("get", "/x").behavior(LIMITED));

/// Gives a token for a moment, and every third reply is good. All of it takes a second.
#[derive(Clone)]
struct Slow {
    clock: Timed,
    sent: Arc<AtomicUsize>,
    under_way: Arc<AtomicUsize>,
}

struct UnderWay<'a>(&'a AtomicUsize);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Transport for Slow {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        Box::pin(async move {
            self.under_way.fetch_add(1, Ordering::SeqCst);
            let _guard = UnderWay(&self.under_way);
            self.clock.sleep(Duration::from_secs(1)).await;
            let mut response = http::Response::new(Body::from(r#"{"access_token":"t","expires_in":3}"#));
            if request.uri().path() != "/token" && self.sent.fetch_add(1, Ordering::SeqCst) % 3 != 2 {
                *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
            }
            Ok(response)
        })
    }
}

/// Looks so often whether the call has ended, with time in between, and then drops it. Whether it had ended.
async fn dropped_after(
    polls: usize,
    call: impl IntoFuture<Output = Result<Value, Error<Value>>>,
    clock: &Timed,
) -> bool {
    let mut work = Box::pin(call.into_future());
    for _ in 0..polls {
        let ended = poll_fn(|cx| Poll::Ready(Pin::new(&mut work).poll(cx).is_ready())).await;
        if ended {
            return true;
        }
        clock.sleep(Duration::from_millis(250)).await;
    }
    false
}

#[test]
fn a_call_may_be_dropped_anywhere() {
    let mut places = 0;
    loop {
        let ended = run(async {
            let clock = Timed::new(Script::new());
            let server = Slow { clock: clock.clone(), sent: Arc::default(), under_way: Arc::default() };
            let policy = RetryPolicy::new().without_jitter();
            let builder = Client::builder().transport(server.clone()).clock(clock.clone()).timeout(None).retry(policy);
            let limit = RateLimit::new(1, Duration::from_secs(1));
            let client = builder.client_credentials("a", "b").rate_limit(limit).build().unwrap();
            let ended = dropped_after(places, client.call::<Get>(), &clock).await;
            assert_eq!(server.under_way.load(Ordering::SeqCst), 0, "nothing goes on after {places}");
            server.sent.store(0, Ordering::SeqCst);
            // One call finds everything free: a token, three sends, and the waits between them.
            let begin = clock.now();
            client.call::<Get>().await.unwrap();
            let took = clock.now() - begin;
            assert!(took <= Duration::from_secs(9), "{took:?} after {places}");
            // And so do several at once.
            server.sent.store(0, Ordering::SeqCst);
            let (a, b) = tokio::join!(client.call::<Get>().into_future(), client.call::<Get>().into_future());
            assert!(a.is_ok() || b.is_ok());
            ended
        });
        if ended {
            break;
        }
        places += 1;
    }
    // It went through all of it: the token, the limit, three sends, two waits.
    assert!(places > 15, "{places}");
}
