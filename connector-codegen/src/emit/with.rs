//! Setters of structs, by option.
//!
//! Separate from `setter`, which is about calls. `note: Option<String>` has
//! `pub fn with_note(mut self, note: impl Into<String>) -> Self { self.note = Some(note.into()); self }`.

use super::docs::{deprecated, docs};
use super::ident::ident;
use super::structs::converts;
use super::ty;
use crate::plan::{Field, Presence, Ty};
use proc_macro2::TokenStream;
use quote::quote;

/// The setter of a field, if it has one.
pub(super) fn setter(field: &Field) -> Option<TokenStream> {
    let (method, name) = (ident(field.setter.as_ref()?), ident(&field.name));
    let (docs, deprecated) = (docs(&[format!("Sets `{}`.", field.wire)]), deprecated(field.deprecated));
    let inner = ty::inside(&field.ty);
    let (ty, converts) = match field.presence {
        Presence::OptionalNullable => (quote!(abi::Nullable<#inner>), true),
        _ => (inner, converts(&field.ty) || matches!(field.ty, Ty::Option(_) | Ty::Box(_))),
    };
    let (taken, value) = if converts { (quote!(impl Into<#ty>), quote!(#name.into())) } else { (ty, quote!(#name)) };
    let value = if field.presence == Presence::Optional { quote!(Some(#value)) } else { value };
    Some(quote! {
        #docs
        #deprecated
        pub fn #method(mut self, #name: #taken) -> Self {
            self.#name = #value;
            self
        }
    })
}
