//! The endpoints of a collection, as tokens.
//!
//! Apart from reading so that what comes out stands on one page: a struct and an implementation per operation, and the
//! record's functions that make them.

use super::keys::Updated;
use super::{Collection, list};
use crate::derive::scoped;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

/// One operation.
pub(super) struct Operation {
    /// `GetRecord`
    pub(super) name: &'static str,
    pub(super) method: String,
    pub(super) path: String,
    /// One line.
    pub(super) docs: String,
    pub(super) output: TokenStream,
    /// The table's members, but for what all have.
    pub(super) members: TokenStream,
    pub(super) parts: Parts,
}

/// The struct of an operation.
#[derive(Default)]
pub(super) struct Parts {
    /// `<'r>`
    pub(super) generics: TokenStream,
    /// What its generics must have.
    pub(super) clause: TokenStream,
    /// `id: i64,`
    pub(super) fields: TokenStream,
    /// Lines of `fill`.
    pub(super) fill: TokenStream,
}

/// Everything that the derive gives.
pub(super) fn items(collection: &Collection<'_>) -> TokenStream {
    let list = list::operation(collection);
    let operations = single(collection);
    let structs: TokenStream =
        [&list].into_iter().chain(&operations).map(|operation| structure(collection, operation)).collect();
    let endpoints: TokenStream =
        [&list].into_iter().chain(&operations).map(|operation| endpoint(collection, operation)).collect();
    let setters = list::setters(collection);
    let functions = functions(collection);
    let record = &collection.item.ident;
    let (id, envelope) = (&collection.id.wire, &collection.envelope);
    let inner = scoped(&quote! {
        #[automatically_derived]
        impl __abi::Record for #record {
            const ID: &'static str = #id;
            const ENVELOPE: &'static str = #envelope;
        }
        #endpoints
        #setters
        #functions
    });
    quote!(#structs #inner)
}

/// The name of an operation's struct: `PetGetRecord`.
pub(super) fn type_name(collection: &Collection<'_>, operation: &str) -> Ident {
    format_ident!("{}{operation}", collection.name)
}

fn structure(collection: &Collection<'_>, operation: &Operation) -> TokenStream {
    let Operation { name, method, path, docs, parts, .. } = operation;
    let (vis, ident) = (&collection.item.vis, type_name(collection, name));
    let docs = format!(" `{method} {path}`: {docs}");
    let Parts { generics, fields, .. } = parts;
    quote! {
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #ident #generics { #fields }
    }
}

