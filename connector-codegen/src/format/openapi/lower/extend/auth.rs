//! Security schemes: what they say beyond OpenAPI, and tokens that a client fetches.
//!
//! `{type: apiKey, in: header, name: X-Key, x-connector-auth: {value: "Key {{ key }}"}}` becomes a scheme that sends
//! `X-Key: Key …` and asks for `key`.

use super::token::{Grant, Token};
use super::{fixed, member, oauth, setting, token};
use crate::catalog::keys;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::twin::AUTH;
use crate::format::openapi::cx::Cx;
use crate::spec::Scheme;
use crate::tree::Node;
use connector_tables::language::template;
use connector_tables::{AuthType, FixedBuf, Place, SchemeKindBuf, TokenRequestBuf};

/// Adds the extensions of a scheme, and the token request that its flows describe. What cannot be read is reported and
/// skipped.
pub(in crate::format::openapi::lower) fn scheme(cx: &mut Cx<'_>, node: &Node, scheme: &mut Scheme) {
    let flow = oauth::grant(node);
    let Some(said) = member(node, "x-connector-auth") else {
        if let Some((request, fields)) = flow.and_then(|(grant, flow)| oauth::request(grant, flow)) {
            scheme.table.kind = SchemeKindBuf::Token(Box::new(request));
            scheme.fields = vec![None; fields.len()];
            scheme.table.fields = fields;
        }
        return;
    };
    if !keys::check(said, &AUTH, cx.diags) {
        return;
    }
    let default = default_place(&scheme.table.kind);
    let value = said.text("value");
    let method = method(&scheme.table.kind, flow.map(|(grant, _)| grant));
    (scheme.table.apply, scheme.spans.apply) =
        member(said, "apply").map(fixed::read_list).unwrap_or_default().into_iter().unzip();
    if let Some(node) = member(said, "token") {
        let Token { request, headers } = token::read(node, flow.map(|(grant, _)| grant));
        scheme.spans.headers = headers;
        let is_key = matches!(scheme.table.kind, SchemeKindBuf::ApiKey(_));
        let place = match value {
            Some(value) => Some(FixedBuf { value, ..default }),
            None => is_key.then_some(default),
        };
        send_token(scheme, request, place, said);
    } else if let Some((request, _)) = flow.and_then(|(grant, flow)| oauth::request(grant, flow)) {
        let place = value.map(|value| FixedBuf { value, ..default });
        send_token(scheme, request, place, said);
    } else if let Some(value) = value {
        scheme.table.kind = SchemeKindBuf::Template;
        scheme.table.apply.insert(0, FixedBuf { value, ..default });
        scheme.spans.apply.insert(0, said.span);
    } else if matches!(&scheme.table.kind, SchemeKindBuf::Other(word) if word.eq_ignore_ascii_case("custom")) {
        scheme.table.kind = SchemeKindBuf::Template;
    }
    fill_in(scheme, method, said);
}

/// The fields that a user fills in.
fn fill_in(scheme: &mut Scheme, method: AuthType, said: &Node) {
    if let Some(variables) = member(said, "variables") {
        for setting in setting::read_all(variables) {
            scheme.table.fields.push(setting.table);
            scheme.fields.push(setting.description);
        }
    } else if matches!(scheme.table.kind, SchemeKindBuf::Token(_) | SchemeKindBuf::Template) {
        // A bare credential needs no names; one that templates insert does.
        scheme.table.fields = oauth::fields(method);
        scheme.fields = vec![None; scheme.table.fields.len()];
    }
}

/// The method whose fields a user fills in if the description declares none.
fn method(kind: &SchemeKindBuf, grant: Option<Grant>) -> AuthType {
    match (kind, grant) {
        (_, Some(grant)) => oauth::method(grant),
        (SchemeKindBuf::ApiKey(_), None) => AuthType::ApiKey,
        (SchemeKindBuf::Basic, None) => AuthType::Basic,
        (SchemeKindBuf::Bearer, None) => AuthType::Bearer,
        (SchemeKindBuf::Other(_) | SchemeKindBuf::Token(_) | SchemeKindBuf::Template, None) => AuthType::Custom,
    }
}

/// Returns the default location of a scheme's credential.
fn default_place(kind: &SchemeKindBuf) -> FixedBuf {
    match kind {
        SchemeKindBuf::ApiKey(key) => {
            FixedBuf { place: key.place, name: key.name.clone(), value: "{{ token }}".to_owned(), optional: false }
        }
        SchemeKindBuf::Bearer
        | SchemeKindBuf::Basic
        | SchemeKindBuf::Other(_)
        | SchemeKindBuf::Token(_)
        | SchemeKindBuf::Template => FixedBuf {
            place: Place::Header,
            name: "Authorization".to_owned(),
            value: "Bearer {{ token }}".to_owned(),
            optional: false,
        },
    }
}

/// Lets a scheme request its token. Without a place of its own, the token is sent where `apply` inserts it, or else where
/// tokens are sent by default.
fn send_token(scheme: &mut Scheme, mut request: TokenRequestBuf, place: Option<FixedBuf>, said: &Node) {
    let names_token = |fixed: &FixedBuf| template::names(&fixed.value).any(|name| name == "token");
    if let Some(place) = place {
        request.place = place;
        scheme.spans.token = Some(said.span);
    } else if let Some(at) = scheme.table.apply.iter().position(names_token) {
        request.place = scheme.table.apply.remove(at);
        scheme.spans.token = Some(scheme.spans.apply.remove(at));
    }
    scheme.table.kind = SchemeKindBuf::Token(Box::new(request));
}
