//! `Plan` to tokens. Prints, decides nothing: names, types and shapes come ready-made from the plan.
//!
//! One file for each kind of item; each quote is one item. Tables are printed by `crate::table`. The only layout made here
//! is that of modules: one for each group, and `types`, which has one for each group if there are many.
//!
//! A plan with one endpoint `ListPets` in the group `pets` gives the modules `petstore { pets { enum ListPets … } types { } }`.

mod afar;
mod alias;
mod bodies;
mod cli;
mod docs;
mod endpoint;
mod enums;
mod group;
mod header;
mod ident;
mod literal;
mod method;
mod replies;
mod rooms;
mod root;
mod row;
mod setter;
mod size;
mod spread;
mod structs;
#[cfg(feature = "format")]
#[cfg(test)]
pub(crate) mod tests;
mod ty;
mod types;
mod union;
mod with;

use crate::plan::{Kind, Plan, Struct};
use proc_macro2::TokenStream;
use quote::quote;

pub use cli::cli;

/// A module of the generated client. With one file, children stand inline; in a crate they are files.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// `issues`; the root's is the client's name.
    pub name: String,
    /// Lines of docs, put before `pub mod`.
    pub docs: Vec<String>,
    /// Visibility in its parent.
    pub access: Access,
    /// The cargo feature that it requires.
    pub feature: Option<String>,
    /// Lints that are of no use in generated code, allowed where the module is declared.
    pub allow: Vec<&'static str>,
    /// The items.
    pub items: TokenStream,
    /// Modules in it, after the items.
    pub children: Vec<Module>,
}

impl Module {
    /// An empty public module.
    fn new(name: &str, docs: Vec<String>) -> Self {
        Module { name: name.to_owned(), docs, ..Module::default() }
    }
}

/// Visibility of a module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Access {
    /// `pub mod pets`
    #[default]
    Public,
    /// `mod shared`: the parent's items re-export what is in it.
    Private,
}

/// Emits a whole client: the root's items, a child per group, and `types`.
pub fn emit(plan: &Plan) -> Module {
    let groups = plan.groups.iter().filter(|_| plan.client);
    let mut children: Vec<Module> = groups.map(|one| group::module(one, plan)).collect();
    children.push(types::module(plan));
    Module { items: root::items(plan), children, ..Module::new(&plan.name, plan.docs.clone()) }
}

/// `pub mod types` with its docs and lints, before `;` or its content.
pub(crate) fn declaration(module: &Module) -> TokenStream {
    let (docs, name) = (docs::docs(&module.docs), ident::ident(&module.name));
    let only = only(module.feature.as_deref());
    // More than five do not fit on one line, and the root may declare hundreds of modules.
    let allow = module.allow.chunks(5).map(|lints| {
        let lints = lints.iter().map(|lint| ident::path(lint));
        quote!(#[allow(#(#lints),*)])
    });
    let access = (module.access == Access::Public).then(|| quote!(pub));
    quote!(#docs #only #(#allow)* #access mod #name)
}

/// `#[cfg(feature = "issues")]`, if there is a feature.
fn only(feature: Option<&str>) -> Option<TokenStream> {
    feature.map(|feature| quote!(#[cfg(feature = #feature)]))
}

/// `//! A pet shop.`: a line of docs inside of what it describes.
pub(crate) fn inner_doc(line: &str) -> TokenStream {
    let line = docs::text(line);
    quote!(#![doc = #line])
}

/// The lints to allow on a module of generated items.
///
/// Lints about style have no reader here, and a newer clippy must not break a build. Docs come from the document.
fn allowed(plan: &Plan) -> Vec<&'static str> {
    // No program uses all of an API, and rustc reports unused items of private modules.
    let mut allow = vec!["clippy::all", "clippy::pedantic", "dead_code", "rustdoc::all", "unused_imports"];
    if uses_deprecated(plan) {
        allow.push("deprecated");
    }
    allow
}

/// Returns `true` if an item names a deprecated one. Only types and fields are used by other items.
fn uses_deprecated(plan: &Plan) -> bool {
    plan.types.iter().any(|item| {
        let is_old = |body: &Struct| body.fields.iter().any(|field| field.deprecated);
        item.deprecated || matches!(&item.kind, Kind::Struct(body) if is_old(body))
    })
}
