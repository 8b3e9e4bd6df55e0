//! Retries in virtual time: what is sent again, when, and what never is.

use std::time::Duration;

use expect_test::expect;

use super::timed::Timed;
use super::*;
use crate::reply::after::retry_after;
use crate::{Builder, RetryPolicy, TransportError, TransportErrorKind};

const AGAIN: &Behavior = &behavior().retry(retry());
const NEVER: &Behavior = &behavior().retry(retry().attempts(1));
const SAFE: &Behavior = &AGAIN.safe(true);
const ONCE: &Behavior = &behavior().safe(false).retry(retry().key_header("Idempotency-Key"));
const KEYED: &Behavior = &behavior().retry(retry().key_header("Idempotency-Key"));
const BODIES: &[BodySpec] = &[body::bytes("x/y")];

endpoint!(Plain: Value, Value = get("plain", "/x"));
endpoint!(Read: Value, Value = get("read", "/x").behavior(AGAIN));
endpoint!(Once: Value, Value = get("once", "/x").behavior(NEVER));
endpoint!(Replace: Value, Value = put("replace", "/x").behavior(AGAIN).bodies(BODIES));
endpoint!(Send: Value, Value = post("send", "/x").behavior(AGAIN).bodies(BODIES));
endpoint!(Change: Value, Value = patch("change", "/x").behavior(AGAIN));
endpoint!(Search: Value, Value = post("search", "/x").behavior(SAFE));
endpoint!(Unsafe: Value, Value = put("unsafe", "/x").behavior(ONCE));
endpoint!(Counted: Value, Value = get("counted", "/x").behavior(ONCE));
endpoint!(Keyed: Value, Value = post("keyed", "/x").behavior(KEYED));
endpoint!(KeyArg: Value, Value = post("keyArg", "/x").behavior(KEYED).params(&[header("idempotency-key")]));

/// Replies of these statuses; 0 is a connection that broke, 1 one that was not made, 2 one that took too long.
fn script(statuses: &[u16]) -> Script {
    statuses.iter().fold(Script::new(), |script, status| match status {
        0 => script.fail(TransportError::new(TransportErrorKind::Other, "reset")),
        1 => script.fail(TransportError::connect("refused")),
        2 => script.fail(TransportError::timeout()),
        status => script.reply(*status, "application/json", "1"),
    })
}

fn full(timed: &Timed) -> Builder<Client> {
    Client::builder().transport(timed.clone()).clock(timed.clone()).random(|| u64::MAX)
}

/// The milliseconds of all sends and how it ended.
fn story<E: Endpoint<Output = Value, Error = Value>>(
    script: Script,
    set: impl FnOnce(Builder<Client>) -> Builder<Client>,
    call: impl FnOnce(Call<E>) -> Call<E>,
) -> String {
    run(async {
        let timed = Timed::new(script);
        let client = set(full(&timed)).build().unwrap();
        let outcome = call(client.call::<E>()).send().await;
        let (end, attempts) = match &outcome {
            Ok(reply) => (reply.status().to_string(), reply.attempts()),
            Err(error) => (error.to_string().split_once("): ").unwrap().1.to_owned(), error.attempts()),
        };
        let times = timed.times();
        assert_eq!(times.len() as u32, attempts);
        assert!(times.last() == Some(&timed.millis()) || end.starts_with("took longer"), "no wait at the end");
        format!("{times:?} {end}\n")
    })
}

fn plain<E: Endpoint<Output = Value, Error = Value>>(statuses: &[u16]) -> String {
    story::<E>(script(statuses), |builder| builder, |call| call)
}

