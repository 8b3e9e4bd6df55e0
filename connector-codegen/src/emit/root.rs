//! The root's items: the runtime's names, the local `Client` and `Call`, and the data of the API as a whole.
//!
//! A plan named `petstore` gives `abi::client!(); pub const CONNECTOR: &abi::Connector = &abi::Connector { … };`.
//! No inner attribute and no inner doc stand here: `include!` refuses them.

use super::{behavior, literal, scheme, server, setting};
use crate::plan::{Connector, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The items of the root.
pub(super) fn items(plan: &Plan) -> TokenStream {
    let members = members(&plan.name, &plan.connector);
    quote! {
        use connector_runtime::abi::v1 as abi;
        abi::client!();
        /// What the document says of the API as a whole.
        #[allow(clippy::needless_update)]
        pub const CONNECTOR: &abi::Connector = &abi::Connector { #members ..abi::CONNECTOR };
    }
}

/// The members that say more than nothing.
fn members(name: &str, connector: &Connector) -> TokenStream {
    let name = literal::text(name);
    let mut members = quote!(name: #name,);
    for (member, value) in [(quote!(title), &connector.title), (quote!(version), &connector.version)] {
        if !value.is_empty() {
            let value = literal::text(value);
            members.extend(quote!(#member: #value,));
        }
    }
    if !connector.servers.is_empty() {
        let servers = connector.servers.iter().map(|each| server::server(each, &quote!(abi::)));
        members.extend(quote!(servers: &[#(#servers),*],));
    }
    if !connector.schemes.is_empty() {
        let schemes = connector.schemes.iter().map(scheme::scheme);
        members.extend(quote!(schemes: &[#(#schemes),*],));
    }
    if !connector.security.is_empty() {
        let security = alternatives(&connector.security);
        members.extend(quote!(security: #security,));
    }
    if !connector.variables.is_empty() {
        let variables = connector.variables.iter().map(setting::setting);
        members.extend(quote!(variables: &[#(#variables),*],));
    }
    if !connector.environments.is_empty() {
        let environments = connector.environments.iter().map(setting::environment);
        members.extend(quote!(environments: &[#(#environments),*],));
    }
    members.extend(behavior::member(connector.behavior.as_ref()));
    if let Some(id) = &connector.verify {
        let id = literal::text(id);
        members.extend(quote!(verify: #id,));
    }
    members
}

/// Any one of these lists of schemes: `&[&[], &["token"]]`.
pub(super) fn alternatives(alternatives: &[Vec<String>]) -> TokenStream {
    let each = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#each),*])
}
