//! One module per group: data, methods, setters, headers.
//!
//! The group `pets` with `handle: None` is
//! `pub mod pets { enum ListPets {} impl Endpoint for ListPets … impl Client { fn list_pets … } }`; with a handle
//! `Pets` the methods are on `pub struct Pets(Client)`, which `Client::pets` returns.

use super::docs::{docs, line};
use super::ident::ident;
use super::spread::{Measured, Parts, spread};
use super::{Access, Module, allowed, endpoint, header, method, setter, size, ty};
use crate::plan::name::module_name;
use crate::plan::{Endpoint, Group, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The module of a group.
pub(super) fn module(group: &Group, plan: &Plan) -> Module {
    let all = group.endpoints.iter().map(|endpoint| (endpoint, size::of_endpoint(endpoint))).collect();
    let docs = described(group, format!("Endpoints of `{}`.", group.module));
    let feature = group.feature.clone();
    Module { allow: allowed(plan), access: Access::Public, docs, feature, ..module_of(group, &group.module, all, 0, 1) }
}

/// The lines of a group's docs, and the feature that it requires: `doc(cfg)`, which would show it, is unstable.
fn described(group: &Group, fallback: String) -> Vec<String> {
    let mut docs = if group.docs.is_empty() { vec![fallback] } else { group.docs.clone() };
    let note = group.feature.iter().flat_map(|name| [String::new(), format!("Requires the feature `{name}`.")]);
    docs.extend(note);
    docs
}

/// A module of endpoints. If it is large, endpoints that share a path segment move to private modules in it.
fn module_of(group: &Group, name: &str, all: Vec<Measured<'_, Endpoint>>, depth: usize, at: usize) -> Module {
    let Parts { own, parts, level } = spread(all, at, &|endpoint, at| segment(group, &endpoint.table.path, at));
    let part = |(name, all): (&String, &Vec<_>)| module_of(group, name, all.clone(), depth + 1, level + 1);
    let children: Vec<Module> = parts.iter().map(part).collect();
    let own: Vec<&Endpoint> = own.into_iter().map(|(endpoint, _)| endpoint).collect();
    let exports = children.iter().map(|child| ident(&child.name));
    let mut items = quote!(#(pub use #exports::*;)*);
    items.extend(imports(group, &own, depth));
    items.extend(own.iter().map(|endpoint| endpoint::endpoint(endpoint)));
    items.extend(methods(group, &own, depth));
    items.extend(own.iter().filter_map(|endpoint| setter::setters(endpoint)));
    items.extend(own.iter().filter_map(|endpoint| header::headers(endpoint)));
    Module { access: Access::Private, items, children, ..Module::new(name, Vec::new()) }
}

/// The path segment of that number, from 1, as a module, among those that tell the endpoints of a group apart: neither the group
/// itself nor parameters.
fn segment(group: &Group, path: &str, at: usize) -> Option<String> {
    let says = |text: &&str| !text.is_empty() && !text.contains('{') && text.contains(|c: char| c.is_alphabetic());
    let names = path.split('/').filter(says).map(module_name).filter(|name| *name != group.module);
    names
        .filter(|name| !matches!(name.as_str(), "abi" | "types" | "mod" | "v1" | "v2" | "v3" | "api"))
        .nth(at.saturating_sub(1))
}

/// Imports only the names that are used: users would see a warning about an unused import.
fn imports(group: &Group, endpoints: &[&Endpoint], depth: usize) -> TokenStream {
    let supers = std::iter::repeat_n(quote!(super), depth + 1);
    let root = quote!(#(#supers)::*);
    if endpoints.is_empty() {
        // Only the handle.
        return group.handle.iter().filter(|_| depth == 0).map(|_| quote!(use #root::Client;)).collect();
    }
    let reply = endpoints.iter().any(|endpoint| !endpoint.headers.is_empty()).then(|| quote!(Reply,));
    let types = endpoints.iter().any(|endpoint| has_item(endpoint)).then(|| quote!(types,));
    let client = (group.handle.is_none() || depth == 0).then(|| quote!(Client,));
    let handle = group.handle.as_ref().filter(|_| depth > 0).map(|handle| {
        let (module, handle) = (ident(&group.module), ident(handle));
        quote!(use #root::#module::#handle;)
    });
    quote! {
        use #root::abi::{self, *};
        use #root::{Call, #client #reply #types};
        #handle
    }
}

fn has_item(endpoint: &Endpoint) -> bool {
    let taken = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    [&endpoint.output, &endpoint.error].into_iter().chain(headers).chain(taken).any(ty::has_item)
}

/// The methods, on `Client` or on the group's handle.
fn methods(group: &Group, endpoints: &[&Endpoint], depth: usize) -> TokenStream {
    let Some(handle) = &group.handle else {
        let methods = endpoints.iter().map(|endpoint| method::on_client(endpoint));
        return if endpoints.is_empty() { TokenStream::new() } else { quote!(impl Client { #(#methods)* }) };
    };
    let methods: Vec<_> = endpoints.iter().map(|endpoint| method::on_handle(endpoint)).collect();
    if depth > 0 {
        let handle = ident(handle);
        return quote!(impl #handle { #(#methods)* });
    }
    let (handle, module) = (ident(handle), ident(&group.module));
    let docs = docs(&described(group, format!("The endpoints of `{module}`.")));
    let about = line(&format!("The methods of `{module}`, from [`Client::{module}`]."));
    quote! {
        impl Client {
            #docs
            pub fn #module(&self) -> #handle { #handle(self.clone()) }
        }
        #about
        #[derive(Clone)]
        pub struct #handle(Client);
        impl #handle { #(#methods)* }
    }
}
