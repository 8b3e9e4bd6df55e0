//! `#[derive(Collection)]`: a record that gives the endpoints of its collection.
//!
//! `#[collection(path = "/pets")] struct Pet { #[collection(id)] id: Option<i64>, name: String }` gives the endpoints
//! `PetListAll` and so on, as values: `Pet::list_all()`, `Pet::get_record(7)`, `Pet::create_record(&pet)`,
//! `Pet::update_record(7, &pet)`, `Pet::delete_record(7)`.

mod emit;
mod keys;
mod list;
pub(super) mod wire;

use super::attribute::{self, Given};
use super::endpoint::field::option_of;
use super::endpoint::template::{self, Template};
use super::endpoint::{behavior, structure};
use super::errors::{Errors, meant};
use keys::{COLLECTION, FIELD, PRESETS, Preset};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{ItemStruct, LitStr, Type};

/// A collection that was read.
struct Collection<'a> {
    item: &'a ItemStruct,
    /// What the types of its endpoints begin with.
    name: Ident,
    template: Template,
    preset: &'static Preset,
    id: Id,
    /// Members that are not sent.
    silent: Vec<String>,
    error: Option<Type>,
    items: String,
    envelope: String,
    paging: TokenStream,
    update: String,
    anonymous: bool,
}

/// The id of a record.
struct Id {
    ty: TokenStream,
    /// The member's name.
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
        errors.report(item.ident.span(), "a record has no generics: its collection is one of one type");
    }
    let (id, silent) = fields(item, errors);
    let mut said = attribute::read(&item.attrs, "collection", &COLLECTION, errors);
    let path = said.text("path");
    if path.is_none() {
        let message = "the path of the collection is missing: write `#[collection(path = \"/customers\")]`";
        errors.report(item.ident.span(), message);
    }
    let preset = preset(said.text("preset"), errors);
    let paging = said.list("paging").and_then(|(name, list)| behavior::paging(name.span(), list, errors));
    let items = said.text("items").map(|items| behavior::pointer(&items, errors));
    let envelope = said.text("envelope").map(|envelope| member(&envelope, errors));
    let update = said.take("update").map(|argument| match argument.value {
        Given::Word(word) => word.to_string(),
        _ => String::new(),
    });
    Some(Collection {
        item,
        name: name(item, said.text("name"), errors),
        template: template::read(single(path?), errors),
        preset,
        id: id?,
        silent,
        error: said.ty("error"),
        items: items.unwrap_or_else(|| preset.items.to_owned()),
        envelope: envelope.unwrap_or_else(|| preset.envelope.to_owned()),
        paging: paging.unwrap_or_else(|| keys::paging(preset)),
        update: update.unwrap_or_else(|| "PUT".to_owned()),
        anonymous: said.flag("auth"),
    })
}

/// `{{ shop }}`, as descriptions have it, is `{shop}` here.
fn single(path: LitStr) -> LitStr {
    let text = path.value().replace("{{ ", "{").replace(" }}", "}").replace("{{", "{").replace("}}", "}");
    LitStr::new(&text, path.span())
}

fn name(item: &ItemStruct, said: Option<LitStr>, errors: &mut Errors) -> Ident {
    let Some(said) = said else { return item.ident.clone() };
    match said.parse() {
        Ok(name) => name,
        Err(_) => {
            let message = "the types of its endpoints begin with this: a Rust name such as `Customers`";
            errors.report(said.span(), message);
            item.ident.clone()
        }
    }
}

fn preset(said: Option<LitStr>, errors: &mut Errors) -> &'static Preset {
    let [rest, _] = &PRESETS;
    let Some(said) = said else { return rest };
    let value = said.value();
    let found = PRESETS.iter().find(|preset| preset.name == value);
    if found.is_none() {
        let meant = meant(&value, PRESETS.iter().map(|preset| preset.name));
        errors.report(said.span(), format!("there is no preset `{value}`: {meant}"));
    }
    found.unwrap_or(rest)
}

/// The one member that a pointer names.
fn member(text: &LitStr, errors: &mut Errors) -> String {
    let pointer = behavior::pointer(text, errors);
    let name = pointer.trim_start_matches('/');
    if name.contains(['/', '~']) {
        errors.report(text.span(), "an envelope is one member: `/data`");
    }
    name.to_owned()
}

/// The id, and what only the server sets.
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
                errors.report(argument.name.span(), "a record has one id: keep one");
                continue;
            }
            id = Some(Id { ty: option_of(&field.ty).unwrap_or(&field.ty).to_token_stream(), wire });
        }
    }
    if id.is_none() {
        let near = item.fields.iter().find_map(|field| field.ident.as_ref().filter(|ident| *ident == "id"));
        let hint = near.map_or_else(
            || "put `#[collection(id)]` on the field that is".to_owned(),
            |_| "put `#[collection(id)]` on `id`".to_owned(),
        );
        let span = near.unwrap_or(&item.ident).span();
        errors.report(span, format!("nothing says which field is the record's id: {hint}"));
    }
    (id, silent)
}
