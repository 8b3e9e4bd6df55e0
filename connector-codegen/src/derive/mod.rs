//! The derives `Endpoint`, `Collection` and `Connector`: a struct's tokens in, implementations out.
//!
//! Apart from the pipeline because there is no document: the struct is the description. What comes out is the same data
//! that generated clients hold, for the same engine. Nothing here reads a file: a connector from a document is made in
//! `front/connector.rs`.
//!
//! `#[endpoint(GET, "/pets/{id}", output = Pet)] struct GetPet { id: i64 }` gives
//! `impl Endpoint for GetPet { const OPERATION: … = &operation("GET", "GetPet", "/pets/{id}"); … }`.

mod attribute;
mod collection;
pub(crate) mod connector;
mod duration;
mod endpoint;
pub(crate) mod errors;
mod generics;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

/// `#[derive(Endpoint)]`: the implementation, and what is wrong as compile errors.
pub fn endpoint(input: TokenStream) -> TokenStream {
    endpoint::expand(input)
}

/// `#[derive(Collection)]`: the endpoints of the record's collection, and what is wrong as compile errors.
pub fn collection(input: TokenStream) -> TokenStream {
    collection::expand(input)
}

/// `use ::connector_runtime::abi::v1 as __abi;` in a scope of its own, so that no name of the runtime meets one of the
/// user's.
fn scoped(items: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            use ::connector_runtime::abi::v1 as __abi;
            #items
        };
    }
}
