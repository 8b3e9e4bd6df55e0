//! The root's items: the runtime's names, the local `Client` and `Call`, and the table of the API as a whole.
//!
//! A plan named `petstore` gives `abi::client!(); pub const CONNECTOR: &abi::Connector = &abi::connector("petstore");`.
//! There is no inner attribute and no inner doc: `include!` refuses them.

use crate::plan::Plan;
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
    quote! {
        use connector_runtime::abi::v1 as abi;
        abi::client!();
        /// Static description of the API: servers, auth schemes, defaults.
        pub const CONNECTOR: &abi::Connector = &#table;
    }
}
