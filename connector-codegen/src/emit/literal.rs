//! Values of the document as literals.
//!
//! `"a"` is `"a"`, `-3` is `-3`, `1.5` is `1.5`: without a suffix, so that the place decides the type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// A string literal.
pub(super) fn text(text: &str) -> Literal {
    Literal::string(text)
}

/// An index or a status.
pub(super) fn index(at: usize) -> Literal {
    Literal::usize_unsuffixed(at)
}

/// A whole number. The sign is a token of its own: a negative literal does not survive parsing.
pub(super) fn integer(value: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A number with a fraction, written shortest.
pub(super) fn float(value: f64) -> TokenStream {
    let digits = format!("{:?}", value.abs()).parse::<Literal>();
    match digits {
        Ok(digits) if value.is_sign_negative() => quote!(-#digits),
        Ok(digits) => quote!(#digits),
        Err(_) => quote!(0.0),
    }
}

/// A string, number or boolean as it stands in an enum's list. The plan gives no other value.
pub(super) fn scalar(value: &Value) -> TokenStream {
    match value {
        Value::String(value) => {
            let value = text(value);
            quote!(#value)
        }
        Value::Bool(value) => quote!(#value),
        Value::Number(value) => number(value),
        Value::Null | Value::Array(_) | Value::Object(_) => quote!(""),
    }
}

fn number(value: &Number) -> TokenStream {
    if let Some(value) = value.as_i64() {
        return integer(value);
    }
    if let Some(value) = value.as_u64() {
        let value = Literal::u64_unsuffixed(value);
        return quote!(#value);
    }
    float(value.as_f64().unwrap_or_default())
}
