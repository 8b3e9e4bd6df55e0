//! `#[derive(Collection)]`: the endpoints of a collection of records.
//!
//! `#[collection(path = "/pets")] struct Pet { #[collection(id)] id: Option<i64>, name: String }` gives the endpoints
//! `PetListAll` and so on, and functions that create them: `Pet::list_all()`, `Pet::get_record(7)`,
//! `Pet::create_record(&pet)`, `Pet::update_record(7, &pet)`, `Pet::delete_record(7)`.

mod emit;
mod keys;
mod list;
mod operation;
pub(super) mod wire;

use super::arguments::Given;
use super::attribute;
use super::endpoint::field::option_of;
use super::endpoint::structure;
use super::endpoint::template::{self, Template};
use super::errors::{Errors, meant};
use super::node::behavior;
use crate::catalog::presets::{self, Preset};
use connector_tables::language::template::to_path;
use connector_tables::{PagingBuf, View as _};
use keys::{COLLECTION, FIELD};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{ItemStruct, LitStr, Type};

/// A collection that was read.
struct Collection<'a> {
    item: &'a ItemStruct,
    /// Prefix of the types of its endpoints.
    name: Ident,
    template: Template,
    preset: &'static Preset,
    id: Id,
    /// Properties that are not sent.
    silent: Vec<String>,
    error: Option<Type>,
    items: String,
    envelope: String,
    paging: PagingBuf,
    update: String,
    anonymous: bool,
}

/// The id of a record.
struct Id {
    ty: TokenStream,
    /// The name of its property.
    wire: String,
}

pub(super) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = structure(input, "Collection", &mut errors) else { return errors.into_tokens() };
    let collection = read(&item, &mut errors);
    let errors = errors.into_tokens();
    match collection {
        Some(collection) if errors.is_empty() => emit::items(&collection),
        _ => errors,
    }
}

fn read<'a>(item: &'a ItemStruct, errors: &mut Errors) -> Option<Collection<'a>> {
    if !item.generics.params.is_empty() {
        errors
            .report(item.ident.span(), "a record cannot have generics: all records of a collection have the same type");
    }
    let (id, silent) = fields(item, errors);
    let mut declared = attribute::read(&item.attrs, "collection", &COLLECTION, errors);
    let path = declared.text("path");
    if path.is_none() {
        let message = "missing path of the collection: add `#[collection(path = \"/customers\")]`";
        errors.report(item.ident.span(), message);
    }
    let preset = preset(declared.text("preset"), errors);
    let behavior = behavior(&declared, errors);
    let items = declared.text("items").map(|items| items.value());
    let envelope = declared.text("envelope").map(|envelope| member(&envelope, errors));
    let update = declared.take("update").map(|argument| match argument.value {
        Given::Word(word) => word.to_string(),
        _ => String::new(),
    });
    Some(Collection {
        item,
        name: name(item, declared.text("name"), errors),
        template: template::read(single(path?), errors),
        preset,
        id: id?,
        silent,
        error: declared.ty("error"),
        items: items.unwrap_or_else(|| preset.items.to_owned()),
        envelope: envelope.unwrap_or_else(|| preset.envelope.to_owned()),
        paging: behavior.paging.map_or_else(|| preset.paging.to_buf(), |paging| *paging),
        update: update.unwrap_or_else(|| "PUT".to_owned()),
        anonymous: declared.flag("auth"),
    })
}

/// Accepts `{{ shop }}`, as descriptions write it, for `{shop}`.
fn single(path: LitStr) -> LitStr {
    LitStr::new(&to_path(&path.value()), path.span())
}

fn name(item: &ItemStruct, declared: Option<LitStr>, errors: &mut Errors) -> Ident {
    let Some(declared) = declared else { return item.ident.clone() };
    match declared.parse() {
        Ok(name) => name,
        Err(_) => {
            let message = "expected a Rust name such as `Customers`: the names of the endpoints' types start with it";
            errors.report(declared.span(), message);
            item.ident.clone()
        }
    }
}

fn preset(declared: Option<LitStr>, errors: &mut Errors) -> &'static Preset {
    let Some(declared) = declared else { return presets::DEFAULT };
    let value = declared.value();
    presets::find(&value).unwrap_or_else(|| {
        let meant = meant(&value, presets::NAMES.iter().copied());
        errors.report(declared.span(), format!("unknown preset `{value}`: {meant}"));
        presets::DEFAULT
    })
}

/// Reads a pointer to a property of the root.
fn member(text: &LitStr, errors: &mut Errors) -> String {
    let pointer = text.value();
    let name = pointer.trim_start_matches('/');
    if name.contains(['/', '~']) {
        errors.report(text.span(), "an envelope is a property of the root: write a pointer such as `/data`");
    }
    name.to_owned()
}

/// Reads the id, and the properties that only the server sets.
fn fields(item: &ItemStruct, errors: &mut Errors) -> (Option<Id>, Vec<String>) {
    let (mut id, mut silent): (Option<Id>, Vec<String>) = (None, Vec::new());
    for field in &item.fields {
        for argument in attribute::read(&field.attrs, "collection", &FIELD, errors).into_rest() {
            let wire = match &argument.value {
                Given::Text(name) => name.value(),
                _ => wire::name(&item.attrs, field),
            };
            silent.push(wire.clone());
            if argument.name != "id" {
                continue;
            }
            if id.is_some() {
                errors.report(argument.name.span(), "a record has a single id: keep one");
                continue;
            }
            id = Some(Id { ty: option_of(&field.ty).unwrap_or(&field.ty).to_token_stream(), wire });
        }
    }
    if id.is_none() {
        let near = item.fields.iter().find_map(|field| field.ident.as_ref().filter(|ident| *ident == "id"));
        let hint = match near {
            Some(_) => "add `#[collection(id)]` to this field",
            None => "add `#[collection(id)]` to the field that is the id",
        };
        errors.report(near.unwrap_or(&item.ident).span(), format!("the record has no id: {hint}"));
    }
    (id, silent)
}
