//! The endpoints of a collection, as tokens: a struct and an implementation for each operation, and the record's functions
//! that create them.
//!
//! `#[collection(path = "/pets")] struct Pet` gives `struct PetGetRecord { id: i64 }` and `Pet::get_record(7)`.

use super::{Collection, list};
use crate::catalog::presets::{below, truncate};
use crate::derive::{Shell, scoped};
use crate::plan::name::method_name;
use connector_tables::language::path::names;
use connector_tables::{self as tables, MediaKind, OperationBuf, View as _};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

/// An operation: its name, method (that of updates is declared), path, arguments and response, and the docs of
/// its struct and of its function.
type Row = ((&'static str, &'static str, Path, &'static [Takes], Returns), [&'static str; 2]);

/// The path of an operation.
#[derive(Clone, Copy)]
enum Path {
    /// The path of the collection.
    All,
    /// The path of a record.
    One,
    /// The path by which all records are deleted.
    Truncate,
}

/// An argument of an operation.
#[derive(Clone, Copy)]
enum Takes {
    /// The id of a record.
    Id,
    /// A record.
    Record,
    /// Some properties of a record, of any type that serde can write.
    Change,
}

/// The response of an operation.
#[derive(Clone, Copy, PartialEq)]
enum Returns {
    Pages,
    Record,
    Created,
    Updated,
    Nothing,
}

/// The operations, in order.
const ROWS: &[Row] = &[
    (
        ("ListAll", "GET", Path::All, &[], Returns::Pages),
        [
            "returns all records, in pages.",
            "lists all records: `.items()` iterates over them, `.all(limit)` collects them.",
        ],
    ),
    (("GetRecord", "GET", Path::One, &[Takes::Id], Returns::Record), ["returns a record.", "fetches a record."]),
    (
        ("CreateRecord", "POST", Path::All, &[Takes::Record], Returns::Created),
        [
            "creates a record, which is sent without its id.",
            "creates a record. Its id is not sent: the server sets it.",
        ],
    ),
    (("UpdateRecord", UPDATE, Path::One, &[Takes::Id, Takes::Record], Returns::Updated), ["replaces a record."; 2]),
    (("DeleteRecord", "DELETE", Path::One, &[Takes::Id], Returns::Nothing), ["deletes a record."; 2]),
];

/// The operations of presets that have more.
const MORE: &[Row] = &[
    (
        ("PatchRecord", "PATCH", Path::One, &[Takes::Id, Takes::Change], Returns::Record),
        ["changes some properties of a record.", "changes the properties of a record that `change` contains."],
    ),
    (("Truncate", "DELETE", Path::Truncate, &[], Returns::Nothing), ["deletes all records."; 2]),
];

/// Stands for the method of updates.
const UPDATE: &str = "";

/// An argument as the parts of the code around it.
pub(super) struct Argument {
    /// Member of the struct: `id: i64`
    pub(super) field: TokenStream,
    /// Parameter of the function, if it has one: `id: impl Into<i64>`
    pub(super) parameter: Option<TokenStream>,
    /// Value of the member: `id: id.into()`
    pub(super) value: TokenStream,
    /// Line of `fill`.
    pub(super) fill: TokenStream,
}

/// Returns everything that the derive generates.
pub(super) fn items(collection: &Collection<'_>) -> TokenStream {
    let more = if collection.preset.has_more { MORE } else { &[] };
    let operations = ROWS.iter().chain(more).map(|row| operation(collection, row));
    let mut parts = [TokenStream::new(), TokenStream::new(), TokenStream::new()];
    operations.for_each(|operation| parts.iter_mut().zip(operation).for_each(|(part, tokens)| part.extend(tokens)));
    let [structs, endpoints, functions] = parts;
    let setters = list::setters(collection);
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
        #[allow(dead_code)]
        impl #record { #functions }
    });
    quote!(#structs #inner)
}

/// Returns the name of an operation's struct: `PetGetRecord`.
pub(super) fn type_name(collection: &Collection<'_>, operation: &str) -> Ident {
    format_ident!("{}{operation}", collection.name)
}

