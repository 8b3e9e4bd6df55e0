//! What is always sent, as data.
//!
//! `abi::Fixed { place: abi::Place::Header, name: "X-Tenant", value: "{{ tenant }}", optional: false }`

use super::literal;
use crate::spec::{Fixed, In};
use proc_macro2::TokenStream;
use quote::quote;

/// One of them.
pub(super) fn fixed(fixed: &Fixed) -> TokenStream {
    let Fixed { place: at, name, value, optional, .. } = fixed;
    let (place, name, value) = (place(*at), literal::text(name), literal::text(value));
    quote!(abi::Fixed { place: #place, name: #name, value: #value, optional: #optional })
}

/// `abi::Place::Header`
pub(super) fn place(place: In) -> TokenStream {
    match place {
        In::Path => quote!(abi::Place::Path),
        In::Query => quote!(abi::Place::Query),
        In::Header => quote!(abi::Place::Header),
        In::Cookie => quote!(abi::Place::Cookie),
        In::Template => quote!(abi::Place::Template),
    }
}
