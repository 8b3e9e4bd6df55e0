//! A base URL as data.
//!
//! `https://{region}.example.com` is
//! `server("https://{region}.example.com", "").variables(&[variable("region", "eu", &["eu", "us"])])`.

use crate::plan::Server;
use proc_macro2::TokenStream;
use quote::quote;

/// The server; `prefix` is `abi::` where the runtime's names are not imported.
pub(super) fn server(server: &Server, prefix: &TokenStream) -> TokenStream {
    let (url, summary) = (&server.url, &server.summary);
    let variables = server
        .variables
        .iter()
        .map(|(name, default, values)| quote!(#prefix variable(#name, #default, &[#(#values),*])));
    if server.variables.is_empty() {
        return quote!(#prefix server(#url, #summary));
    }
    quote!(#prefix server(#url, #summary).variables(&[#(#variables),*]))
}
