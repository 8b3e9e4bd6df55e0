//! Names in templates: each is an argument of the call, or a variable that somebody declares.

use crate::catalog::{auth, template};
use crate::diag::suggest::suggest;
use crate::diag::{Diagnostics, code};
use crate::spec::{Fixed, In, Operation, Param, Scheme, SchemeKind, Setting, Spec, TokenRequest};
use crate::text::Span;

/// Checks templates of the API as a whole: of its auth methods, and what goes with every call.
pub(super) fn of_api(spec: &Spec, diags: &mut Diagnostics) {
    for environment in &spec.environments {
        for (name, _) in &environment.variables {
            known(name, names(&spec.variables), environment.span, diags);
        }
    }
    for scheme in &spec.schemes {
        of_scheme(spec, scheme, diags);
    }
    let params = spec.operations.iter().flat_map(|operation| &operation.params).map(|param| param.name.as_str());
    let all: Vec<&str> = of_client(spec).chain(params).collect();
    for fixed in &spec.behavior.fixed {
        text(&fixed.value, all.iter().copied(), fixed.span, diags);
    }
}

/// Checks templates of an operation.
pub(super) fn of_operation(spec: &Spec, operation: &Operation, diags: &mut Diagnostics) {
    let params = operation.params.iter().map(|param| param.name.as_str());
    let all: Vec<&str> = params.chain(of_client(spec)).collect();
    for fixed in &operation.behavior.fixed {
        text(&fixed.value, all.iter().copied(), fixed.span, diags);
    }
    if let Some(body) = &operation.body {
        for template in body.media.iter().filter_map(|media| media.template.as_ref()) {
            text(template, all.iter().copied().chain(["$body"]), body.place.span, diags);
        }
    }
    for param in &operation.params {
        let own = |param: &Param, name: &str| matches!(param.place, In::Template | In::Path) && param.name == name;
        if let Some(name) = param.variable.as_ref().filter(|name| !own(param, name)) {
            known(name, names(&spec.variables), param.span, diags);
        }
    }
}

fn of_scheme(spec: &Spec, scheme: &Scheme, diags: &mut Diagnostics) {
    let bare = match scheme.kind {
        SchemeKind::Basic => "basic",
        SchemeKind::Bearer => "bearer",
        SchemeKind::ApiKey { .. } => "api_key",
        _ => "custom",
    };
    let bare = auth::find(bare).map(|row| row.fields).unwrap_or_default().iter().map(|field| field.name);
    let fields: Vec<&str> = names(&scheme.fields).chain(names(&spec.variables)).collect();
    let sent: Vec<&str> = fields.iter().copied().chain(bare).chain(["token"]).collect();
    let mut check = |fixed: &Fixed, all: &[&str]| text(&fixed.value, all.iter().copied(), fixed.span, diags);
    scheme.apply.iter().for_each(|fixed| check(fixed, &sent));
    let SchemeKind::Token(request) = &scheme.kind else { return };
    request.headers.iter().for_each(|fixed| check(fixed, &fields));
    request.place.iter().for_each(|fixed| check(fixed, &sent));
    let TokenRequest { url, fields: pairs, basic, .. } = &**request;
    let basic = basic.iter().flat_map(|(user, password)| [user, password]);
    for value in pairs.iter().map(|(_, value)| value).chain(basic).chain([url]) {
        text(value, fields.iter().copied(), scheme.place.span, diags);
    }
}

/// What a client knows whatever is called.
fn of_client(spec: &Spec) -> impl Iterator<Item = &str> + Clone {
    names(&spec.variables).chain(spec.schemes.iter().flat_map(|scheme| names(&scheme.fields)))
}

fn names(settings: &[Setting]) -> impl Iterator<Item = &str> + Clone {
    settings.iter().map(|setting| setting.name.as_str())
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
    let help = match suggest(name, all) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("declare `{name}` as a variable, or as a parameter of the operation"),
    };
    diags.report(&code::UNKNOWN_VARIABLE, span, format!("nothing declares the variable `{name}`")).help(help);
}
