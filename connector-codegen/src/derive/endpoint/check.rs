//! All fields together: each placeholder of the path needs a field, and no two fields may be sent in the same place.
//!
//! `"/pets/{id}"` with the fields `id` and `#[endpoint(query)] tag` gives the arguments `id` and `tag`.

use super::field::{Field, Role, is_option};
use super::template::Template;
use crate::derive::errors::{Errors, list};
use crate::diag::suggest::suggest;
use connector_tables::ParamBuf;
use syn::spanned::Spanned;

/// Fields in the order of the arguments: those of the path by its placeholders, then the other parameters.
#[derive(Default)]
pub(super) struct Placed<'f, 'a> {
    pub(super) path: Vec<&'f Field<'a>>,
    pub(super) params: Vec<&'f Field<'a>>,
    pub(super) body: Option<&'f Field<'a>>,
    pub(super) parts: Vec<&'f Field<'a>>,
}

/// Sorts the fields by their location in the request. Conflicts and missing fields are reported.
pub(super) fn place<'f, 'a>(template: &Template, fields: &'f [Field<'a>], errors: &mut Errors) -> Placed<'f, 'a> {
    let mut placed = Placed::default();
    for field in fields {
        match &field.role {
            Role::Path { name, declared } => check_path(template, field, name, *declared, errors),
            Role::Param(param) => {
                check_param(&placed, field, param, errors);
                placed.params.push(field);
            }
            Role::Body(_) => check_body(&mut placed, field, errors),
            Role::Part { .. } => placed.parts.push(field),
            Role::Skip => {}
        }
    }
    if let (Some(body), false) = (placed.body, placed.parts.is_empty()) {
        errors.report(
            body.span,
            "the parts of this endpoint are its body: make this field a `part` too, or remove the parts",
        );
    }
    for name in &template.names {
        let holds = |field: &&Field<'_>| matches!(&field.role, Role::Path { name: of, .. } if of == name);
        let mut holders = fields.iter().filter(holds);
        match (holders.next(), holders.next()) {
            (None, _) => missing(template, fields, name, errors),
            (Some(first), second) => {
                placed.path.push(first);
                if let Some(second) = second {
                    errors.report(second.span, format!("two fields fill `{{{name}}}`: keep one"));
                }
            }
        }
    }
    placed
}

/// Reports a second field for one parameter.
fn check_param(placed: &Placed<'_, '_>, field: &Field<'_>, param: &ParamBuf, errors: &mut Errors) {
    let ParamBuf { place, name, .. } = param;
    let same =
        |other: &&Field<'_>| matches!(&other.role, Role::Param(other) if other.place == *place && other.name == *name);
    if placed.params.iter().copied().any(|other| same(&other)) {
        errors.report(field.span, format!("two fields set the {place} parameter `{name}`: keep one"));
    }
}

/// Reports a field that is neither in the path nor sent in another place.
fn check_path(template: &Template, field: &Field<'_>, name: &str, declared: bool, errors: &mut Errors) {
    if !template.whole {
        return;
    }
    if !template.names.iter().any(|known| known == name) {
        let names = template.names.iter().map(String::as_str);
        let hint = match (suggest(name, names.clone()), declared) {
            (Some(near), _) => format!("did you mean `{{{near}}}`?"),
            (None, true) if template.names.is_empty() => "it has no placeholders".to_owned(),
            (None, true) => format!("it has {}", list(names)),
            (None, false) => {
                "add `#[endpoint(query)]`, `header`, `cookie`, `body`, `part` or `skip` to the field".to_owned()
            }
        };
        errors.report(field.span, format!("the path has no `{{{name}}}`: {hint}"));
    } else if is_option(field.ty) {
        errors
            .report(field.ty.span(), format!("`{{{name}}}` is required, since it is in the path: remove the `Option`"));
    }
}

fn check_body<'f, 'a>(placed: &mut Placed<'f, 'a>, field: &'f Field<'a>, errors: &mut Errors) {
    match placed.body {
        Some(first) => {
            let message = format!(
                "`{}` is already the body: combine both in one struct, or make them `part`s of a multipart body",
                first.member
            );
            errors.report(field.span, message);
        }
        None => placed.body = Some(field),
    }
}

/// Reports a placeholder without a field, at the path.
fn missing(template: &Template, fields: &[Field<'_>], name: &str, errors: &mut Errors) {
    let hint = match fields.iter().any(|field| field.member == name) {
        true => format!("remove the attribute from the field `{name}`, which is sent elsewhere"),
        false => format!("add `{name}: String`, or `#[endpoint(path = \"{name}\")]` on the field that has it"),
    };
    errors.report(template.text.span(), format!("no field fills `{{{name}}}`: {hint}"));
}
