//! Typed headers of the replies.
//!
//! `X-Total` is `impl Reply<ListPets> { pub fn x_total(&self) -> Option<i64> { self.header("X-Total") } }`.

use super::docs::docs_or;
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Endpoint, Header};
use proc_macro2::TokenStream;
use quote::quote;

/// The headers of an endpoint, if it has any.
pub(super) fn headers(endpoint: &Endpoint) -> Option<TokenStream> {
    let marker = ident(&endpoint.marker);
    let headers = endpoint.headers.iter().map(header);
    (!endpoint.headers.is_empty()).then(|| quote!(impl Reply<#marker> { #(#headers)* }))
}

fn header(header: &Header) -> TokenStream {
    let docs = docs_or(&header.docs, &format!("The header `{}`.", header.name));
    let method = ident(&header.method);
    let (name, ty) = (literal::text(&header.name), ty::outside(&header.ty));
    quote! {
        #docs
        pub fn #method(&self) -> Option<#ty> { self.header(#name) }
    }
}
