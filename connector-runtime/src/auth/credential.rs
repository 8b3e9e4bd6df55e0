//! One credential: the fields that its scheme asks for, or a token of the user's own.
//!
//! Apart because the same scheme can be given in two ways: `credential("user", "me:pw")` is what `secret("user",
//! "username", "me")` and `secret("user", "password", "pw")` are together.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret, SecretString};

use crate::encode::value::Value;
use crate::server::{Scheme, SchemeKind, Setting};
use crate::template::{Found, Values, quoted};
use crate::variables::{Variables, check, shown};

/// What was set for one scheme.
#[derive(Default, Clone)]
pub(crate) struct Credential {
    /// A token that need not be fetched, or the secret of a scheme that nobody declares.
    pub(super) whole: Option<SecretString>,
    /// Values of fields, as JSON texts.
    fields: BTreeMap<String, SecretString>,
    /// What each call asks, worked out once: whether the scheme can be used with it, and its one secret.
    complete: bool,
    secret: Option<SecretString>,
}

impl Credential {
    /// A secret as a whole.
    pub(super) fn whole(secret: SecretString) -> Self {
        Self { whole: Some(secret), complete: true, ..Self::default() }
    }

    /// Sets the secret of a scheme: its fields, where it has some.
    pub(super) fn put(&mut self, scheme: &Scheme, secret: SecretString) -> Result<(), String> {
        match (scheme.kind, main(scheme)) {
            (SchemeKind::Token(_), _) | (_, None) => self.whole = Some(secret),
            (SchemeKind::Basic, Some([user, password])) => {
                let text = secret.expose_secret();
                let (name, word) = text.split_once(':').unwrap_or((text, ""));
                self.set(scheme, user, &SecretString::from(name))?;
                self.set(scheme, password, &SecretString::from(word))?;
            }
            (_, Some([field, _])) => self.set(scheme, field, &secret)?,
        }
        Ok(())
    }

    /// Sets a field.
    pub(super) fn set(&mut self, scheme: &Scheme, field: &str, value: &SecretString) -> Result<(), String> {
        let text = value.expose_secret();
        let json = match scheme.fields.iter().find(|declared| declared.name == field) {
            Some(setting) => check(setting, text).map_err(|wrong| format!("{} {wrong}", shown(setting)))?,
            None => quoted(text),
        };
        self.fields.insert(field.to_owned(), SecretString::from(json));
        Ok(())
    }

    /// To be called when all is set.
    pub(super) fn finish(&mut self, scheme: &Scheme) {
        let begun = !self.fields.is_empty() || asks_nothing(scheme);
        self.complete = self.whole.is_some() || (begun && self.missing(scheme).next().is_none());
        self.secret = self.join(scheme);
    }

    /// Whether the scheme can be used with it.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The secret of a scheme that has one.
    pub(super) fn secret(&self) -> Option<&SecretString> {
        self.secret.as_ref()
    }

    /// Its values that no text may show. Without a declaration, all fields may be secret but those whose name says that
    /// they are not.
    pub(super) fn secrets(&self, scheme: &Scheme) -> Vec<SecretString> {
        let is_secret = |name: &str| match scheme.fields.iter().find(|field| field.name == name) {
            Some(field) => field.secret,
            None => !matches!(name, "client_id" | "username"),
        };
        let plain = |json: &SecretString| SecretString::from(Value::new(json.expose_secret()).plain().into_owned());
        let fields = self.fields.iter().filter(|(name, _)| is_secret(name)).map(|(_, json)| plain(json));
        fields.chain(self.whole.clone()).collect()
    }

    /// The fields that are still to be set.
    pub(crate) fn missing<'s>(&'s self, scheme: &'s Scheme) -> impl Iterator<Item = &'static str> + 's {
        let needed = if self.whole.is_some() { Vec::new() } else { needed(scheme) };
        needed.into_iter().filter(|field| !self.fields.contains_key(*field))
    }

    /// The secret, put together of its fields.
    fn join(&self, scheme: &Scheme) -> Option<SecretString> {
        let field = |name: &str| self.fields.get(name).map(|json| Value::new(json.expose_secret()).plain());
        let [first, second] = main(scheme)?;
        if scheme.kind != SchemeKind::Basic {
            return field(first).map(|secret| SecretString::from(secret.into_owned()));
        }
        let pair = format!("{}:{}", field(first).unwrap_or_default(), field(second).unwrap_or_default());
        Some(SecretString::from(pair))
    }
}

/// Whether a scheme can be used without anything being set for it: it sends constants, or variables of the connector.
pub(super) fn asks_nothing(scheme: &Scheme) -> bool {
    matches!(scheme.kind, SchemeKind::Template | SchemeKind::Token(_)) && needed(scheme).is_empty()
}

/// The fields that hold a scheme's one secret: two for user and password, else the same one twice.
fn main(scheme: &Scheme) -> Option<[&'static str; 2]> {
    let all = names(scheme);
    let usual = |name: &'static str| all.contains(&name).then_some(name);
    if scheme.kind == SchemeKind::Basic {
        let [first, .., second] = all[..] else { return all.first().map(|only| [*only, ""]) };
        return Some([usual("username").unwrap_or(first), usual("password").unwrap_or(second)]);
    }
    let secret = || scheme.fields.iter().find(|field| field.secret).map(|field| field.name);
    let field = usual("token").or_else(|| usual("key")).or_else(secret).or_else(|| all.first().copied())?;
    Some([field, field])
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
