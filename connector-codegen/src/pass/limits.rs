//! Bounds of several parts at once: the tighter ones.
//!
//! `{min_len: 2}` and `{min_len: 3, max_len: 5}` are `{min_len: 3, max_len: 5}`.

use crate::spec::ty::Limits;
use serde_json::Value;

/// The bounds that hold if both hold.
pub(super) fn tighter(a: &Limits, b: &Limits) -> Limits {
    let (minimum, exclusive_minimum) =
        bound((&a.minimum, a.exclusive_minimum), (&b.minimum, b.exclusive_minimum), |x, y| x > y);
    let (maximum, exclusive_maximum) =
        bound((&a.maximum, a.exclusive_maximum), (&b.maximum, b.exclusive_maximum), |x, y| x < y);
    Limits {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of: a.multiple_of.clone().or_else(|| b.multiple_of.clone()),
        min_len: a.min_len.max(b.min_len),
        max_len: a.max_len.into_iter().chain(b.max_len).min(),
        pattern: a.pattern.clone().or_else(|| b.pattern.clone()),
        unique: a.unique || b.unique,
    }
}

fn bound(a: (&Option<Value>, bool), b: (&Option<Value>, bool), tighter: fn(f64, f64) -> bool) -> (Option<Value>, bool) {
    let number = |value: &Option<Value>| value.as_ref().and_then(Value::as_f64);
    let second = match (number(a.0), number(b.0)) {
        (Some(x), Some(y)) => tighter(y, x) || (x == y && b.1),
        (None, Some(_)) => true,
        _ => false,
    };
    let (value, exclusive) = if second { b } else { a };
    (value.clone(), exclusive)
}
