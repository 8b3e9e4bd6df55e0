//! Security schemes: what they say beyond OpenAPI, and tokens that a client fetches.
//!
//! `{type: apiKey, in: header, name: X-Key, x-connector-auth: {value: "Key {{ key }}"}}` becomes a scheme that sends
//! `X-Key: Key …` and asks for `key`.

use super::token::Grant;
use super::{fixed, member, oauth, setting, text, token};
use crate::catalog::keys::twin::AUTH;
use crate::catalog::{keys, template};
use crate::format::openapi::cx::Cx;
use crate::spec::{Fixed, In, Scheme, SchemeKind};
use crate::text::Span;
use crate::tree::Node;

/// Adds to a scheme what its node says beyond OpenAPI, and the request for a token that its flows describe. What cannot
/// be read is reported and left out.
pub(in crate::format::openapi::lower) fn scheme(cx: &mut Cx<'_>, node: &Node, scheme: &mut Scheme) {
    let flow = oauth::grant(node);
    let Some(said) = member(node, "x-connector-auth") else {
        if let Some((request, fields)) = flow.and_then(|(grant, flow)| oauth::request(grant, flow)) {
            scheme.kind = SchemeKind::Token(Box::new(request));
            scheme.fields = fields;
        }
        return;
    };
    if !keys::check(said, &AUTH, cx.diags) {
        return;
    }
    let usual = usual_place(&scheme.kind, said.span);
    let value = text(said, "value");
    let method = method(&scheme.kind, flow.map(|(grant, _)| grant));
    if let Some(node) = member(said, "token") {
        let mut request = token::read(node, flow.map(|(grant, _)| grant));
        request.place = place_of_token(&scheme.kind, usual, value);
        scheme.kind = SchemeKind::Token(Box::new(request));
    } else if let Some((request, _)) = flow.and_then(|(grant, flow)| oauth::request(grant, flow)) {
        scheme.kind = SchemeKind::Token(Box::new(token_at(request, &usual, value)));
    } else if let Some(value) = value {
        scheme.kind = SchemeKind::Template;
        scheme.apply = vec![Fixed { value, ..usual }];
    } else if matches!(&scheme.kind, SchemeKind::Other(word) if word.eq_ignore_ascii_case("custom")) {
        scheme.kind = SchemeKind::Template;
    }
    scheme.apply.extend(member(said, "apply").map(fixed::read_list).unwrap_or_default());
    place_by_apply(scheme);
    scheme.fields = match member(said, "variables") {
        Some(variables) => setting::read_all(variables),
        // A bare credential needs no names; one that templates insert does.
        None => match scheme.kind {
            SchemeKind::Token(_) | SchemeKind::Template => oauth::fields(method, said.span),
            _ => Vec::new(),
        },
    };
}

/// The row of `catalog::auth` that tells what a user fills in.
fn method(kind: &SchemeKind, grant: Option<Grant>) -> &'static str {
    match (kind, grant) {
        (_, Some(grant)) => oauth::name(grant),
        (SchemeKind::ApiKey { .. }, None) => "api_key",
        (SchemeKind::Basic, None) => "basic",
        (SchemeKind::Bearer, None) => "bearer",
        _ => "custom",
    }
}

/// Where the credential of a scheme goes by itself.
fn usual_place(kind: &SchemeKind, span: Span) -> Fixed {
    match kind {
        SchemeKind::ApiKey { place, name } => token::place(*place, name, "{{ token }}", span),
        _ => token::place(In::Header, "Authorization", "Bearer {{ token }}", span),
    }
}

/// A token that `apply` puts somewhere goes there, and not where tokens usually go.
fn place_by_apply(scheme: &mut Scheme) {
    let SchemeKind::Token(request) = &mut scheme.kind else { return };
    let names_token = |fixed: &Fixed| template::names(&fixed.value).contains(&"token");
    if let (None, Some(at)) = (&request.place, scheme.apply.iter().position(names_token)) {
        request.place = Some(scheme.apply.remove(at));
    }
}

/// Where a fetched token goes; absent: where bearer tokens go.
fn place_of_token(kind: &SchemeKind, usual: Fixed, value: Option<String>) -> Option<Fixed> {
    match (kind, value) {
        (_, Some(value)) => Some(Fixed { value, ..usual }),
        (SchemeKind::ApiKey { .. }, None) => Some(usual),
        (_, None) => None,
    }
}

fn token_at(mut request: crate::spec::TokenRequest, usual: &Fixed, value: Option<String>) -> crate::spec::TokenRequest {
    request.place = value.map(|value| Fixed { value, ..usual.clone() });
    request
}