/// Returns an operation's struct, its implementation, and the function that creates it.
fn operation(collection: &Collection<'_>, row: &Row) -> [TokenStream; 3] {
    let ((name, _, _, takes, returns), [about, call]) = row;
    let (vis, ident, table) = (&collection.item.vis, type_name(collection, name), table(collection, row));
    let mut arguments: Vec<Argument> = takes.iter().map(|takes| argument(collection, *takes)).collect();
    if *returns == Returns::Pages {
        arguments.extend(list::arguments(collection));
    }
    let fields = arguments.iter().map(|argument| &argument.field);
    let parameters = arguments.iter().filter_map(|argument| argument.parameter.as_ref());
    let values = arguments.iter().map(|argument| &argument.value);
    // The generics of the struct, those of the function, and those of its result.
    let (generics, own, result) = match takes.last() {
        Some(Takes::Record) => (quote!(<'r>), None, quote!(<'_>)),
        Some(Takes::Change) => (quote!(<'r, P>), Some(quote!(<P>)), quote!(<'_, P>)),
        Some(Takes::Id) | None => (TokenStream::new(), None, TokenStream::new()),
    };
    let docs = format!(" `{} {}`: {about}", table.method, table.path);
    let shell = Shell {
        params: generics.clone(),
        name: quote!(#ident #generics),
        clause: own.as_ref().map(|_| quote!(where P: ::connector_runtime::serde::Serialize)).unwrap_or_default(),
        output: output(collection, *returns),
        error: match &collection.error {
            Some(error) => quote!(__abi::BySerde<#error>),
            None => quote!(__abi::Undeclared),
        },
        table,
        fill: arguments.iter().map(|argument| &argument.fill).cloned().collect(),
    };
    let structure = quote! {
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #ident #generics { #(#fields,)* }
    };
    let (function, docs) = (format_ident!("{}", method_name(name)), format!(" Returns the call that {call}"));
    let function = quote! {
        #[doc = #docs]
        #vis fn #function #own(#(#parameters),*) -> #ident #result {
            #ident { #(#values),* }
        }
    };
    [structure, shell.implementation(), function]
}

/// Returns the whole table of an operation. The placeholders of the path are its first parameters, in order.
fn table(collection: &Collection<'_>, ((name, method, path, takes, returns), _): &Row) -> OperationBuf {
    let path = path_of(collection, *path);
    let mut table = OperationBuf {
        id: format!("{}/{name}", collection.name),
        method: if *method == UPDATE { &collection.update } else { *method }.to_owned(),
        params: names(&path).map(|name| tables::path(name).to_buf()).collect(),
        path,
        security: collection.anonymous.then(Vec::new),
        ..OperationBuf::default()
    };
    if matches!(takes.last(), Some(Takes::Record | Takes::Change)) {
        table.bodies = vec![tables::body::json(MediaKind::Json.row().default).to_buf()];
    }
    match returns {
        Returns::Pages => list::complete(collection, &mut table),
        Returns::Created => table.replies = vec![tables::json(201).to_buf()],
        Returns::Updated if collection.preset.returns_updated => {}
        Returns::Updated | Returns::Nothing => table.replies = vec![tables::empty(200).to_buf()],
        Returns::Record => {}
    }
    table
}

fn path_of(collection: &Collection<'_>, path: Path) -> String {
    let all = collection.template.text.value();
    // Names of placeholders must be unique.
    let id = if collection.template.names.iter().any(|name| name == "id") { "{record_id}" } else { "{id}" };
    match path {
        Path::One => below(&all, id),
        Path::Truncate => truncate(&all),
        Path::All => all,
    }
}

/// Returns the type that reads the output from a response.
fn output(collection: &Collection<'_>, returns: Returns) -> TokenStream {
    let record = &collection.item.ident;
    let record = match collection.envelope.is_empty() {
        true => quote!(__abi::BySerde<#record>),
        false => quote!(__abi::Enveloped<#record>),
    };
    match returns {
        Returns::Pages => quote!(__abi::Page<#record>),
        Returns::Record | Returns::Created => record,
        Returns::Updated if collection.preset.returns_updated => quote!(__abi::Perhaps<#record>),
        Returns::Updated | Returns::Nothing => quote!(()),
    }
}

fn argument(collection: &Collection<'_>, takes: Takes) -> Argument {
    let (name, ty) = match takes {
        Takes::Id => {
            let (ty, index) = (&collection.id.ty, collection.template.names.len());
            return Argument {
                field: quote!(id: #ty),
                parameter: Some(quote!(id: impl ::core::convert::Into<#ty>)),
                value: quote!(id: id.into()),
                fill: quote!(__draft.arg(#index, &__abi::BySerde(&self.id));),
            };
        }
        Takes::Record => (quote!(record), collection.item.ident.to_token_stream()),
        Takes::Change => (quote!(change), quote!(P)),
    };
    let (silent, envelope) = (&collection.silent, &collection.envelope);
    let sent = quote!(__abi::Sent { record: self.#name, without: &[#(#silent),*], envelope: #envelope });
    Argument {
        field: quote!(#name: &'r #ty),
        parameter: Some(quote!(#name: &#ty)),
        value: name,
        fill: quote!(__draft.body(0, &#sent);),
    }
}
