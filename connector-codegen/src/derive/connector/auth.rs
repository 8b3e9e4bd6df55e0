//! Auth methods in `#[connector(…)]`, one or several by name, read into their tables.
//!
//! `auth(token = bearer, key = api_key(header = "X-Key"))` is `[scheme("token", auth::bearer()), scheme("key",
//! auth::api_key(key(Place::Header, "X-Key")))]`.

use crate::catalog::auth::{self, Form};
use crate::derive::errors::meant;
use connector_tables::{Place, SchemeBuf, SchemeKindBuf, View as _};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{ParseBuffer, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, parenthesized, token};

const PLACES: [Place; 3] = [Place::Header, Place::Query, Place::Cookie];

/// Reads the value of `auth`.
pub(super) fn read(input: ParseStream<'_>) -> syn::Result<Vec<SchemeBuf>> {
    if !input.peek(token::Paren) {
        input.parse::<Token![=]>()?;
        return Ok(scheme(input, None)?.into_iter().collect());
    }
    let inner;
    parenthesized!(inner in input);
    let named = |input: ParseStream<'_>| {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>().map_err(|error| {
            syn::Error::new(error.span(), "several auth methods need a name each: `auth(token = bearer)`")
        })?;
        scheme(input, Some(name.to_string()))
    };
    let all = inner.parse_terminated(named, Token![,])?;
    Ok(all.into_iter().flatten().collect())
}

fn scheme(input: ParseStream<'_>, name: Option<String>) -> syn::Result<Option<SchemeBuf>> {
    let word = input.call(Ident::parse_any)?;
    let text = word.to_string();
    let unknown = |hint: &str| syn::Error::new(word.span(), format!("unknown auth method `{text}`: {hint}"));
    let kind = match auth::form(&text) {
        Some(Form::Nothing) => return Ok(None),
        Some(Form::Http(_, kind)) => kind.to_buf(),
        Some(Form::Parameter) => parameter(input, &word)?,
        Some(Form::Word(kind)) => kind(argument(input, &word)?.value()),
        // A derive has no keys for the fields of these.
        Some(Form::OAuth2(_) | Form::Extension) => {
            return Err(unknown("a derive has no such method; a description has"));
        }
        None => return Err(unknown(&meant(&text, auth::derived()))),
    };
    Ok(Some(SchemeBuf { name: name.unwrap_or(text), kind, ..SchemeBuf::default() }))
}

/// `other("Token")`
fn argument(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    let needs = format!("`{word}` needs the word before the secret in `Authorization`: `{word}(\"Token\")`");
    inside(input, word, &needs)?.parse()
}

/// Opens the parentheses after a word, which needs them.
fn inside<'a>(input: &'a ParseBuffer<'a>, word: &Ident, needs: &str) -> syn::Result<ParseBuffer<'a>> {
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), needs));
    }
    let inner;
    parenthesized!(inner in input);
    Ok(inner)
}

/// `api_key(header = "X-Key")`
fn parameter(input: ParseStream<'_>, word: &Ident) -> syn::Result<SchemeKindBuf> {
    let needs = format!(
        "`{word}` needs the header, query parameter or cookie that it is sent in: `{word}(header = \"X-Key\")`"
    );
    let inner = inside(input, word, &needs)?;
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
    match PLACES.iter().find(|known| place == known.word()) {
        Some(known) => Ok(auth::api_key(*known, name.value())),
        None => {
            let hint = meant(&place.to_string(), PLACES.map(Place::word));
            Err(syn::Error::new(place.span(), format!("`{word}` cannot be sent in `{place}`: {hint}")))
        }
    }
}
