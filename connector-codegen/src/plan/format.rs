//! Scalars: the Rust type of a JSON type and its `format`, as a table.
//!
//! Separate because it is the one place where a format means something, with the user's choices on top.
//! `{type: string, format: date-time}` is `abi::DateTime`; with the option `formats.date-time = string` a `String`.

use super::Ty;
use crate::config::Config;
use crate::spec::ty::{Limits, Shape};
use serde_json::Value;

/// Texts. What is not here is a `String`: no format of JSON Schema can be read from it without loss.
const TEXTS: &[(&str, &str)] = &[
    ("date-time", "abi::DateTime"),
    ("date", "abi::Date"),
    ("uuid", "abi::Uuid"),
    ("byte", "abi::Base64"),
    ("base64", "abi::Base64"),
];

/// Whole numbers: the type and the range that it can hold.
const INTEGERS: &[(&str, &str, i128, i128)] = &[
    ("int32", "i32", i32::MIN as i128, i32::MAX as i128),
    ("uint32", "u32", 0, u32::MAX as i128),
    ("uint64", "u64", 0, u64::MAX as i128),
    ("int64", "i64", i64::MIN as i128, i64::MAX as i128),
];

/// The type of a scalar; nothing for other shapes.
pub(crate) fn scalar(shape: &Shape, limits: &Limits, config: &Config) -> Option<Ty> {
    let path = |path: &str| Some(Ty::Path(path.to_owned()));
    match shape {
        Shape::Boolean => path("bool"),
        Shape::Text(format) => {
            let format = format.as_deref().unwrap_or_default();
            let usual = || TEXTS.iter().find(|row| row.0 == format).map_or("String", |row| row.1);
            match config.formats.get(format).map(String::as_str) {
                Some(own) => path(own),
                None => path(usual()),
            }
        }
        Shape::Integer(format) => own(format, config).or_else(|| path(integer(format.as_deref(), limits))),
        // A `float` is an f64 too: an f32 would change the digits.
        Shape::Number(format) => own(format, config).or_else(|| path("f64")),
        _ => None,
    }
}

/// The type that the user chose for numbers of a format.
fn own(format: &Option<String>, config: &Config) -> Option<Ty> {
    let own = config.formats.get(format.as_deref()?)?;
    // A decimal in a string is another type: it is written in quotes.
    let own = if own == "abi::Decimal" { "abi::DecimalNumber" } else { own };
    own.contains("::").then(|| Ty::Path(own.to_owned()))
}

/// By format where the bounds allow it, else by bounds.
fn integer(format: Option<&str>, limits: &Limits) -> &'static str {
    let low = bound(limits.minimum.as_ref());
    let high = bound(limits.maximum.as_ref());
    let fits = |least: i128, most: i128| {
        low.is_none_or(|n| n >= least && n <= most) && high.is_none_or(|n| n <= most && n >= least)
    };
    if let Some(row) = INTEGERS.iter().find(|row| Some(row.0) == format && fits(row.2, row.3)) {
        return row.1;
    }
    let beyond = high.is_some_and(|n| n > i128::from(i64::MAX));
    if fits(i128::from(i64::MIN), i128::from(i64::MAX)) {
        "i64"
    } else if low.is_some_and(|n| n >= 0) && beyond && fits(0, i128::from(u64::MAX)) {
        "u64"
    } else {
        "abi::Number"
    }
}

/// A bound as a whole number. Beyond 128 bits, it is the largest.
fn bound(value: Option<&Value>) -> Option<i128> {
    let number = value?.as_number()?;
    if let Some(small) = number.as_i128() {
        return Some(small);
    }
    // `as` saturates, and a bound is compared only.
    number.as_f64().map(|float| float as i128)
}

/// Returns `true` if a text is bytes.
pub(crate) fn is_binary(shape: &Shape) -> bool {
    matches!(shape, Shape::Text(Some(format)) if format == "binary")
}