fn endpoint(collection: &Collection<'_>, operation: &Operation) -> TokenStream {
    let Operation { name, method, path, output, members, parts, .. } = operation;
    let (ident, id) = (type_name(collection, name), format!("{}/{name}", collection.name));
    let Parts { generics, clause, fill, .. } = parts;
    let error = match &collection.error {
        Some(error) => quote!(__abi::BySerde<#error>),
        None => quote!(__abi::Undeclared),
    };
    let security = collection.anonymous.then(|| quote!(security: ::core::option::Option::Some(&[]),));
    let fill = (!fill.is_empty()).then(|| {
        quote! {
            fn fill(&self, __draft: &mut __abi::Draft) {
                #fill
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #generics __abi::Endpoint for #ident #generics #clause {
            type Output = #output;
            type Error = #error;
            const OPERATION: &'static __abi::Operation =
                &__abi::Operation { #members #security ..__abi::operation(#method, #id, #path) };
            #fill
        }
    }
}

/// A record as a reply has it.
pub(super) fn read_as(collection: &Collection<'_>) -> TokenStream {
    let record = &collection.item.ident;
    match collection.envelope.is_empty() {
        true => quote!(__abi::BySerde<#record>),
        false => quote!(__abi::Enveloped<#record>),
    }
}

/// The operations on one record, and on none.
fn single(collection: &Collection<'_>) -> Vec<Operation> {
    let text = collection.template.text.value();
    let path = text.as_str();
    let base = path.trim_end_matches('/');
    // Servers that have `/` at the end of one path have it at the end of all.
    let end = if path.len() > base.len() { "/" } else { "" };
    // No other placeholder may have its name.
    let id = if collection.template.names.iter().any(|name| name == "id") { "record_id" } else { "id" };
    let one = format!("{base}/{{{id}}}{end}");
    let mut all = vec![
        get(collection, &one),
        create(collection, path),
        update(collection, &one),
        nothing("DeleteRecord", &one, "no longer a record.", by_id(collection)),
    ];
    if collection.preset.more {
        all.push(patch(collection, &one));
        let above = base.strip_suffix("/records").unwrap_or(base);
        all.push(nothing("Truncate", &format!("{above}/truncate{end}"), "no records at all.", Parts::default()));
    }
    all
}

fn bodies() -> TokenStream {
    quote!(bodies: &[__abi::body::json("application/json")],)
}

/// A DELETE, whose reply says nothing.
fn nothing(name: &'static str, path: &str, docs: &str, parts: Parts) -> Operation {
    Operation {
        name,
        method: "DELETE".to_owned(),
        path: path.to_owned(),
        docs: docs.to_owned(),
        output: quote!(()),
        members: quote!(replies: &[__abi::empty(200)],),
        parts,
    }
}

fn get(collection: &Collection<'_>, one: &str) -> Operation {
    Operation {
        name: "GetRecord",
        method: "GET".to_owned(),
        path: one.to_owned(),
        docs: "one record.".to_owned(),
        output: read_as(collection),
        members: TokenStream::new(),
        parts: by_id(collection),
    }
}

fn create(collection: &Collection<'_>, path: &str) -> Operation {
    let bodies = bodies();
    Operation {
        name: "CreateRecord",
        method: "POST".to_owned(),
        path: path.to_owned(),
        docs: "a new record, without its id.".to_owned(),
        output: read_as(collection),
        members: quote!(#bodies replies: &[__abi::json(201)],),
        parts: with_record(collection, Parts::default()),
    }
}

fn update(collection: &Collection<'_>, one: &str) -> Operation {
    let (record, bodies) = (read_as(collection), bodies());
    let (output, members) = match collection.preset.updated {
        Updated::Nothing => (quote!(()), quote!(#bodies replies: &[__abi::empty(200)],)),
        Updated::Record => (quote!(__abi::Perhaps<#record>), bodies),
    };
    Operation {
        name: "UpdateRecord",
        method: collection.update.clone(),
        path: one.to_owned(),
        docs: "another content for a record.".to_owned(),
        output,
        members,
        parts: with_record(collection, by_id(collection)),
    }
}

fn patch(collection: &Collection<'_>, one: &str) -> Operation {
    Operation {
        name: "PatchRecord",
        method: "PATCH".to_owned(),
        path: one.to_owned(),
        docs: "a record with some members changed.".to_owned(),
        output: read_as(collection),
        members: bodies(),
        parts: with_change(collection),
    }
}

fn by_id(collection: &Collection<'_>) -> Parts {
    let (ty, index) = (&collection.id.ty, collection.template.names.len());
    Parts {
        fields: quote!(id: #ty,),
        fill: quote!(__draft.arg(#index, &__abi::BySerde(&self.id));),
        ..Parts::default()
    }
}

fn with_record(collection: &Collection<'_>, mut parts: Parts) -> Parts {
    let record = &collection.item.ident;
    parts.generics = quote!(<'r>);
    parts.fields.extend(quote!(record: &'r #record,));
    parts.fill.extend(sent(collection, &quote!(self.record)));
    parts
}

/// A record in part: of any type that serde can write.
fn with_change(collection: &Collection<'_>) -> Parts {
    let mut parts = by_id(collection);
    parts.generics = quote!(<'r, P>);
    parts.clause = quote!(where P: ::connector_runtime::serde::Serialize);
    parts.fields.extend(quote!(change: &'r P,));
    parts.fill.extend(sent(collection, &quote!(self.change)));
    parts
}

fn sent(collection: &Collection<'_>, record: &TokenStream) -> TokenStream {
    let (silent, envelope) = (&collection.silent, &collection.envelope);
    quote!(__draft.body(0, &__abi::Sent { record: #record, without: &[#(#silent),*], envelope: #envelope });)
}

/// The record's functions.
fn functions(collection: &Collection<'_>) -> TokenStream {
    let Collection { item, id, .. } = collection;
    let (vis, record, id) = (&item.vis, &item.ident, &id.ty);
    let name = |operation| type_name(collection, operation);
    let (list, get, create) = (name("ListAll"), name("GetRecord"), name("CreateRecord"));
    let (update, delete) = (name("UpdateRecord"), name("DeleteRecord"));
    let list = list::function(collection, &list);
    let more = collection.preset.more.then(|| more(collection));
    let into = quote!(impl ::core::convert::Into<#id>);
    quote! {
        #[allow(dead_code)]
        impl #record {
            #list

            /// One record.
            #vis fn get_record(id: #into) -> #get {
                #get { id: id.into() }
            }

            /// A new record. What its id is, the server decides: it is not sent.
            #vis fn create_record(record: &#record) -> #create<'_> {
                #create { record }
            }

            /// Another content for a record.
            #vis fn update_record(id: #into, record: &#record) -> #update<'_> {
                #update { id: id.into(), record }
            }

            /// No longer a record.
            #vis fn delete_record(id: #into) -> #delete {
                #delete { id: id.into() }
            }

            #more
        }
    }
}

fn more(collection: &Collection<'_>) -> TokenStream {
    let (vis, id) = (&collection.item.vis, collection.id.ty.to_token_stream());
    let (patch, truncate) = (type_name(collection, "PatchRecord"), type_name(collection, "Truncate"));
    quote! {
        /// A record with some members changed: those that `change` is written with.
        #vis fn patch_record<P>(id: impl ::core::convert::Into<#id>, change: &P) -> #patch<'_, P> {
            #patch { id: id.into(), change }
        }

        /// No records at all: all are deleted.
        #vis fn truncate() -> #truncate {
            #truncate {}
        }
    }
}
