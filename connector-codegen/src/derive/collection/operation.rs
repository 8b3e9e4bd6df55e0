//! An operation of a collection: its table, and the parts of its struct.
//!
//! `GetRecord` of `Pet` is `struct PetGetRecord { id: i64 }`, which gives a `Pet`.

use super::Collection;
use connector_tables::OperationBuf;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// One operation.
pub(super) struct Operation {
    /// `GetRecord`
    pub(super) name: &'static str,
    /// One line.
    pub(super) docs: String,
    pub(super) output: TokenStream,
    /// All but the id, the path parameters and the security, which `finished` adds.
    pub(super) table: OperationBuf,
    pub(super) parts: Parts,
}

/// The struct of an operation.
#[derive(Default)]
pub(super) struct Parts {
    /// `<'r>`
    pub(super) generics: TokenStream,
    /// The bounds of the generics.
    pub(super) clause: TokenStream,
    /// `id: i64,`
    pub(super) fields: TokenStream,
    /// Lines of `fill`.
    pub(super) fill: TokenStream,
}

/// Returns the name of an operation's struct: `PetGetRecord`.
pub(super) fn type_name(collection: &Collection<'_>, operation: &str) -> Ident {
    format_ident!("{}{operation}", collection.name)
}

/// Returns the type that reads a record from a response.
pub(super) fn read_as(collection: &Collection<'_>) -> TokenStream {
    let record = &collection.item.ident;
    match collection.envelope.is_empty() {
        true => quote!(__abi::BySerde<#record>),
        false => quote!(__abi::Enveloped<#record>),
    }
}
