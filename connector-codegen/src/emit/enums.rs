//! Enums of scalars, open: an unknown value is kept.
//!
//! `[open, closed]` is `pub enum State { Open, Closed, Unknown(String) }` and
//! `abi::text_enum!(State { Open = "open", Closed = "closed" });`.

use super::docs::docs;
use super::ident::ident;
use super::literal;
use crate::plan::Value;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Of strings.
pub(super) fn text(name: &Ident, values: &[Value]) -> TokenStream {
    scalars(name, &quote!(#name), values, &quote!(String), &quote!(text_enum), literal::scalar)
}

/// Of whole numbers.
pub(super) fn integer(name: &Ident, values: &[Value]) -> TokenStream {
    scalars(name, &quote!(#name), values, &quote!(i64), &quote!(integer_enum), literal::scalar)
}

/// Of strings, numbers and booleans.
pub(super) fn mixed(name: &Ident, shown: &TokenStream, values: &[Value]) -> TokenStream {
    scalars(name, shown, values, &quote!(abi::Value), &quote!(value_enum), literal::of_kind)
}

fn scalars(
    name: &Ident,
    shown: &TokenStream,
    values: &[Value],
    other: &TokenStream,
    macro_: &TokenStream,
    written: fn(&serde_json::Value) -> TokenStream,
) -> TokenStream {
    let variants = values.iter().map(|value| {
        let (docs, name) = (docs(&value.docs), ident(&value.name));
        quote!(#docs #name)
    });
    let pairs = values.iter().map(|value| {
        let (name, value) = (ident(&value.name), written(&value.value));
        quote!(#name = #value)
    });
    quote! {
        #[derive(Clone)]
        pub enum #name {
            #(#variants,)*
            /// Another value, kept as it came.
            Unknown(#other),
        }
        abi::#macro_!(#shown { #(#pairs),* });
    }
}
