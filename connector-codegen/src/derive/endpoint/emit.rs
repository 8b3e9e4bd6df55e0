//! The implementation of `Endpoint`, as tokens: see the example in `mod.rs`.

use super::check::{Placed, place};
use super::field::{Field, Role, is_option};
use super::{Endpoint, Value};
use crate::derive::errors::Errors;
use crate::derive::generics::{bounds, clause, deserialize, serialize};
use crate::derive::{Shell, scoped};
use connector_tables::{self as tables, BodySpecBuf, Form, MediaKind, OperationBuf, View as _};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

/// Returns the implementation. If there are errors, returns them with an empty implementation, so that uses of the
/// struct do not cause further errors.
pub(super) fn implementation(endpoint: &Endpoint<'_>, mut errors: Errors) -> TokenStream {
    let placed = place(&endpoint.template, &endpoint.fields, &mut errors);
    let errors = errors.into_tokens();
    let (table, fill) = match errors.is_empty() {
        true => (table(endpoint, &placed), fill(&placed)),
        false => (OperationBuf::default(), TokenStream::new()),
    };
    let name = &endpoint.item.ident;
    let (params, arguments, _) = endpoint.item.generics.split_for_impl();
    let shell = Shell {
        params: params.to_token_stream(),
        name: quote!(#name #arguments),
        clause: clause(&endpoint.item.generics, &needs(endpoint)),
        output: output(endpoint),
        error: endpoint.error.as_ref().map_or_else(|| quote!(__abi::Undeclared), read_as),
        table,
        fill,
    };
    let implementation = scoped(&shell.implementation());
    quote!(#errors #implementation)
}

/// Returns the bounds of the struct's type parameters: arguments are serialized, responses deserialized.
fn needs(endpoint: &Endpoint<'_>) -> TokenStream {
    let generics = &endpoint.item.generics;
    let sent = endpoint.fields.iter().filter(|field| is_written(field)).map(|field| field.ty.to_token_stream());
    let values = [Some(&endpoint.output), endpoint.error.as_ref()];
    let received = values.into_iter().flatten().filter_map(|value| match value {
        Value::Json(ty) => Some(ty.to_token_stream()),
        _ => None,
    });
    let mut needs = bounds(generics, sent.collect(), &serialize());
    needs.extend(bounds(generics, received.collect(), &deserialize()));
    needs
}

/// Returns `true` if serde writes the value of the field.
fn is_written(field: &Field<'_>) -> bool {
    match &field.role {
        Role::Path { .. } | Role::Param(_) => true,
        Role::Body(body) => !is_bytes(body),
        Role::Part { file, .. } => !file,
        Role::Skip => false,
    }
}

fn is_bytes(body: &BodySpecBuf) -> bool {
    body.kind.row().form == Form::Bytes
}

fn output(endpoint: &Endpoint<'_>) -> TokenStream {
    let output = read_as(&endpoint.output);
    if endpoint.table.behavior.paging.is_some() { quote!(__abi::Page<#output>) } else { output }
}

fn read_as(value: &Value) -> TokenStream {
    match value {
        Value::Unit => quote!(()),
        // So that errors of rustc about the type point to it.
        Value::Json(ty) => quote_spanned!(ty.span()=> __abi::BySerde<#ty>),
        Value::Text => quote!(::std::string::String),
        Value::Bytes => quote!(__abi::Body),
    }
}

/// Completes the table with its parameters, in the order of the arguments, and its bodies.
fn table(endpoint: &Endpoint<'_>, placed: &Placed<'_, '_>) -> OperationBuf {
    let in_path = endpoint.template.names.iter().map(|name| tables::path(name).to_buf());
    let others = placed.params.iter().filter_map(|field| match &field.role {
        Role::Param(param) => Some(param.clone()),
        _ => None,
    });
    let body = match placed.body.map(|field| &field.role) {
        Some(Role::Body(body)) => Some(body.clone()),
        _ if placed.parts.is_empty() => None,
        _ => Some(tables::body::multipart(MediaKind::Multipart.row().default).to_buf()),
    };
    OperationBuf {
        params: in_path.chain(others).collect(),
        bodies: body.into_iter().collect(),
        ..endpoint.table.clone()
    }
}

/// Returns the lines that set the arguments.
fn fill(placed: &Placed<'_, '_>) -> TokenStream {
    let arguments = placed.path.iter().chain(&placed.params).enumerate().map(|(index, field)| {
        let member = field.member;
        let value = by_serde(field, &quote!(&self.#member));
        quote!(__draft.arg(#index, #value);)
    });
    let body = placed.body.map(body).or_else(|| parts(&placed.parts));
    arguments.chain(body).collect()
}

/// Returns a value that serde writes. Errors of rustc about its type point to the field.
fn by_serde(field: &Field<'_>, value: &TokenStream) -> TokenStream {
    quote_spanned!(field.ty.span()=> &__abi::BySerde(#value))
}

fn body(field: &Field<'_>) -> TokenStream {
    let member = field.member;
    let made = |value: TokenStream| match &field.role {
        Role::Body(body) if is_bytes(body) => {
            quote!(<__abi::Body as ::core::convert::From<_>>::from(::core::clone::Clone::clone(#value)))
        }
        _ => quote_spanned!(field.ty.span()=> __abi::BySerde(#value)),
    };
    if is_option(field.ty) {
        let made = made(quote!(__body));
        return quote!(__draft.optional_body(0, ::core::option::Option::as_ref(&self.#member).map(|__body| #made)););
    }
    // Errors of rustc about its type point to the field.
    let (made, span) = (made(quote!(&self.#member)), field.ty.span());
    let value = quote_spanned!(span=> &#made);
    quote!(__draft.body(0, #value);)
}

fn parts(parts: &[&Field<'_>]) -> Option<TokenStream> {
    let pairs = parts.iter().filter_map(|field| {
        let Role::Part { name, file } = &field.role else { return None };
        let member = field.member;
        let value = quote!(&self.#member);
        let value = if *file { value } else { by_serde(field, &value) };
        Some(quote!((#name, #value)))
    });
    let pairs: Vec<_> = pairs.collect();
    (!pairs.is_empty()).then(|| quote!(__draft.body(0, &__abi::Parts(&[#(#pairs),*]));))
}