/// G1: what may have been done is not done again.
#[test]
fn methods_and_failures() {
    let table = [
        ("said nowhere", plain::<Plain>(&[503])),
        ("GET", plain::<Read>(&[503, 500, 200])),
        ("GET, all fail", plain::<Read>(&[503, 0, 502])),
        ("GET, broken", plain::<Read>(&[0, 2, 200])),
        ("GET, another status", plain::<Read>(&[404])),
        ("GET, another 5XX", plain::<Read>(&[501])),
        ("GET, never", plain::<Once>(&[503])),
        ("PUT", plain::<Replace>(&[503, 200])),
        ("POST, 500", plain::<Send>(&[500])),
        ("POST, 503", plain::<Send>(&[503])),
        ("POST, broken", plain::<Send>(&[0])),
        ("POST, too slow", plain::<Send>(&[2])),
        ("POST, not connected", plain::<Send>(&[1, 1, 200])),
        ("POST, refused", plain::<Send>(&[429, 200])),
        ("POST, refused, then done or not", plain::<Send>(&[429, 503])),
        ("PATCH", plain::<Change>(&[503])),
        ("POST, safe", plain::<Search>(&[503, 0, 200])),
        ("POST, with a key", plain::<Keyed>(&[503, 0, 200])),
        ("PUT, not safe", plain::<Unsafe>(&[503])),
        ("PUT, not safe, broken", plain::<Unsafe>(&[0])),
        ("PUT, not safe, refused", plain::<Unsafe>(&[429])),
        ("PUT, not safe, not connected", plain::<Unsafe>(&[1, 200])),
        ("GET, not safe", plain::<Counted>(&[503])),
    ];
    let table: String = table.iter().map(|(name, story)| format!("{name}: {story}")).collect();
    expect![[r#"
        said nowhere: [0] 503 Service Unavailable
        GET: [0, 500, 1500] 200 OK
        GET, all fail: [0, 500, 1500] 502 Bad Gateway
        GET, broken: [0, 500, 1500] 200 OK
        GET, another status: [0] 404 Not Found
        GET, another 5XX: [0] 501 Not Implemented
        GET, never: [0] 503 Service Unavailable
        PUT: [0, 500] 200 OK
        POST, 500: [0] 500 Internal Server Error
        POST, 503: [0] 503 Service Unavailable
        POST, broken: [0] cannot send: reset
        POST, too slow: [0] took too long
        POST, not connected: [0, 500, 1500] 200 OK
        POST, refused: [0, 500] 200 OK
        POST, refused, then done or not: [0, 500] 503 Service Unavailable
        PATCH: [0] 503 Service Unavailable
        POST, safe: [0, 500, 1500] 200 OK
        POST, with a key: [0, 500, 1500] 200 OK
        PUT, not safe: [0] 503 Service Unavailable
        PUT, not safe, broken: [0] cannot send: reset
        PUT, not safe, refused: [0] 429 Too Many Requests
        PUT, not safe, not connected: [0, 500] 200 OK
        GET, not safe: [0] 503 Service Unavailable
    "#]]
    .assert_eq(&table);
}

/// G7: a reply that breaks off is none.
#[test]
fn truncated_replies() {
    let broken = || Body::stream(Pieces(2, "cut"));
    let table = [
        story::<Read>(Script::new().reply(200, "", broken()).reply(200, "", "1"), |builder| builder, |call| call),
        story::<Send>(Script::new().reply(200, "", broken()), |builder| builder, |call| call),
    ];
    expect![[r#"
        [0, 500] 200 OK
        [0] 200 OK: a body broke off: cut
    "#]]
    .assert_eq(&table.concat());
}

/// A stream of so many pieces that breaks off, or ends.
pub(super) struct Pieces(pub(super) u8, pub(super) &'static str);

impl futures_core::Stream for Pieces {
    type Item = Result<bytes::Bytes, std::io::Error>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let left = self.0;
        self.0 = left.saturating_sub(1);
        std::task::Poll::Ready(match (left, self.1) {
            (0, "") => None,
            (0, reason) => Some(Err(std::io::Error::other(reason))),
            _ => Some(Ok("1".into())),
        })
    }
}

#[test]
fn whose_policy_counts() {
    let two = || RetryPolicy::new().attempts(2).wait(Duration::from_secs(1));
    let table = [
        ("builder", story::<Plain>(script(&[503, 200]), |b| b.retry(two()), |call| call)),
        ("endpoint before builder", story::<Once>(script(&[503]), |b| b.retry(two()), |call| call)),
        ("no retries at all", story::<Read>(script(&[503]), |b| b.retry(None), |call| call)),
        ("call before endpoint", story::<Once>(script(&[503, 503]), |b| b, |call| call.retry(two()))),
        ("call before all", story::<Read>(script(&[503, 503]), |b| b.retry(None), |call| call.retry(two()))),
        ("call without", story::<Read>(script(&[503]), |b| b, |call| call.retry(None))),
        ("a range", story::<Read>(script(&[501, 599]), |b| b, |call| call.retry(two().statuses([5])))),
        ("constant", story::<Read>(script(&[503; 4]), |b| b, |call| call.retry(two().factor(1.0).attempts(4)))),
        ("capped", {
            let policy = two().attempts(6).max_wait(Duration::from_secs(3));
            story::<Read>(script(&[503; 6]), |b| b, |call| call.retry(policy))
        }),
        ("strange factors", {
            let policy = two().attempts(3).factor(f64::NAN);
            story::<Read>(script(&[503; 3]), |b| b, |call| call.retry(policy))
        }),
    ];
    let table: String = table.iter().map(|(name, story)| format!("{name}: {story}")).collect();
    expect![[r#"
        builder: [0, 1000] 200 OK
        endpoint before builder: [0] 503 Service Unavailable
        no retries at all: [0] 503 Service Unavailable
        call before endpoint: [0, 1000] 503 Service Unavailable
        call before all: [0, 1000] 503 Service Unavailable
        call without: [0] 503 Service Unavailable
        a range: [0, 1000] 599 <unknown status code>
        constant: [0, 1000, 2000, 3000] 503 Service Unavailable
        capped: [0, 1000, 3000, 6000, 9000, 12000] 503 Service Unavailable
        strange factors: [0, 1000, 2000] 503 Service Unavailable
    "#]]
    .assert_eq(&table);
}

const LATE: Duration = Duration::from_millis(1_400);

/// G4: all of it ends within the call's time, and what could not begin in it is not waited for.
#[test]
fn the_time_of_a_call_holds_for_all_attempts() {
    let hang = || script(&[503]).hang();
    let table = [
        ("no third", story::<Read>(script(&[503, 503]), |b| b.timeout(LATE), |call| call)),
        ("the second hangs", story::<Read>(hang(), |b| b.timeout(LATE), |call| call)),
        ("no time, no end", story::<Read>(script(&[503, 503, 503]), |b| b.timeout(None), |call| call)),
    ];
    let table: String = table.iter().map(|(name, story)| format!("{name}: {story}")).collect();
    expect![[r#"
        no third: [0, 500] 503 Service Unavailable
        the second hangs: [0, 500] took longer than 1.4s
        no time, no end: [0, 500, 1500] 503 Service Unavailable
    "#]]
    .assert_eq(&table);
}

/// A hook that blocks its thread for a second.
struct Slow(Timed);

impl crate::Hook for Slow {
    fn before(
        &self,
        _: &crate::Operation<'_>,
        _: &mut crate::PreparedRequest,
    ) -> Result<(), Box<dyn std::error::Error + std::marker::Send + Sync>> {
        self.0.advance(Duration::from_secs(1));
        Ok(())
    }
}

/// A call is not sent if its timeout ends before that.
#[test]
fn a_call_whose_time_is_over_is_not_sent() {
    let ends = |timeout: Duration| {
        run(async {
            let timed = Timed::new(script(&[200]));
            let client = full(&timed).hook(Slow(timed.clone())).build().unwrap();
            let end = match client.call::<Send>().timeout(timeout).send().await {
                Ok(reply) => reply.status().to_string(),
                Err(error) => {
                    assert!(error.is_timeout());
                    assert_eq!(error.attempts(), 0);
                    error.to_string()
                }
            };
            format!("{} sent: {end}\n", timed.script.requests().len())
        })
    };
    let table = [ends(Duration::ZERO), ends(Duration::from_millis(999)), ends(Duration::from_secs(1)), ends(LATE)];
    expect![[r#"
        0 sent: POST /x (send): took longer than 0ns
        0 sent: POST /x (send): took longer than 999ms
        0 sent: POST /x (send): took longer than 1s
        1 sent: 200 OK
    "#]]
    .assert_eq(&table.concat());
}

#[test]
fn what_is_read_once_is_sent_once() {
    let stream = Body::stream(Pieces(2, ""));
    let lost = story::<Replace>(script(&[503]), |b| b, |call| call.body(0, &Body::chain(vec![stream])));
    expect![[r#"
        [0] 503 Service Unavailable
    "#]]
    .assert_eq(&lost);
    run(async {
        let timed = Timed::new(script(&[503, 200]));
        let client = full(&timed).build().unwrap();
        client.call::<Replace>().body(0, &Body::from("abc")).await.unwrap();
        let requests = timed.script.requests();
        assert_eq!(requests[0], requests[1]);
        assert!(requests[1].ends_with("\n\nabc\n"));
    });
}

/// G2: one key per call, the same in all attempts.
#[test]
fn keys() {
    fn keys(script: &Script) -> Vec<String> {
        let line = |request: &String| {
            request.lines().find_map(|line| line.strip_prefix("idempotency-key: ")).unwrap_or("none").to_owned()
        };
        script.requests().iter().map(line).collect()
    }
    let script = script(&[503, 503, 200, 200, 200, 200, 503]);
    let client = Client::builder().transport(script.clone()).build().unwrap();
    run(async {
        client.call::<Keyed>().await.unwrap();
        client.call::<Keyed>().await.unwrap();
        client.call::<Keyed>().header("Idempotency-Key", "mine").await.unwrap();
        client.call::<KeyArg>().arg(0, "argued").await.unwrap();
        client.call::<Keyed>().retry(None).await.unwrap_err();
    });
    let keys = keys(&script);
    assert!(keys[0] == keys[1] && keys[1] == keys[2] && keys[0] != keys[3], "{keys:?}");
    assert_eq!(keys[4..6], ["mine", "argued"]);
    assert!(uuid::Uuid::parse_str(&keys[0]).is_ok_and(|uuid| uuid.get_version_num() == 4), "{keys:?}");
    // The API may insist on it, whether or not anything is sent again.
    assert_eq!(keys[6].len(), 36);
    let policy = RetryPolicy::new().key_header("X-Key-Of-Mine");
    let own = sent(client.call::<Change>().retry(policy));
    assert!(own.contains("x-key-of-mine: "), "{own}");
}

/// G3 and T16: in seconds, as one of three kinds of date, or nonsense.
#[test]
fn what_servers_ask_for() {
    let asked = |values: &[(&'static str, &str)]| {
        let mut headers = http::HeaderMap::new();
        for (name, value) in values {
            headers.append(*name, value.parse().unwrap());
        }
        retry_after(&headers).map_or("nothing".to_owned(), |wait| format!("{wait:?}"))
    };
    let after = |value: &str| format!("{value}: {}\n", asked(&[("retry-after", value)]));
    let seconds = ["0", "7", " 7 ", "1.5", "-1", "+1", "1e3", "NaN", "inf", "", ".5", "5.", "7s", "soon"];
    let mut table: String = seconds.map(after).concat();
    table.push_str(&after("1000000000000000000"));
    table.push_str(&after("99999999999999999999999999999999999999"));
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let until = |value: &str| format!("{value}: {}\n", asked(&[("retry-after", value), ("date", date)]));
    let dates = [
        "Sun, 06 Nov 1994 08:50:07 GMT",
        "Sunday, 06-Nov-94 08:50:07 GMT",
        "Sun Nov  6 08:50:07 1994",
        "Sat, 05 Nov 1994 08:49:37 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sun, 06 Nov 1994 25:00:00 GMT",
    ];
    table.push_str(&dates.map(until).concat());
    table.push_str(&format!("ms: {}\n", asked(&[("retry-after", "2"), ("retry-after-ms", "1250")])));
    table.push_str(&format!("no ms: {}\n", asked(&[("retry-after", "2"), ("retry-after-ms", "x")])));
    expect![[r#"
        0: 0ns
        7: 7s
         7 : 7s
        1.5: 1.5s
        -1: nothing
        +1: nothing
        1e3: nothing
        NaN: nothing
        inf: nothing
        : nothing
        .5: nothing
        5.: nothing
        7s: nothing
        soon: nothing
        1000000000000000000: 1000000000000000000s
        99999999999999999999999999999999999999: 18446744073709551615.999999999s
        Sun, 06 Nov 1994 08:50:07 GMT: 30s
        Sunday, 06-Nov-94 08:50:07 GMT: 30s
        Sun Nov  6 08:50:07 1994: 30s
        Sat, 05 Nov 1994 08:49:37 GMT: 0ns
        Fri, 31 Dec 9999 23:59:59 GMT: 252618189022s
        Sun, 06 Nov 1994 25:00:00 GMT: nothing
        ms: 1.25s
        no ms: 2s
    "#]]
    .assert_eq(&table);
    // Without a `Date`, the client's own clock counts.
    assert_eq!(asked(&[("retry-after", date)]), "0ns");
}

#[test]
fn what_servers_ask_for_is_waited_for() {
    let refused = |wait: &str| {
        let mut reply = http::Response::new(Body::empty());
        *reply.status_mut() = http::StatusCode::TOO_MANY_REQUESTS;
        reply.headers_mut().insert("retry-after", wait.parse().unwrap());
        Script::new().response(reply).reply(200, "", "1")
    };
    let waits = ["0", "7", "20", "21", "1000000000000000000", "never"];
    let table: String =
        waits.map(|wait| format!("{wait}: {}", story::<Send>(refused(wait), |b| b, |call| call))).concat();
    expect![[r#"
        0: [0, 500] 200 OK
        7: [0, 7500] 200 OK
        20: [0, 20000] 200 OK
        21: [0] 429 Too Many Requests
        1000000000000000000: [0] 429 Too Many Requests
        never: [0, 500] 200 OK
    "#]]
    .assert_eq(&table);
    // Without jitter, the longer of both waits is exact.
    let exact: String = ["0", "0.2", "7"]
        .map(|wait| {
            let policy = RetryPolicy::new().without_jitter();
            format!("{wait}: {}", story::<Send>(refused(wait), |b| b, |call| call.retry(policy)))
        })
        .concat();
    expect![[r#"
        0: [0, 500] 200 OK
        0.2: [0, 500] 200 OK
        7: [0, 7000] 200 OK
    "#]]
    .assert_eq(&exact);
    let client = client(&refused("21"));
    let error = run(client.call::<Send>().into_future()).unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(21)));
}

/// G4, with chance: never more attempts than said, no wait outside of its length.
#[test]
fn chance_stays_within_its_bounds() {
    run(async {
        let mut shortest = u128::MAX;
        let mut longest = 0;
        for _ in 0..2_000 {
            let timed = Timed::new(script(&[503; 4]));
            let policy = RetryPolicy::new().attempts(4).max_wait(Duration::from_millis(1_500));
            let client = Client::builder().transport(timed.clone()).clock(timed.clone()).retry(policy).build().unwrap();
            assert_eq!(client.call::<Plain>().await.unwrap_err().attempts(), 4);
            let times = timed.times();
            for (at, most) in [500, 1_000, 1_500].into_iter().enumerate() {
                let wait = times[at + 1] - times[at];
                assert!(wait <= most, "{times:?}");
                (shortest, longest) = (shortest.min(wait), longest.max(wait));
            }
        }
        assert!(shortest < 50 && longest > 1_400, "{shortest} {longest}");
    });
}

/// Clients that are told to retry at the same time are spread.
#[test]
fn requested_waits_are_spread() {
    run(async {
        let mut waits = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let mut reply = http::Response::new(Body::empty());
            *reply.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
            reply.headers_mut().insert("retry-after", "1".parse().unwrap());
            let timed = Timed::new(Script::new().response(reply).reply(200, "", "1"));
            let client = Client::builder().transport(timed.clone()).clock(timed.clone()).build().unwrap();
            client.call::<Read>().await.unwrap();
            waits.insert(timed.times()[1]);
        }
        let (first, last) = (*waits.first().unwrap(), *waits.last().unwrap());
        assert!((1_000..1_100).contains(&first) && (1_400..=1_500).contains(&last), "{waits:?}");
    });
}

/// G5: a server that is down is not asked three times as often, however many calls there are.
#[test]
fn all_calls_share_a_budget() {
    let sends = |statuses: &[u16], after: Option<&str>| {
        run(async {
            let replies = (0..3_000).fold(Script::new(), |script, at| {
                let mut reply = http::Response::new(Body::from("1"));
                *reply.status_mut() = http::StatusCode::from_u16(statuses[at % statuses.len()]).unwrap();
                if let Some(after) = after {
                    reply.headers_mut().insert("retry-after", after.parse().unwrap());
                }
                script.response(reply)
            });
            let timed = Timed::new(replies);
            let client = full(&timed).build().unwrap();
            for _ in 0..1_000 {
                _ = client.clone().call::<Read>().await;
            }
            timed.times().len()
        })
    };
    // A server that requests no delay, or less than the policy's own of 0.5 s and 1 s, is treated like one that requests none.
    for after in [None, Some("0"), Some("Sun, 06 Nov 1994 08:49:37 GMT"), Some("0.5")] {
        let down = sends(&[503], after);
        assert!((1_200..=1_210).contains(&down), "{down} for {after:?}");
    }
    // Some failures now and then are all repeated.
    assert_eq!(sends(&[200, 200, 200, 200, 200, 503], None), 1_199);
    // Longer delays than the policy's own are free.
    assert_eq!(sends(&[503, 503, 200], Some("1.5")), 3_000);
}

/// Hooks know which attempt it is.
#[test]
fn hooks_see_the_number_of_the_attempt() {
    #[derive(Clone, Default)]
    struct Numbers(std::sync::Arc<std::sync::Mutex<Vec<u32>>>);
    impl crate::Hook for Numbers {
        fn before(
            &self,
            _: &crate::Operation<'_>,
            request: &mut crate::PreparedRequest,
        ) -> Result<(), Box<dyn std::error::Error + std::marker::Send + Sync>> {
            let crate::Attempt(number) = *request.extensions().get::<crate::Attempt>().ok_or("no number")?;
            self.0.lock().unwrap().push(number);
            Ok(())
        }
    }
    run(async {
        let timed = Timed::new(script(&[503, 0, 200]));
        let numbers = Numbers::default();
        let client = full(&timed).hook(numbers.clone()).build().unwrap();
        client.call::<Read>().await.unwrap();
        assert_eq!(*numbers.0.lock().unwrap(), [1, 2, 3]);
    });
}

/// A key that was given as null is none: the call gets one, or it would be sent twice without.
#[test]
fn a_key_that_is_null() {
    let script = script(&[503, 200]);
    let client = client(&script);
    run(client.call::<KeyArg>().arg(0, &None::<i64>).into_future()).unwrap();
    let keys: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.lines().find_map(|line| line.strip_prefix("idempotency-key: ")).unwrap_or("").to_owned())
        .collect();
    assert!(!keys[0].is_empty() && keys[0] == keys[1], "{keys:?}");
}

/// The longest waits that there are, and none at all.
#[test]
fn waits_of_any_length() {
    let policy = || RetryPolicy::new().attempts(2).max_wait(Duration::MAX);
    let ends = |policy: RetryPolicy| {
        story::<Read>(script(&[503, 503]), |builder| builder.retry(None), |call| call.retry(policy))
    };
    let forever = ends(policy().wait(Duration::MAX));
    let never = ends(policy().attempts(u32::MAX).wait(Duration::ZERO).factor(f64::MAX));
    assert!(forever.starts_with("[0] "), "{forever}");
    assert!(never.starts_with("[0, 0, 0, 0"), "{never}");
}
