//! Paging, retries and timeouts of an endpoint, read into the table of its behavior.
//!
//! `paging(link), retry(attempts = 5)` is `BehaviorBuf { paging: Some(…), retry: Some(RetryBuf { attempts: 5, … }), … }`.

use crate::derive::attribute::{Arguments, Given};
use crate::derive::errors::Errors;
use crate::derive::paging;
use crate::derive::value::pointer;
use connector_tables::{BehaviorBuf, RetryBuf};
use proc_macro2::Span;

/// Removes the keys that concern behavior, and reads them.
pub(super) fn read(arguments: &mut Arguments, errors: &mut Errors) -> BehaviorBuf {
    let mut behavior = BehaviorBuf::default();
    if let Some((name, list)) = arguments.list("paging") {
        behavior.paging = paging::read(name.span(), list, errors).map(Box::new);
    }
    if let Some(select) = arguments.text("select") {
        behavior.select = pointer(&select, errors);
    }
    if let Some((name, list)) = arguments.list("retry") {
        behavior.retry = Some(retry(name.span(), list, errors));
    }
    behavior.timeout = arguments.duration("timeout", errors);
    behavior.safe = arguments.take("safe").map(|safe| !matches!(safe.value, Given::Word(word) if word == "false"));
    behavior
}

fn retry(span: Span, mut list: Arguments, errors: &mut Errors) -> RetryBuf {
    let mut retry = RetryBuf::default();
    if let Some(attempts) = list.integer("attempts", errors) {
        match u32::try_from(attempts) {
            Ok(attempts) if attempts > 0 => retry.attempts = attempts,
            _ => errors.report(span, "`attempts` includes the first one: 1 is no retry, 3 is two retries"),
        }
    }
    retry.wait = list.duration("wait", errors).unwrap_or(retry.wait);
    retry.max_wait = list.duration("max_wait", errors).unwrap_or(retry.max_wait);
    retry.key_header = list.text("key_header").map(|header| header.value());
    retry
}
