//! An object as a struct with public fields, and its reader and writer: one expression per field.
//!
//! `{required: [id], properties: {id: {type: integer}}}` is `pub struct Pet { pub id: i64 }` with
//! `impl abi::Model for Pet { … id: o.get("id")?, … w.put("id", &self.id); … }`.

use super::docs::{deprecated, docs, docs_or};
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Constant, Field, Presence, Struct, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The struct and what belongs to it.
pub(super) fn structure(name: &Ident, body: &Struct) -> TokenStream {
    let fields = body.fields.iter().map(field);
    let rest = body.rest.as_ref().map(|(name, ty)| {
        let (name, ty) = (ident(name), ty::inside(ty));
        quote! {
            /// Other members.
            pub #name: abi::Map<#ty>,
        }
    });
    let default = (body.sent && !has_required(body)).then(|| quote!(, Default));
    let (inherent, read, write) = (inherent(name, body), read(body), write(body));
    quote! {
        #[derive(Clone #default)]
        pub struct #name { #(#fields)* #rest }
        #inherent
        impl abi::Model for #name { #read #write }
        abi::model!(#name);
    }
}

fn has_required(body: &Struct) -> bool {
    body.fields.iter().any(|field| field.presence == Presence::Required)
}

fn field(field: &Field) -> TokenStream {
    let docs = docs_or(&field.docs, &format!("`{}`", field.wire));
    let deprecated = deprecated(field.deprecated);
    let (name, ty) = (ident(&field.name), ty::inside(&field.ty));
    let ty = match field.presence {
        Presence::Required => ty,
        Presence::Optional => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    };
    quote!(#docs #deprecated pub #name: #ty,)
}

/// Defaults as constants, and `new` where users make values and some member is required.
fn inherent(name: &Ident, body: &Struct) -> TokenStream {
    let constants: Vec<_> = body.fields.iter().filter_map(|field| constant(field, body)).collect();
    let new = (body.sent && has_required(body)).then(|| new(body));
    if constants.is_empty() && new.is_none() {
        return TokenStream::new();
    }
    quote!(impl #name { #(#constants)* #new })
}

fn constant(field: &Field, body: &Struct) -> Option<TokenStream> {
    let (ty, value) = match field.default.as_ref()? {
        Constant::Str(value) => (quote!(&'static str), quote!(#value)),
        Constant::Integer(value) => (quote!(i64), literal::integer(*value)),
        Constant::Float(value) => (quote!(f64), literal::float(*value)),
        Constant::Bool(value) => (quote!(bool), quote!(#value)),
        Constant::Variant(item, variant) => {
            let (item, variant) = (ident(item), ident(variant));
            (quote!(#item), quote!(#item::#variant))
        }
    };
    let docs = docs(&[format!("The default of `{}`: what the server takes if it is not sent.", field.wire)]);
    let name = ident(&format!("DEFAULT_{}", constant_stem(&field.name, body).to_uppercase()));
    Some(quote!(#docs pub const #name: #ty = #value;))
}

/// The field's name without the `_` that a keyword carries, unless another field has that name.
fn constant_stem<'n>(name: &'n str, body: &Struct) -> &'n str {
    let stem = name.trim_end_matches('_');
    let taken = body.fields.iter().any(|field| field.name == stem && field.name != name);
    if taken || stem.is_empty() { name } else { stem }
}

fn new(body: &Struct) -> TokenStream {
    let required = body.fields.iter().filter(|field| field.presence == Presence::Required);
    let arguments = required.map(|field| {
        let (name, ty) = (ident(&field.name), ty::inside(&field.ty));
        if converts(&field.ty) { quote!(#name: impl Into<#ty>) } else { quote!(#name: #ty) }
    });
    let members = body.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Required if converts(&field.ty) => quote!(#name: #name.into()),
            Presence::Required => quote!(#name),
            Presence::Optional | Presence::OptionalNullable => quote!(#name: None),
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

/// Whether `new` takes what can be made into it: text and files.
fn converts(ty: &Ty) -> bool {
    matches!(ty, Ty::Path(path) if matches!(path.as_str(), "String" | "abi::File" | "abi::Body"))
}

fn read(body: &Struct) -> TokenStream {
    let fields = body.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name), literal::text(&field.wire));
        match field.presence {
            Presence::Required => quote!(#name: o.get(#wire)?),
            Presence::Optional | Presence::OptionalNullable => quote!(#name: o.opt(#wire)?),
        }
    });
    let rest = body.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote!(#name: o.rest()?,)
    });
    let object = if is_empty(body) { quote!(_) } else { quote!(o) };
    quote! {
        #[inline]
        fn read(#object: &mut abi::Object<'_>) -> Option<Self> { Some(Self { #(#fields,)* #rest }) }
    }
}

fn write(body: &Struct) -> TokenStream {
    let fields = body.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name), literal::text(&field.wire));
        let read_only = field.read_only.then(|| quote!(.read_only()));
        let secret = field.secret.then(|| quote!(.secret()));
        let put = match field.presence {
            Presence::Required => quote!(put),
            Presence::Optional | Presence::OptionalNullable => quote!(opt),
        };
        quote!(w #read_only #secret.#put(#wire, &self.#name);)
    });
    let rest = body.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote!(w.rest(&self.#name);)
    });
    let writer = if is_empty(body) { quote!(_) } else { quote!(w) };
    quote! {
        #[inline]
        fn write(&self, #writer: &mut abi::Fields<'_>) { #(#fields)* #rest }
    }
}

fn is_empty(body: &Struct) -> bool {
    body.fields.is_empty() && body.rest.is_none()
}
