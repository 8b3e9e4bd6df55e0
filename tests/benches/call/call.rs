//! The cost of one call: a generated client against a handwritten one, over the same reqwest and a real socket.
//!
//! Separate from the tests, because it measures. Batches of both run in turns, so that a busy machine slows both; a pair
//! is two neighbours, and the median of the pairs' differences is the figure. Time is what the calling thread spent on
//! a processor, not what passed: the server's threads and other programs do not count.
//!
//! `cargo bench -p connector-benches --bench call`; docs/performance.md has the figures, the goal, and why it is run on
//! one processor.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod hand;
mod server;
#[rustfmt::skip]
#[path = "../../fixtures/tracker/generated.rs"]
#[allow(unreachable_pub, dead_code)]
mod tracker;

use std::fs;
use std::future::Future;

use hand::Hand;
use tokio::runtime::{Builder, Runtime};
use tracker::Client;
use tracker::types::State;

const PAIRS: usize = 60;
/// At most this many more µs, or this share, whichever is more.
const GOAL: (f64, f64) = (5.0, 0.05);
const GOAL_ALLOCATIONS: f64 = 10.0;

fn main() {
    println!("reply      by hand  generated      more  (median of {PAIRS} pairs, µs of CPU per call; allocations)");
    let met = [(1_000, 400), (100_000, 100)].map(|(bytes, calls)| compare(bytes, calls));
    println!("goal: at most {} µs or {:.0} % more, and {GOAL_ALLOCATIONS} allocations more", GOAL.0, GOAL.1 * 100.0);
    println!("{}", if met.iter().all(|met| *met) { "met" } else { "missed" });
}

/// So many issues that the text has about that length. Members stand in the order of the API's description.
fn document(bytes: usize) -> Vec<u8> {
    let issue = |at: usize| {
        let state = ["open", "closed", "in-review"][at % 3];
        let more = [
            r#","due":"2024-04-01""#,
            r#","due":null"#,
            r#","subject":{"kind":"bug","steps":"Open it, then close it."}"#,
            r#","subject":{"kind":"wish","reason":"It would be nice."}"#,
        ][at % 4];
        let id = 1000 + at;
        let title = format!(r#""Thing {at} that ought to be done \"soon\"""#);
        format!(r#"{{"id":{id},"title":{title},"state":"{state}","created":"2024-03-09T16:05:07Z"{more}}}"#)
    };
    let mut text = format!("[{}", issue(0));
    for at in 1.. {
        if text.len() >= bytes {
            break;
        }
        text.push(',');
        text.push_str(&issue(at));
    }
    text.push(']');
    text.into_bytes()
}

/// Both sides on one reply; whether the goal is met.
fn compare(bytes: usize, calls: usize) -> bool {
    let document = document(bytes);
    let count = serde_json::from_slice::<Vec<serde_json::Value>>(&document).unwrap().len();
    let base = format!("http://{}", server::start(&document));
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let hand = Hand::new(base.clone(), "secret");
    let client = Client::builder().base_url(base).bearer("secret").build().unwrap();
    let by_hand = || async { assert_eq!(hand.issues_list("rust", "open").await.unwrap().len(), count) };
    let generated = || async { assert_eq!(client.issues_list("rust").state(State::Open).await.unwrap().len(), count) };

    // Connections are made, caches warm.
    batch(&runtime, calls, by_hand);
    batch(&runtime, calls, generated);
    let pairs: Vec<(f64, f64)> = (0..PAIRS)
        .map(|at| {
            if at.is_multiple_of(2) {
                (batch(&runtime, calls, by_hand), batch(&runtime, calls, generated))
            } else {
                let second = batch(&runtime, calls, generated);
                (batch(&runtime, calls, by_hand), second)
            }
        })
        .collect();
    let allocations = [allocations(&runtime, by_hand), allocations(&runtime, generated)];
    report(document.len(), &pairs, allocations)
}

fn report(bytes: usize, pairs: &[(f64, f64)], allocations: [f64; 2]) -> bool {
    let hand = median(pairs.iter().map(|pair| pair.0));
    let generated = median(pairs.iter().map(|pair| pair.1));
    let more = median(pairs.iter().map(|pair| pair.1 - pair.0));
    println!("{bytes:6} B  {hand:8.1}  {generated:9.1}  {more:+8.1}  ({:+.1} %)", more / hand * 100.0);
    let [hand_count, generated_count] = allocations;
    let added = generated_count - hand_count;
    println!("           {hand_count:8.1}  {generated_count:9.1}  {added:+8.1}  allocations");
    more <= GOAL.0.max(hand * GOAL.1) && added <= GOAL_ALLOCATIONS
}

/// µs of CPU per call, of this thread.
fn batch<F: Future<Output = ()>>(runtime: &Runtime, calls: usize, call: impl Fn() -> F) -> f64 {
    runtime.block_on(async {
        let start = spent();
        for _ in 0..calls {
            call().await;
        }
        (spent() - start) / calls as f64
    })
}

/// Allocations per call, of this thread.
fn allocations<F: Future<Output = ()>>(runtime: &Runtime, call: impl Fn() -> F) -> f64 {
    const CALLS: usize = 200;
    let counted = allocation_counter::measure(|| {
        batch(runtime, CALLS, &call);
    });
    counted.count_total as f64 / CALLS as f64
}

/// µs that this thread has been on a processor.
fn spent() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1000.0
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
