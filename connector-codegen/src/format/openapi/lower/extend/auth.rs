//! Security schemes: what they say beyond OpenAPI, and tokens that a client fetches.
//!
//! `{type: apiKey, in: header, name: X-Key, x-connector-auth: {value: "Key {{ key }}"}}` becomes a scheme that sends
//! `X-Key: Key …` and asks for `key`.

use super::oauth::{self, Grant};
use super::token::{self, Token};
use super::{fixed, member, setting};
use crate::catalog::auth::{self, Field};
use crate::catalog::keys::Kind;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::twin::AUTH;
use crate::format::openapi::cx::Cx;
use crate::spec::Scheme;
use crate::tree::Node;
use connector_tables::language::template;
use connector_tables::{FixedBuf, TokenRequestBuf};

/// Adds the extensions of a scheme, and the token request that its flows describe. Invalid ones are reported and
/// skipped.
pub(in crate::format::openapi::lower) fn scheme(cx: &mut Cx<'_>, node: &Node, scheme: &mut Scheme) {
    let grant = oauth::grant(node);
    let request = grant.as_ref().and_then(Grant::request);
    let Some(declared) = member(node, "x-connector-auth") else {
        if let (Some(grant), Some((request, fields))) = (&grant, request) {
            scheme.table.kind = grant.kind(request);
            scheme.fields = vec![None; fields.len()];
            scheme.table.fields = fields;
        }
        return;
    };
    if !cx.fits(declared, &Kind::Object(&AUTH)) {
        return;
    }
    let kind = auth::kind(&scheme.table.kind);
    let defaults = grant.as_ref().map_or(kind.bare, |grant| grant.defaults);
    let place = match declared.text("value") {
        Some(value) => Some(FixedBuf { value, ..kind.place.unwrap_or(TokenRequestBuf::default().place) }),
        None => kind.place,
    };
    (scheme.table.apply, scheme.spans.apply) =
        member(declared, "apply").map(fixed::read_list).unwrap_or_default().into_iter().unzip();
    let token = member(declared, "token").map(|node| token::read(node, grant.as_ref().map(|grant| &grant.flow)));
    if let Some(Token { request, headers }) =
        token.or(request.map(|(request, _)| Token { request, headers: Vec::new() }))
    {
        scheme.spans.headers = headers;
        send_token(scheme, request, grant.as_ref(), place, declared);
    } else if let Some(place) = place.filter(|_| member(declared, "value").is_some()) {
        scheme.table.kind = auth::TEMPLATE;
        scheme.table.apply.insert(0, place);
        scheme.spans.apply.insert(0, declared.span);
    } else if auth::is_custom(&scheme.table.kind) {
        scheme.table.kind = auth::TEMPLATE;
    }
    fill_in(scheme, defaults, declared);
}

/// Adds the fields that a user fills in.
fn fill_in(scheme: &mut Scheme, defaults: &'static [Field], declared: &Node) {
    if let Some(variables) = member(declared, "variables") {
        for setting in setting::read_all(variables) {
            scheme.table.fields.push(setting.table);
            scheme.fields.push(setting.description);
        }
    } else if auth::kind(&scheme.table.kind).bare.is_empty() {
        // A single credential needs no names; one that templates insert does.
        scheme.table.fields = oauth::fields(defaults);
        scheme.fields = vec![None; scheme.table.fields.len()];
    }
}

/// Lets a scheme request its token. Without a declared location, the token is sent where `apply` inserts it, or else in
/// the default location.
fn send_token(
    scheme: &mut Scheme,
    mut request: TokenRequestBuf,
    grant: Option<&Grant<'_>>,
    place: Option<FixedBuf>,
    declared: &Node,
) {
    let names_token = |fixed: &FixedBuf| template::names(&fixed.value).any(|name| name == "token");
    if let Some(place) = place {
        request.place = place;
        scheme.spans.token = Some(declared.span);
    } else if let Some(at) = scheme.table.apply.iter().position(names_token) {
        request.place = scheme.table.apply.remove(at);
        scheme.spans.token = Some(scheme.spans.apply.remove(at));
    }
    scheme.table.kind = match grant {
        Some(grant) => grant.kind(request),
        None => auth::token(request),
    };
}
