//! One credential: a secret as a whole, or the fields that its scheme asks for.
//!
//! Apart because the same scheme can be given both ways: `credential("user", "me:pw")` is what `secret("user",
//! "username", "me")` and `secret("user", "password", "pw")` are.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret, SecretString};

use crate::encode::value::Value;
use crate::server::{Scheme, SchemeKind, Setting};
use crate::template::{Found, Values, quoted};
use crate::variables::Variables;

/// What was set for one scheme.
#[derive(Default, Clone)]
pub(crate) struct Credential {
    /// A token, a key, or what stands behind `Basic ` before it is encoded.
    pub(super) whole: Option<SecretString>,
    /// Values of fields, as JSON texts.
    fields: BTreeMap<String, SecretString>,
}

impl Credential {
    /// A secret as a whole.
    pub(crate) fn whole(secret: SecretString) -> Self {
        Self { whole: Some(secret), fields: BTreeMap::new() }
    }

    /// Sets a field.
    pub(crate) fn set(&mut self, field: &str, value: &SecretString) {
        let json = SecretString::from(quoted(value.expose_secret()));
        self.fields.insert(field.to_owned(), json);
    }

    /// Whether the scheme can be used with it.
    pub(crate) fn is_complete(&self, scheme: &Scheme) -> bool {
        self.whole.is_some() || (!self.fields.is_empty() && self.missing(scheme).next().is_none())
    }

    /// The fields that are still to be set.
    pub(crate) fn missing<'s>(&'s self, scheme: &'s Scheme) -> impl Iterator<Item = &'static str> + 's {
        let declared = needed(scheme);
        declared.into_iter().filter(|field| !self.fields.contains_key(*field))
    }

    /// The secret of a scheme that has one: as it was set, or put together of its fields.
    pub(super) fn secret(&self, scheme: &Scheme) -> Option<SecretString> {
        if self.whole.is_some() {
            return self.whole.clone();
        }
        let field = |name: &str| self.fields.get(name).map(|json| Value::new(json.expose_secret()).plain());
        let names = names(scheme);
        match (scheme.kind, &names[..]) {
            (SchemeKind::Basic, [user, password, ..]) => {
                let pair = format!("{}:{}", field(user).unwrap_or_default(), field(password).unwrap_or_default());
                Some(SecretString::from(pair))
            }
            (_, [name, ..]) => field(name).map(|secret| SecretString::from(secret.into_owned())),
            _ => None,
        }
    }
}

/// The fields of a scheme: as it declares them, else those that schemes of its kind usually have.
pub(crate) fn names(scheme: &Scheme) -> Vec<&'static str> {
    if !scheme.fields.is_empty() {
        return scheme.fields.iter().map(|field| field.name).collect();
    }
    match scheme.kind {
        SchemeKind::Basic => vec!["username", "password"],
        SchemeKind::Bearer => vec!["token"],
        SchemeKind::ApiKey(..) => vec!["key"],
        SchemeKind::Other(_) => vec!["credentials"],
        SchemeKind::Token(_) => vec!["client_id", "client_secret"],
        SchemeKind::Template => vec![],
    }
}

/// Those without which it cannot be used.
pub(crate) fn needed(scheme: &Scheme) -> Vec<&'static str> {
    if scheme.fields.is_empty() {
        // A user without a password is a user.
        return names(scheme).into_iter().filter(|name| *name != "password").collect();
    }
    let needed = |field: &&Setting| field.required && field.default.is_empty();
    scheme.fields.iter().filter(needed).map(|field| field.name).collect()
}

/// Where the templates of a scheme find their values: the token, the fields, their defaults, the client's variables.
pub(crate) struct Scope<'a> {
    pub(crate) scheme: &'a Scheme,
    pub(crate) credential: &'a Credential,
    /// As JSON text.
    pub(crate) token: Option<&'a SecretString>,
    pub(crate) variables: &'a Variables,
}

impl Values for Scope<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        if name == "token"
            && let Some(token) = self.token
        {
            return Some(Found { value: Value::new(token.expose_secret()), secret: true });
        }
        let declared = self.scheme.fields.iter().find(|field| field.name == name);
        if let Some(json) = self.credential.fields.get(name) {
            // Who names no field as secret may have meant that all are.
            let secret = declared.is_none_or(|field| field.secret);
            return Some(Found { value: Value::new(json.expose_secret()), secret });
        }
        let default = declared.map(|field| field.default).filter(|json| !json.is_empty());
        match default {
            Some(json) => Some(Found { value: Value::new(json), secret: false }),
            None => self.variables.find(name),
        }
    }
}
