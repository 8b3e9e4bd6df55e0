//! `Plan` to tokens. Prints, decides nothing.

use proc_macro2::TokenStream;

/// A module of the generated client. With one file, children stand inline; in a crate they are files.
#[derive(Debug, Clone)]
pub struct Module {
    /// `issues`; the root's is the client's name.
    pub name: String,
    /// Lines of docs, put before `pub mod`.
    pub docs: Vec<String>,
    /// The items.
    pub items: TokenStream,
    /// Modules in it, after the items.
    pub children: Vec<Module>,
}

/// stub: until the real one lands.
pub fn emit(plan: &crate::plan::Plan) -> Module {
    let items = quote::quote!(
        pub struct Client;
    );
    Module { name: plan.name.clone(), docs: vec![], items, children: vec![] }
}
