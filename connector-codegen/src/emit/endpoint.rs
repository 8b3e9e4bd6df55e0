//! An endpoint as a type without values, and what it is as data.
//!
//! `GET /pets` is `pub enum ListPets {} impl Endpoint for ListPets { … ..get("listPets", "/pets") }`.

use super::docs::line;
use super::ident::ident;
use super::{body, literal, param, reply, root, server, ty};
use crate::plan::Endpoint;
use proc_macro2::TokenStream;
use quote::quote;

/// The marker and its data.
pub(super) fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let marker = ident(&endpoint.marker);
    let docs = line(&summary(endpoint));
    let (output, error) = (ty::outside(&endpoint.output), ty::outside(&endpoint.error));
    let (members, base) = (members(endpoint), base(endpoint));
    quote! {
        #docs
        pub enum #marker {}
        impl abi::Endpoint for #marker {
            type Output = #output;
            type Error = #error;
            const OPERATION: &'static abi::Operation = &abi::Operation { #members ..#base };
        }
    }
}

/// `GET /pets: List all pets.`
fn summary(endpoint: &Endpoint) -> String {
    let head = format!("`{} {}`", endpoint.verb, endpoint.path);
    match endpoint.docs.first() {
        Some(first) if !first.is_empty() && !first.starts_with(&head) => format!("{head}: {first}"),
        _ => head,
    }
}

/// The members that say more than nothing.
fn members(endpoint: &Endpoint) -> TokenStream {
    let mut members = TokenStream::new();
    let mut list = |member: TokenStream, each: Vec<TokenStream>| {
        if !each.is_empty() {
            members.extend(quote!(#member: &[#(#each),*],));
        }
    };
    list(quote!(params), endpoint.params.iter().map(param::param).collect());
    list(quote!(bodies), endpoint.bodies.iter().map(body::body).collect());
    list(quote!(replies), endpoint.replies.iter().map(reply::reply).collect());
    list(quote!(errors), endpoint.errors.iter().map(reply::reply).collect());
    let bare = TokenStream::new();
    list(quote!(servers), endpoint.servers.iter().map(|each| server::server(each, &bare)).collect());
    if let Some(security) = &endpoint.security {
        let security = root::alternatives(security);
        members.extend(quote!(security: Some(#security),));
    }
    members
}

/// `get("listPets", "/pets")`: everything else as it is by default.
fn base(endpoint: &Endpoint) -> TokenStream {
    let (id, path) = (literal::text(&endpoint.id), literal::text(&endpoint.path));
    let verb = match endpoint.verb.as_str() {
        "GET" => quote!(get),
        "PUT" => quote!(put),
        "POST" => quote!(post),
        "DELETE" => quote!(delete),
        "OPTIONS" => quote!(options),
        "HEAD" => quote!(head),
        "PATCH" => quote!(patch),
        other => return quote!(operation(#other, #id, #path)),
    };
    quote!(#verb(#id, #path))
}
