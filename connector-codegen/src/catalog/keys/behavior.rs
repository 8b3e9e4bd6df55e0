//! Behavior of a client around one endpoint or all of them: its keys and how they become its tables.
//!
//! `{ retry: { attempts: 5 }, timeout: 30s }` and `retry(attempts = 5), timeout = "30s"` are one `BehaviorBuf`.

use super::Kind::{Any, Boolean, Duration, Either, Integer, List, Number, Object, Source, Status, Text, Word};
use super::read::{self, Read as _};
use super::{Kind, Table, key, paging, value};
use crate::diag::{Diagnostics, code};
use crate::tree::Node;
use connector_tables::language::status;
use connector_tables::{BehaviorBuf, PredicateBuf, RateBuf, RetryBuf, TestBuf};

/// The keys that are read here, of endpoints and of connectors.
pub const KEYS: &[&str] = &["success", "pagination", "retry", "rate_limit", "timeout", "safe"];

/// Reads the behavior of an endpoint, or of all endpoints. Mistakes in values that are right one by one are reported.
pub fn behavior(node: &Node, diags: &mut Diagnostics) -> BehaviorBuf {
    BehaviorBuf {
        success: node.get("success").and_then(|node| success(node, diags)),
        paging: node.get("pagination").and_then(|node| paging::read(node, diags)).map(Box::new),
        retry: node.get("retry").map(|node| retry(node, diags)),
        rate: node.get("rate_limit").and_then(|node| rate(node, diags)),
        timeout: node.duration("timeout"),
        safe: node.flag("safe"),
        ..BehaviorBuf::default()
    }
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

fn retry(node: &Node, diags: &mut Diagnostics) -> RetryBuf {
    let default = RetryBuf::default();
    let attempts = match node.as_bool() {
        Some(again) => u32::from(again) * default.attempts,
        None => node.whole("attempts").map_or(default.attempts, small),
    };
    if attempts == 0 && node.as_bool().is_none() {
        let report = diags.report(&code::INVALID_VALUE, node.span_of("attempts"), "`attempts` includes the first one");
        report.warning().help("1 is no retry, 3 is two retries");
    }
    let factor = node.number("factor").unwrap_or(default.factor);
    if !(1.0..=1000.0).contains(&factor) {
        let report = diags.report(&code::INVALID_VALUE, node.span_of("factor"), "`factor` must be from 1 to 1000");
        report.help("1 is a constant delay; 2 doubles it each time");
    }
    let statuses = |list: &[Node]| list.iter().filter_map(|one| status::parse(&value::text(one)?)).collect();
    RetryBuf {
        attempts: attempts.max(1),
        wait: node.duration("wait").unwrap_or(default.wait),
        factor,
        max_wait: node.duration("max_wait").unwrap_or(default.max_wait),
        jitter: node.flag("jitter").unwrap_or(default.jitter),
        statuses: node.items("on").map_or(default.statuses, statuses),
        key_header: node.text("key_header"),
    }
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

fn rate(node: &Node, diags: &mut Diagnostics) -> Option<RateBuf> {
    let rate = RateBuf {
        amount: small(node.whole("amount")?),
        per: node.duration("per").unwrap_or(RateBuf::default().per),
        burst: node.whole("burst").map(small),
        wait: node.text("on_exceed").as_deref() != Some("error"),
    };
    let zero = [("amount", u64::from(rate.amount)), ("per", rate.per)].into_iter().find(|(_, value)| *value == 0);
    if let Some((name, _)) = zero {
        let message = format!("with `{name}: 0`, nothing can be sent");
        diags.report(&code::INVALID_VALUE, node.span_of(name), message).help("write a number above 0");
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

fn success(node: &Node, diags: &mut Diagnostics) -> Option<PredicateBuf> {
    let tests: Vec<_> = PREDICATE.keys.iter().filter(|key| !key.required).collect();
    let name = read::only(node, "test of `success`", &tests, diags)?;
    let json = |node: &Node| node.to_json().to_string();
    let items = || node.items(name).unwrap_or_default().iter().map(json).collect();
    let test = match name {
        "equals" => TestBuf::In(node.get(name).map(json).into_iter().collect()),
        "in" => TestBuf::In(items()),
        "not" => TestBuf::NotIn(items()),
        _ if node.is_true(name) => TestBuf::Exists,
        _ => TestBuf::Missing,
    };
    Some(PredicateBuf { at: node.source("at")?, test })
}

/// Errors with a status of success.
pub static ERRORS: Table = Table {
    name: "errors",
    docs: "The body of a response that does not meet `success`.",
    keys: &[key("type", Kind::Type, "Type of the body.", "type: Problem").required()],
};
