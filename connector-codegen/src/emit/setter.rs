//! Optional arguments: a method of the call for each.
//!
//! `limit` is `impl Call<ListPets> { pub fn limit(self, limit: impl Argument<i64>) -> Self { self.option(0, limit) } }`.

use super::docs::{deprecated, docs_or};
use super::ident::ident;
use super::{literal, method, ty};
use crate::plan::{Argument, Endpoint, Pass, Target};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The setters of an endpoint, if it has any.
pub(super) fn setters(endpoint: &Endpoint) -> Option<TokenStream> {
    let marker = ident(&endpoint.marker);
    let setters = endpoint.setters.iter().map(setter);
    (!endpoint.setters.is_empty()).then(|| quote!(impl Call<#marker> { #(#setters)* }))
}

fn setter(argument: &Argument) -> TokenStream {
    let docs = docs_or(&argument.docs, &format!("`{}`", argument.name));
    let deprecated = deprecated(argument.deprecated);
    let name = ident(&argument.name);
    let value = match argument.target {
        Target::Param(_) => name.clone(),
        Target::Body(_) | Target::Bodies => ident("body"),
    };
    let (ty, fill) = (accepted(&argument.pass), fill(argument, &value));
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #value: impl Argument<#ty>) -> Self { self #fill }
    }
}

/// `i64`, `str`, `[types::Label]`
pub(super) fn accepted(pass: &Pass) -> TokenStream {
    match pass {
        Pass::Str => quote!(str),
        Pass::Into(ty) if method::is_text(ty) => quote!(str),
        Pass::Value(ty) | Pass::Ref(ty) | Pass::Into(ty) => ty::outside(ty),
        Pass::Slice(item) => {
            let item = ty::outside(item);
            quote!([#item])
        }
    }
}

/// `.option(0, limit)`
fn fill(argument: &Argument, value: &Ident) -> TokenStream {
    match argument.target {
        Target::Param(at) => {
            let at = literal::index(at);
            quote!(.option(#at, #value))
        }
        Target::Body(at) => {
            let at = literal::index(at);
            quote!(.option_body(#at, #value))
        }
        Target::Bodies => quote!(.option_bodies(#value)),
    }
}
