//! The request that gives a token.
//!
//! `{url: /login, format: json, fields: {user: "{{ user }}"}, token: /data/token}` becomes a `TokenRequest` with one
//! field.

use super::{entries, member};
use crate::catalog::auth::Flow;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::value;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{BasicBuf, FixedBuf, NamedBuf, Place, TokenFormat, TokenRequestBuf};

/// A request with the places of its headers.
pub(super) struct Token {
    pub(super) request: TokenRequestBuf,
    pub(super) headers: Vec<Span>,
}

/// Reads a table `auth.token` that is already checked. `flow` is that of the scheme.
pub(super) fn read(node: &Node, flow: Option<&Flow>) -> Token {
    let default = TokenRequestBuf::default();
    let method = node.text("method").unwrap_or(default.method);
    let by_method = if method == "GET" { TokenFormat::Query } else { TokenFormat::Form };
    let (headers, spans) = entries(node, "headers").map(|(name, node)| (header(name, node), node.span)).unzip();
    let mut request = TokenRequestBuf {
        url: node.text("url").unwrap_or_default(),
        method,
        format: node.text("format").as_deref().and_then(TokenFormat::of).unwrap_or(by_method),
        headers,
        token: node.source("token").unwrap_or(default.token),
        expires: node.source("expires_in").unwrap_or(default.expires),
        ttl: node.duration("ttl").map_or(default.ttl, |millis| millis / 1_000),
        fields: Vec::new(),
        basic: None,
        place: default.place,
    };
    fields(node, flow, &mut request);
    Token { request, headers: spans }
}

/// The fields: those of the flow, then those of the table, which override them.
fn fields(node: &Node, flow: Option<&Flow>, request: &mut TokenRequestBuf) {
    if let Some(flow) = flow {
        grant_fields(request, flow, node.text("client_auth").as_deref() == Some("basic"));
    }
    let scopes = member(node, "scopes").map(|node| match node.as_list() {
        Some(list) => list.iter().filter_map(value::text).collect::<Vec<_>>().join(" "),
        None => value::text(node).unwrap_or_default(),
    });
    let more = [("scope", scopes), ("audience", node.text("audience"))];
    for (name, value) in more {
        request.fields.extend(value.filter(|value| !value.is_empty()).map(|value| field(name, &value)));
    }
    for (name, value) in entries(node, "fields") {
        let value = value::text(value).unwrap_or_default();
        match request.fields.iter_mut().find(|known| known.name == name) {
            Some(known) => known.value = value,
            None => request.fields.push(field(name, &value)),
        }
    }
}

/// Adds the fields that the token request of a flow sends.
pub(super) fn grant_fields(request: &mut TokenRequestBuf, flow: &Flow, basic: bool) {
    request.fields.extend(flow.fields.iter().map(|(name, value)| field(name, value)));
    let (id, secret) = ("{{ client_id }}", "{{ client_secret }}");
    match basic {
        true => request.basic = Some(BasicBuf { username: id.to_owned(), password: secret.to_owned() }),
        false => request.fields.extend([field("client_id", id), field("client_secret", secret)]),
    }
}

/// A field of a request.
pub(super) fn field(name: &str, value: &str) -> NamedBuf {
    NamedBuf { name: name.to_owned(), value: value.to_owned() }
}

fn header(name: &str, node: &Node) -> FixedBuf {
    let value = value::text(node).unwrap_or_default();
    FixedBuf { place: Place::Header, name: name.to_owned(), value, optional: false }
}
