//! The endpoints of a collection, as tokens: a struct and an implementation for each operation, and the record's functions
//! that create them.
//!
//! `#[collection(path = "/pets")] struct Pet` gives `struct PetGetRecord { id: i64 }` and `Pet::get_record(7)`.

use super::operation::{Operation, Parts, read_as, type_name};
use super::{Collection, list};
use crate::derive::scoped;
use crate::table::{Scope, tokens};
use connector_tables::language::path::names;
use connector_tables::{self as tables, BodySpecBuf, MediaKind, OperationBuf, Owned as _, ReplySpecBuf, View as _};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// Returns everything that the derive generates.
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

fn structure(collection: &Collection<'_>, operation: &Operation) -> TokenStream {
    let Operation { name, docs, table, parts, .. } = operation;
    let (vis, ident) = (&collection.item.vis, type_name(collection, name));
    let docs = format!(" `{} {}`: {docs}", table.method, table.path);
    let Parts { generics, fields, .. } = parts;
    quote! {
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #ident #generics { #fields }
    }
}

fn endpoint(collection: &Collection<'_>, operation: &Operation) -> TokenStream {
    let Operation { name, output, parts, .. } = operation;
    let ident = type_name(collection, name);
    let table = finished(collection, operation);
    let table = tokens(&table.view().record(), Scope::DERIVED);
    let Parts { generics, clause, fill, .. } = parts;
    let error = match &collection.error {
        Some(error) => quote!(__abi::BySerde<#error>),
        None => quote!(__abi::Undeclared),
    };
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
            const OPERATION: &'static __abi::Operation = &#table;
            #fill
        }
    }
}

/// Returns the whole table of an operation. The placeholders of the path are its first parameters, in order.
fn finished(collection: &Collection<'_>, operation: &Operation) -> OperationBuf {
    let table = operation.table.clone();
    let in_path = names(&table.path).map(|name| tables::path(name).to_buf());
    OperationBuf {
        id: format!("{}/{}", collection.name, operation.name),
        params: in_path.chain(table.params).collect(),
        security: collection.anonymous.then(Vec::new),
        ..table
    }
}

/// Returns the operations on a single record, and `Truncate`.
fn single(collection: &Collection<'_>) -> Vec<Operation> {
    let text = collection.template.text.value();
    let path = text.as_str();
    let base = path.trim_end_matches('/');
    // A server whose list has `/` at the end of its path has it at the end of all paths.
    let end = if path.len() > base.len() { "/" } else { "" };
    // Names of placeholders must be unique.
    let id = if collection.template.names.iter().any(|name| name == "id") { "record_id" } else { "id" };
    let one = format!("{base}/{{{id}}}{end}");
    let mut all = vec![
        get(collection, &one),
        create(collection, path),
        update(collection, &one),
        delete("DeleteRecord", &one, "deletes a record.", by_id(collection)),
    ];
    if collection.preset.has_more {
        all.push(patch(collection, &one));
        let above = base.strip_suffix("/records").unwrap_or(base);
        all.push(delete("Truncate", &format!("{above}/truncate{end}"), "deletes all records.", Parts::default()));
    }
    all
}

/// Creates the table of an operation.
fn table(method: &str, path: &str) -> OperationBuf {
    OperationBuf { method: method.to_owned(), path: path.to_owned(), ..OperationBuf::default() }
}

/// The JSON body of a record.
fn json() -> Vec<BodySpecBuf> {
    vec![tables::body::json(MediaKind::Json.row().default).to_buf()]
}

/// A response without a body.
fn empty() -> Vec<ReplySpecBuf> {
    vec![tables::empty(200).to_buf()]
}

fn delete(name: &'static str, path: &str, docs: &str, parts: Parts) -> Operation {
    let table = OperationBuf { replies: empty(), ..table("DELETE", path) };
    Operation { name, docs: docs.to_owned(), output: quote!(()), table, parts }
}

fn get(collection: &Collection<'_>, one: &str) -> Operation {
    Operation {
        name: "GetRecord",
        docs: "returns a record.".to_owned(),
        output: read_as(collection),
        table: table("GET", one),
        parts: by_id(collection),
    }
}

fn create(collection: &Collection<'_>, path: &str) -> Operation {
    Operation {
        name: "CreateRecord",
        docs: "creates a record, which is sent without its id.".to_owned(),
        output: read_as(collection),
        table: OperationBuf { bodies: json(), replies: vec![tables::json(201).to_buf()], ..table("POST", path) },
        parts: with_record(collection, Parts::default()),
    }
}

fn update(collection: &Collection<'_>, one: &str) -> Operation {
    let record = read_as(collection);
    let table = OperationBuf { bodies: json(), ..table(&collection.update, one) };
    let (output, table) = match collection.preset.returns_updated {
        false => (quote!(()), OperationBuf { replies: empty(), ..table }),
        true => (quote!(__abi::Perhaps<#record>), table),
    };
    Operation {
        name: "UpdateRecord",
        docs: "replaces a record.".to_owned(),
        output,
        table,
        parts: with_record(collection, by_id(collection)),
    }
}

fn patch(collection: &Collection<'_>, one: &str) -> Operation {
    Operation {
        name: "PatchRecord",
        docs: "changes some properties of a record.".to_owned(),
        output: read_as(collection),
        table: OperationBuf { bodies: json(), ..table("PATCH", one) },
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

/// Some properties of a record, of any type that serde can write.
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

/// Returns the functions of the record.
fn functions(collection: &Collection<'_>) -> TokenStream {
    let Collection { item, id, .. } = collection;
    let (vis, record, id) = (&item.vis, &item.ident, &id.ty);
    let name = |operation| type_name(collection, operation);
    let (list, get, create) = (name("ListAll"), name("GetRecord"), name("CreateRecord"));
    let (update, delete) = (name("UpdateRecord"), name("DeleteRecord"));
    let list = list::function(collection, &list);
    let more = collection.preset.has_more.then(|| more(collection));
    let into = quote!(impl ::core::convert::Into<#id>);
    quote! {
        #[allow(dead_code)]
        impl #record {
            #list

            /// Returns the call that fetches a record.
            #vis fn get_record(id: #into) -> #get {
                #get { id: id.into() }
            }

            /// Returns the call that creates a record. Its id is not sent: the server sets it.
            #vis fn create_record(record: &#record) -> #create<'_> {
                #create { record }
            }

            /// Returns the call that replaces a record.
            #vis fn update_record(id: #into, record: &#record) -> #update<'_> {
                #update { id: id.into(), record }
            }

            /// Returns the call that deletes a record.
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
        /// Returns the call that changes the properties of a record that `change` contains.
        #vis fn patch_record<P>(id: impl ::core::convert::Into<#id>, change: &P) -> #patch<'_, P> {
            #patch { id: id.into(), change }
        }

        /// Returns the call that deletes all records.
        #vis fn truncate() -> #truncate {
            #truncate {}
        }
    }
}
