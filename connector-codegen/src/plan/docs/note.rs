//! Sentences about what a type does not say: limits, default, examples.
//!
//! Separate because fields, parameters and items share them. `{type: string, maxLength: 100, default: a}` gives
//! ``Default: `a`. At most 100 characters.``

use super::code;
use crate::spec::Type;
use crate::spec::ty::{Limits, Shape};
use serde_json::Value;

/// Default, limits and example of a type, one sentence each.
pub(crate) fn notes(ty: &Type) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(ty.default.as_ref().and_then(shown).map(|value| format!("Default: {value}.")));
    numbers(&ty.limits, &mut out);
    lengths(&ty.limits, &ty.shape, &mut out);
    let example = ty.examples.iter().find(|value| !value.is_null()).and_then(shown);
    out.extend(example.map(|value| format!("Example: {value}.")));
    out
}

/// A value as it is shown; nothing if it is long.
fn shown(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => return Some(value.to_string()),
        Value::Null => return None,
        other => other.to_string(),
    };
    (!text.is_empty() && text.len() <= 80 && !text.contains(['`', '\n'])).then(|| code(&text))
}

fn numbers(limits: &Limits, out: &mut Vec<String>) {
    let (low, high) = (limits.minimum.as_ref(), limits.maximum.as_ref());
    match (low, limits.exclusive_minimum, high, limits.exclusive_maximum) {
        (Some(low), false, Some(high), false) => out.push(format!("From {low} to {high}.")),
        _ => {
            let least = if limits.exclusive_minimum { "More than" } else { "At least" };
            let most = if limits.exclusive_maximum { "Less than" } else { "At most" };
            out.extend(low.map(|low| format!("{least} {low}.")));
            out.extend(high.map(|high| format!("{most} {high}.")));
        }
    }
    out.extend(limits.multiple_of.as_ref().map(|by| format!("A multiple of {by}.")));
}

fn lengths(limits: &Limits, shape: &Shape, out: &mut Vec<String>) {
    let (one, many) = match shape {
        Shape::Array(_) | Shape::Tuple(..) => ("item", "items"),
        Shape::Object(_) => ("member", "members"),
        _ => ("character", "characters"),
    };
    let unit = |n: u64| if n == 1 { one } else { many };
    match (limits.min_len.filter(|n| *n > 0), limits.max_len) {
        (Some(min), Some(max)) if min == max => out.push(format!("Exactly {min} {}.", unit(min))),
        (Some(min), Some(max)) => out.push(format!("From {min} to {max} {many}.")),
        (Some(min), None) => out.push(format!("At least {min} {}.", unit(min))),
        (None, Some(max)) => out.push(format!("At most {max} {}.", unit(max))),
        (None, None) => {}
    }
    if limits.unique {
        out.push("No item twice.".to_owned());
    }
    let pattern =
        limits.pattern.as_deref().filter(|p| p.len() <= 200 && !p.contains(['`', '\n', '\r']) && !p.trim().is_empty());
    out.extend(pattern.map(|pattern| format!("Pattern: {}.", code(pattern))));
}
