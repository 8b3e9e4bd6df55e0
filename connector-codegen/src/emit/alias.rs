//! Another name for a type, and a type around another where a mere name would be its own part.
//!
//! `Ids` is `pub type Ids = Vec<i64>;`; `Tree` is `pub struct Tree(pub Vec<Tree>);`.

use super::ty;
use crate::plan::Ty;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `pub type Ids = Vec<i64>;`
pub(super) fn alias(name: &Ident, ty: &Ty) -> TokenStream {
    let ty = ty::inside(ty);
    quote!(pub type #name = #ty;)
}

/// `pub struct Tree(pub Vec<Tree>);`
pub(super) fn newtype(name: &Ident, shown: &TokenStream, ty: &Ty) -> TokenStream {
    let ty = ty::inside(ty);
    quote! {
        #[derive(Clone)]
        pub struct #name(pub #ty);
        abi::newtype!(#shown (#ty));
    }
}
