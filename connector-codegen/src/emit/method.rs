//! The method of an endpoint: required arguments by position, a call as the result.
//!
//! `GET /pets/{id}` is `pub fn get_pet(&self, id: i64) -> Call<GetPet> { self.call().arg(0, &id) }`.

use super::docs::{deprecated, docs};
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Argument, Endpoint, Pass, Target, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// On `Client`.
pub(super) fn on_client(endpoint: &Endpoint) -> TokenStream {
    method(endpoint, &quote!(self))
}

/// On the handle of a group, which holds the client.
pub(super) fn on_handle(endpoint: &Endpoint) -> TokenStream {
    method(endpoint, &quote!(self.0))
}

fn method(endpoint: &Endpoint, client: &TokenStream) -> TokenStream {
    let docs = docs(&endpoint.docs);
    let deprecated = deprecated(endpoint.deprecated);
    let (name, marker) = (ident(&endpoint.method), ident(&endpoint.marker));
    let arguments = endpoint.arguments.iter().map(|each| argument(each, &ident(&each.name)));
    let fills = endpoint.arguments.iter().map(|each| fill(each, &ident(&each.name)));
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> Call<#marker> { #client.call() #(#fills)* }
    }
}

/// Returns `true` for `String`: lists of it accept any text, such as `&["a", "b"]`.
pub(super) fn is_text(item: &Ty) -> bool {
    matches!(item, Ty::Path(path) if path == "String")
}

/// `id: i64`
fn argument(argument: &Argument, name: &Ident) -> TokenStream {
    let ty = argument.pass.ty().map(ty::outside);
    let taken = match &argument.pass {
        Pass::Str => quote!(&str),
        Pass::Value(_) => quote!(#ty),
        Pass::Ref(_) => quote!(&#ty),
        Pass::Slice(item) if is_text(item) => quote!(&[impl AsRef<str>]),
        Pass::Slice(_) => quote!(&[#ty]),
        Pass::Into(_) => quote!(impl Into<#ty>),
    };
    quote!(#name: #taken)
}

/// `.arg(0, &id)`
fn fill(argument: &Argument, name: &Ident) -> TokenStream {
    let value = match &argument.pass {
        Pass::Slice(item) if is_text(item) => quote!(&abi::Texts(#name)),
        Pass::Str | Pass::Ref(_) | Pass::Slice(_) => quote!(#name),
        Pass::Value(_) => quote!(&#name),
        Pass::Into(ty) => {
            let ty = ty::outside(ty);
            quote!(&Into::<#ty>::into(#name))
        }
    };
    let (into, at) = match argument.target {
        Target::Param(at) => (quote!(arg), Some(at)),
        Target::Body(at) => (quote!(body), Some(at)),
        Target::Bodies => (quote!(bodies), None),
    };
    let at = at.map(literal::index).into_iter();
    quote!(.#into(#(#at,)* #value))
}
