//! The derives `Endpoint`, `Collection` and `Connector`: a struct's tokens in, implementations out.
//!
//! There is no document, so the pipeline is not involved: attributes are read into the tables of `connector_tables`, which
//! are printed as those of generated clients are, by `crate::table`. Nothing here reads a file: a connector from a document
//! is made in `front/connector.rs`.
//!
//! `#[endpoint(GET, "/pets/{id}", output = Pet)] struct GetPet { id: i64 }` gives
//! `impl Endpoint for GetPet { const OPERATION: … = &get("GetPet", "/pets/{id}").params(&[path("id")]); … }`.

mod arguments;
mod attribute;
mod collection;
pub(crate) mod connector;
mod endpoint;
pub(crate) mod errors;
mod generics;
mod grammar;
mod literal;
mod node;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

/// Expands `#[derive(Endpoint)]` to the implementation, and its mistakes as compile errors.
pub fn endpoint(input: TokenStream) -> TokenStream {
    endpoint::expand(input)
}

/// Expands `#[derive(Collection)]` to the endpoints of the record's collection, or its mistakes as compile errors.
pub fn collection(input: TokenStream) -> TokenStream {
    collection::expand(input)
}

/// Puts items into a scope with `use ::connector_runtime::abi::v1 as __abi;`, so that names of the runtime do not clash
/// with the user's.
fn scoped(items: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            use ::connector_runtime::abi::v1 as __abi;
            #items
        };
    }
}
