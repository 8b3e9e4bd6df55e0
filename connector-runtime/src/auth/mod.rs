//! Credentials: which of them a request gets, and where they go in it.
//!
//! Apart because two rules must hold whatever else changes: credentials go to no origin that the user or the
//! description did not name, and they are in no text. `security: [[token], [key, user]]` is "token, or key and user":
//! the first alternative whose credentials are all there is taken.

mod cache;
mod credential;
mod given;
mod place;
mod token;

use std::collections::BTreeMap;

use http::header::{AUTHORIZATION, HeaderMap};
use secrecy::SecretString;

pub(crate) use self::cache::{Denied, Session, Tokens};
#[cfg(feature = "instance")]
pub(crate) use self::credential::names as field_names;
use self::credential::{Credential, Scope};
#[cfg(feature = "instance")]
pub(crate) use self::given::takes;
pub(crate) use self::given::{Given, settle};
pub(crate) use self::place::{add_cookie, is_secret, is_secret_query, sensitive};
use crate::client::Shared;
use crate::endpoint::{Operation, Place};
use crate::redact::Secrets;
use crate::server::{Connector, Scheme, SchemeKind};

/// What a user set.
#[derive(Default)]
pub(crate) struct Credentials {
    /// By the scheme's name in the document.
    named: BTreeMap<&'static str, Credential>,
    /// For documents that declare no scheme for it: goes into `Authorization` of every request.
    undeclared: Option<(SchemeKind, Credential)>,
    /// The scheme to use where several would do.
    preferred: Option<&'static str>,
}

/// The schemes that a request gets.
enum Chosen {
    /// All that are set.
    All,
    /// That one.
    One(&'static str),
    Named(&'static [&'static str]),
}

impl Chosen {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => *one == name,
            Self::Named(names) => names.contains(&name),
        }
    }
}

/// What authentication may change of a request.
pub(crate) struct Target<'a> {
    pub(crate) url: &'a mut String,
    pub(crate) headers: &'a mut HeaderMap,
    pub(crate) secrets: &'a mut Secrets,
}

/// Why a request gets no credentials.
pub(crate) enum Refusal {
    /// One is missing, or may not go there.
    Reason(String),
    /// The token of that scheme must be fetched first.
    Fetch(&'static Scheme),
}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self::Reason(reason)
    }
}

impl Credentials {
    /// Adds what the operation needs. `trusted` says whether the request goes where credentials may go.
    pub(crate) fn apply(
        &self,
        shared: &Shared,
        operation: &'static Operation,
        trusted: Result<(), String>,
        mut target: Target<'_>,
        session: &mut Session,
    ) -> Result<(), Refusal> {
        let connector = shared.connector;
        let schemes = self.choose(connector, operation, &trusted, target.headers)?;
        if trusted.is_err() {
            return Ok(());
        }
        for scheme in connector.schemes.iter().filter(|scheme| schemes.has(scheme.name)) {
            if let Some(credential) = self.named.get(scheme.name).filter(|credential| credential.is_complete()) {
                place(shared, scheme, credential, &mut target, session)?;
            }
        }
        match &self.undeclared {
            Some((kind, credential)) if !target.headers.contains_key(AUTHORIZATION) => {
                let secret = credential.whole.as_ref();
                Ok(secret.map_or(Ok(()), |secret| place::secret(*kind, secret, &mut target))?)
            }
            _ => Ok(()),
        }
    }

    /// The values that no text may show.
    pub(crate) fn secrets(&self, connector: &'static Connector) -> Vec<SecretString> {
        let of = |(name, credential): (&&'static str, &Credential)| {
            find(connector, name).map(|scheme| credential.secrets(scheme)).unwrap_or_default()
        };
        let undeclared = self.undeclared.iter().filter_map(|(_, credential)| credential.whole.clone());
        self.named.iter().flat_map(of).chain(undeclared).collect()
    }

