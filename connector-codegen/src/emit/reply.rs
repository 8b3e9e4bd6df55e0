//! A reply as data: which status, how its body is read, whose media type where that matters.
//!
//! `404` with text is `text(404)`. Its place in the table is that of its variant in the enum.

use super::ident::ident;
use super::literal;
use crate::plan::Reply;
use crate::spec::Status;
use proc_macro2::TokenStream;
use quote::quote;

/// `json(200)`
pub(super) fn reply(reply: &Reply) -> TokenStream {
    let kind = ident(reply.kind);
    let status = match reply.status {
        Status::Default => quote!(DEFAULT),
        Status::Exact(code) => {
            let code = literal::index(usize::from(code));
            quote!(#code)
        }
        Status::Range(class) => {
            let class = literal::index(usize::from(class));
            quote!(range(#class))
        }
    };
    let media = reply.media.as_ref().map(|media| quote!(.media(#media)));
    quote!(#kind(#status) #media)
}
