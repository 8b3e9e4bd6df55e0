//! Credentials: which of them a request gets, and where they go in it.
//!
//! Apart because two rules must hold whatever else changes: credentials go to no origin that the user or the
//! description did not name, and they are in no text. `security: [[token], [key, user]]` is "token, or key and user":
//! the first alternative whose credentials are all there is taken.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::encode::{Escape, header, put};
use crate::endpoint::{Operation, Place};
use crate::server::{Connector, Scheme, SchemeKind};

/// What a user set.
#[derive(Default)]
pub(crate) struct Credentials {
    /// By the scheme's name in the document.
    pub(crate) named: BTreeMap<String, Credential>,
    /// For documents that declare no scheme for it: goes into `Authorization` of every request.
    pub(crate) undeclared: Option<(SchemeKind, Credential)>,
}

/// One credential. A token, a key, or what stands behind `Basic ` before it is encoded.
pub(crate) struct Credential(pub(crate) SecretString);

/// The names of query parameters that hold a secret, as they stand in the URL, for whoever shows a request.
#[derive(Debug, Clone, Default)]
pub(crate) struct SecretQuery(pub(crate) Vec<String>);

/// The schemes that a request gets.
enum Chosen {
    /// All that are set.
    All,
    Named(&'static [&'static str]),
}

impl Chosen {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.contains(&name),
        }
    }
}

/// What authentication may change of a request.
pub(crate) struct Target<'a> {
    pub(crate) url: &'a mut String,
    pub(crate) headers: &'a mut HeaderMap,
    pub(crate) secrets: &'a mut SecretQuery,
}

impl Credentials {
    /// Adds what the operation needs. `trusted` says whether the request goes where credentials may go.
    pub(crate) fn apply(
        &self,
        connector: &'static Connector,
        operation: &'static Operation,
        trusted: Result<(), String>,
        mut target: Target<'_>,
    ) -> Result<(), String> {
        let schemes = self.choose(connector, operation, &trusted, target.headers)?;
        if trusted.is_err() {
            return Ok(());
        }
        for scheme in connector.schemes.iter().filter(|scheme| schemes.has(scheme.name)) {
            if let Some(credential) = self.named.get(scheme.name) {
                place(scheme.kind, credential, &mut target)?;
            }
        }
        match &self.undeclared {
            Some((kind, credential)) if !target.headers.contains_key(AUTHORIZATION) => {
                place(*kind, credential, &mut target)
            }
            _ => Ok(()),
        }
    }

    /// The schemes of the first alternative that is complete.
    fn choose(
        &self,
        connector: &'static Connector,
        operation: &'static Operation,
        trusted: &Result<(), String>,
        headers: &HeaderMap,
    ) -> Result<Chosen, String> {
        let silent = operation.security.is_none() && connector.security.is_empty();
        let alternatives = operation.security.unwrap_or(connector.security);
        if silent {
            // Nobody says what is needed, so what the user set is sent.
            return Ok(Chosen::All);
        }
        let complete = |names: &&&'static [&'static str]| {
            !names.is_empty() && names.iter().all(|name| self.has(connector, name, headers))
        };
        let anonymous = alternatives.is_empty() || alternatives.iter().any(|names| names.is_empty());
        match (alternatives.iter().find(complete), trusted) {
            (Some(names), Ok(())) => Ok(Chosen::Named(names)),
            (Some(names), Err(_)) if names.iter().all(|name| in_headers(connector, name, headers)) => {
                Ok(Chosen::Named(&[]))
            }
            _ if anonymous => Ok(Chosen::Named(&[])),
            (Some(_), Err(reason)) => Err(reason.clone()),
            (None, _) if self.undeclared.is_some() => Ok(Chosen::Named(&[])),
            (None, _) => Err(format!("no credential is set; it needs {}", needs(alternatives))),
        }
    }

    /// Whether a scheme's credential is there, set by the client or as a header of the call.
    fn has(&self, connector: &'static Connector, name: &str, headers: &HeaderMap) -> bool {
        (self.named.contains_key(name) && find(connector, name).is_some()) || in_headers(connector, name, headers)
    }
}

fn in_headers(connector: &'static Connector, name: &str, headers: &HeaderMap) -> bool {
    find(connector, name).is_some_and(|scheme| match scheme.kind {
        SchemeKind::ApiKey(Place::Header, wire) => headers.contains_key(wire),
        SchemeKind::ApiKey(..) => false,
        SchemeKind::Template => false,
        SchemeKind::Bearer | SchemeKind::Basic | SchemeKind::Other(_) | SchemeKind::Token(_) => {
            headers.contains_key(AUTHORIZATION)
        }
    })
}

fn find(connector: &'static Connector, name: &str) -> Option<&'static Scheme> {
    connector.schemes.iter().find(|scheme| scheme.name == name)
}

/// `token, or key and user`
fn needs(alternatives: &[&[&str]]) -> String {
    let all: Vec<_> = alternatives
        .iter()
        .map(|names| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and "))
        .collect();
    all.join(", or ")
}

/// Puts a credential where its scheme wants it. A header that the call set itself stays.
fn place(kind: SchemeKind, credential: &Credential, target: &mut Target<'_>) -> Result<(), String> {
    let secret = credential.0.expose_secret();
    match kind {
        SchemeKind::Bearer | SchemeKind::Token(_) => set(target.headers, AUTHORIZATION, format!("Bearer {secret}")),
        SchemeKind::Template => Ok(()),
        SchemeKind::Basic => set(target.headers, AUTHORIZATION, format!("Basic {}", STANDARD.encode(secret))),
        SchemeKind::Other(word) => set(target.headers, AUTHORIZATION, format!("{word} {secret}")),
        SchemeKind::ApiKey(Place::Query, name) => {
            let mut wire = String::new();
            put(&mut wire, name, Escape::All);
            target.url.push(if target.url.contains('?') { '&' } else { '?' });
            target.url.push_str(&wire);
            target.url.push('=');
            target.secrets.0.push(wire);
            put(target.url, secret, Escape::All);
            Ok(())
        }
        SchemeKind::ApiKey(Place::Cookie, name) => {
            let mut pair = String::new();
            put(&mut pair, name, Escape::All);
            pair.push('=');
            put(&mut pair, secret, Escape::All);
            add_cookie(target.headers, &pair)
        }
        SchemeKind::ApiKey(_, name) => set(target.headers, header::name(name)?, secret.to_owned()),
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: String) -> Result<(), String> {
    if !headers.contains_key(&name) {
        let value = sensitive(header::value(name.as_str(), value)?);
        headers.insert(name, value);
    }
    Ok(())
}

/// Marks a value that no text may show.
pub(crate) fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// Adds to the one header `Cookie`.
pub(crate) fn add_cookie(headers: &mut HeaderMap, pairs: &str) -> Result<(), String> {
    let mut text =
        headers.get(COOKIE).map(|old| String::from_utf8_lossy(old.as_bytes()).into_owned()).unwrap_or_default();
    if !text.is_empty() {
        text.push_str("; ");
    }
    text.push_str(pairs);
    headers.insert(COOKIE, sensitive(header::value("Cookie", text)?));
    Ok(())
}

/// Whether a header is a credential by its name.
pub(crate) fn is_secret(connector: &'static Connector, name: &HeaderName) -> bool {
    let known = ["authorization", "proxy-authorization", "cookie"].contains(&name.as_str());
    known
        || connector.schemes.iter().any(|scheme| {
            matches!(scheme.kind, SchemeKind::ApiKey(Place::Header, wire) if name.as_str().eq_ignore_ascii_case(wire))
        })
}
