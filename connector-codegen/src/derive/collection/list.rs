//! ListAll: the endpoint that returns pages, and the setters of its optional parameters.
//!
//! `Pet::list_all().order_by("name")` sets the query parameter `order_by`.

use super::Collection;
use super::emit::{Argument, type_name};
use connector_tables::{self as tables, OperationBuf, View as _};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Returns the optional parameters.
pub(super) fn arguments(collection: &Collection<'_>) -> impl Iterator<Item = Argument> {
    let first = collection.template.names.len();
    collection.preset.query.iter().enumerate().map(move |(at, (name, _))| {
        let (index, member) = (first + at, format_ident!("{name}"));
        Argument {
            field: quote!(#member: ::core::option::Option<::std::string::String>),
            parameter: None,
            value: quote!(#member: ::core::option::Option::None),
            fill: quote!(__draft.arg(#index, &self.#member);),
        }
    })
}

/// Completes the table of the operation.
pub(super) fn complete(collection: &Collection<'_>, table: &mut OperationBuf) {
    table.params.extend(collection.preset.query.iter().map(|(name, _)| tables::query(name).to_buf()));
    table.behavior.select.clone_from(&collection.items);
    table.behavior.paging = Some(Box::new(collection.paging.clone()));
}

/// Returns a setter for each optional parameter.
pub(super) fn setters(collection: &Collection<'_>) -> TokenStream {
    if collection.preset.query.is_empty() {
        return TokenStream::new();
    }
    let (vis, list) = (&collection.item.vis, type_name(collection, "ListAll"));
    let setters = collection.preset.query.iter().map(|(name, docs)| {
        let (member, docs) = (format_ident!("{name}"), format!(" {docs}"));
        quote! {
            #[doc = #docs]
            #[must_use]
            #vis fn #member(mut self, value: impl ::core::fmt::Display) -> Self {
                self.#member = ::core::option::Option::Some(::std::string::ToString::to_string(&value));
                self
            }
        }
    });
    quote! {
        #[allow(dead_code)]
        impl #list {
            #(#setters)*
        }
    }
}
