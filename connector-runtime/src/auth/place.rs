//! Where credentials go in a request: a header, the query, a cookie.
//!
//! Apart because whatever goes in here is marked as secret in the same step, so that no text shows it. A header that
//! the call set itself stays.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connector_tables::language::template::has_names;
use connector_tables::{Connector, Fixed, Place, Scheme, SchemeKind};
use http::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::Target;
use super::method::method;
use crate::encode::{Escape, header, put};
use crate::template::{self, Fault, Filled, Values};

/// Puts a credential where schemes of that kind want it. Those that have templates put nothing here.
pub(super) fn secret(kind: SchemeKind<'_>, secret: &SecretString, target: &mut Target<'_>) -> Result<(), String> {
    let secret = secret.expose_secret();
    let Some((place, name)) = method(kind).sent else { return Ok(()) };
    let text = match kind {
        SchemeKind::Bearer => format!("Bearer {secret}"),
        SchemeKind::Basic => format!("Basic {}", STANDARD.encode(secret)),
        SchemeKind::Other(word) => format!("{word} {secret}"),
        SchemeKind::ApiKey(_) => secret.to_owned(),
        SchemeKind::Token(_) | SchemeKind::Template => return Ok(()),
    };
    value(place, name, &Filled { text, secret: true }, target)
}

/// Puts a parameter of a scheme, by its template.
pub(super) fn fixed(fixed: &Fixed<'_>, values: &dyn Values, target: &mut Target<'_>) -> Result<(), String> {
    match template::text(fixed.value, values) {
        Ok(filled) => value(fixed.place, fixed.name, &filled, target),
        Err(Fault::Missing(_)) if fixed.optional => Ok(()),
        Err(fault) => Err(fault.reason(&format!("`{}` of the auth method", fixed.name))),
    }
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

/// Returns `true` if a header is a credential by its name.
pub(crate) fn is_secret(connector: &Connector<'_>, name: &HeaderName) -> bool {
    let known = ["authorization", "proxy-authorization", "cookie"].contains(&name.as_str());
    let is = |place, wire: &str| place == Place::Header && name.as_str().eq_ignore_ascii_case(wire);
    known || connector.schemes.any(|scheme| carries(scheme, &is))
}

/// Returns `true` if a query parameter is a credential by its name.
pub(crate) fn is_secret_query(connector: &Connector<'_>, name: &str) -> bool {
    let is = |place, wire: &str| place == Place::Query && name == wire;
    connector.schemes.any(|scheme| carries(scheme, &is))
}

/// Returns `true` if a scheme sends something secret there.
fn carries(scheme: &Scheme<'_>, is: &dyn Fn(Place, &str) -> bool) -> bool {
    let is_sent = method(scheme.kind).sent.is_some_and(|(place, name)| is(place, name));
    is_sent || scheme.apply.any(|fixed| has_names(fixed.value) && is(fixed.place, fixed.name))
}
