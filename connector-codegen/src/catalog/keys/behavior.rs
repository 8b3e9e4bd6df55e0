//! Behavior of a client around one endpoint or all of them: its keys and how they become its tables.
//!
//! `{ retry: { attempts: 5 }, timeout: 30s }` and `retry(attempts = 5), timeout = "30s"` are one `BehaviorBuf`.

use super::Kind::{Any, Boolean, Duration, Either, Integer, List, Number, Object, Source, Status, Text, Word};
use super::read::{Mistakes, Read};
use super::{Kind, Table, key, paging};
use crate::diag::code;
use connector_tables::language::status;
use connector_tables::{BehaviorBuf, PredicateBuf, RateBuf, RetryBuf, TestBuf};

/// The keys that are read here, of endpoints and of connectors.
pub const KEYS: &[&str] = &["success", "pagination", "retry", "rate_limit", "timeout", "safe"];

/// Reads the behavior of an endpoint, or of all endpoints, and the mistakes in it.
pub fn behavior(read: &dyn Read) -> (BehaviorBuf, Mistakes) {
    let mut wrong = Mistakes::default();
    let behavior = BehaviorBuf {
        success: wrong.within(read, "success", success),
        paging: wrong.within(read, "pagination", paging::read).map(Box::new),
        retry: match read.flag("retry") {
            Some(true) => Some(RetryBuf::default()),
            Some(false) => Some(RetryBuf { attempts: 1, ..RetryBuf::default() }),
            None => wrong.within(read, "retry", retry),
        },
        rate: wrong.within(read, "rate_limit", rate),
        timeout: read.duration("timeout"),
        safe: read.flag("safe"),
        ..BehaviorBuf::default()
    };
    (behavior, wrong)
}

/// Retries.
static RETRY: Table = Table {
    name: "retry",
    docs: "A retry policy. A method that changes something and is not idempotent (POST, PATCH; RFC 9110, \
           section 9.2.2) is sent again only if nothing of it was sent, if the server refused it with 429, if the \
           endpoint is `safe`, or if it has a `key_header`. A delay that the server requests by `Retry-After` is obeyed.",
    keys: &[
        key("attempts", Integer, "Maximum number of attempts; 1 is no retry.", "attempts: 3").default("3"),
        key("wait", Duration, "First delay.", "wait: 500ms").default("500ms"),
        key("factor", Number, "Factor between two delays; 1 is a constant delay.", "factor: 2").default("2"),
        key(
            "max_wait",
            Duration,
            "Maximum delay. If the server requests a longer one, the call fails.",
            "max_wait: 20s",
        )
        .default("20s"),
        key("jitter", Boolean, "Randomizes delays: each is a random part of its length.", "jitter: false")
            .default("true"),
        key("on", List(&Status), "Statuses that are retried: codes, or ranges such as `5XX`.", "on: [429, 5XX]")
            .default("[408, 429, 500, 502, 503, 504]"),
        key(
            "key_header",
            Text,
            "Header with a random value, the same for all attempts of a call, by which the server recognizes a request \
             that it has already received.",
            "key_header: Idempotency-Key",
        ),
    ],
};

/// `retry`, which an endpoint may also turn off.
pub const RETRY_KIND: Kind = Either(&[Object(&RETRY), Boolean]);

fn retry(read: &dyn Read, wrong: &mut Mistakes) -> Option<RetryBuf> {
    let default = RetryBuf::default();
    let attempts = read.whole("attempts").map_or(default.attempts, small);
    if attempts == 0 {
        wrong.warn("attempts", "`attempts` includes the first one", "1 is no retry, 3 is two retries");
    }
    let factor = read.number("factor").unwrap_or(default.factor);
    if !(1.0..=1000.0).contains(&factor) {
        let help = "1 is a constant delay; 2 doubles it each time";
        wrong.add("factor", &code::INVALID_VALUE, "`factor` must be from 1 to 1000", help);
    }
    Some(RetryBuf {
        attempts: attempts.max(1),
        wait: read.duration("wait").unwrap_or(default.wait),
        factor,
        max_wait: read.duration("max_wait").unwrap_or(default.max_wait),
        jitter: read.flag("jitter").unwrap_or(default.jitter),
        statuses: match read.json("on") {
            Some(_) => read.items("on").iter().filter_map(|one| status::parse(one.trim_matches('"'))).collect(),
            None => default.statuses,
        },
        key_header: read.text("key_header"),
    })
}

/// Rate limits.
pub static RATE_LIMIT: Table = Table {
    name: "rate_limit",
    docs: "A limit of the requests that a client sends. Clones of a client share the limit.",
    keys: &[
        key("amount", Integer, "Number of requests.", "amount: 10").required(),
        key("per", Duration, "Period.", "per: 1s").default("1s"),
        key("burst", Integer, "Number of requests that may be sent without a pause.", "burst: 1").default("`amount`"),
        key(
            "on_exceed",
            Word(&["wait", "error"]),
            "Action of a call over the limit: it waits or fails.",
            "on_exceed: error",
        )
        .default("wait"),
    ],
};

fn rate(read: &dyn Read, wrong: &mut Mistakes) -> Option<RateBuf> {
    let rate = RateBuf {
        amount: small(read.whole("amount")?),
        per: read.duration("per").unwrap_or(RateBuf::default().per),
        burst: read.whole("burst").map(small),
        wait: read.text("on_exceed").as_deref() != Some("error"),
    };
    let zero = [("amount", u64::from(rate.amount)), ("per", rate.per)].into_iter().find(|(_, value)| *value == 0);
    if let Some((name, _)) = zero {
        let message = format!("with `{name}: 0`, nothing can be sent");
        wrong.add(name, &code::INVALID_VALUE, &message, "write a number above 0");
    }
    zero.is_none().then_some(rate)
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Conditions of a success.
pub static PREDICATE: Table = Table {
    name: "success",
    docs: "The condition under which a response with a status of success is one; otherwise the call fails. Exactly one of \
           the last four keys is the test.",
    keys: &[
        key("at", Source, "Location of the value that is tested.", "at: /ok").required(),
        key("equals", Any, "The value must be this one.", "equals: true"),
        key("in", List(&Any), "The value must be one of these.", "in: [ok, queued]"),
        key("not", Either(&[Any, List(&Any)]), "The value must be none of these.", "not: [failed]"),
        key(
            "exists",
            Boolean,
            "`true`: there must be a value that is not null; `false`: there must be none.",
            "exists: false",
        ),
    ],
};

fn success(read: &dyn Read, wrong: &mut Mistakes) -> Option<PredicateBuf> {
    let tests: Vec<_> = PREDICATE.keys.iter().filter(|key| !key.required).collect();
    let name = wrong.only(read, "test of `success`", &tests)?.name;
    let test = match name {
        "equals" => TestBuf::In(vec![read.json(name)?]),
        "in" => TestBuf::In(read.items(name)),
        "not" => TestBuf::NotIn(read.items(name)),
        _ if read.flag(name) == Some(true) => TestBuf::Exists,
        _ => TestBuf::Missing,
    };
    Some(PredicateBuf { at: read.source("at")?, test })
}

/// Errors with a status of success.
pub static ERRORS: Table = Table {
    name: "errors",
    docs: "The body of a response that does not meet `success`.",
    keys: &[key("type", Kind::Type, "Type of the body.", "type: Problem").required()],
};
