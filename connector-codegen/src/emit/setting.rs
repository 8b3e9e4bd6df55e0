//! What a user fills in, and places to call, as data.
//!
//! `abi::Setting { name: "store", required: true, ..abi::SETTING }`

use super::literal;
use crate::spec::{Environment, Setting};
use proc_macro2::TokenStream;
use quote::quote;

/// A value that a user fills in.
pub(super) fn setting(setting: &Setting) -> TokenStream {
    let name = literal::text(&setting.name);
    let mut members = quote!(name: #name,);
    if let Some(label) = &setting.label {
        let label = literal::text(label);
        members.extend(quote!(label: #label,));
    }
    if setting.kind != "string" {
        let kind = setting.kind;
        members.extend(quote!(kind: #kind,));
    }
    if let Some(default) = &setting.default {
        let default = literal::text(&default.to_string());
        members.extend(quote!(default: #default,));
    }
    if !setting.values.is_empty() {
        let values = setting.values.iter().map(|value| literal::text(&value.to_string()));
        members.extend(quote!(values: &[#(#values),*],));
    }
    if let Some(pattern) = &setting.pattern {
        let pattern = literal::text(pattern);
        members.extend(quote!(pattern: #pattern,));
    }
    let facts =
        [(quote!(required), setting.required), (quote!(secret), setting.secret), (quote!(locked), setting.locked)];
    for (fact, _) in facts.iter().filter(|(_, is)| *is) {
        members.extend(quote!(#fact: true,));
    }
    quote!(abi::Setting { #members ..abi::SETTING })
}

/// `abi::Environment { name: "staging", url: "https://staging.example", variables: &[("region", "\"eu\"")] }`
pub(super) fn environment(environment: &Environment) -> TokenStream {
    let name = literal::text(&environment.name);
    let url = literal::text(environment.url.as_deref().unwrap_or_default());
    let variables = environment.variables.iter().map(|(name, value)| {
        let (name, value) = (literal::text(name), literal::text(&value.to_string()));
        quote!((#name, #value))
    });
    quote!(abi::Environment { name: #name, url: #url, variables: &[#(#variables),*] })
}
