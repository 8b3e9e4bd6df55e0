//! A place in a reply, as data.
//!
//! `/meta/total` is `abi::Source::Body("/meta/total")`.

use super::literal;
use crate::spec::behavior::Source;
use proc_macro2::TokenStream;
use quote::quote;

/// The place.
pub(super) fn source(source: &Source) -> TokenStream {
    match source {
        Source::Body(pointer) => {
            let pointer = literal::text(pointer);
            quote!(abi::Source::Body(#pointer))
        }
        Source::Header(name) => {
            let name = literal::text(name);
            quote!(abi::Source::Header(#name))
        }
        Source::Status => quote!(abi::Source::Status),
    }
}

/// The place, if there is one: `Some(…)`, `None`.
pub(super) fn maybe(place: Option<&Source>) -> TokenStream {
    match place.map(source) {
        Some(place) => quote!(Some(#place)),
        None => quote!(None),
    }
}
