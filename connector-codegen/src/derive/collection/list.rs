//! ListAll: the endpoint that returns pages, and the setters of its optional parameters.
//!
//! `Pet::list_all().order_by("name")` sets the query parameter `order_by`.

use super::Collection;
use super::operation::{Operation, Parts, read_as, type_name};
use connector_tables::{self as tables, BehaviorBuf, OperationBuf, View as _};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Returns the operation.
pub(super) fn operation(collection: &Collection<'_>) -> Operation {
    let record = read_as(collection);
    let query = collection.preset.query;
    let first = collection.template.names.len();
    let fill = query.iter().enumerate().map(|(at, (name, _))| {
        let (index, member) = (first + at, format_ident!("{name}"));
        quote!(__draft.arg(#index, &self.#member);)
    });
    let fields = query.iter().map(|(name, _)| {
        let member = format_ident!("{name}");
        quote!(#member: ::core::option::Option<::std::string::String>,)
    });
    let behavior = BehaviorBuf {
        select: collection.items.clone(),
        paging: Some(Box::new(collection.paging.clone())),
        ..BehaviorBuf::default()
    };
    Operation {
        name: "ListAll",
        docs: "returns all records, in pages.".to_owned(),
        output: quote!(__abi::Page<#record>),
        table: OperationBuf {
            path: collection.template.text.value(),
            params: query.iter().map(|(name, _)| tables::query(name).to_buf()).collect(),
            behavior: Box::new(behavior),
            ..OperationBuf::default()
        },
        parts: Parts { fields: fields.collect(), fill: fill.collect(), ..Parts::default() },
    }
}

/// Returns the function of the record that creates it.
pub(super) fn function(collection: &Collection<'_>, list: &Ident) -> TokenStream {
    let vis = &collection.item.vis;
    let members = collection.preset.query.iter().map(|(name, _)| {
        let member = format_ident!("{name}");
        quote!(#member: ::core::option::Option::None)
    });
    quote! {
        /// Returns the call that lists all records: `.items()` iterates over them, `.all(limit)` collects them.
        #vis fn list_all() -> #list {
            #list { #(#members),* }
        }
    }
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
