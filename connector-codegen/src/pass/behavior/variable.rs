//! Names in templates: each is an argument of the call, or a variable that somebody declares.

use crate::catalog::auth;
use crate::diag::suggest::meant;
use crate::diag::{Diagnostics, code};
use crate::spec::ty::Shape;
use crate::spec::{Operation, Param, Scheme, Spec, TypeId};
use crate::text::Span;
use connector_tables::language::template;
use connector_tables::{FixedBuf, Place, SettingBuf};

/// Checks templates of the API as a whole: of its auth methods, and what goes with every call.
pub(super) fn of_api(spec: &Spec, diags: &mut Diagnostics) {
    for setting in &spec.variables {
        let table = &setting.table;
        let Some(default) = table.default.as_ref().filter(|_| !table.values.is_empty()) else { continue };
        if !table.values.contains(default) {
            let message = format!("the default of `{}` is {default}, which is not one of its values", table.name);
            let help = format!("write one of {}", table.values.join(", "));
            diags.report(&code::INVALID_VALUE, setting.span, message).help(help);
        }
    }
    for environment in &spec.environments {
        for variable in &environment.table.variables {
            known(&variable.name, variables(spec), environment.span, diags);
        }
    }
    for scheme in &spec.schemes {
        of_scheme(spec, scheme, diags);
    }
    let params = spec.operations.iter().flat_map(|operation| &operation.params).map(|param| &*param.table.name);
    let all: Vec<&str> = of_client(spec).chain(params).collect();
    of_fixed(&spec.behavior.table.fixed, &spec.behavior.fixed, &all, diags);
}

/// Checks templates of an operation.
pub(super) fn of_operation(spec: &Spec, operation: &Operation, diags: &mut Diagnostics) {
    let params = operation.params.iter().map(|param| &*param.table.name);
    let all: Vec<&str> = params.chain(of_client(spec)).collect();
    of_fixed(&operation.behavior.table.fixed, &operation.behavior.fixed, &all, diags);
    if let Some(body) = &operation.body {
        for media in &body.media {
            let Some(template) = &media.template else { continue };
            let members = media.ty.map(|ty| members(spec, ty)).unwrap_or_default();
            for name in template::names(template) {
                match members.contains(&name) && !all.contains(&name) {
                    true => of_body(name, body.place.span, diags),
                    false => known(name, all.iter().copied().chain(["$body"]), body.place.span, diags),
                }
            }
        }
    }
    for param in &operation.params {
        let own = |param: &Param, name: &str| {
            matches!(param.table.place, Place::Template | Place::Path) && param.table.name == name
        };
        if let Some(name) = param.variable.as_ref().filter(|name| !own(param, name)) {
            known(name, variables(spec), param.span, diags);
        }
    }
}

/// Names of a body's properties.
fn members(spec: &Spec, ty: TypeId) -> Vec<&str> {
    match spec.types.shape(ty) {
        Some(Shape::Object(object)) => object.members.iter().map(|member| member.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn of_body(name: &str, span: Span, diags: &mut Diagnostics) {
    diags
        .report(&code::UNKNOWN_VARIABLE, span, format!("nothing declares the variable `{name}`"))
        .help(format!("a property of the body is written `{{{{ $body.{name} }}}}`"));
}

fn of_scheme(spec: &Spec, scheme: &Scheme, diags: &mut Diagnostics) {
    let kind = auth::kind(&scheme.table.kind);
    let bare = kind.bare.iter().map(|field| field.name);
    let fields: Vec<&str> = names(&scheme.table.fields).chain(variables(spec)).collect();
    let sent: Vec<&str> = fields.iter().copied().chain(bare).chain(["token"]).collect();
    of_fixed(&scheme.table.apply, &scheme.spans.apply, &sent, diags);
    for request in kind.requests {
        of_fixed(&request.headers, &scheme.spans.headers, &fields, diags);
        if let Some(span) = scheme.spans.token {
            text(&request.place.value, sent.iter().copied(), span, diags);
        }
        let basic = request.basic.iter().flat_map(|basic| [&basic.username, &basic.password]);
        for value in request.fields.iter().map(|field| &field.value).chain(basic).chain([&request.url]) {
            text(value, fields.iter().copied(), scheme.place.span, diags);
        }
    }
}

/// The names that a client knows for every call.
fn of_client(spec: &Spec) -> impl Iterator<Item = &str> + Clone {
    variables(spec).chain(spec.schemes.iter().flat_map(|scheme| names(&scheme.table.fields)))
}

fn variables(spec: &Spec) -> impl Iterator<Item = &str> + Clone {
    spec.variables.iter().map(|setting| &*setting.table.name)
}

fn names(settings: &[SettingBuf]) -> impl Iterator<Item = &str> + Clone {
    settings.iter().map(|setting| setting.name.as_str())
}

fn of_fixed(rows: &[FixedBuf], spans: &[Span], all: &[&str], diags: &mut Diagnostics) {
    for (fixed, span) in rows.iter().zip(spans) {
        text(&fixed.value, all.iter().copied(), *span, diags);
    }
}

fn text<'n>(template: &str, all: impl Iterator<Item = &'n str> + Clone, span: Span, diags: &mut Diagnostics) {
    for name in template::names(template) {
        known(name, all.clone(), span, diags);
    }
}

fn known<'n>(name: &str, all: impl Iterator<Item = &'n str> + Clone, span: Span, diags: &mut Diagnostics) {
    // `a.b` is the member `b` of the value `a`.
    let first = name.split('.').next().unwrap_or(name);
    if all.clone().any(|known| known == name || known == first) {
        return;
    }
    let help = meant(name, all)
        .unwrap_or_else(|| format!("declare `{name}` as a variable, or as a parameter of the operation"));
    diags.report(&code::UNKNOWN_VARIABLE, span, format!("nothing declares the variable `{name}`")).help(help);
}
