//! The generics of a struct on its implementation, with the bounds that each parameter needs.
//!
//! `struct Add<'a, T> { body: &'a T }` is implemented for `Add<'a, T>` `where T: Serialize`.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Generics, Ident};

/// Returns `T: bound,` for each type parameter that `used` contains.
pub(super) fn bounds(generics: &Generics, used: TokenStream, bound: &TokenStream) -> TokenStream {
    let names = names(used);
    let params = generics.type_params().map(|param| &param.ident).filter(|ident| names.contains(ident));
    params.map(|ident| quote!(#ident: #bound,)).collect()
}

/// Returns the `where` clause of a struct, with more bounds.
pub(super) fn clause(generics: &Generics, bounds: &TokenStream) -> TokenStream {
    let declared = generics.where_clause.as_ref().map(|clause| {
        let predicates = clause.predicates.iter();
        quote!(#(#predicates,)*)
    });
    let is_bare = declared.is_none() && bounds.is_empty();
    if is_bare { TokenStream::new() } else { quote!(where #declared #bounds) }
}

fn names(tokens: TokenStream) -> Vec<Ident> {
    let within = |tree| match tree {
        TokenTree::Ident(ident) => vec![ident],
        TokenTree::Group(group) => names(group.stream()),
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(within).collect()
}

/// The bound of types that are sent.
pub(super) fn serialize() -> TokenStream {
    quote!(::connector_runtime::serde::Serialize)
}

/// The bound of types that are received.
pub(super) fn deserialize() -> TokenStream {
    quote!(::connector_runtime::serde::de::DeserializeOwned)
}
