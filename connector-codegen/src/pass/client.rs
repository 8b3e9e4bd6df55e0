//! Parameters that users set once for the client: the option `client_parameters`.
//!
//! Separate from lowering, which reads what a document declares. The header `Api-Version` of many operations becomes a variable of
//! the API, which fills it in wherever a call does not set it.

use super::own::has_name;
use super::select::start;
use crate::catalog::secret;
use crate::config::Config;
use crate::diag::suggest::meant;
use crate::diag::{Diagnostics, code};
use crate::spec::ty::{Choice, Origin, Shape};
use crate::spec::{Param, Setting, Spec, TypeId};
use crate::text::Span;
use connector_tables::{ParamBuf, Place, SettingBuf, ValueType};
use std::collections::BTreeSet;

/// Turns the parameters of these names into variables that calls may override.
pub(super) fn run(spec: &mut Spec, config: &Config, diags: &mut Diagnostics) {
    for name in &config.client_parameters {
        match check(spec, name) {
            Ok(()) => share(spec, name),
            // It may be in a part of the document that was not selected.
            Err(problem) if problem.span.is_none() && config.selects() => {}
            Err(Problem { message, help, span }) => {
                let span = span.unwrap_or_else(|| start(spec));
                diags.report(&code::NO_CLIENT_PARAMETER, span, message).help(help);
            }
        }
    }
}

/// The reason why a parameter cannot be set once.
struct Problem {
    message: String,
    help: String,
    /// Location of a parameter; absent if there is none.
    span: Option<Span>,
}

/// Returns `true` if a parameter has this name, and calls set it.
fn fits(param: &Param, name: &str) -> bool {
    param.variable.is_none()
        && match param.table.place {
            Place::Header => param.table.name.eq_ignore_ascii_case(name),
            Place::Query | Place::Path | Place::Cookie => param.table.name == name,
            Place::Template => false,
        }
}

/// The parameters of a name, by the pointers of their operations: no order of the document decides which is the first.
fn all<'s>(spec: &'s Spec, name: &str) -> Vec<&'s Param> {
    let mut operations: Vec<_> = spec.operations.iter().collect();
    operations.sort_by_key(|operation| &operation.place.pointer);
    operations.iter().flat_map(|operation| &operation.params).filter(|param| fits(param, name)).collect()
}

fn check(spec: &Spec, name: &str) -> Result<(), Problem> {
    let params = all(spec, name);
    let Some(first) = params.first() else {
        let params = spec.operations.iter().flat_map(|operation| &operation.params);
        let names: BTreeSet<&str> = params.map(|param| param.table.name.as_str()).collect();
        let help = meant(name, names)
            .unwrap_or_else(|| "name a header, query, path or cookie parameter as the document spells it".to_owned());
        return Err(Problem { message: format!("no operation has a parameter `{name}`"), help, span: None });
    };
    let problem = |param: &Param, message: String, help: &str| {
        Err(Problem { message, help: help.to_owned(), span: Some(param.span) })
    };
    if spec.variables.iter().any(|setting| setting.table.name == name) {
        let message = format!("the parameter `{name}` has the name of a variable of the API");
        return problem(first, message, "remove it from `client_parameters`, and set the variable");
    }
    if name.contains(|c: char| "{}|(\".?".contains(c) || c.is_whitespace()) {
        let message = format!("the name of the parameter `{name}` cannot be that of a variable");
        return problem(first, message, "remove it from `client_parameters`, and set it with each call");
    }
    for param in params.iter().copied() {
        if kind(spec, param.ty).is_none() || param.table.media.is_some() {
            let message = format!("the parameter `{name}` cannot be set once for the client");
            return problem(param, message, "only text, numbers, booleans and enums can; set it with each call");
        }
        if !is_same(spec, first.ty, param.ty) {
            let message = format!("the parameter `{name}` has several types");
            return problem(param, message, "give all parameters of this name one schema, or set it with each call");
        }
    }
    Ok(())
}

/// The JSON type of a value, if it is a scalar.
fn kind(spec: &Spec, ty: TypeId) -> Option<ValueType> {
    match spec.types.shape(ty)? {
        Shape::Text(_) => Some(ValueType::String),
        Shape::Integer(_) => Some(ValueType::Integer),
        Shape::Number(_) => Some(ValueType::Number),
        Shape::Boolean => Some(ValueType::Boolean),
        Shape::Enum(choices) if choices.iter().all(|choice| choice.value.is_string()) => Some(ValueType::String),
        Shape::Enum(choices) if choices.iter().all(is_integer) => Some(ValueType::Integer),
        _ => None,
    }
}

fn is_integer(choice: &Choice) -> bool {
    choice.value.is_i64() || choice.value.is_u64()
}

/// Returns `true` if two scalars have the same values.
fn is_same(spec: &Spec, a: TypeId, b: TypeId) -> bool {
    match (spec.types.shape(a), spec.types.shape(b)) {
        (Some(Shape::Enum(one)), Some(Shape::Enum(other))) => {
            one.iter().map(|choice| &choice.value).eq(other.iter().map(|choice| &choice.value))
        }
        (one, other) => one == other,
    }
}

/// Makes a variable of the parameters of a name.
fn share(spec: &mut Spec, name: &str) {
    let params = all(spec, name);
    let Some(first) = params.first().copied().cloned() else { return };
    // Headers have any case; that of the option does not depend on the operations.
    let variable = name.to_owned();
    let shape = spec.types.shape(first.ty);
    // Its only value is sent without being set.
    let only = match shape {
        Some(Shape::Enum(choices)) if choices.len() == 1 => choices.first().map(|choice| choice.value.to_string()),
        _ => None,
    };
    let table = SettingBuf {
        name: variable.clone(),
        kind: kind(spec, first.ty).unwrap_or(ValueType::String),
        default: only,
        required: params.iter().any(|param| param.required),
        secret: secret::is_secret_parameter(&variable),
        ..SettingBuf::default()
    };
    let description = first.docs.description.clone().or_else(|| first.docs.summary.clone());
    spec.variables.push(Setting { table, description, span: first.span });
    for param in spec.operations.iter_mut().flat_map(|operation| &mut operation.params) {
        if fits(param, name) {
            param.variable = Some(variable.clone());
            param.settable = true;
        }
    }
    let ty = named(spec, first.ty, &variable);
    let table = ParamBuf { name: variable, ..first.table };
    spec.shared.push(Param { ty, table, ..first });
}

/// The type of the parameter of the client. It has a name of its own, so that no operation decides about it.
fn named(spec: &mut Spec, ty: TypeId, name: &str) -> TypeId {
    match spec.types.get(ty).filter(|ty| !has_name(&ty.origin)).cloned() {
        Some(inline) => {
            let origin = Origin::Component(name.to_owned());
            spec.types.add(crate::spec::Type { origin, ..inline })
        }
        None => ty,
    }
}
