//! One of several types as an enum, and the rules by which the variants are told apart.
//!
//! `oneOf: [Bug, Wish]` is `pub enum Subject { Bug(Bug), Wish(Wish), Unknown(abi::Value) }` with
//! `impl abi::Union for Subject { const RULES … fn read … fn write … }`.

use super::docs::docs;
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Union, UnionVariant};
use crate::table::{self, Scope};
use connector_tables::Owned as _;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum, its rules, its reader and writer.
pub(super) fn union(name: &Ident, union: &Union) -> TokenStream {
    let variants = union.variants.iter().map(|variant| {
        let (docs, name, ty) = (docs(&variant.docs), ident(&variant.name), ty::inside(&variant.ty));
        quote!(#docs #name(#ty))
    });
    let (rules, read, write) = (rules(union), read(&union.variants), write(union));
    quote! {
        #[derive(Clone)]
        pub enum #name {
            #(#variants,)*
            /// Another form, kept as it came.
            Unknown(abi::Value),
        }
        impl abi::Union for #name { #rules #read #write }
        abi::union!(#name);
    }
}

fn rules(union: &Union) -> TokenStream {
    let rules = table::tokens(&union.rules.view().record(), Scope::NAMED);
    quote!(const RULES: &'static abi::Rules = &#rules;)
}

fn read(variants: &[UnionVariant]) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(at, variant)| {
        let (at, name) = (literal::index(at), ident(&variant.name));
        quote!(#at => Some(Self::#name(node.get()?)))
    });
    quote! {
        #[inline]
        fn read(variant: usize, node: abi::Node<'_>) -> Option<Self> {
            match variant { #(#arms,)* _ => Some(Self::Unknown(node.get()?)) }
        }
    }
}

fn write(union: &Union) -> TokenStream {
    let arms = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let tag = match (&union.rules.tag, &variant.add_tag) {
            (Some(tag), Some(value)) => quote!(.tag(#tag, #value)),
            _ => quote!(),
        };
        quote!(Self::#name(value) => w #tag.put(value))
    });
    quote! {
        #[inline]
        fn write(&self, w: &mut abi::Writer) {
            match self { #(#arms,)* Self::Unknown(value) => w.put(value) }
        }
    }
}
