//! Rate limits in virtual time: how often is sent, in which order, and what becomes of those who do not wait.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::timed::Timed;
use super::*;
use crate::{Builder, Clock as _, RateLimit, RetryPolicy};

const SEC: Duration = Duration::from_secs(1);
const LIMITED: &Behavior = &behavior().rate(rate(1, 1_000));

endpoint!(Free: Value, Value = get("free", "/x"));
endpoint!(Slow: Value, Value = get("slow", "/slow").behavior(LIMITED));
endpoint!(Other: Value, Value = get("other", "/other").behavior(LIMITED));

fn ok(count: usize) -> Script {
    (0..count).fold(Script::new(), |script, _| script.reply(200, "", "1"))
}

fn builder(timed: &Timed) -> Builder<Client> {
    Client::builder().transport(timed.clone()).clock(timed.clone()).timeout(None)
}

/// Begins so many calls at once, each in a task of its own; the order in which they ended.
async fn at_once<E: Endpoint<Output = Value, Error = Value> + 'static>(client: &Client, count: usize) -> Vec<usize> {
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = tokio::task::JoinSet::new();
    for at in 0..count {
        let (client, order) = (client.clone(), Arc::clone(&order));
        tasks.spawn(async move {
            client.call::<E>().await.unwrap();
            order.lock().unwrap().push(at);
        });
    }
    while tasks.join_next().await.is_some() {}
    order.lock().unwrap().clone()
}

/// G17: never more than the limit and its burst in any second, and first come, first served.
#[test]
fn a_thousand_calls_at_ten_in_a_second() {
    run(async {
        let timed = Timed::new(ok(1_000));
        let client = builder(&timed).rate_limit(RateLimit::new(10, SEC)).build().unwrap();
        let order = at_once::<Free>(&client, 1_000).await;
        assert!(order.is_sorted(), "{order:?}");
        let times = timed.times();
        assert_eq!(times[..11], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]);
        let most =
            (0..times.len()).map(|from| times[from..].iter().take_while(|time| **time < times[from] + 1_000).count());
        assert!(most.max().unwrap() <= 20);
        // All of them, without a gap.
        assert_eq!(times[999], 99_000);
    });
}

#[test]
fn a_burst_of_one_spaces_evenly() {
    run(async {
        let timed = Timed::new(ok(4));
        let client = builder(&timed).rate_limit(RateLimit::new(4, SEC).burst(1)).build().unwrap();
        at_once::<Free>(&client, 4).await;
        assert_eq!(timed.times(), [0, 250, 500, 750]);
    });
}

#[test]
fn what_is_not_used_is_kept_up_to_the_burst() {
    run(async {
        let timed = Timed::new(ok(10));
        let client = builder(&timed).rate_limit(RateLimit::new(1, SEC).burst(3)).build().unwrap();
        at_once::<Free>(&client, 4).await;
        timed.sleep(Duration::from_secs(60)).await;
        at_once::<Free>(&client, 5).await;
        assert_eq!(timed.times(), [0, 0, 0, 1_000, 61_000, 61_000, 61_000, 62_000, 63_000]);
    });
}

/// The connector's limit and the endpoint's hold at the same time, and endpoints do not share theirs.
#[test]
fn both_limits_count() {
    run(async {
        let timed = Timed::new(ok(20));
        let client = builder(&timed).rate_limit(RateLimit::new(2, SEC)).build().unwrap();
        let (slow, other, free) = tokio::join!(at_once::<Slow>(&client, 3), at_once::<Other>(&client, 3), async {
            // The others wait for their own limits: what they do not use is free.
            timed.sleep(Duration::from_millis(600)).await;
            at_once::<Free>(&client, 1).await
        });
        assert_eq!((slow.len(), other.len(), free.len()), (3, 3, 1));
        let lines: Vec<String> = timed.script.requests().iter().map(|text| text[4..9].to_owned()).collect();
        let sent: Vec<_> = timed.times().into_iter().zip(lines.iter().map(String::as_str)).collect();
        for path in ["/v1/s", "/v1/o"] {
            let own: Vec<u128> = sent.iter().filter(|(_, line)| *line == path).map(|(time, _)| *time).collect();
            assert!(own.windows(2).all(|pair| pair[1] >= pair[0] + 1_000), "{sent:?}");
        }
        let times = timed.times();
        assert!(times.windows(3).all(|three| three[2] >= three[0] + 500), "{times:?}");
    });
}

