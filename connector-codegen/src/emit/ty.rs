//! Types of the plan as tokens.
//!
//! `Vec(Item("Pet"))` is `Vec<Pet>` inside the module `types`, and `Vec<types::Pet>` elsewhere.

use super::ident::{ident, path};
use crate::plan::Ty;
use proc_macro2::TokenStream;
use quote::quote;

/// Prints a type as written inside the module `types`.
pub(super) fn inside(ty: &Ty) -> TokenStream {
    tokens(ty, &TokenStream::new())
}

/// Prints a type as written in the other modules.
pub(super) fn outside(ty: &Ty) -> TokenStream {
    tokens(ty, &quote!(types::))
}

fn tokens(ty: &Ty, prefix: &TokenStream) -> TokenStream {
    match ty {
        Ty::Item(name) => {
            let name = ident(name);
            quote!(#prefix #name)
        }
        Ty::Path(text) => path(text),
        Ty::Vec(inner) => around(&quote!(Vec), inner, prefix),
        Ty::Map(inner) => around(&quote!(abi::Map), inner, prefix),
        Ty::Option(inner) => around(&quote!(Option), inner, prefix),
        Ty::Box(inner) => around(&quote!(Box), inner, prefix),
        Ty::Page(inner) => around(&quote!(abi::Page), inner, prefix),
        Ty::Listed(whole, item) => {
            let (whole, item) = (tokens(whole, prefix), tokens(item, prefix));
            quote!(abi::Listed<#whole, #item>)
        }
        Ty::Tuple(parts) => {
            let parts = parts.iter().map(|part| tokens(part, prefix));
            quote!((#(#parts,)*))
        }
        Ty::Unit => quote!(()),
    }
}

fn around(outer: &TokenStream, inner: &Ty, prefix: &TokenStream) -> TokenStream {
    let inner = tokens(inner, prefix);
    quote!(#outer<#inner>)
}

/// Returns `true` if the type names an item of the module `types`.
pub(super) fn has_item(ty: &Ty) -> bool {
    match ty {
        Ty::Item(_) => true,
        Ty::Path(_) | Ty::Unit => false,
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => has_item(inner),
        Ty::Listed(whole, item) => has_item(whole) || has_item(item),
        Ty::Tuple(parts) => parts.iter().any(has_item),
    }
}
