//! The cost of an envelope: `{"success":true,"data":[…]}`, checked and read through `select`, against the list alone.
//!
//! Batches of both run in turns, so that a busy machine slows both; a pair is two neighbours, and the median of the pairs'
//! ratios is the figure. Time is what the thread spent on a processor.
//!
//! `cargo bench -p connector-benches --bench envelope`; docs/performance.md has the figures and the goal.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[rustfmt::skip]
#[path = "../../fixtures/tracker/generated.rs"]
#[allow(unreachable_pub, dead_code)]
mod tracker;

use std::fs;
use std::hint::black_box;

use connector_runtime::abi::v1::{self as abi, Endpoint, Operation, Source, pick, test};
use connector_runtime::bytes::Bytes;
use connector_runtime::http::Response;
use tracker::types::Issue;

const PAIRS: usize = 200;
const CALLS: usize = 20;
const GOAL: f64 = 1.1;

/// An endpoint that returns issues.
macro_rules! endpoint {
    ($name:ident: $output:ty = $operation:expr) => {
        enum $name {}
        impl Endpoint for $name {
            type Output = $output;
            type Error = abi::Value;
            const OPERATION: &'static Operation = &$operation;
        }
    };
}

const SUCCESS: abi::Predicate<'static> = abi::predicate(Source::Body("/success"), test::one_of(&["true"]));

#[derive(Clone)]
struct Found {
    issues: Vec<Issue>,
}
abi::model!(Found { issues = get "issues" });

endpoint!(Plain: Vec<Issue> = abi::get("plain", "/issues"));
endpoint!(Judged: Vec<Issue> = abi::get("judged", "/issues").behavior(&abi::behavior().success(SUCCESS).select("/data")));
endpoint!(Assembled: Found = abi::get("assembled", "/issues")
    .behavior(&abi::behavior().success(SUCCESS).output(&[pick("issues", Source::Body("/data"))])));

fn main() {
    println!("reply      alone  enveloped   ratio  (median of {PAIRS} pairs, µs of CPU per reply)");
    let mut met = true;
    for (language, word) in [("ASCII", "Thing"), ("Cyrillic", "Вещь, которая")] {
        let list = list(100_000, word);
        let envelope = format!(r#"{{"success":true,"data":{list}}}"#);
        met &= compare(&format!("{language}, select"), &list, &envelope, read::<Judged>);
        met &= compare(&format!("{language}, output"), &list, &envelope, read::<Assembled>);
    }
    println!("goal: at most {GOAL} times the list alone");
    println!("{}", if met { "met" } else { "missed" });
}

/// Issues in JSON, with about this length of text.
fn list(bytes: usize, word: &str) -> String {
    let issue = |at: usize| {
        let state = ["open", "closed", "in-review"][at % 3];
        let title = format!(r#""{word} {at} that ought to be done \"soon\"""#);
        let id = 1000 + at;
        format!(r#"{{"id":{id},"title":{title},"state":"{state}","created":"2024-03-09T16:05:07Z","due":null}}"#)
    };
    let mut text = format!("[{}", issue(0));
    for at in 1.. {
        if text.len() >= bytes {
            break;
        }
        text.push(',');
        text.push_str(&issue(at));
    }
    text + "]"
}

fn read<E: Endpoint>(body: &Bytes) {
    let reply = abi::decode::<E>(Response::new(body.clone()));
    assert!(black_box(reply).is_ok());
}

/// Measures both on one list, and compares the ratio with the goal.
fn compare(name: &str, list: &str, envelope: &str, enveloped: fn(&Bytes)) -> bool {
    let [list, envelope] = [list, envelope].map(|text| Bytes::copy_from_slice(text.as_bytes()));
    // Caches are warm afterwards.
    batch(&list, read::<Plain>);
    batch(&envelope, enveloped);
    let pairs: Vec<(f64, f64)> = (0..PAIRS)
        .map(|at| {
            if at.is_multiple_of(2) {
                (batch(&list, read::<Plain>), batch(&envelope, enveloped))
            } else {
                let second = batch(&envelope, enveloped);
                (batch(&list, read::<Plain>), second)
            }
        })
        .collect();
    let [alone, more] = [median(pairs.iter().map(|pair| pair.0)), median(pairs.iter().map(|pair| pair.1))];
    let ratio = median(pairs.iter().map(|pair| pair.1 / pair.0));
    println!("{name:17} {} B  {alone:6.1}  {more:6.1}  {ratio:6.3}", envelope.len());
    ratio <= GOAL
}

/// µs of CPU per reply.
fn batch(body: &Bytes, read: fn(&Bytes)) -> f64 {
    let start = spent();
    for _ in 0..CALLS {
        read(body);
    }
    (spent() - start) / CALLS as f64
}

/// µs that this thread has been on a processor.
fn spent() -> f64 {
    // The kernel updates the figure when it chooses the next thread; otherwise only a few hundred times a second.
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1000.0
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
