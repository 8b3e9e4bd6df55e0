//! Identifiers and paths from the plan's text, without a panic on any text.
//!
//! Separate because `Ident::new` panics on what is no identifier, and a path that a user named may be anything.
//!
//! `list_pets` is the identifier `list_pets`; `a b`, which no plan holds, is `a_b`; `my::Date` is that path.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The identifier of that name.
pub(super) fn ident(name: &str) -> Ident {
    if is_ident(name) {
        return Ident::new(name, Span::call_site());
    }
    let mut repaired: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !repaired.starts_with(|c: char| c.is_ascii_alphabetic()) {
        repaired.insert_str(0, "x_");
    }
    Ident::new(&repaired, Span::call_site())
}

/// The type of that path, or plain JSON where the text is no type. Reporting that is the task of the options.
pub(super) fn path(text: &str) -> TokenStream {
    if text.split("::").all(is_ident) {
        let parts = text.split("::").map(ident);
        return quote!(#(#parts)::*);
    }
    match syn::parse_str::<syn::Type>(text) {
        Ok(ty) => quote!(#ty),
        Err(_) => quote!(abi::Value),
    }
}

/// The attribute with that text; empty if the text is not an attribute, which the options report.
pub(super) fn attribute(text: &str) -> TokenStream {
    match syn::parse_str::<syn::Meta>(text) {
        Ok(meta) => quote!(#[#meta]),
        Err(_) => TokenStream::new(),
    }
}

fn is_ident(name: &str) -> bool {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain || syn::parse_str::<Ident>(name).is_ok()
}
