//! Values of the document as literals.
//!
//! `"a"` is `"a"`, `-3` is `-3`, `1.5` is `1.5`: without a suffix, so that the place decides the type.

pub(super) use crate::table::{integer, number as float};
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

/// A string or a whole number, as written in the list of an enum that has only such.
pub(super) fn scalar(value: &Value) -> TokenStream {
    match value {
        Value::Number(value) => integer(value.as_i64().unwrap_or_default()),
        other => {
            let value = text(other.as_str().unwrap_or_default());
            quote!(#value)
        }
    }
}

/// A scalar with its kind: `Text("a")`, `Integer(1)`, `Number(1.5)`, `Boolean(true)`, `Null`.
pub(super) fn of_kind(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(Null),
        Value::Bool(value) => quote!(Boolean(#value)),
        Value::Number(value) => number(value),
        // The plan holds neither arrays nor objects here.
        Value::String(_) | Value::Array(_) | Value::Object(_) => {
            let value = text(value.as_str().unwrap_or_default());
            quote!(Text(#value))
        }
    }
}

fn number(value: &Number) -> TokenStream {
    if let Some(value) = value.as_i64() {
        let value = integer(value);
        return quote!(Integer(#value));
    }
    let value = float(value.as_f64().unwrap_or_default());
    quote!(Number(#value))
}
