//! An endpoint as a type without values, and its table.
//!
//! `GET /pets` is `pub enum ListPets {}` and
//! `impl Endpoint for ListPets { … const OPERATION: abi::Table = &get("listPets", "/pets"); }`.

use super::docs::line;
use super::ident::ident;
use super::ty;
use crate::plan::Endpoint;
use crate::table::{self, Scope};
use connector_tables::Owned as _;
use proc_macro2::TokenStream;
use quote::quote;

/// The marker and its table.
pub(super) fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let marker = ident(&endpoint.marker);
    let docs = line(&summary(endpoint));
    let (output, error) = (ty::outside(&endpoint.output), ty::outside(&endpoint.error));
    let table = table::tokens(&endpoint.table.view().record(), Scope::IMPORTED);
    quote! {
        #docs
        pub enum #marker {}
        impl abi::Endpoint for #marker {
            type Output = #output;
            type Error = #error;
            const OPERATION: abi::Table = &#table;
        }
    }
}

/// `GET /pets: List all pets.`
fn summary(endpoint: &Endpoint) -> String {
    let head = format!("`{} {}`", endpoint.table.method, endpoint.table.path);
    match endpoint.docs.first() {
        Some(first) if !first.is_empty() && !first.starts_with(&head) => format!("{head}: {first}"),
        _ => head,
    }
}
