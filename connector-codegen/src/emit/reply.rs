//! A reply as data: which status, how its body is read, which variant of the enum it is.
//!
//! `404` with text, second of its enum, is `text(404).variant(1)`.

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
    let variant = literal::index(reply.variant);
    let variant = (reply.variant > 0).then(|| quote!(.variant(#variant)));
    let media = reply.media.as_ref().map(|media| quote!(.media(#media)));
    quote!(#kind(#status) #variant #media)
}
