//! Several replies of one endpoint as an enum.
//!
//! `201` with an issue and `202` are `pub enum CreateReply { Created(Issue), Accepted }` and
//! `abi::replies!(CreateReply { 0 = Created(Issue), 1 = Accepted });`.

use super::docs::docs;
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{ReplyVariant, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum and its readers.
pub(super) fn replies(name: &Ident, variants: &[ReplyVariant]) -> TokenStream {
    let declared = variants.iter().map(|variant| {
        let (docs, variant) = (docs(&variant.docs), form(variant));
        quote!(#docs #variant)
    });
    let indexed = variants.iter().enumerate().map(|(at, variant)| {
        let (at, variant) = (literal::index(at), form(variant));
        quote!(#at = #variant)
    });
    quote! {
        #[derive(Clone, Debug)]
        pub enum #name { #(#declared),* }
        abi::replies!(#name { #(#indexed),* });
    }
}

/// `Created(Issue)`, or `Accepted` where there is no content.
fn form(variant: &ReplyVariant) -> TokenStream {
    let name = ident(&variant.name);
    if variant.ty == Ty::Unit {
        return quote!(#name);
    }
    let ty = ty::inside(&variant.ty);
    quote!(#name(#ty))
}
