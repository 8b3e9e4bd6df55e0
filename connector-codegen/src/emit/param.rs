//! A parameter as data. What is the usual way of its place is not written.
//!
//! `labels` in the query with `explode: false` is `query("labels").joined()`.

use super::literal;
use crate::plan::{Endpoint, Param};
use crate::spec::{In, Style};
use proc_macro2::TokenStream;
use quote::quote;

/// `path("owner")`
pub(super) fn param(param: &Param) -> TokenStream {
    let name = literal::text(&param.name);
    let place = match param.place {
        In::Path => quote!(path),
        In::Query => quote!(query),
        In::Header => quote!(header),
        In::Cookie => quote!(cookie),
        In::Template => quote!(value),
    };
    let how = match &param.media {
        Some(media) => quote!(.media(#media)),
        None => style(param.style, param.explode, param.reserved),
    };
    let default = param.default.as_deref().map(literal::text).map(|json| quote!(.default(#json)));
    quote!(#place(#name) #how #default)
}

/// `.space().reserved()`: the calls that make the usual form into this one.
pub(super) fn style(style: Style, explode: bool, reserved: bool) -> TokenStream {
    let name = match style {
        Style::Simple | Style::Form => quote!(),
        Style::Label => quote!(.label()),
        Style::Matrix => quote!(.matrix()),
        Style::SpaceDelimited => quote!(.space()),
        Style::PipeDelimited => quote!(.pipe()),
        Style::DeepObject => quote!(.deep()),
    };
    let explode = match (style, explode) {
        (Style::Form, false) => quote!(.joined()),
        (Style::Form | Style::DeepObject, _) | (_, false) => quote!(),
        (_, true) => quote!(.exploded()),
    };
    let reserved = if reserved { quote!(.reserved()) } else { quote!() };
    quote!(#name #explode #reserved)
}

/// The parameters that the table lists: none of the path, if all of them are plain and in the template's order.
pub(super) fn listed(endpoint: &Endpoint) -> &[Param] {
    let inside = endpoint.params.iter().take_while(|param| param.place == In::Path).count();
    let (of_path, others) = endpoint.params.split_at(inside);
    let named = endpoint.path.split('{').skip(1).map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name));
    let plain = |param: &Param| {
        param.style == Style::Simple
            && !param.explode
            && !param.reserved
            && param.media.is_none()
            && param.default.is_none()
    };
    let implied = named.eq(of_path.iter().map(|param| param.name.as_str()))
        && of_path.iter().all(plain)
        && !others.iter().any(|param| param.place == In::Path);
    if implied { others } else { &endpoint.params }
}
