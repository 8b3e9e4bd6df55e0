//! The module `endpoints`, and in it one module per group: data, methods, setters, headers.
//!
//! The group `pets` with `handle: None` is
//! `pub mod pets { enum ListPets {} impl Endpoint for ListPets … impl Client { fn list_pets … } }`; with a handle
//! `Pets` the methods stand on `pub struct Pets(Client)`, which `Client::pets` gives.

use super::docs::{docs_or, line};
use super::ident::ident;
use super::{Module, allowed, endpoint, header, method, setter, ty};
use crate::plan::{Endpoint, Group, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The module of all groups.
pub(super) fn endpoints(plan: &Plan) -> Module {
    let docs = vec!["The endpoints, as data and as methods of [`Client`].".to_owned()];
    let children = plan.groups.iter().map(group).collect();
    Module { allow: allowed(plan), children, ..Module::new("endpoints", docs) }
}

fn group(group: &Group) -> Module {
    let mut items = imports(group);
    items.extend(group.endpoints.iter().map(endpoint::endpoint));
    items.extend(methods(group));
    items.extend(group.endpoints.iter().filter_map(setter::setters));
    items.extend(group.endpoints.iter().filter_map(header::headers));
    let docs =
        if group.docs.is_empty() { vec![format!("Endpoints of `{}`.", group.module)] } else { group.docs.clone() };
    Module { items, ..Module::new(&group.module, docs) }
}

/// Only what is used: an unused import is a warning to the user.
fn imports(group: &Group) -> TokenStream {
    if group.endpoints.is_empty() {
        let client = group.handle.iter().map(|_| {
            quote!(
                use super::super::Client;
            )
        });
        return client.collect();
    }
    let reply = group.endpoints.iter().any(|endpoint| !endpoint.headers.is_empty()).then(|| quote!(Reply,));
    let types = group.endpoints.iter().any(has_item).then(|| quote!(types,));
    quote! {
        use super::super::abi::{self, *};
        use super::super::{Call, Client, #reply #types};
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
    let about = line(&format!("The methods of `{module}`, from [`Client::{module}`]."));
    let methods = group.endpoints.iter().map(method::on_handle);
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
