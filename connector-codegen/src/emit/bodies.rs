//! One body in several media types as an enum.
//!
//! JSON or bytes are `pub enum Upload { Json(NewFile), Bytes(abi::Body) }` and
//! `abi::bodies!(Upload { 0 = Json, 1 = Bytes });`.

use super::docs::line;
use super::ident::ident;
use super::{literal, ty};
use crate::plan::{Argument, Endpoint, Pass, Plan, Target, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum and its writers; `media` are the media types by index, for docs.
pub(super) fn bodies(name: &Ident, variants: &[(String, Ty)], media: &[&str]) -> TokenStream {
    let declared = variants.iter().enumerate().map(|(at, (variant, ty))| {
        let docs = line(&format!("`{}`", media.get(at).copied().unwrap_or(variant)));
        let (variant, ty) = (ident(variant), ty::inside(ty));
        quote!(#docs #variant(#ty))
    });
    let indexed = variants.iter().enumerate().map(|(at, (variant, _))| {
        let (at, variant) = (literal::index(at), ident(variant));
        quote!(#at = #variant)
    });
    quote! {
        #[derive(Clone, Debug)]
        pub enum #name { #(#declared),* }
        abi::bodies!(#name { #(#indexed),* });
    }
}

/// The media types of the endpoint that takes this enum.
pub(super) fn media<'p>(item: &str, plan: &'p Plan) -> Vec<&'p str> {
    let takes = |argument: &Argument| match &argument.pass {
        Pass::Ref(Ty::Item(name)) => argument.target == Target::Bodies && name == item,
        _ => false,
    };
    let owns = |endpoint: &&Endpoint| endpoint.arguments.iter().chain(&endpoint.setters).any(takes);
    let endpoint = plan.groups.iter().flat_map(|group| &group.endpoints).find(owns);
    endpoint.map(|endpoint| endpoint.table.bodies.iter().map(|body| body.media.as_str()).collect()).unwrap_or_default()
}
