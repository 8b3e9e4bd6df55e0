//! Path templates, and their agreement with the parameters of an operation.
//!
//! `/pets/{petId}` with the parameters `petid` (path) and `limit` (query) gives the parameters `petId` and `limit`,
//! and a warning.

use super::style;
use crate::diag::{Diagnostics, code};
use crate::spec::{Param, TypeId};
use crate::text::Span;
use connector_tables::language::path;
use connector_tables::{ParamBuf, Place};

/// The names between braces, in order, each once.
pub(super) fn names(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for name in path::names(template) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name without what RFC 6570 puts around it: `+path`, `path*`, `id:3`.
fn plain(name: &str) -> &str {
    let name = name.trim_start_matches(['+', '#', '.', '/', ';', '?', '&']);
    name.split(':').next().unwrap_or(name).trim_end_matches('*').trim()
}

/// Path parameters in the order of the template, then the others. Undeclared ones are taken from `given`; `text` makes
/// the type of one that is not there either.
pub(super) fn fit(
    template: &str,
    params: Vec<Param>,
    mut given: Vec<Param>,
    at: Span,
    diags: &mut Diagnostics,
    mut text: impl FnMut(&str) -> TypeId,
) -> Vec<Param> {
    let (mut declared, others): (Vec<_>, Vec<_>) =
        params.into_iter().partition(|param| param.table.place == Place::Path);
    let names = names(template);
    let mut fitted = Vec::new();
    for name in &names {
        match take(&mut declared, name, &names) {
            Some(param) => fitted.push(fit_one(param, name, diags)),
            None if given.iter().any(|param| param.table.name == *name) => {
                fitted.extend(given.extract_if(.., |param| param.table.name == *name));
            }
            None => {
                let message = format!("the path has `{{{name}}}`, but no parameter of that name");
                diags
                    .report(&code::PATH_PARAMETER, at, message)
                    .help(format!("declare a parameter `{name}` with `in: path`; it was taken as a string"));
                fitted.push(missing(name, text(name), at));
            }
        }
    }
    for param in declared {
        let message = format!("the path `{template}` has no `{{{}}}`", param.table.name);
        diags.report(&code::PATH_PARAMETER, param.span, message).help("the parameter was left out");
    }
    fitted.extend(others);
    fitted
}

/// The parameter for a name of the template: the same name, or one that differs only in case or RFC 6570's signs.
fn take(declared: &mut Vec<Param>, name: &str, names: &[&str]) -> Option<Param> {
    let same = |param: &Param| param.table.name == name;
    let alike = |param: &Param| {
        param.table.name.eq_ignore_ascii_case(plain(name)) && !names.contains(&param.table.name.as_str())
    };
    let at = declared.iter().position(same).or_else(|| declared.iter().position(alike))?;
    Some(declared.remove(at))
}

/// The name in the template counts: a path parameter's name is not sent.
fn fit_one(mut param: Param, name: &str, diags: &mut Diagnostics) -> Param {
    let table = &mut param.table;
    if table.name == name {
        return param;
    }
    if plain(name) != table.name {
        let message = format!("the path has `{{{name}}}`, the parameter is called `{}`", table.name);
        diags.report(&code::PATH_PARAMETER, param.span, message).help(format!("call it `{name}`; it was taken so"));
    }
    table.allow_reserved |= table.media.is_none() && name.starts_with(['+', '#']);
    table.name = name.to_owned();
    param
}

fn missing(name: &str, ty: TypeId, span: Span) -> Param {
    let table = ParamBuf { allow_reserved: name.starts_with(['+', '#']), ..style::default(Place::Path, name) };
    Param { required: true, ..Param::new(table, ty, span) }
}
