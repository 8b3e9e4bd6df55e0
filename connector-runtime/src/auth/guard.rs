//! Rules that authenticators of users must follow, too: additions are hidden, and the request's origin does not change.
//!
//! A request before and after its authenticator: of `?page=2` and `?page=2&sig=9f2c`, `sig` is a secret parameter from
//! then on. Built-in schemes mark what they add themselves.

use std::collections::BTreeSet;

use http::{HeaderMap, HeaderValue, Uri};
use secrecy::SecretString;

use crate::encode::header::sensitive;
use crate::request::auth_error::AuthError;
use crate::request::prepared::PreparedRequest;
use crate::transport::body::Body;

/// A request before its authenticator sees it.
pub(super) struct Before {
    headers: HeaderMap,
    uri: Uri,
    body: Body,
}

impl Before {
    pub(super) fn of(request: &PreparedRequest) -> Self {
        Self { headers: request.headers().clone(), uri: request.uri().clone(), body: request.body().clone() }
    }

    /// Hides everything that was added or changed since then. Values of headers and of the query are also put into `added`.
    pub(super) fn check(self, request: &mut PreparedRequest, added: &mut Vec<SecretString>) -> Result<(), AuthError> {
        let (old, new) = (&self.uri, request.uri().clone());
        if (old.scheme(), old.authority()) != (new.scheme(), new.authority()) {
            return Err(AuthError::new("the authenticator changed the origin of the request"));
        }
        for (name, value) in request.headers_mut() {
            if !self.headers.get_all(name).iter().any(|old| old == value) {
                *value = sensitive(value.clone());
                added.extend(of_header(value));
            }
        }
        if *old != new {
            hide_path(old.path(), new.path(), request);
            hide_query(old.query(), new.query(), request, added);
        }
        if !self.body.is_same(request.body()) {
            request.secrets_mut().whole_body = true;
        }
        Ok(())
    }
}

/// Returns the secrets of a header: its value, and the part after its first word, as in `Bearer …`.
pub(crate) fn of_header(value: &HeaderValue) -> Vec<SecretString> {
    let Ok(text) = value.to_str() else { return Vec::new() };
    let after = text.split_once(' ').map(|(_, secret)| secret.trim());
    [Some(text), after].into_iter().flatten().map(SecretString::from).collect()
}

fn hide_path(old: &str, new: &str, request: &mut PreparedRequest) {
    let known: BTreeSet<&str> = old.split('/').collect();
    for segment in new.split('/').filter(|segment| !known.contains(segment)) {
        request.hide(SecretString::from(segment));
    }
}

fn hide_query(old: Option<&str>, new: Option<&str>, request: &mut PreparedRequest, added: &mut Vec<SecretString>) {
    let known: BTreeSet<&str> = old.into_iter().flat_map(|query| query.split('&')).collect();
    let pairs = new.into_iter().flat_map(|query| query.split('&'));
    for pair in pairs.filter(|pair| !known.contains(pair)) {
        match pair.split_once('=') {
            Some((name, _)) => {
                request.secrets_mut().hide_wire_parameter(name);
                let plain = url::form_urlencoded::parse(pair.as_bytes()).map(|(_, value)| value.into_owned());
                added.extend(plain.map(SecretString::from));
            }
            None => request.hide(SecretString::from(pair)),
        }
    }
}
