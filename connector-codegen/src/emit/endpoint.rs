//! An endpoint as a type without values, and what it is as data.
//!
//! `GET /pets` is `pub enum ListPets {} impl Endpoint for ListPets { … ..get("listPets", "/pets") }`.

use super::docs::line;
use super::ident::ident;
use super::{behavior, body, literal, param, reply, root, server, ty};
use crate::plan::{Endpoint, Reply};
use crate::spec::Status;
use proc_macro2::TokenStream;
use quote::quote;

/// The marker and its data.
pub(super) fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let marker = ident(&endpoint.marker);
    let docs = line(&summary(endpoint));
    let (output, error) = (ty::outside(&endpoint.output), ty::outside(&endpoint.error));
    let (members, base) = (members(endpoint), base(endpoint));
    let table = match (members.is_empty(), long_base(endpoint)) {
        (_, Some(long)) => quote!(&abi::Operation { #members #long }),
        (true, None) => quote!(&#base),
        (false, None) => quote!(&abi::Operation { #members ..#base }),
    };
    quote! {
        #docs
        pub enum #marker {}
        impl abi::Endpoint for #marker {
            type Output = #output;
            type Error = #error;
            const OPERATION: &'static abi::Operation = #table;
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
    list(quote!(params), param::listed(endpoint).iter().map(param::param).collect());
    list(quote!(bodies), endpoint.bodies.iter().map(body::body).collect());
    if !is_usual(&endpoint.replies, Status::Exact(200)) {
        list(quote!(replies), endpoint.replies.iter().map(reply::reply).collect());
    }
    if !is_usual(&endpoint.errors, Status::Default) {
        list(quote!(errors), endpoint.errors.iter().map(reply::reply).collect());
    }
    let bare = TokenStream::new();
    list(quote!(servers), endpoint.servers.iter().map(|each| server::server(each, &bare)).collect());
    if let Some(security) = &endpoint.security {
        let security = root::alternatives(security);
        members.extend(quote!(security: Some(#security),));
    }
    members.extend(behavior::member(endpoint.behavior.as_ref()));
    members
}

/// Whether the table need not say it: JSON, in the status that every table begins with.
fn is_usual(replies: &[Reply], status: Status) -> bool {
    matches!(replies, [only] if only.status == status && only.kind == "json" && only.media.is_none())
}

/// `get("listPets", "/pets")`: everything else as it is by default.
fn base(endpoint: &Endpoint) -> TokenStream {
    let (id, path) = (literal::text(&endpoint.id), literal::text(&endpoint.path));
    match endpoint.verb.as_str() {
        "GET" => quote!(get(#id, #path)),
        "PUT" => quote!(put(#id, #path)),
        "POST" => quote!(post(#id, #path)),
        "DELETE" => quote!(delete(#id, #path)),
        "PATCH" => quote!(patch(#id, #path)),
        "OPTIONS" => quote!(options(#id, #path)),
        "HEAD" => quote!(head(#id, #path)),
        other => quote!(operation(#other, #id, #path)),
    }
}

/// The same in a line less, where the formatter would break it into four.
fn long_base(endpoint: &Endpoint) -> Option<TokenStream> {
    let fits = endpoint.verb.len() + endpoint.id.len() + endpoint.path.len() <= ONE_LINE;
    let known = matches!(endpoint.verb.as_str(), "GET" | "PUT" | "POST" | "DELETE" | "PATCH");
    if fits || !known {
        return None;
    }
    let (id, path, verb) = (literal::text(&endpoint.id), literal::text(&endpoint.path), ident(&endpoint.verb));
    Some(quote!(id: #id, path: #path, ..#verb))
}

/// Method, id and path of this length together still fit the formatter's line.
const ONE_LINE: usize = 71;
