//! What fields do to each other and to the path: each placeholder has a field, each field a place.
//!
//! Apart from reading single fields. `"/pets/{id}"` with the fields `id` and `#[endpoint(query)] tag` gives the argument
//! `id` and the parameter `tag`.

use super::field::{Field, Role, is_option};
use super::template::Template;
use crate::derive::errors::{Errors, list};
use crate::diag::suggest::suggest;
use syn::spanned::Spanned;

/// Fields in the order of arguments: those of the path by its placeholders, then parameters.
#[derive(Default)]
pub(super) struct Placed<'f, 'a> {
    pub(super) path: Vec<&'f Field<'a>>,
    pub(super) params: Vec<&'f Field<'a>>,
    pub(super) body: Option<&'f Field<'a>>,
    pub(super) parts: Vec<&'f Field<'a>>,
}

/// Puts fields in their places; what has none is reported.
pub(super) fn place<'f, 'a>(template: &Template, fields: &'f [Field<'a>], errors: &mut Errors) -> Placed<'f, 'a> {
    let mut placed = Placed::default();
    for field in fields {
        match &field.role {
            Role::Path { name, said } => check_path(template, field, name, *said, errors),
            Role::Param { place, name, .. } => {
                let same = |other: &&&Field<'_>| matches!(&other.role, Role::Param { place: p, name: n, .. } if p == place && n == name);
                if placed.params.iter().find(same).is_some() {
                    errors.report(
                        field.span,
                        format!("the {place} parameter `{name}` is there twice: keep one field of it"),
                    );
                }
                placed.params.push(field);
            }
            Role::Body { .. } => check_body(&mut placed, field, errors),
            Role::Part { .. } => placed.parts.push(field),
            Role::Skip => {}
        }
    }
    if let (Some(body), false) = (placed.body, placed.parts.is_empty()) {
        errors.report(body.span, "there are parts, too, and they are the body: make a part of it, or leave them out");
    }
    for name in &template.names {
        let holds = |field: &&Field<'_>| matches!(&field.role, Role::Path { name: of, .. } if of == name);
        let mut holders = fields.iter().filter(holds);
        placed.path.extend(holders.next());
        if let Some(second) = holders.next() {
            errors.report(second.span, format!("`{{{name}}}` is filled by two fields: keep one"));
        }
    }
    check_placeholders(template, fields, &placed, errors);
    placed
}

/// A field without a place of its own must be in the path.
fn check_path(template: &Template, field: &Field<'_>, name: &str, said: bool, errors: &mut Errors) {
    if !template.whole {
        return;
    }
    if !template.names.iter().any(|known| known == name) {
        let names = template.names.iter().map(String::as_str);
        let hint = match (suggest(name, names.clone()), said) {
            (Some(near), _) => format!("did you mean `{{{near}}}`?"),
            (None, true) if template.names.is_empty() => "it has none".to_owned(),
            (None, true) => format!("it has {}", list(names)),
            (None, false) => {
                "say where it goes: `#[endpoint(query)]`, `header`, `cookie`, `body`, or `skip`".to_owned()
            }
        };
        errors.report(field.span, format!("the path has no `{{{name}}}`: {hint}"));
    } else if is_option(field.ty) {
        errors.report(
            field.ty.span(),
            format!("`{{{name}}}` is a part of the path and cannot be left out: take the type without `Option`"),
        );
    }
}

fn check_body<'f, 'a>(placed: &mut Placed<'f, 'a>, field: &'f Field<'a>, errors: &mut Errors) {
    match placed.body {
        Some(first) => {
            let message = format!(
                "`{}` is the body already: make one struct of both, or `part`s of a multipart body",
                first.member
            );
            errors.report(field.span, message);
        }
        None => placed.body = Some(field),
    }
}

/// A placeholder without a field is reported at the path.
fn check_placeholders(template: &Template, fields: &[Field<'_>], placed: &Placed<'_, '_>, errors: &mut Errors) {
    for name in &template.names {
        let filled = placed.path.iter().any(|field| matches!(&field.role, Role::Path { name: of, .. } if of == name));
        if filled {
            continue;
        }
        let elsewhere = fields.iter().find(|field| field.member == name);
        let hint = match elsewhere {
            Some(_) => format!("the field `{name}` goes elsewhere; leave its attribute out"),
            None => format!("add `{name}: String`, or `#[endpoint(path = \"{name}\")]` on the field that has it"),
        };
        errors.report(template.text.span(), format!("nothing fills `{{{name}}}`: {hint}"));
    }
}
