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

use crate::table::{Scope, tokens};
use connector_tables::{OperationBuf, Owned as _};
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

/// The parts of an implementation of `Endpoint`.
struct Shell {
    /// Generics of the `impl`: `<'r>`
    params: TokenStream,
    /// The type: `PetCreateRecord<'r>`
    name: TokenStream,
    /// The bounds of the generics.
    clause: TokenStream,
    output: TokenStream,
    error: TokenStream,
    table: OperationBuf,
    /// Lines of `fill`.
    fill: TokenStream,
}

impl Shell {
    fn implementation(&self) -> TokenStream {
        let Self { params, name, clause, output, error, table, fill } = self;
        let table = tokens(&table.view().record(), Scope::DERIVED);
        let fill = (!fill.is_empty()).then(|| quote!(fn fill(&self, __draft: &mut __abi::Draft) { #fill }));
        quote! {
            #[automatically_derived]
            impl #params __abi::Endpoint for #name #clause {
                type Output = #output;
                type Error = #error;
                const OPERATION: &'static __abi::Operation = &#table;
                #fill
            }
        }
    }
}
