//! Where credentials go in a request: a header, the query, a cookie.
//!
//! Apart because whatever goes in here is marked as secret in the same step, so that no text shows it. A header that
//! the call set itself stays.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::Target;
use crate::encode::{Escape, header, put};
use crate::endpoint::{Fixed, Place};
use crate::server::{Connector, SchemeKind};
use crate::template::{self, Fault, Filled, Values};

/// Puts a credential where schemes of that kind want it. Those that have templates put nothing here.
pub(super) fn secret(kind: SchemeKind, secret: &SecretString, target: &mut Target<'_>) -> Result<(), String> {
    let secret = secret.expose_secret();
    let (place, name, text) = match kind {
        SchemeKind::Bearer => (Place::Header, AUTHORIZATION.as_str(), format!("Bearer {secret}")),
        SchemeKind::Basic => (Place::Header, AUTHORIZATION.as_str(), format!("Basic {}", STANDARD.encode(secret))),
        SchemeKind::Other(word) => (Place::Header, AUTHORIZATION.as_str(), format!("{word} {secret}")),
        SchemeKind::ApiKey(place, name) => (place, name, secret.to_owned()),
        SchemeKind::Token(_) | SchemeKind::Template => return Ok(()),
    };
    value(place, name, &Filled { text, secret: true }, target)
}

/// Puts what a scheme's templates say.
pub(super) fn fixed(all: &[Fixed], values: &dyn Values, target: &mut Target<'_>) -> Result<(), String> {
    for each in all {
        match template::text(each.value, values) {
            Ok(filled) => value(each.place, each.name, &filled, target)?,
            Err(Fault::Missing(_)) if each.optional => {}
            Err(fault) => return Err(fault.reason(&format!("`{}` of the auth method", each.name))),
        }
    }
    Ok(())
}

fn value(place: Place, name: &str, filled: &Filled, target: &mut Target<'_>) -> Result<(), String> {
    match place {
        Place::Query => {
            let mut wire = String::new();
            put(&mut wire, name, Escape::All);
            target.url.push(if target.url.contains('?') { '&' } else { '?' });
            target.url.push_str(&wire);
            target.url.push('=');
            put(target.url, &filled.text, Escape::All);
            if filled.secret {
                target.secrets.hide_parameter(name);
            }
            Ok(())
        }
        Place::Cookie => {
            let mut pair = String::new();
            put(&mut pair, name, Escape::All);
            pair.push('=');
            put(&mut pair, &filled.text, Escape::All);
            add_cookie(target.headers, &pair)
        }
        Place::Header | Place::Path | Place::Template => {
            let name = header::name(name)?;
            if !target.headers.contains_key(&name) {
                let value = header::value(name.as_str(), filled.text.clone())?;
                target.headers.insert(name, if filled.secret { sensitive(value) } else { value });
            }
            Ok(())
        }
    }
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
    let is = |place, wire: &str| place == Place::Header && name.as_str().eq_ignore_ascii_case(wire);
    known || connector.schemes.iter().any(|scheme| carries(scheme.kind, scheme.apply, &is))
}

/// Whether a query parameter is a credential by its name.
pub(crate) fn is_secret_query(connector: &'static Connector, name: &str) -> bool {
    let is = |place, wire: &str| place == Place::Query && name == wire;
    connector.schemes.iter().any(|scheme| carries(scheme.kind, scheme.apply, &is))
}

/// Whether a scheme puts something secret there.
fn carries(kind: SchemeKind, apply: &[Fixed], is: &dyn Fn(Place, &str) -> bool) -> bool {
    let templated = |fixed: &Fixed| fixed.value.contains("{{") && is(fixed.place, fixed.name);
    match kind {
        SchemeKind::ApiKey(place, wire) => is(place, wire),
        SchemeKind::Token(request) if templated(&request.place) => true,
        _ => apply.iter().any(templated),
    }
}
