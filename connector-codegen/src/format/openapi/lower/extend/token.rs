//! The request that gives a token.
//!
//! `{url: /login, format: json, fields: {user: "{{ user }}"}, token: /data/token}` becomes a `TokenRequest` with one
//! field.

use super::{entries, member};
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::value;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{BasicBuf, FixedBuf, NamedBuf, Place, TokenFormat, TokenRequestBuf};

/// An OAuth 2.0 grant: what its request says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grant {
    /// RFC 6749, section 4.4.
    ClientCredentials,
    /// RFC 6749, section 4.3.
    Password,
}

/// A request with the places of its headers.
pub(super) struct Token {
    pub(super) request: TokenRequestBuf,
    pub(super) headers: Vec<Span>,
}

/// Reads a table `auth.token` that was checked. `grant` is that of the scheme's flow.
pub(super) fn read(node: &Node, grant: Option<Grant>) -> Token {
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
    fields(node, grant, &mut request);
    Token { request, headers: spans }
}

/// The fields: those of the grant, then those of the table, which override them.
fn fields(node: &Node, grant: Option<Grant>, request: &mut TokenRequestBuf) {
    if let Some(grant) = grant {
        grant_fields(request, grant, node.text("client_auth").as_deref() == Some("basic"));
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

/// Adds what a grant sends.
pub(super) fn grant_fields(request: &mut TokenRequestBuf, grant: Grant, basic: bool) {
    match grant {
        Grant::ClientCredentials => request.fields.push(field("grant_type", "client_credentials")),
        Grant::Password => request.fields.extend([
            field("grant_type", "password"),
            field("username", "{{ username }}"),
            field("password", "{{ password }}"),
        ]),
    }
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
