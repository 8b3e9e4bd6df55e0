//! The generics of a struct on its implementation: each parameter with what its use asks of it.
//!
//! Apart because every derive has them. `struct Add<'a, T> { body: &'a T }` is implemented for `Add<'a, T>`
//! `where T: Serialize`.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Generics, Ident};

/// `T: bound,` for each type parameter that stands in `used`.
pub(super) fn bounds(generics: &Generics, used: TokenStream, bound: &TokenStream) -> TokenStream {
    let names = names(used);
    let params = generics.type_params().map(|param| &param.ident).filter(|ident| names.contains(ident));
    params.map(|ident| quote!(#ident: #bound,)).collect()
}

/// The `where` of a struct, with more in it.
pub(super) fn clause(generics: &Generics, bounds: &TokenStream) -> TokenStream {
    let said = generics.where_clause.as_ref().map(|clause| {
        let predicates = clause.predicates.iter();
        quote!(#(#predicates,)*)
    });
    match (said.is_none(), bounds.is_empty()) {
        (true, true) => TokenStream::new(),
        _ => quote!(where #said #bounds),
    }
}

fn names(tokens: TokenStream) -> Vec<Ident> {
    let within = |tree| match tree {
        TokenTree::Ident(ident) => vec![ident],
        TokenTree::Group(group) => names(group.stream()),
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(within).collect()
}

/// What is sent.
pub(super) fn serialize() -> TokenStream {
    quote!(::connector_runtime::serde::Serialize)
}

/// What comes.
pub(super) fn deserialize() -> TokenStream {
    quote!(::connector_runtime::serde::de::DeserializeOwned)
}
