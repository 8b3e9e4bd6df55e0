//! The request that gives a token.
//!
//! `{url: /login, format: json, fields: {user: "{{ user }}"}, token: /data/token}` becomes a `TokenRequest` with one
//! field.

use super::source::source;
use super::{duration, entries, member, text};
use crate::catalog::keys::value;
use crate::spec::{Fixed, In, TokenRequest};
use crate::text::Span;
use crate::tree::Node;

/// An OAuth 2.0 grant: what its request says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grant {
    /// RFC 6749, section 4.4.
    ClientCredentials,
    /// RFC 6749, section 4.3.
    Password,
}

/// A plain request to a URL.
pub(super) fn plain(url: String) -> TokenRequest {
    TokenRequest {
        url,
        method: "POST".to_owned(),
        format: "form",
        fields: Vec::new(),
        basic: None,
        headers: Vec::new(),
        token: None,
        expires: None,
        ttl: None,
        place: None,
    }
}

/// What a table `auth.token` says, which was checked. `grant` is what the scheme's flow asks for.
pub(super) fn read(node: &Node, grant: Option<Grant>) -> TokenRequest {
    let mut request = plain(text(node, "url").unwrap_or_default());
    if let Some(method) = text(node, "method") {
        request.method = method;
    }
    let format = text(node, "format");
    let known = ["form", "json", "query"].into_iter().find(|known| format.as_deref() == Some(known));
    request.format = known.unwrap_or(if request.method == "GET" { "query" } else { "form" });
    if let Some(grant) = grant {
        grant_fields(&mut request, grant, text(node, "client_auth").as_deref() == Some("basic"));
    }
    let scopes = member(node, "scopes").map(|node| match node.as_list() {
        Some(list) => list.iter().filter_map(value::text).collect::<Vec<_>>().join(" "),
        None => value::text(node).unwrap_or_default(),
    });
    let more = [("scope", scopes), ("audience", text(node, "audience"))];
    for (name, value) in more {
        request.fields.extend(value.filter(|value| !value.is_empty()).map(|value| (name.to_owned(), value)));
    }
    for (name, value) in entries(node, "fields") {
        let value = value::text(value).unwrap_or_default();
        match request.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => request.fields.push((name.to_owned(), value)),
        }
    }
    request.headers = entries(node, "headers").map(|(name, node)| header(name, node)).collect();
    request.token = source(node, "token");
    request.expires = source(node, "expires_in");
    request.ttl = duration(node, "ttl").map(|millis| millis / 1_000);
    request
}

/// What a grant sends.
pub(super) fn grant_fields(request: &mut TokenRequest, grant: Grant, basic: bool) {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
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
        true => request.basic = Some((id.to_owned(), secret.to_owned())),
        false => request.fields.extend([field("client_id", id), field("client_secret", secret)]),
    }
}

fn header(name: &str, node: &Node) -> Fixed {
    let value = value::text(node).unwrap_or_default();
    Fixed { place: In::Header, name: name.to_owned(), value, optional: false, span: node.span }
}

/// Where a token goes that does not go where tokens usually go.
pub(super) fn place(place: In, name: &str, value: &str, span: Span) -> Fixed {
    Fixed { place, name: name.to_owned(), value: value.to_owned(), optional: false, span }
}
