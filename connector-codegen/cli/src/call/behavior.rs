//! What a client does around a call, from the plan to the runtime's table of the same shape.
//!
//! Apart from `tables.rs`, which says what is sent: this says when, how often, and what of the reply counts.
//! `Next::Page { to: Param(Query, "page"), start: 1, last: None }` is `Next::Page(Slot::Query("page"), 1, None)`.

use super::leak::{list, one, text};
use super::tables::place;
use connector_codegen::plan;
use connector_codegen::spec::behavior::{self as ir, Source, Test};
use connector_codegen::spec::{In, Status};
use connector_runtime::abi::v1 as abi;
use serde_json::Value;

/// What is done around an endpoint, or around all that say nothing else.
pub(super) fn behavior(row: &plan::Behavior) -> abi::Behavior {
    let behavior = &row.said;
    abi::Behavior {
        fixed: list(behavior.fixed.iter().map(fixed)),
        select: text(&row.select),
        output: list(row.output.iter().map(|pick| abi::Pick { name: text(&pick.name), from: source(&pick.from) })),
        success: behavior.success.as_ref().map(predicate),
        paging: behavior.paging.as_ref().map(|row| one(paging(row))),
        retry: behavior.retry.as_ref().map(retry),
        rate: behavior.rate.map(|rate| abi::Rate {
            amount: rate.amount,
            per: rate.per,
            burst: rate.burst.unwrap_or(0),
            wait: rate.wait,
        }),
        timeout: behavior.timeout,
        safe: behavior.safe,
        ..abi::BEHAVIOR
    }
}

/// Something that is always sent.
pub(super) fn fixed(fixed: &ir::Fixed) -> abi::Fixed {
    abi::Fixed {
        place: place(fixed.place),
        name: text(&fixed.name),
        value: text(&fixed.value),
        optional: fixed.optional,
    }
}

/// A value that a user fills in.
pub(super) fn setting(setting: &ir::Setting) -> abi::Setting {
    abi::Setting {
        name: text(&setting.name),
        label: text(setting.label.as_deref().unwrap_or_default()),
        kind: setting.kind,
        default: text(&setting.default.as_ref().map(Value::to_string).unwrap_or_default()),
        values: texts(&setting.values),
        pattern: text(setting.pattern.as_deref().unwrap_or_default()),
        required: setting.required,
        secret: setting.secret,
        locked: setting.locked,
        ..abi::SETTING
    }
}

/// A request that gives a token.
pub(super) fn token(request: &ir::TokenRequest) -> abi::TokenRequest {
    let usual = abi::TOKEN;
    let pair = |(name, value): &(String, String)| (text(name), text(value));
    abi::TokenRequest {
        url: text(&request.url),
        method: text(&request.method),
        kind: match request.format {
            "json" => abi::Kind::Json,
            "query" => abi::Kind::Empty,
            _ => abi::Kind::Form,
        },
        fields: list(request.fields.iter().map(pair)),
        basic: request.basic.as_ref().map(pair),
        headers: list(request.headers.iter().map(fixed)),
        token: request.token.as_ref().map_or(usual.token, source),
        expires: request.expires.as_ref().map_or(usual.expires, source),
        ttl: request.ttl.unwrap_or(usual.ttl),
        place: request.place.as_ref().map_or(usual.place, fixed),
        ..usual
    }
}

fn source(source: &Source) -> abi::Source {
    match source {
        Source::Body(pointer) => abi::Source::Body(text(pointer)),
        Source::Header(name) => abi::Source::Header(text(name)),
        Source::Status => abi::Source::Status,
    }
}

fn predicate(predicate: &ir::Predicate) -> abi::Predicate {
    let test = match &predicate.test {
        Test::Exists => abi::Test::Exists,
        Test::Missing => abi::Test::Missing,
        Test::In(values) => abi::Test::In(texts(values)),
        Test::NotIn(values) => abi::Test::NotIn(texts(values)),
    };
    abi::Predicate { at: source(&predicate.at), test }
}

/// Each as JSON text.
fn texts(values: &[Value]) -> &'static [&'static str] {
    list(values.iter().map(|value| text(&value.to_string())))
}

fn paging(paging: &ir::Paging) -> abi::Paging {
    abi::Paging {
        next: match &paging.next {
            ir::Next::Page { to, start, last } => abi::Next::Page(slot(to), *start, last.as_ref().map(source)),
            ir::Next::Offset { to, start } => abi::Next::Offset(slot(to), *start),
            ir::Next::Token { to, from } => abi::Next::Token(slot(to), source(from)),
            ir::Next::LastItem { to, field } => abi::Next::LastItem(slot(to), text(field)),
            ir::Next::Url(from) => abi::Next::Url(source(from)),
            ir::Next::Link(relation) => abi::Next::Link(text(relation)),
        },
        size: paging.size.as_ref().map(|(to, size)| (slot(to), size.unwrap_or(0))),
        total: paging.total.as_ref().map(source),
        more: paging.more.as_ref().map(source),
        max_pages: paging.max_pages.unwrap_or(abi::PAGING.max_pages),
        ..abi::PAGING
    }
}

fn slot(slot: &ir::Slot) -> abi::Slot {
    match slot {
        ir::Slot::Body(pointer) => abi::Slot::Body(text(pointer)),
        ir::Slot::Param(In::Header, name) => abi::Slot::Header(text(name)),
        ir::Slot::Param(In::Cookie, name) => abi::Slot::Cookie(text(name)),
        ir::Slot::Param(In::Path, name) => abi::Slot::Path(text(name)),
        ir::Slot::Param(In::Query | In::Template, name) => abi::Slot::Query(text(name)),
    }
}

fn retry(retry: &ir::Retry) -> abi::Retry {
    let usual = abi::RETRY;
    let status = |status: &Status| match status {
        Status::Exact(code) => *code,
        Status::Range(hundreds) => u16::from(*hundreds),
        Status::Default => abi::DEFAULT,
    };
    abi::Retry {
        attempts: retry.attempts.unwrap_or(usual.attempts),
        wait: retry.wait.unwrap_or(usual.wait),
        factor: retry.factor.unwrap_or(usual.factor),
        max_wait: retry.max_wait.unwrap_or(usual.max_wait),
        jitter: retry.jitter.unwrap_or(usual.jitter),
        statuses: retry.statuses.as_ref().map_or(usual.statuses, |all| list(all.iter().map(status))),
        key_header: retry.key_header.as_deref().map_or(usual.key_header, text),
        ..usual
    }
}
