//! Locations of credentials in a request: a header, the query, a cookie.
//!
//! Everything that is added here is marked as secret in the same step, so that no text shows it. A header of the call
//! is not replaced.

use std::future::ready;
use std::sync::Arc;

use connector_tables::language::template::has_names;
use connector_tables::{Connector, Fixed, Place, Scheme};
use http::header::HeaderName;
use secrecy::{ExposeSecret, SecretString};

use super::authenticator::{Authenticating, Authenticator};
use super::context::AuthContext;
use super::method::method;
use crate::encode::template::{self, Fault, Filled, Values};
use crate::encode::{Escape, header, put};
use crate::request::auth_error::AuthError;
use crate::request::prepared::PreparedRequest;

/// Puts a scheme's secret into one parameter, and the scheme's own parameters.
struct Sender {
    sent: Option<(Place, String)>,
    write: Box<dyn Fn(&str) -> String + Send + Sync>,
}

/// Returns the code of a scheme. `write` returns the text of the parameter for a secret.
pub(super) fn sender(
    sent: Option<(Place, &str)>,
    write: impl Fn(&str) -> String + Send + Sync + 'static,
) -> Arc<dyn Authenticator> {
    Arc::new(Sender { sent: sent.map(|(place, name)| (place, name.to_owned())), write: Box::new(write) })
}

impl Sender {
    fn send(&self, request: &mut PreparedRequest, context: &AuthContext<'_>) -> Result<(), AuthError> {
        if let (Some((place, name)), Some(secret)) = (&self.sent, context.credential.secret()) {
            let text = (self.write)(secret.expose_secret());
            value(*place, name, &Filled { text, secret: true }, request)?;
        }
        parameters(request, context, None)
    }
}

impl Authenticator for Sender {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        Box::pin(ready(self.send(request, context)))
    }
}

/// Adds the parameters that every call of a scheme has.
pub(super) fn parameters(
    request: &mut PreparedRequest,
    context: &AuthContext<'_>,
    token: Option<&SecretString>,
) -> Result<(), AuthError> {
    for parameter in context.scheme.apply {
        fixed(&parameter, &context.scope(token), request)?;
    }
    Ok(())
}

/// Adds a parameter of a scheme, by its template.
pub(super) fn fixed(fixed: &Fixed<'_>, values: &dyn Values, request: &mut PreparedRequest) -> Result<(), String> {
    match template::text(fixed.value, values) {
        Ok(filled) => value(fixed.place, fixed.name, &filled, request),
        Err(Fault::Missing(_)) if fixed.optional => Ok(()),
        Err(fault) => Err(fault.reason(&format!("`{}` of the auth method", fixed.name))),
    }
}

fn value(place: Place, name: &str, filled: &Filled, request: &mut PreparedRequest) -> Result<(), String> {
    match place {
        Place::Query => request.add_query(name, &filled.text, filled.secret),
        Place::Cookie => {
            let mut pair = String::new();
            put(&mut pair, name, Escape::All);
            pair.push('=');
            put(&mut pair, &filled.text, Escape::All);
            header::add_cookie(request.headers_mut(), &pair)
        }
        Place::Header | Place::Path | Place::Template => {
            let name = header::name(name)?;
            if !request.headers().contains_key(&name) {
                let value = header::value(name.as_str(), filled.text.clone())?;
                request.headers_mut().insert(name, if filled.secret { header::sensitive(value) } else { value });
            }
            Ok(())
        }
    }
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

/// Returns `true` if a scheme sends a secret in that parameter.
fn carries(scheme: &Scheme<'_>, is: &dyn Fn(Place, &str) -> bool) -> bool {
    let is_sent = method(scheme).sent.is_some_and(|(place, name)| is(place, name));
    is_sent || scheme.apply.any(|fixed| has_names(fixed.value) && is(fixed.place, fixed.name))
}
