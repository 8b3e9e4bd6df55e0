//! ListAll: the endpoint that pages, and its optional parameters.
//!
//! Apart from the operations on one record because it has setters: `Pet::list_all().order_by("name")`.

use super::Collection;
use super::emit::{Operation, Parts, read_as, type_name};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The operation.
pub(super) fn operation(collection: &Collection<'_>) -> Operation {
    let record = read_as(collection);
    let params = collection.preset.query.iter().map(|(name, _)| quote!(__abi::query(#name)));
    let params = (!collection.preset.query.is_empty()).then(|| quote!(params: &[#(#params),*],));
    let (items, paging) = (&collection.items, &collection.paging);
    let first = collection.template.names.len();
    let fill = collection.preset.query.iter().enumerate().map(|(at, (name, _))| {
        let (index, member) = (first + at, format_ident!("{name}"));
        quote!(__draft.arg(#index, &self.#member);)
    });
    let fields = collection.preset.query.iter().map(|(name, _)| {
        let member = format_ident!("{name}");
        quote!(#member: ::core::option::Option<::std::string::String>,)
    });
    Operation {
        name: "ListAll",
        method: "GET".to_owned(),
        path: collection.template.text.value(),
        docs: "all records, in pages.".to_owned(),
        output: quote!(__abi::Page<#record>),
        members: quote! {
            #params
            behavior: &__abi::Behavior {
                select: #items,
                paging: ::core::option::Option::Some(&#paging),
                ..__abi::BEHAVIOR
            },
        },
        parts: Parts { fields: fields.collect(), fill: fill.collect(), ..Parts::default() },
    }
}

/// The function of the record that makes it.
pub(super) fn function(collection: &Collection<'_>, list: &Ident) -> TokenStream {
    let vis = &collection.item.vis;
    let members = collection.preset.query.iter().map(|(name, _)| {
        let member = format_ident!("{name}");
        quote!(#member: ::core::option::Option::None)
    });
    quote! {
        /// All records, in pages: `.items()` of its call walks over all of them, `.all(limit)` collects them.
        #vis fn list_all() -> #list {
            #list { #(#members),* }
        }
    }
}

/// A setter for each optional parameter.
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
