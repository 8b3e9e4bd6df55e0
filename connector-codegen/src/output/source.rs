//! A tree of modules as one formatted text.
//!
//! `petstore { types { struct Pet } }` is the header, then `pub mod types { … }`.

use super::stream::tokens;
use super::table;
use crate::emit::Module;
use proc_macro2::TokenStream;

/// The whole client in one file; `header` comes from [`super::header`].
pub fn source(module: &Module, header: &str) -> String {
    file(header, tokens(module))
}

/// One file. Tokens that are no Rust stand as they are: the compiler then says more than we could.
pub(super) fn file(header: &str, tokens: TokenStream) -> String {
    let text = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => table::lay_out(&prettyplease::unparse(&file), &file.items),
        Err(_) => format!("{tokens}\n"),
    };
    format!("// {header}\n{text}")
}
