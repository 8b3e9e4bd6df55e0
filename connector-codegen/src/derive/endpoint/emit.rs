//! The implementation of an endpoint, as tokens.
//!
//! Apart from reading so that the shape of what comes out stands on one page; see the example of the room's head.

use super::check::{Placed, place};
use super::field::{Field, Role, is_option};
use super::{Endpoint, Value};
use crate::derive::errors::Errors;
use crate::derive::generics::{bounds, clause, deserialize, serialize};
use crate::derive::scoped;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

/// The implementation. If anything is wrong, the errors and one that does nothing, so that uses of the struct are no
/// further errors.
pub(super) fn implementation(endpoint: &Endpoint<'_>, mut errors: Errors) -> TokenStream {
    let placed = place(&endpoint.template, &endpoint.fields, &mut errors);
    let errors = errors.into_tokens();
    let (table, fill) = match errors.is_empty() {
        true => (table(endpoint, &placed), fill(&placed)),
        false => (quote!(&__abi::OPERATION), TokenStream::new()),
    };
    let (output, error) = (output(endpoint), error(endpoint));
    let name = &endpoint.item.ident;
    let (params, arguments, _) = endpoint.item.generics.split_for_impl();
    let clause = clause(&endpoint.item.generics, &needs(endpoint));
    let implementation = scoped(&quote! {
        #[automatically_derived]
        impl #params __abi::Endpoint for #name #arguments #clause {
            type Output = #output;
            type Error = #error;
            const OPERATION: &'static __abi::Operation = #table;
            #fill
        }
    });
    quote!(#errors #implementation)
}

/// What the struct's type parameters must have: what is sent can be written, what comes can be read.
fn needs(endpoint: &Endpoint<'_>) -> TokenStream {
    let generics = &endpoint.item.generics;
    let sent = endpoint.fields.iter().filter(|field| is_written(field)).map(|field| field.ty.to_token_stream());
    let values = [Some(&endpoint.output), endpoint.error.as_ref()];
    let came = values.into_iter().flatten().filter_map(|value| match value {
        Value::Json(ty) => Some(ty.to_token_stream()),
        _ => None,
    });
    let mut needs = bounds(generics, sent.collect(), &serialize());
    needs.extend(bounds(generics, came.collect(), &deserialize()));
    needs
}

/// Whether a field's value is written by serde.
fn is_written(field: &Field<'_>) -> bool {
    !matches!(field.role, Role::Skip | Role::Part { file: true, .. } | Role::Body { kind: "bytes", .. })
}

fn output(endpoint: &Endpoint<'_>) -> TokenStream {
    let output = read_as(&endpoint.output);
    if endpoint.behavior.paged { quote!(__abi::Page<#output>) } else { output }
}

fn error(endpoint: &Endpoint<'_>) -> TokenStream {
    endpoint.error.as_ref().map_or_else(|| quote!(__abi::Undeclared), read_as)
}

fn read_as(value: &Value) -> TokenStream {
    match value {
        Value::Unit => quote!(()),
        // What rustc says of the type is to stand at the type.
        Value::Json(ty) => quote_spanned!(ty.span()=> __abi::BySerde<#ty>),
        Value::Text => quote!(::std::string::String),
        Value::Bytes => quote!(__abi::Body),
    }
}

fn table(endpoint: &Endpoint<'_>, placed: &Placed<'_, '_>) -> TokenStream {
    let members = members(endpoint, placed);
    let Endpoint { method, id, template, .. } = endpoint;
    let path = &template.text;
    match members.is_empty() {
        true => quote!(&__abi::operation(#method, #id, #path)),
        false => quote!(&__abi::Operation { #members ..__abi::operation(#method, #id, #path) }),
    }
}

/// The members that say more than nothing.
fn members(endpoint: &Endpoint<'_>, placed: &Placed<'_, '_>) -> TokenStream {
    let mut members = TokenStream::new();
    let params = placed.params.iter().filter_map(|field| param(field));
    if !placed.params.is_empty() {
        members.extend(quote!(params: &[#(#params),*],));
    }
    if let Some(Role::Body { kind, media }) = placed.body.map(|field| &field.role) {
        let kind = quote::format_ident!("{kind}");
        members.extend(quote!(bodies: &[__abi::body::#kind(#media)],));
    } else if !placed.parts.is_empty() {
        members.extend(quote!(bodies: &[__abi::body::multipart("multipart/form-data")],));
    }
    match endpoint.output {
        Value::Unit => members.extend(quote!(replies: &[__abi::empty(200)],)),
        Value::Text => members.extend(quote!(replies: &[__abi::text(200)],)),
        Value::Bytes => members.extend(quote!(replies: &[__abi::bytes(200)],)),
        Value::Json(_) => {}
    }
    if let Some(Value::Text) = endpoint.error {
        members.extend(quote!(errors: &[__abi::text(__abi::DEFAULT)],));
    }
    if endpoint.anonymous {
        members.extend(quote!(security: ::core::option::Option::Some(&[]),));
    }
    let behavior = &endpoint.behavior.members;
    if !behavior.is_empty() {
        members.extend(quote!(behavior: &__abi::Behavior { #behavior ..__abi::BEHAVIOR },));
    }
    members
}

fn param(field: &Field<'_>) -> Option<TokenStream> {
    let Role::Param { place, name, style } = &field.role else { return None };
    let place = quote::format_ident!("{place}");
    Some(quote!(__abi::#place(#name) #style))
}

/// The arguments, one line each.
fn fill(placed: &Placed<'_, '_>) -> TokenStream {
    let arguments = placed.path.iter().chain(&placed.params).enumerate().map(|(index, field)| {
        let member = field.member;
        let value = by_serde(field, &quote!(&self.#member));
        quote!(__draft.arg(#index, #value);)
    });
    let body = placed.body.map(body).or_else(|| parts(&placed.parts));
    let lines: TokenStream = arguments.chain(body).collect();
    if lines.is_empty() {
        return lines;
    }
    quote! {
        fn fill(&self, __draft: &mut __abi::Draft) {
            #lines
        }
    }
}

/// A value to be written by serde. What rustc says of its type is to stand at the field.
fn by_serde(field: &Field<'_>, value: &TokenStream) -> TokenStream {
    quote_spanned!(field.ty.span()=> &__abi::BySerde(#value))
}

fn body(field: &Field<'_>) -> TokenStream {
    let member = field.member;
    let given = |value: TokenStream| match field.role {
        Role::Body { kind: "bytes", .. } => {
            quote!(__draft.body(0, &<__abi::Body as ::core::convert::From<_>>::from(::core::clone::Clone::clone(#value)));)
        }
        _ => {
            let value = by_serde(field, &value);
            quote!(__draft.body(0, #value);)
        }
    };
    if !is_option(field.ty) {
        return given(quote!(&self.#member));
    }
    let given = given(quote!(__body));
    quote!(if let ::core::option::Option::Some(__body) = &self.#member { #given })
}

fn parts(parts: &[&Field<'_>]) -> Option<TokenStream> {
    let pairs = parts.iter().filter_map(|field| {
        let Role::Part { name, file } = &field.role else { return None };
        let member = field.member;
        Some(match file {
            true => quote!((#name, &self.#member)),
            false => {
                let value = by_serde(field, &quote!(&self.#member));
                quote!((#name, #value))
            }
        })
    });
    let pairs: Vec<_> = pairs.collect();
    (!pairs.is_empty()).then(|| quote!(__draft.body(0, &__abi::Parts(&[#(#pairs),*]));))
}
