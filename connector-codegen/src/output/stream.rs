//! A tree of modules as one stream, children inline: what the macro gives, and what `include!` reads.
//!
//! `petstore { types { struct Pet } }` is `pub mod types { struct Pet }`. The docs of the root are left out: they
//! would be inner docs, which `include!` refuses.

use crate::emit::{Module, declaration};
use proc_macro2::TokenStream;
use quote::quote;

/// The whole client.
pub fn tokens(module: &Module) -> TokenStream {
    let mut tokens = module.items.clone();
    tokens.extend(module.children.iter().map(|child| {
        let (declaration, inner) = (declaration(child), self::tokens(child));
        quote!(#declaration { #inner })
    }));
    tokens
}
