//! How a variant of a union is recognized, as data.
//!
//! An object that must have `kind` is `abi::Rule { kinds: abi::OBJECT, required: &["kind"], ..abi::RULE }`.

use super::literal;
use crate::plan::Rule;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// The rule; what says nothing is not written.
pub(super) fn rule(this: &Rule) -> TokenStream {
    let tags = list(&quote!(tags), texts(&this.tags));
    let kinds = kinds(&this.kinds);
    let required = list(&quote!(required), texts(&this.required));
    let constants = this.constants.iter().map(|(member, values)| {
        let values = values.iter().map(scalar);
        quote!((#member, &[#(#values),*]))
    });
    let constants = list(&quote!(constants), constants.collect());
    let known = list(&quote!(known), texts(&this.known));
    let values = list(&quote!(values), this.values.iter().map(scalar).collect());
    let items = this.items.as_ref().map(|items| {
        let items = rule(items);
        quote!(items: Some(&#items),)
    });
    let inside = this.inside.iter().map(|(member, inner)| {
        let inner = rule(inner);
        quote!((#member, &#inner))
    });
    let inside = list(&quote!(inside), inside.collect());
    quote!(abi::Rule { #tags #kinds #required #constants #known #values #items #inside ..abi::RULE })
}

fn list(member: &TokenStream, each: Vec<TokenStream>) -> TokenStream {
    if each.is_empty() { TokenStream::new() } else { quote!(#member: &[#(#each),*],) }
}

fn texts(texts: &[String]) -> Vec<TokenStream> {
    texts.iter().map(|text| quote!(#text)).collect()
}

/// `kinds: abi::STRING | abi::NULL,`
fn kinds(kinds: &[&'static str]) -> TokenStream {
    let each = kinds.iter().map(|kind| match *kind {
        "null" => quote!(abi::NULL),
        "boolean" => quote!(abi::BOOLEAN),
        "integer" => quote!(abi::INTEGER),
        "number" => quote!(abi::NUMBER),
        "string" => quote!(abi::STRING),
        "array" => quote!(abi::ARRAY),
        _ => quote!(abi::OBJECT),
    });
    if kinds.is_empty() { TokenStream::new() } else { quote!(kinds: #(#each)|*,) }
}

/// A JSON scalar as the runtime compares it.
fn scalar(value: &Value) -> TokenStream {
    let literal = literal::of_kind(value);
    quote!(abi::Literal::#literal)
}
