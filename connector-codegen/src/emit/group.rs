//! One module per group: data, methods, setters, headers.
//!
//! The group `pets` with `handle: None` is
//! `pub mod pets { enum ListPets {} impl Endpoint for ListPets … impl Client { fn list_pets … } }`; with a handle
//! `Pets` the methods stand on `pub struct Pets<'c>(&'c Client)`, which `Client::pets` gives.

use super::docs::{docs, docs_or};
use super::ident::ident;
use super::{Module, allowed, endpoint, header, method, setter, ty};
use crate::plan::{Endpoint, Group, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The module of a group.
pub(super) fn module(group: &Group, plan: &Plan) -> Module {
    let mut items = imports(group);
    items.extend(group.endpoints.iter().map(endpoint::endpoint));
    items.extend(methods(group));
    items.extend(group.endpoints.iter().map(setter::setters));
    items.extend(group.endpoints.iter().map(header::headers));
    let docs =
        if group.docs.is_empty() { vec![format!("Endpoints of `{}`.", group.module)] } else { group.docs.clone() };
    Module { items, allow: allowed(plan), ..Module::new(&group.module, docs) }
}

/// Only what is used: an unused import is a warning to the user.
fn imports(group: &Group) -> TokenStream {
    if group.endpoints.is_empty() && group.handle.is_none() {
        return TokenStream::new();
    }
    if group.endpoints.is_empty() {
        return quote!(
            use super::Client;
        );
    }
    let reply = group.endpoints.iter().any(|endpoint| !endpoint.headers.is_empty()).then(|| quote!(Reply,));
    let types = group.endpoints.iter().any(has_item).then(|| quote!(types,));
    quote! {
        use super::abi::{self, *};
        use super::{Call, Client, #reply #types};
    }
}

fn has_item(endpoint: &Endpoint) -> bool {
    let taken = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    [&endpoint.output, &endpoint.error].into_iter().chain(headers).chain(taken).any(ty::has_item)
}

/// The methods, on `Client` or on the group's handle.
fn methods(group: &Group) -> TokenStream {
    let Some(handle) = &group.handle else {
        let methods = group.endpoints.iter().map(method::on_client);
        return quote!(impl Client { #(#methods)* });
    };
    let (handle, module) = (ident(handle), ident(&group.module));
    let docs = docs_or(&group.docs, &format!("The endpoints of `{module}`."));
    let about = docs_of_handle(&group.module);
    let methods = group.endpoints.iter().map(method::on_handle);
    quote! {
        impl Client {
            #docs
            pub fn #module(&self) -> #handle<'_> { #handle(self) }
        }
        #about
        #[derive(Clone, Copy)]
        pub struct #handle<'c>(&'c Client);
        impl<'c> #handle<'c> { #(#methods)* }
    }
}

fn docs_of_handle(module: &str) -> TokenStream {
    docs(&[format!("The methods of `{module}`, from [`Client::{module}`].")])
}
