//! One of several types as an enum, and the rules by which the variants are told apart.
//!
//! `oneOf: [Bug, Wish]` is `pub enum Subject { Bug(Bug), Wish(Wish), Unknown(abi::Value) }` with
//! `impl abi::Union for Subject { const RULES … abi::variants!(0 = Bug, 1 = Wish); }` and
//! `abi::union!(Subject { Bug(Bug), Wish(Wish) });`.

use super::docs::docs;
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Ty, Union};
use crate::table::{self, Scope};
use connector_tables::Owned as _;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum, its rules, its reader and writer.
pub(super) fn union(name: &Ident, union: &Union) -> TokenStream {
    let contents = union.variants.iter().map(|variant| {
        let (docs, name, ty) = (docs(&variant.docs), ident(&variant.name), ty::inside(&variant.ty));
        quote!(#docs #name(#ty))
    });
    let (rules, variants, from) = (rules(union), self::variants(union), from(union));
    quote! {
        #[derive(Clone)]
        pub enum #name {
            #(#contents,)*
            /// Another form, kept as it came.
            Unknown(abi::Value),
        }
        impl abi::Union for #name { #rules #variants }
        abi::union!(#name #from);
    }
}

/// `{ Bug(Bug), Text(String), Text(&str) }`: the types from which `From` makes variants.
fn from(union: &Union) -> TokenStream {
    let rows = union.variants.iter().filter_map(|variant| {
        let (name, from) = (ident(&variant.name), variant.from.as_ref()?);
        let borrowed = (*from == Ty::Path("String".to_owned())).then(|| quote!(, #name(&str)));
        let from = ty::inside(from);
        Some(quote!(#name(#from) #borrowed))
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { TokenStream::new() } else { quote!({ #(#rows),* }) }
}

fn rules(union: &Union) -> TokenStream {
    let rules = table::tokens(&union.rules.view().record(), Scope::NAMED);
    quote!(const RULES: &'static abi::Rules = &#rules;)
}

/// `abi::variants!(0 = Bug, 1 = Wish("kind", "wish"));`: the reader and the writer.
fn variants(union: &Union) -> TokenStream {
    let rows = union.variants.iter().enumerate().map(|(at, variant)| {
        let (at, name) = (literal::index(at), ident(&variant.name));
        let tag = match (&union.rules.tag, &variant.add_tag) {
            (Some(tag), Some(value)) => Some(quote!((#tag, #value))),
            _ => None,
        };
        quote!(#at = #name #tag)
    });
    quote!(abi::variants!(#(#rows),*);)
}
