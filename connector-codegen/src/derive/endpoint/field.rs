//! One field, and the location of its value in the request.
//!
//! `#[endpoint(query(comma))] tags: Vec<String>` is the parameter `query("tags").explode(false)`. Conflicts between two
//! fields are found in `check.rs`.

use super::keys::FIELD;
use crate::catalog::keys::endpoint::STYLES;
use crate::derive::arguments::{Argument, Arguments, Given};
use crate::derive::attribute;
use crate::derive::errors::Errors;
use connector_tables::language::header::is_token;
use connector_tables::{self as tables, BodySpecBuf, MediaKind, ParamBuf, View as _};
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{GenericArgument, LitStr, PathArguments, Type};

/// A field with its role.
pub(super) struct Field<'a> {
    pub(super) member: &'a Ident,
    pub(super) ty: &'a Type,
    pub(super) role: Role,
    /// The attribute that sets the role, or else the field.
    pub(super) span: Span,
}

/// Location of a value in the request.
pub(super) enum Role {
    /// The path, at the placeholder of that name. It is `declared` if an attribute names it.
    Path { name: String, declared: bool },
    /// A query parameter, header or cookie.
    Param(ParamBuf),
    /// The whole body.
    Body(BodySpecBuf),
    /// A part of a multipart body.
    Part { name: String, file: bool },
    /// Not sent.
    Skip,
}

/// Reads a field.
pub(super) fn read<'a>(field: &'a syn::Field, errors: &mut Errors) -> Option<Field<'a>> {
    let member = field.ident.as_ref()?;
    let mut arguments = attribute::read(&field.attrs, "endpoint", &FIELD, errors).all.into_iter();
    let first = arguments.next();
    if let Some(second) = arguments.next() {
        let message = "a field is sent in one place: keep one of these, and add a field for the other";
        errors.report(second.name.span(), message);
    }
    let name = member.unraw().to_string();
    let span = first.as_ref().map_or(member.span(), |argument| argument.name.span());
    let role = match first {
        None if attribute::of_name(&field.attrs, "endpoint").next().is_some() => Role::Skip,
        None => Role::Path { name, declared: false },
        Some(argument) => role(argument, name, errors),
    };
    Some(Field { member, ty: &field.ty, role, span })
}

fn role(argument: Argument, member: String, errors: &mut Errors) -> Role {
    let place = argument.name.to_string();
    match (place.as_str(), argument.value) {
        ("path", given) => Role::Path { name: named(given, member), declared: true },
        ("query", Given::List(mut list)) => {
            let mut param = tables::query(&list.text("name").map_or(member, |name| name.value())).to_buf();
            style(&mut param, list, errors);
            Role::Param(param)
        }
        ("query", given) => Role::Param(tables::query(&named(given, member)).to_buf()),
        ("cookie", given) => Role::Param(tables::cookie(&named(given, member)).to_buf()),
        ("header", given) => {
            if let Given::Text(name) = &given {
                check_header(name, errors);
            }
            Role::Param(tables::header(&named(given, member.replace('_', "-"))).to_buf())
        }
        (part @ ("part" | "file"), given) => Role::Part { name: named(given, member), file: part == "file" },
        ("body", given) => Role::Body(body(given, errors)),
        _ => Role::Skip,
    }
}

fn named(given: Given, member: String) -> String {
    match given {
        Given::Text(text) => text.value(),
        _ => member,
    }
}

/// Reads the style of a query parameter.
fn style(param: &mut ParamBuf, mut list: Arguments, errors: &mut Errors) {
    let mut chosen: Option<&str> = None;
    // JSON is a media type.
    let styles = STYLES.iter().map(|(word, style, explode)| (*word, Some((*style, *explode))));
    for (word, style) in styles.chain([("json", None)]) {
        let Some(argument) = list.take(word) else { continue };
        if let Some(other) = chosen {
            errors.report(argument.name.span(), format!("`{word}` and `{other}` exclude each other: keep one"));
            continue;
        }
        chosen = Some(word);
        match style {
            Some(style) => (param.style, param.explode) = style,
            None => param.media = Some(MediaKind::Json.row().default.to_owned()),
        }
    }
    param.allow_reserved = list.flag("reserved");
}

fn check_header(name: &LitStr, errors: &mut Errors) {
    let text = name.value();
    if !is_token(&text) {
        errors.report(name.span(), format!("`{text}` is not the name of a header: use letters, digits and `-`"));
    }
}

/// Reads a body: a word, the media type itself, or the one of a codec that the program registers.
fn body(given: Given, errors: &mut Errors) -> BodySpecBuf {
    let of = |kind: MediaKind| (kind, kind.row().default.to_owned());
    let (kind, media) = match given {
        Given::Text(media) => (MediaKind::find(&media.value()), media.value()),
        Given::Word(word) => of(MediaKind::of(&word.to_string()).unwrap_or(MediaKind::Json)),
        Given::List(mut list) => match list.text("custom") {
            Some(media) => {
                check_media(&media, errors);
                (MediaKind::Custom, media.value())
            }
            None => of(MediaKind::Json),
        },
        _ => of(MediaKind::Json),
    };
    BodySpecBuf { kind, media, ..BodySpecBuf::default() }
}

fn check_media(media: &LitStr, errors: &mut Errors) {
    let text = media.value();
    if !text.contains('/') || text.contains('*') {
        let message = format!("`{text}` is not a media type: write the one that the codec is registered for");
        errors.report(media.span(), message);
    }
}

/// Returns `true` if the type is an `Option`, by its name: a derive cannot resolve types.
pub(super) fn is_option(ty: &Type) -> bool {
    option_of(ty).is_some()
}

/// Returns the type in an `Option`.
pub(in crate::derive) fn option_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => option_of(&group.elem),
        Type::Paren(paren) => option_of(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            arguments
                .args
                .iter()
                .find_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None })
        }
        _ => None,
    }
}
