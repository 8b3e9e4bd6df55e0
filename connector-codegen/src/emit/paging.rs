//! How a list is given in parts, as a table.
//!
//! `abi::Paging { next: abi::Next::Page(abi::Slot::Query("page"), 1, None), ..abi::PAGING }`

use super::{literal, source};
use crate::spec::In;
use crate::spec::behavior::{Next, Paging, Slot};
use proc_macro2::TokenStream;
use quote::quote;

/// The table.
pub(super) fn paging(paging: &Paging) -> TokenStream {
    let next = next(&paging.next);
    let mut members = quote!(next: #next,);
    if let Some((to, count)) = &paging.size {
        let (to, count) = (slot(to), literal::count(count.unwrap_or(0)));
        members.extend(quote!(size: Some((#to, #count)),));
    }
    for (member, place) in [(quote!(total), &paging.total), (quote!(more), &paging.more)] {
        if let Some(place) = place {
            let place = source::source(place);
            members.extend(quote!(#member: Some(#place),));
        }
    }
    if let Some(count) = paging.max_pages {
        let count = literal::count(count);
        members.extend(quote!(max_pages: #count,));
    }
    quote!(abi::Paging { #members ..abi::PAGING })
}

fn next(next: &Next) -> TokenStream {
    let next = match next {
        Next::Page { to, start, last } => {
            let (to, start, last) = (slot(to), literal::count(*start), source::maybe(last.as_ref()));
            quote!(Page(#to, #start, #last))
        }
        Next::Offset { to, start } => {
            let (to, start) = (slot(to), literal::count(*start));
            quote!(Offset(#to, #start))
        }
        Next::Token { to, from } => {
            let (to, from) = (slot(to), source::source(from));
            quote!(Token(#to, #from))
        }
        Next::LastItem { to, field } => {
            let (to, field) = (slot(to), literal::text(field));
            quote!(LastItem(#to, #field))
        }
        Next::Url(from) => {
            let from = source::source(from);
            quote!(Url(#from))
        }
        Next::Link(rel) => {
            let rel = literal::text(rel);
            quote!(Link(#rel))
        }
    };
    quote!(abi::Next::#next)
}

fn slot(slot: &Slot) -> TokenStream {
    let (kind, name) = match slot {
        Slot::Param(In::Query | In::Template, name) => (quote!(Query), name),
        Slot::Param(In::Header, name) => (quote!(Header), name),
        Slot::Param(In::Cookie, name) => (quote!(Cookie), name),
        Slot::Param(In::Path, name) => (quote!(Path), name),
        Slot::Body(pointer) => (quote!(Body), pointer),
    };
    let name = literal::text(name);
    quote!(abi::Slot::#kind(#name))
}
