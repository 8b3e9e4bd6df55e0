//! An auth method as data.
//!
//! `apiKey` in a header is `abi::api_key("key", abi::Place::Header, "X-Key")`, a token that is fetched
//! `abi::token("oauth", &abi::TokenRequest { url: "/token", …, ..abi::TOKEN })`.

use super::{fixed, literal, setting, source};
use crate::plan::Scheme;
use crate::spec::{In, SchemeKind, TokenRequest};
use proc_macro2::TokenStream;
use quote::quote;

/// The auth method.
pub(super) fn scheme(scheme: &Scheme) -> TokenStream {
    let name = literal::text(&scheme.name);
    let made = match &scheme.kind {
        SchemeKind::Basic => quote!(abi::basic(#name)),
        SchemeKind::Bearer => quote!(abi::bearer(#name)),
        SchemeKind::Template => quote!(abi::template(#name)),
        SchemeKind::Other(word) => quote!(abi::other_scheme(#name, #word)),
        SchemeKind::Token(request) => {
            let request = token(request);
            quote!(abi::token(#name, &#request))
        }
        SchemeKind::ApiKey { place, name: key } => {
            let place = match place {
                In::Header | In::Path | In::Template => quote!(Header),
                In::Query => quote!(Query),
                In::Cookie => quote!(Cookie),
            };
            quote!(abi::api_key(#name, abi::Place::#place, #key))
        }
    };
    let apply = (!scheme.apply.is_empty()).then(|| {
        let each = scheme.apply.iter().map(fixed::fixed);
        quote!(.apply(&[#(#each),*]))
    });
    let fields = (!scheme.fields.is_empty()).then(|| {
        let each = scheme.fields.iter().map(setting::setting);
        quote!(.fields(&[#(#each),*]))
    });
    quote!(#made #apply #fields)
}

fn token(request: &TokenRequest) -> TokenStream {
    let url = literal::text(&request.url);
    let mut members = quote!(url: #url,);
    if request.method != "POST" {
        let method = literal::text(&request.method);
        members.extend(quote!(method: #method,));
    }
    match request.format {
        "json" => members.extend(quote!(kind: abi::Kind::Json,)),
        "query" => members.extend(quote!(kind: abi::Kind::Empty,)),
        _ => {}
    }
    if !request.fields.is_empty() {
        let fields = request.fields.iter().map(|(name, value)| pair(name, value));
        members.extend(quote!(fields: &[#(#fields),*],));
    }
    if let Some((user, password)) = &request.basic {
        let pair = pair(user, password);
        members.extend(quote!(basic: Some(#pair),));
    }
    if !request.headers.is_empty() {
        let headers = request.headers.iter().map(fixed::fixed);
        members.extend(quote!(headers: &[#(#headers),*],));
    }
    for (member, place) in [(quote!(token), &request.token), (quote!(expires), &request.expires)] {
        if let Some(place) = place {
            let place = source::source(place);
            members.extend(quote!(#member: #place,));
        }
    }
    if let Some(seconds) = request.ttl {
        let seconds = literal::count(seconds);
        members.extend(quote!(ttl: #seconds,));
    }
    if let Some(place) = &request.place {
        let place = fixed::fixed(place);
        members.extend(quote!(place: #place,));
    }
    quote!(abi::TokenRequest { #members ..abi::TOKEN })
}

fn pair(name: &str, value: &str) -> TokenStream {
    let (name, value) = (literal::text(name), literal::text(value));
    quote!((#name, #value))
}
