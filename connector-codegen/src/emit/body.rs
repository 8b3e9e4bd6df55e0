//! A body as data: its media type, and the members that are not written in the usual way.
//!
//! `multipart/form-data` with a PNG in `photo` is
//! `body::multipart("multipart/form-data").parts(&[part("photo").media("image/png")])`.

use super::ident::ident;
use super::{literal, param};
use crate::plan::{Body, Part};
use crate::spec::Style;
use proc_macro2::TokenStream;
use quote::quote;

/// `body::json("application/json")`
pub(super) fn body(body: &Body) -> TokenStream {
    let (kind, media) = (ident(body.kind), literal::text(&body.media));
    let root = body.root.as_deref().map(literal::text).map(|root| quote!(.root(#root)));
    let deep = body.deep.then(|| quote!(.deep()));
    let template = body.template.as_deref().map(literal::text).map(|text| quote!(.template(#text)));
    if body.parts.is_empty() {
        return quote!(body::#kind(#media) #root #deep #template);
    }
    let parts = body.parts.iter().map(part);
    quote!(body::#kind(#media) #root #deep .parts(&[#(#parts),*]) #template)
}

fn part(part: &Part) -> TokenStream {
    let name = literal::text(&part.name);
    let media = part.content_type.as_ref().map(|media| quote!(.media(#media)));
    let style = part.style.map(|(style, explode, reserved)| {
        // Said by name, since a part without a style is written by its media type.
        let form = (style == Style::Form).then(|| quote!(.form()));
        let rest = param::style(style, explode, reserved);
        quote!(#form #rest)
    });
    quote!(part(#name) #media #style)
}
