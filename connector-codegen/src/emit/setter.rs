//! Optional arguments: a method of the call for each.
//!
//! `limit` is `impl Call<ListPets> { pub fn limit(self, limit: i64) -> Self { self.arg(0, &limit) } }`.

use super::docs::{deprecated, docs_or};
use super::ident::ident;
use super::method;
use crate::plan::{Argument, Endpoint, Target};
use proc_macro2::TokenStream;
use quote::quote;

/// The setters of an endpoint, if it has any.
pub(super) fn setters(endpoint: &Endpoint) -> TokenStream {
    if endpoint.setters.is_empty() {
        return TokenStream::new();
    }
    let marker = ident(&endpoint.marker);
    let setters = endpoint.setters.iter().map(setter);
    quote!(impl Call<#marker> { #(#setters)* })
}

fn setter(argument: &Argument) -> TokenStream {
    let docs = docs_or(&argument.docs, &format!("`{}`", argument.name));
    let deprecated = deprecated(argument.deprecated);
    let name = ident(&argument.name);
    let value = match argument.target {
        Target::Param(_) => name.clone(),
        Target::Body(_) | Target::Bodies => ident("body"),
    };
    let (taken, fill) = (method::argument(argument, &value), method::fill(argument, &value));
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #taken) -> Self { self #fill }
    }
}
