//! The root's items: the runtime's names, the local `Client` and `Call`, and the table of the API as a whole.
//!
//! A plan named `petstore` gives `abi::client!(); pub const CONNECTOR: &abi::Connector = &abi::connector("petstore");`.
//! There is no inner attribute and no inner doc: `include!` refuses them.

use super::docs::docs;
use super::ident::ident;
use super::setter;
use crate::plan::{ClientParameter, Plan};
use crate::table::{self, Scope};
use connector_tables::Owned as _;
use proc_macro2::TokenStream;
use quote::quote;

/// The items of the root. Without a client, types need the runtime's names only.
pub(super) fn items(plan: &Plan) -> TokenStream {
    if !plan.client {
        // Aliases do not use it.
        return quote! {
            #[allow(unused_imports)]
            use connector_runtime::abi::v1 as abi;
        };
    }
    let table = table::tokens(&plan.connector.view().record(), Scope::NAMED);
    let parameters = (!plan.parameters.is_empty()).then(|| parameters(&plan.parameters));
    quote! {
        use connector_runtime::abi::v1 as abi;
        abi::client!();
        /// Static description of the API: servers, auth schemes, defaults.
        pub const CONNECTOR: &abi::Connector = &#table;
        #parameters
    }
}

/// A trait, since the builder is a type of the runtime, and its implementation.
fn parameters(all: &[ClientParameter]) -> TokenStream {
    let signature = |one: &ClientParameter| {
        let (name, ty) = (ident(&one.name), setter::accepted(&one.pass));
        quote!(fn #name(self, value: impl abi::Argument<#ty>) -> Self)
    };
    let declared = all.iter().map(|one| {
        let (docs, signature) = (docs(&one.docs), signature(one));
        quote!(#docs #signature;)
    });
    let implemented = all.iter().map(|one| {
        let (variable, signature) = (&one.variable, signature(one));
        quote!(#signature { self.parameter(#variable, value) })
    });
    quote! {
        /// Parameters that are set once, on the builder of the client. A call may set its own value.
        #[allow(dead_code)]
        pub trait ClientParameters: Sized {
            #(#declared)*
        }
        impl ClientParameters for abi::Builder<Client> {
            #(#implemented)*
        }
    }
}
