//! One credential: the fields that its scheme asks for, or a token of the user's own.
//!
//! Separate because the same scheme can be given in two ways: `credential("user", "me:pw")` is what `secret("user",
//! "username", "me")` and `secret("user", "password", "pw")` are together.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use connector_tables::{Scheme, Setting};
use secrecy::{ExposeSecret, SecretString};

use super::method::{Method, method};
use crate::encode::template::{Found, Values, quoted};
use crate::encode::value::Value;
use crate::request::variables::{Variables, check, shown};

/// The values set for one scheme.
#[derive(Default, Clone)]
pub(crate) struct Credential {
    /// A token that need not be fetched, or the secret of an undeclared scheme.
    pub(super) whole: Option<SecretString>,
    /// Values of fields, as JSON texts.
    fields: BTreeMap<String, SecretString>,
    /// Computed once for all calls: `true` if the scheme can be used with it, and its one secret.
    complete: bool,
    secret: Option<SecretString>,
}

impl Credential {
    /// A secret as a whole.
    pub(super) fn whole(secret: SecretString) -> Self {
        Self { whole: Some(secret.clone()), complete: true, secret: Some(secret), ..Self::default() }
    }

    /// Sets the secret of a scheme: its fields, where it has some.
    pub(super) fn put(&mut self, scheme: &Scheme<'_>, secret: SecretString) -> Result<(), String> {
        let Method { is_fetched, is_pair, .. } = method(scheme);
        match main(scheme) {
            _ if is_fetched => self.whole = Some(secret),
            None => self.whole = Some(secret),
            Some([user, password]) if is_pair => {
                let text = secret.expose_secret();
                let (name, word) = text.split_once(':').unwrap_or((text, ""));
                self.set(scheme, user, &SecretString::from(name))?;
                self.set(scheme, password, &SecretString::from(word))?;
            }
            Some([field, _]) => self.set(scheme, field, &secret)?,
        }
        Ok(())
    }

    /// Sets a field.
    pub(super) fn set(&mut self, scheme: &Scheme<'_>, field: &str, value: &SecretString) -> Result<(), String> {
        let text = value.expose_secret();
        let json = match scheme.fields.iter().find(|declared| declared.name == field) {
            Some(setting) => check(&setting, text).map_err(|wrong| format!("{} {wrong}", shown(&setting)))?,
            None => quoted(text),
        };
        self.fields.insert(field.to_owned(), SecretString::from(json));
        Ok(())
    }

    /// To be called when all is set.
    pub(super) fn finish(&mut self, scheme: &Scheme<'_>) {
        let begun = !self.fields.is_empty() || asks_nothing(scheme);
        self.complete = self.whole.is_some() || (begun && self.missing(scheme).next().is_none());
        self.secret = self.join(scheme);
    }

    /// Returns `true` if the scheme can be used with it.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// A field, as JSON text.
    pub(super) fn field(&self, name: &str) -> Option<&SecretString> {
        self.fields.get(name)
    }

    /// The secret of a scheme that has one.
    pub(super) fn secret(&self) -> Option<&SecretString> {
        self.secret.as_ref()
    }

    /// Its secret values. If the scheme declares no fields, all of them may be secret, except for those whose names show that
    /// they are not.
    pub(super) fn secrets(&self, scheme: &Scheme<'_>) -> Vec<SecretString> {
        let is_secret = |name: &str| match scheme.fields.iter().find(|field| field.name == name) {
            Some(field) => field.secret,
            None => !matches!(name, "client_id" | "username"),
        };
        let plain = |json: &SecretString| SecretString::from(Value::new(json.expose_secret()).plain().into_owned());
        let fields = self.fields.iter().filter(|(name, _)| is_secret(name)).map(|(_, json)| plain(json));
        fields.chain(self.whole.clone()).chain(self.encoded(scheme)).collect()
    }

