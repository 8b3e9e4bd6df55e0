//! Auth methods in `#[connector(…)]`: one, or several by name.
//!
//! Apart because a method has arguments of its own. `auth(token = bearer, key = api_key(header = "X-Key"))` is
//! `[token: Bearer, key: ApiKey(Header, "X-Key")]`.

use crate::derive::errors::meant;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, parenthesized, token};

/// An auth method.
pub(super) struct Scheme {
    pub(super) name: String,
    kind: Kind,
}

enum Kind {
    Bearer,
    Basic,
    /// `Authorization: WORD …`
    Other(LitStr),
    /// Its place, and its name there.
    ApiKey(&'static str, LitStr),
}

const KINDS: [&str; 5] = ["bearer", "basic", "api_key", "other", "none"];
const PLACES: [&str; 3] = ["header", "query", "cookie"];

/// Reads what stands behind `auth`.
pub(super) fn read(input: ParseStream<'_>) -> syn::Result<Vec<Scheme>> {
    if !input.peek(token::Paren) {
        input.parse::<Token![=]>()?;
        return Ok(scheme(input, None)?.into_iter().collect());
    }
    let inner;
    parenthesized!(inner in input);
    let named = |input: ParseStream<'_>| {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>().map_err(|error| {
            syn::Error::new(error.span(), "each of several auth methods has a name: `auth(token = bearer)`")
        })?;
        scheme(input, Some(name.to_string()))
    };
    let all = inner.parse_terminated(named, Token![,])?;
    Ok(all.into_iter().flatten().collect())
}

fn scheme(input: ParseStream<'_>, name: Option<String>) -> syn::Result<Option<Scheme>> {
    let word = input.call(Ident::parse_any)?;
    let text = word.to_string();
    let kind = match text.as_str() {
        "none" => return Ok(None),
        "bearer" => Kind::Bearer,
        "basic" => Kind::Basic,
        "other" => Kind::Other(other(input, &word)?),
        "api_key" => {
            let (place, wire) = api_key(input, &word)?;
            Kind::ApiKey(place, wire)
        }
        _ => {
            let message = format!("there is no auth method `{text}`: {}", meant(&text, KINDS));
            return Err(syn::Error::new(word.span(), message));
        }
    };
    Ok(Some(Scheme { name: name.unwrap_or(text), kind }))
}

/// `other("Token")`
fn other(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    if !input.peek(token::Paren) {
        let message = "`other` needs the word that stands before the secret in `Authorization`: `other(\"Token\")`";
        return Err(syn::Error::new(word.span(), message));
    }
    let inner;
    parenthesized!(inner in input);
    inner.parse()
}

/// `api_key(header = "X-Key")`
fn api_key(input: ParseStream<'_>, word: &Ident) -> syn::Result<(&'static str, LitStr)> {
    let needs = "`api_key` needs its place and its name there: `api_key(header = \"X-Key\")`, `query` or `cookie`";
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), needs));
    }
    let inner;
    parenthesized!(inner in input);
    let pair = |input: ParseStream<'_>| {
        let place = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        Ok((place, input.parse::<LitStr>()?))
    };
    let pairs: Punctuated<(Ident, LitStr), Token![,]> = inner.parse_terminated(pair, Token![,])?;
    let mut pairs = pairs.into_iter();
    let (Some((place, name)), None) = (pairs.next(), pairs.next()) else {
        return Err(syn::Error::new(word.span(), needs));
    };
    match PLACES.iter().find(|known| place == **known) {
        Some(known) => Ok((known, name)),
        None => {
            let message = format!("a key does not go into `{place}`: {}", meant(&place.to_string(), PLACES));
            Err(syn::Error::new(place.span(), message))
        }
    }
}

/// The method as data.
pub(super) fn emit(scheme: &Scheme) -> TokenStream {
    let name = &scheme.name;
    match &scheme.kind {
        Kind::Bearer => quote!(__abi::bearer(#name)),
        Kind::Basic => quote!(__abi::basic(#name)),
        Kind::Other(word) => quote!(__abi::other_scheme(#name, #word)),
        Kind::ApiKey(place, wire) => {
            let place = match *place {
                "header" => quote!(Header),
                "query" => quote!(Query),
                _ => quote!(Cookie),
            };
            quote!(__abi::api_key(#name, __abi::Place::#place, #wire))
        }
    }
}
