//! One field: where its value goes.
//!
//! Apart because a field is read alone; what two fields do to each other is checked in `check.rs`.
//! `#[endpoint(query(comma))] tags: Vec<String>` is the parameter `query("tags").joined()`.

use super::keys::FIELD;
use crate::derive::attribute::{self, Argument, Arguments, Given};
use crate::derive::errors::Errors;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{GenericArgument, LitStr, PathArguments, Type};

/// A field with its role.
pub(super) struct Field<'a> {
    pub(super) member: &'a Ident,
    pub(super) ty: &'a Type,
    pub(super) role: Role,
    /// Where the role was said, or the field.
    pub(super) span: Span,
}

/// Where a value goes.
pub(super) enum Role {
    /// Into the path, at that placeholder. `said`: an attribute says so.
    Path { name: String, said: bool },
    /// A query parameter, header or cookie, and how it becomes text.
    Param { place: &'static str, name: String, style: TokenStream },
    /// The whole body.
    Body { kind: &'static str, media: String },
    /// A part of a multipart body.
    Part { name: String, file: bool },
    /// Nowhere.
    Skip,
}

/// Reads a field.
pub(super) fn read<'a>(field: &'a syn::Field, errors: &mut Errors) -> Option<Field<'a>> {
    let member = field.ident.as_ref()?;
    let mut arguments = attribute::read(&field.attrs, "endpoint", &FIELD, errors).into_rest().into_iter();
    let first = arguments.next();
    if let Some(second) = arguments.next() {
        let message = "a field goes to one place: keep one of these, and make a field for the other";
        errors.report(second.name.span(), message);
    }
    let name = member.unraw().to_string();
    let span = first.as_ref().map_or(member.span(), |argument| argument.name.span());
    let role = match first {
        None if attribute::of_name(&field.attrs, "endpoint").next().is_some() => Role::Skip,
        None => Role::Path { name, said: false },
        Some(argument) => role(argument, name, errors),
    };
    Some(Field { member, ty: &field.ty, role, span })
}

fn role(argument: Argument, member: String, errors: &mut Errors) -> Role {
    let place = argument.name.to_string();
    match (place.as_str(), argument.value) {
        ("path", given) => Role::Path { name: named(given, member), said: true },
        ("query", Given::List(mut list)) => {
            let name = list.text("name").map_or(member, |name| name.value());
            let style = style(list, errors);
            Role::Param { place: "query", name, style }
        }
        ("query", given) => param("query", named(given, member)),
        ("cookie", given) => param("cookie", named(given, member)),
        ("header", Given::Text(name)) => {
            check_header(&name, errors);
            param("header", name.value())
        }
        ("header", _) => param("header", member.replace('_', "-")),
        ("part", given) => Role::Part { name: named(given, member), file: false },
        ("file", given) => Role::Part { name: named(given, member), file: true },
        ("body", given) => body(given),
        _ => Role::Skip,
    }
}

fn named(given: Given, member: String) -> String {
    match given {
        Given::Text(text) => text.value(),
        _ => member,
    }
}

fn param(place: &'static str, name: String) -> Role {
    Role::Param { place, name, style: TokenStream::new() }
}

/// The style's words as methods of the table's row.
fn style(mut list: Arguments, errors: &mut Errors) -> TokenStream {
    let mut methods = TokenStream::new();
    let mut chosen: Option<&str> = None;
    let words = [
        ("comma", quote!(.joined())),
        ("space", quote!(.space())),
        ("pipe", quote!(.pipe())),
        ("deep", quote!(.deep())),
        ("json", quote!(.media("application/json"))),
    ];
    for (word, method) in words {
        let Some(argument) = list.take(word) else { continue };
        if let Some(other) = chosen {
            errors.report(argument.name.span(), format!("`{word}` and `{other}` exclude each other: keep one"));
            continue;
        }
        chosen = Some(word);
        methods.extend(method);
    }
    if list.flag("reserved") {
        methods.extend(quote!(.reserved()));
    }
    methods
}

fn check_header(name: &LitStr, errors: &mut Errors) {
    let text = name.value();
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if text.is_empty() || !text.chars().all(token) {
        errors.report(name.span(), format!("`{text}` is not a header's name: it has letters, digits and `-`"));
    }
}

/// The body's kind and media type, by a word or by the media type itself.
fn body(given: Given) -> Role {
    let (kind, media) = match given {
        Given::Word(word) => match word.to_string().as_str() {
            "form" => ("form", "application/x-www-form-urlencoded"),
            "multipart" => ("multipart", "multipart/form-data"),
            "text" => ("text", "text/plain; charset=utf-8"),
            "bytes" => ("bytes", "application/octet-stream"),
            _ => ("json", "application/json"),
        },
        Given::Text(media) => {
            let media = media.value();
            return Role::Body { kind: kind_of(&media), media };
        }
        _ => ("json", "application/json"),
    };
    Role::Body { kind, media: media.to_owned() }
}

fn kind_of(media: &str) -> &'static str {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => "form",
        json if json.ends_with("/json") || json.ends_with("+json") => "json",
        multipart if multipart.starts_with("multipart/") => "multipart",
        text if text.starts_with("text/") => "text",
        _ => "bytes",
    }
}

/// Whether a type is an `Option`, by its name: a derive sees no more.
pub(super) fn is_option(ty: &Type) -> bool {
    option_of(ty).is_some()
}

/// The type in an `Option`.
pub(in crate::derive) fn option_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => option_of(&group.elem),
        Type::Paren(paren) => option_of(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        }
        _ => None,
    }
}