    /// User and password as `Authorization: Basic` sends them, without the padding, which is optional.
    fn encoded(&self, scheme: &Scheme<'_>) -> Option<SecretString> {
        let pair = self.secret.as_ref().filter(|_| method(scheme).is_pair)?;
        Some(SecretString::from(STANDARD_NO_PAD.encode(pair.expose_secret())))
    }

    /// The fields that are still to be set.
    pub(crate) fn missing<'s, 't>(&'s self, scheme: &Scheme<'t>) -> impl Iterator<Item = &'t str> + use<'s, 't> {
        let needed = if self.whole.is_some() { Vec::new() } else { needed(scheme) };
        needed.into_iter().filter(|field| !self.fields.contains_key(*field))
    }

    /// The secret, put together of its fields.
    fn join(&self, scheme: &Scheme<'_>) -> Option<SecretString> {
        let field = |name: &str| self.fields.get(name).map(|json| Value::new(json.expose_secret()).plain());
        let [first, second] = main(scheme).filter(|_| !self.fields.is_empty())?;
        if !method(scheme).is_pair {
            return field(first).map(|secret| SecretString::from(secret.into_owned()));
        }
        let pair = format!("{}:{}", field(first).unwrap_or_default(), field(second).unwrap_or_default());
        Some(SecretString::from(pair))
    }
}

/// Returns `true` if a scheme can be used without any setting: it sends constants, or variables of the connector.
pub(super) fn asks_nothing(scheme: &Scheme<'_>) -> bool {
    method(scheme).is_template && needed(scheme).is_empty()
}

/// The fields that hold a scheme's one secret: two for user and password, else the same one twice.
fn main<'t>(scheme: &Scheme<'t>) -> Option<[&'t str; 2]> {
    let all = names(scheme);
    let known = |name: &'static str| all.contains(&name).then_some(name);
    if method(scheme).is_pair {
        let [first, .., second] = all[..] else { return all.first().map(|only| [*only, ""]) };
        return Some([known("username").unwrap_or(first), known("password").unwrap_or(second)]);
    }
    let secret = || scheme.fields.iter().find(|field| field.secret).map(|field| field.name);
    let field = known("token").or_else(|| known("key")).or_else(secret).or_else(|| all.first().copied())?;
    Some([field, field])
}

/// The fields of a scheme: as it declares them, else those that schemes of its kind usually have.
pub(crate) fn names<'t>(scheme: &Scheme<'t>) -> Vec<&'t str> {
    if !scheme.fields.is_empty() {
        return scheme.fields.iter().map(|field| field.name).collect();
    }
    method(scheme).fields.to_vec()
}

/// Those without which it cannot be used.
pub(crate) fn needed<'t>(scheme: &Scheme<'t>) -> Vec<&'t str> {
    if scheme.fields.is_empty() {
        // A user without a password is a user.
        return names(scheme).into_iter().filter(|name| *name != "password").collect();
    }
    let needed = |field: &Setting<'_>| field.required && field.default.is_none();
    scheme.fields.iter().filter(needed).map(|field| field.name).collect()
}

/// The values for the templates of a scheme: the token, the fields, their defaults, the client's variables.
pub(crate) struct Scope<'a> {
    pub(crate) scheme: &'a Scheme<'a>,
    pub(crate) credential: &'a Credential,
    /// The token, as JSON text.
    pub(crate) token: Option<&'a SecretString>,
    pub(crate) variables: &'a Variables,
}

impl Values for Scope<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        if let Some(token) = self.token.filter(|_| name == "token") {
            return Some(Found { value: Value::new(token.expose_secret()), secret: true });
        }
        let declared = self.scheme.fields.iter().find(|field| field.name == name);
        if let Some(json) = self.credential.fields.get(name) {
            // Who names no field as secret may have meant that all are.
            let secret = declared.is_none_or(|field| field.secret);
            return Some(Found { value: Value::new(json.expose_secret()), secret });
        }
        match declared.and_then(|field| field.default) {
            Some(json) => Some(Found { value: Value::new(json), secret: false }),
            None => self.variables.find(name),
        }
    }
}
