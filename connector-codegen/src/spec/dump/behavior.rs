//! What a client does around a call, as text: `retry attempts 3`, `paging page query page from 1`.

use super::operation::{place, status};
use super::{line, one_line};
use crate::spec::behavior::{Next, Paging, Predicate, Rate, Retry, Slot, Source, Test};
use crate::spec::{Behavior, Fixed, Pick};
use serde_json::Value;

/// All that a behavior says; nothing where it says nothing.
pub(super) fn write(out: &mut String, depth: usize, behavior: &Behavior) {
    behavior.fixed.iter().for_each(|one| line(out, depth, &fixed(one)));
    if let Some(success) = &behavior.success {
        line(out, depth, &format!("success if {}", predicate(success)));
    }
    if let Some(one) = &behavior.paging {
        line(out, depth, &format!("paging {}", paging(one)));
    }
    if let Some(one) = &behavior.retry {
        line(out, depth, &format!("retry{}", retry(one)));
    }
    if let Some(one) = &behavior.rate {
        line(out, depth, &format!("rate {}", rate(one)));
    }
    if let Some(millis) = behavior.timeout {
        line(out, depth, &format!("timeout {millis}ms"));
    }
    if let Some(safe) = behavior.safe {
        line(out, depth, if safe { "safe" } else { "never twice" });
    }
}

/// `always header X-Tenant: "{{ tenant }}"`.
pub(super) fn fixed(one: &Fixed) -> String {
    let optional = if one.optional { ", if there" } else { "" };
    format!("always {} {}: {:?}{optional}", place(one.place), one_line(&one.name), one.value)
}

/// `output id: /data/id`.
pub(super) fn pick(one: &Pick) -> String {
    format!("output {}: {}", one_line(&one.name), source(&one.from))
}

/// `$headers.X-Total`.
pub(super) fn source(source: &Source) -> String {
    match source {
        Source::Body(pointer) if pointer.is_empty() => "$body".to_owned(),
        Source::Body(pointer) => one_line(pointer),
        Source::Header(name) => format!("$headers.{}", one_line(name)),
        Source::Status => "$status".to_owned(),
    }
}

fn predicate(one: &Predicate) -> String {
    let all = |values: &[Value]| values.iter().map(Value::to_string).collect::<Vec<_>>().join(", ");
    let test = match &one.test {
        Test::Exists => "is there".to_owned(),
        Test::Missing => "is not there".to_owned(),
        Test::In(values) => format!("is {}", all(values)),
        Test::NotIn(values) => format!("is not {}", all(values)),
    };
    format!("{} {test}", source(&one.at))
}

fn paging(one: &Paging) -> String {
    let mut text = match &one.next {
        Next::Page { to, start, last } => {
            let last = last.as_ref().map(|last| format!(" to {}", source(last))).unwrap_or_default();
            format!("page {} from {start}{last}", slot(to))
        }
        Next::Offset { to, start } => format!("offset {} from {start}", slot(to)),
        Next::Token { to, from } => format!("token {} from {}", slot(to), source(from)),
        Next::LastItem { to, field } => format!("last item {} from {field}", slot(to)),
        Next::Url(from) => format!("url from {}", source(from)),
        Next::Link(rel) => format!("link {}", one_line(rel)),
    };
    if let Some((to, count)) = &one.size {
        text += &format!(", size {}", slot(to));
        text += &count.map(|count| format!(" = {count}")).unwrap_or_default();
    }
    let places = [("total", &one.total), ("more", &one.more)];
    for (word, place) in places.into_iter().filter_map(|(word, place)| Some((word, place.as_ref()?))) {
        text += &format!(", {word} {}", source(place));
    }
    text + &one.max_pages.map(|count| format!(", at most {count}")).unwrap_or_default()
}

fn slot(slot: &Slot) -> String {
    match slot {
        Slot::Param(place_of, name) => format!("{} {}", place(*place_of), one_line(name)),
        Slot::Body(pointer) => format!("body {}", one_line(pointer)),
    }
}

fn retry(one: &Retry) -> String {
    let statuses = |all: &Vec<_>| all.iter().map(|one| status(*one)).collect::<Vec<_>>().join(" ");
    let parts = [
        one.attempts.map(|count| format!(" attempts {count}")),
        one.wait.map(|millis| format!(" wait {millis}ms")),
        one.factor.map(|factor| format!(" factor {factor}")),
        one.max_wait.map(|millis| format!(" at most {millis}ms")),
        one.jitter.map(|jitter| format!(" jitter {jitter}")),
        one.statuses.as_ref().map(|all| format!(" on {}", statuses(all))),
        one.key_header.as_ref().map(|name| format!(" key {}", one_line(name))),
    ];
    parts.into_iter().flatten().collect()
}

fn rate(one: &Rate) -> String {
    let burst = one.burst.map(|count| format!(", {count} at once")).unwrap_or_default();
    let beyond = if one.wait { "" } else { ", else an error" };
    format!("{} per {}ms{burst}{beyond}", one.amount, one.per)
}
