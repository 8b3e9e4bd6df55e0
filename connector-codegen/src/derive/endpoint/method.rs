//! The method, first word of `#[endpoint(GET, …)]`.
//!
//! HTTP's methods are an open set: `PURGE` is one, `GETT` is a mistake.

use super::keys::METHODS;
use crate::derive::errors::{Errors, list};
use crate::diag::suggest::meant;
use proc_macro2::Ident;
use syn::LitStr;
use syn::ext::IdentExt;
use syn::parse::ParseStream;

/// Reads the method. A mistake is reported, and the method is empty if there is none.
pub(super) fn read(input: ParseStream<'_>, errors: &mut Errors) -> String {
    let known = || list(METHODS.iter().copied().take(5));
    if input.peek(LitStr) || input.is_empty() {
        errors.report(input.span(), format!("expected a method: one of {}, or any other one in capitals", known()));
        return String::new();
    }
    let method = match input.call(Ident::parse_any) {
        Ok(method) => method,
        Err(error) => {
            errors.add(syn::Error::new(error.span(), format!("expected a method: one of {}", known())));
            return String::new();
        }
    };
    let text = method.to_string();
    if METHODS.contains(&text.as_str()) {
        return text;
    }
    let near = meant(&text, METHODS.iter().copied());
    let capitals = text.chars().all(|c| c.is_ascii_uppercase());
    if near.is_some() || !capitals {
        let hint = near.unwrap_or_else(|| format!("expected one of {}, or any other one in capitals", known()));
        errors.report(method.span(), format!("`{text}` is not a method: {hint}"));
    }
    text
}