    /// What was set for a scheme.
    pub(crate) fn of(&mut self, scheme: &'static Scheme) -> &mut Credential {
        self.named.entry(scheme.name).or_default()
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
            return Ok(self.preferred.map_or(Chosen::All, Chosen::One));
        }
        let complete = |names: &&&'static [&'static str]| {
            !names.is_empty() && names.iter().all(|name| self.has(connector, name, headers))
        };
        let preferred = |names: &&&'static [&'static str]| self.preferred.is_some_and(|wanted| names.contains(&wanted));
        let anonymous = alternatives.is_empty() || alternatives.iter().any(|names| names.is_empty());
        let first = alternatives.iter().filter(preferred).find(complete);
        match (first.or_else(|| alternatives.iter().find(complete)), trusted) {
            (Some(names), Ok(())) => Ok(Chosen::Named(names)),
            (Some(names), Err(_)) if names.iter().all(|name| in_headers(connector, name, headers)) => {
                Ok(Chosen::Named(&[]))
            }
            _ if anonymous => Ok(Chosen::Named(&[])),
            (Some(_), Err(reason)) => Err(reason.clone()),
            (None, _) if self.undeclared.is_some() => Ok(Chosen::Named(&[])),
            (None, _) => Err(self.lacking(connector, alternatives)),
        }
    }

    /// Whether a scheme's credential is there, set by the client or as a header of the call.
    fn has(&self, connector: &'static Connector, name: &str, headers: &HeaderMap) -> bool {
        self.named.get(name).is_some_and(Credential::is_complete) || in_headers(connector, name, headers)
    }

    /// What is missing: of a credential that was begun, its fields; else all that would do.
    fn lacking(&self, connector: &'static Connector, alternatives: &[&[&str]]) -> String {
        let begun = alternatives.iter().copied().flatten().find_map(|name| {
            let (scheme, credential) = (find(connector, name)?, self.named.get(name)?);
            let missing: Vec<_> = credential.missing(scheme).map(|field| format!("`{field}`")).collect();
            (!missing.is_empty()).then(|| format!("the credential of `{name}` lacks {}", missing.join(" and ")))
        });
        begun.unwrap_or_else(|| format!("no credential is set; it needs {}", needs(alternatives)))
    }
}

/// Whether a scheme can be used with what was set.
#[cfg(feature = "instance")]
pub(crate) fn is_complete(all: &Credentials, scheme: &'static Scheme) -> bool {
    all.named.get(scheme.name).is_some_and(Credential::is_complete)
}

/// The fields that a credential lacks which was begun.
#[cfg(feature = "instance")]
pub(crate) fn missing_fields(all: &Credentials, scheme: &'static Scheme) -> Vec<&'static str> {
    all.named.get(scheme.name).map(|credential| credential.missing(scheme).collect()).unwrap_or_default()
}

/// Puts one scheme's credential into the request.
fn place(
    shared: &Shared,
    scheme: &'static Scheme,
    credential: &Credential,
    target: &mut Target<'_>,
    session: &mut Session,
) -> Result<(), Refusal> {
    let mut token = None;
    if let SchemeKind::Token(request) = scheme.kind {
        let name = (request.place.place == Place::Header).then_some(request.place.name);
        if name.is_some_and(|name| target.headers.contains_key(name)) {
            // The call brought its own.
            return Ok(());
        }
        token = Some(session.token(shared, scheme, credential).ok_or(Refusal::Fetch(scheme))?);
    }
    let scope = Scope { scheme, credential, token: token.as_deref(), variables: &shared.variables };
    match scheme.kind {
        SchemeKind::Token(request) => place::fixed(&[request.place], &scope, target)?,
        kind => {
            if let Some(secret) = credential.secret() {
                place::secret(kind, secret, target)?;
            }
        }
    }
    Ok(place::fixed(scheme.apply, &scope, target)?)
}

fn in_headers(connector: &'static Connector, name: &str, headers: &HeaderMap) -> bool {
    let Some(scheme) = find(connector, name) else { return false };
    let has = |place: Place, name: &str| place == Place::Header && headers.contains_key(name);
    match scheme.kind {
        SchemeKind::ApiKey(place, wire) => has(place, wire),
        SchemeKind::Template => {
            !scheme.apply.is_empty() && scheme.apply.iter().all(|fixed| has(fixed.place, fixed.name))
        }
        SchemeKind::Token(request) => has(request.place.place, request.place.name),
        SchemeKind::Bearer | SchemeKind::Basic | SchemeKind::Other(_) => headers.contains_key(AUTHORIZATION),
    }
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
