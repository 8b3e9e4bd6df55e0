//! The method by which a field is read and written.
//!
//! Separate from the struct because the names are those of connector-json. Methods for one type each cost rustc less than a
//! generic one, whose type it must infer (docs/adr/0012): they are for the types that most fields have.
//!
//! `Option<String>` is `opt_text`, and `Option<Pet>` is `opt`.

use crate::plan::{Field, Presence, Ty};
use proc_macro2::Ident;

/// Returns the name of the method.
pub(super) fn how(field: &Field) -> Ident {
    let names = names(&field.ty);
    super::ident::ident(match field.presence {
        Presence::Required => names.0,
        Presence::Optional => names.1,
        Presence::OptionalNullable => names.2,
    })
}

/// The names for a field that is required, optional, or optional and nullable.
fn names(ty: &Ty) -> (&'static str, &'static str, &'static str) {
    let one = |ty: &Ty| match ty {
        Ty::Path(path) => path.clone(),
        _ => String::new(),
    };
    match ty {
        Ty::Vec(inner) if one(inner) == "String" => ("texts", "opt_texts", "nullable_texts"),
        ty => match one(ty).as_str() {
            "String" => ("text", "opt_text", "nullable_text"),
            "i64" => ("integer", "opt_integer", "nullable_integer"),
            "f64" => ("number", "opt_number", "nullable_number"),
            "bool" => ("boolean", "opt_boolean", "nullable_boolean"),
            _ => ("get", "opt", "nullable"),
        },
    }
}
