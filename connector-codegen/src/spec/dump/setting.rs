//! What a user fills in, and auth methods, as text: `variable store: string, required`.

use super::behavior::{fixed, source};
use super::operation::place;
use super::{line, one_line, write_docs};
use crate::spec::{Environment, Scheme, SchemeKind, Setting, TokenRequest};

/// One scheme.
pub(super) fn scheme(out: &mut String, scheme: &Scheme) {
    let kind = match &scheme.kind {
        SchemeKind::ApiKey { place: at, name } => format!("{} {name}", place(*at)),
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Other(name) => format!("authorization {name}"),
        SchemeKind::Token(request) => format!("token by {} {}", request.method, one_line(&request.url)),
        SchemeKind::Template => "template".to_owned(),
    };
    line(out, 0, &format!("scheme {}: {kind}", scheme.name));
    write_docs(out, 1, &scheme.docs);
    if let SchemeKind::Token(request) = &scheme.kind {
        token(out, request);
    }
    scheme.apply.iter().for_each(|one| line(out, 1, &fixed(one)));
    scheme.fields.iter().for_each(|one| setting(out, 1, "field", one));
}

fn token(out: &mut String, request: &TokenRequest) {
    for (name, value) in &request.fields {
        line(out, 1, &format!("{} {}: {value:?}", request.format, one_line(name)));
    }
    if let Some((user, password)) = &request.basic {
        line(out, 1, &format!("basic {user:?} {password:?}"));
    }
    request.headers.iter().for_each(|one| line(out, 1, &fixed(one)));
    let found = [("token", &request.token), ("expires", &request.expires)];
    for (word, at) in found.into_iter().filter_map(|(word, at)| Some((word, at.as_ref()?))) {
        line(out, 1, &format!("{word} at {}", source(at)));
    }
    if let Some(seconds) = request.ttl {
        line(out, 1, &format!("good for {seconds}s"));
    }
    if let Some(at) = &request.place {
        line(out, 1, &format!("then {}", fixed(at)));
    }
}

/// One value that a user fills in.
pub(super) fn setting(out: &mut String, depth: usize, word: &str, setting: &Setting) {
    let mut text = format!("{word} {}: {}", one_line(&setting.name), setting.kind);
    let facts = [("required", setting.required), ("secret", setting.secret), ("locked", setting.locked)];
    for (fact, _) in facts.into_iter().filter(|(_, is)| *is) {
        text += &format!(", {fact}");
    }
    if let Some(default) = &setting.default {
        text += &format!(" = {default}");
    }
    if !setting.values.is_empty() {
        let values: Vec<_> = setting.values.iter().map(ToString::to_string).collect();
        text += &format!(" of {}", values.join(", "));
    }
    if let Some(pattern) = &setting.pattern {
        text += &format!(" like {pattern:?}");
    }
    line(out, depth, &text);
    for (name, text) in [("label", &setting.label), ("docs", &setting.description)] {
        if let Some(text) = text {
            line(out, depth + 1, &format!("{name}: {}", one_line(text)));
        }
    }
}

/// One environment.
pub(super) fn environment(out: &mut String, environment: &Environment) {
    let url = environment.url.as_deref().map(|url| format!(": {}", one_line(url))).unwrap_or_default();
    line(out, 0, &format!("environment {}{url}", one_line(&environment.name)));
    for (name, value) in &environment.variables {
        line(out, 1, &format!("{} = {value}", one_line(name)));
    }
}