#[test]
fn each_attempt_counts() {
    run(async {
        let timed = Timed::new(Script::new().reply(503, "", "").reply(503, "", "").reply(200, "", "1"));
        let policy = RetryPolicy::new().wait(Duration::from_millis(1)).without_jitter();
        let client = builder(&timed).rate_limit(RateLimit::new(1, SEC)).retry(policy).build().unwrap();
        client.call::<Free>().await.unwrap();
        assert_eq!(timed.times(), [0, 1_000, 2_000]);
    });
}

#[test]
fn who_does_not_wait_fails_at_once() {
    run(async {
        let timed = Timed::new(ok(3));
        let client = builder(&timed).rate_limit(RateLimit::new(1, SEC).or_fail()).build().unwrap();
        client.call::<Free>().await.unwrap();
        let error = client.clone().call::<Free>().await.unwrap_err();
        assert!(error.is_rate_limited() && !error.is_timeout());
        assert_eq!((error.attempts(), error.retry_after()), (0, Some(SEC)));
        assert_eq!(error.to_string(), "GET /x (free): the client's rate limit has no room for it before 1s");
        timed.sleep(SEC).await;
        client.call::<Free>().await.unwrap();
        assert_eq!(timed.times(), [0, 1_000]);
    });
}

/// A wait that would be longer than the call may take is not begun; those before it in the queue count.
#[test]
fn who_would_be_late_fails_at_once() {
    run(async {
        let timed = Timed::new(ok(3));
        let client = builder(&timed).rate_limit(RateLimit::new(1, SEC)).build().unwrap();
        let late = async {
            timed.sleep(Duration::from_millis(100)).await;
            let error = client.call::<Free>().timeout(SEC).await.unwrap_err();
            (timed.millis(), error.is_rate_limited(), error.retry_after())
        };
        let (_, late) = tokio::join!(at_once::<Free>(&client, 3), late);
        assert_eq!(late, (100, true, Some(Duration::from_millis(2_900))));
        assert_eq!(timed.times(), [0, 1_000, 2_000]);
    });
}

/// G16: waiters that end do not take the turn of others with them, wherever in the queue they stood.
#[test]
fn waiters_that_are_dropped_cost_nothing() {
    run(async {
        let timed = Timed::new(ok(10));
        let client = builder(&timed).rate_limit(RateLimit::new(1, SEC)).build().unwrap();
        client.call::<Free>().await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..5 {
            let client = client.clone();
            tasks.push(tokio::spawn(async move { client.call::<Free>().await.map(drop) }));
        }
        timed.sleep(Duration::from_millis(500)).await;
        for at in [0, 2, 4] {
            tasks[at].abort();
        }
        for task in tasks {
            _ = task.await;
        }
        client.call::<Free>().timeout(Duration::from_millis(1_001)).await.unwrap();
        assert_eq!(timed.times(), [0, 1_000, 2_000, 3_000]);
    });
}

#[test]
fn limits_without_sense_do_no_harm() {
    run(async {
        for limit in
            [RateLimit::new(0, SEC), RateLimit::new(1, Duration::ZERO), RateLimit::new(u32::MAX, Duration::MAX)]
        {
            let timed = Timed::new(ok(2));
            let client = builder(&timed).rate_limit(limit).build().unwrap();
            assert_eq!(at_once::<Free>(&client, 2).await.len(), 2);
        }
    });
}
