//! An object as a struct with public fields, and a table of how each is read and written.
//!
//! `{required: [id], properties: {id: {type: integer}}}` is `pub struct Pet { pub id: i64 }` with
//! `abi::model!(Pet { id = get "id" });`.

use super::docs::{deprecated, docs, docs_or};
use super::ident::{ident, path};
use super::{literal, row, ty, with};
use crate::plan::{Constant, Field, Presence, Struct, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The struct and what belongs to it. `shown`: its name with the one that `{:?}` prints.
pub(super) fn structure(name: &Ident, shown: &TokenStream, body: &Struct) -> TokenStream {
    let fields = body.fields.iter().map(field);
    let rest = body.rest.as_ref().map(|(name, ty)| {
        let (name, ty) = (ident(name), ty::inside(ty));
        quote! {
            /// Other members.
            pub #name: abi::Map<#ty>,
        }
    });
    let default = (body.made && !has_new(body)).then(|| quote!(, Default));
    let (inherent, table) = (inherent(name, body), table(body));
    let closed = body.closed.as_ref().map(|also| {
        let also = (!also.is_empty()).then(|| quote!((#(#also),*)));
        quote!(closed #also)
    });
    quote! {
        #[derive(Clone #default)]
        pub struct #name { #(#fields)* #rest }
        #inherent
        abi::model!(#closed #shown #table);
    }
}

/// Returns `true` if a struct has required or constant fields.
pub(super) fn has_new(body: &Struct) -> bool {
    body.fields.iter().any(|field| field.presence == Presence::Required || field.fixed.is_some())
}

/// The required fields whose values only the user knows.
pub(super) fn arguments(body: &Struct) -> impl Iterator<Item = &Field> {
    body.fields.iter().filter(|field| field.presence == Presence::Required && field.fixed.is_none())
}

fn field(field: &Field) -> TokenStream {
    let docs = docs_or(&field.docs, &format!("`{}`", field.wire));
    let deprecated = deprecated(field.deprecated);
    let (name, ty) = (ident(&field.name), ty::inside(&field.ty));
    let ty = match field.presence {
        Presence::Required => ty,
        Presence::Optional => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(abi::Nullable<#ty>),
    };
    quote!(#docs #deprecated pub #name: #ty,)
}

/// Defaults as constants, and `new` where users make values and some member is required.
fn inherent(name: &Ident, body: &Struct) -> TokenStream {
    let constants: Vec<_> = body.fields.iter().filter_map(|field| constant(field, body)).collect();
    let new = (body.made && has_new(body)).then(|| new(body));
    let setters: Vec<_> = body.fields.iter().filter_map(with::setter).collect();
    if constants.is_empty() && setters.is_empty() && new.is_none() {
        return TokenStream::new();
    }
    let default = (new.is_some() && arguments(body).next().is_none())
        .then(|| quote!(impl Default for #name { fn default() -> Self { Self::new() } }));
    quote!(impl #name { #(#constants)* #new #(#setters)* } #default)
}

fn constant(field: &Field, body: &Struct) -> Option<TokenStream> {
    let (ty, value) = typed(field.default.as_ref()?);
    let docs = docs(&[format!("The default of `{}`: what the server takes if it is not sent.", field.wire)]);
    let name = ident(&format!("DEFAULT_{}", constant_stem(&field.name, body).to_uppercase()));
    Some(quote!(#docs pub const #name: #ty = #value;))
}

/// The type and the value of a constant.
fn typed(constant: &Constant) -> (TokenStream, TokenStream) {
    match constant {
        Constant::Str(value) => (quote!(&'static str), quote!(#value)),
        Constant::Integer(value) => (quote!(i64), literal::integer(*value)),
        Constant::Float(value) => (quote!(f64), literal::float(*value)),
        Constant::Bool(value) => (quote!(bool), quote!(#value)),
        Constant::Variant(item, variant) => {
            let (item, variant) = (path(item), ident(variant));
            (quote!(#item), quote!(#item::#variant))
        }
    }
}

/// The field's name without the `_` that a keyword carries, unless another field has that name.
fn constant_stem<'n>(name: &'n str, body: &Struct) -> &'n str {
    let stem = name.trim_end_matches('_');
    let taken = body.fields.iter().any(|field| field.name == stem && field.name != name);
    if taken || stem.is_empty() { name } else { stem }
}

fn new(body: &Struct) -> TokenStream {
    let arguments = arguments(body).map(|field| {
        let (name, ty) = (ident(&field.name), ty::inside(&field.ty));
        if converts(&field.ty) { quote!(#name: impl Into<#ty>) } else { quote!(#name: #ty) }
    });
    let members = body.fields.iter().map(|field| {
        let name = ident(&field.name);
        match (field.presence, field.fixed.as_ref().map(value)) {
            (Presence::Required, Some(value)) => quote!(#name: #value),
            (Presence::Required, None) if converts(&field.ty) => quote!(#name: #name.into()),
            (Presence::Required, None) => quote!(#name),
            (Presence::Optional, Some(value)) => quote!(#name: Some(#value)),
            (Presence::Optional, None) => quote!(#name: None),
            (Presence::OptionalNullable, _) => quote!(#name: abi::Nullable::Absent),
        }
    });
    let rest = body.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote!(#name: abi::Map::new(),)
    });
    quote! {
        /// With the required members; the others are absent.
        pub fn new(#(#arguments),*) -> Self { Self { #(#members,)* #rest } }
    }
}

/// A constant as a value of its field.
fn value(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Str(value) => quote!(#value.into()),
        other => typed(other).1,
    }
}

/// Returns `true` if `new` accepts any type that converts into the field's: text and files.
pub(super) fn converts(ty: &Ty) -> bool {
    matches!(ty, Ty::Path(path) if matches!(path.as_str(), "String" | "abi::File" | "abi::Body"))
}

/// One row per field: how it is read and written, its name on the wire, and what else is known of it.
fn table(body: &Struct) -> TokenStream {
    let rows = body.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name), literal::text(&field.wire));
        let how = row::how(field);
        let read_only = field.read_only.then(|| quote!(read_only));
        let secret = field.secret.then(|| quote!(secret));
        quote!(#name = #how #wire #read_only #secret)
    });
    let rest = body.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote!(#name = rest)
    });
    let rows = rows.chain(rest);
    quote!({ #(#rows),* })
}
