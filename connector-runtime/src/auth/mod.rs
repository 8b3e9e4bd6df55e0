//! Credentials: which of them a request gets, and where they go in it.
//!
//! Apart because two rules must hold whatever else changes: credentials go to no origin that the user or the
//! description did not name, and they are in no text. `security: [[token], [key, user]]` is "token, or key and user":
//! the first alternative whose credentials are all there is taken.

mod cache;
mod credential;
mod given;
mod method;
mod place;
mod token;

use std::collections::BTreeMap;

use connector_tables::{Alternative, AlternativeBuf, Connector, List, Operation, Place, Scheme, SchemeKind};
use http::header::{AUTHORIZATION, HeaderMap};
use secrecy::SecretString;

pub(crate) use self::cache::{Denied, Session, Tokens};
#[cfg(feature = "instance")]
pub(crate) use self::credential::names as field_names;
use self::credential::{Credential, Scope};
#[cfg(feature = "instance")]
pub(crate) use self::given::takes;
pub(crate) use self::given::{Given, settle};
use self::method::{Method, method};
pub(crate) use self::place::{add_cookie, is_secret, is_secret_query, sensitive};
use crate::client::Shared;
use crate::redact::Secrets;
use crate::request::Assembly;

/// What a user set.
#[derive(Default)]
pub(crate) struct Credentials {
    /// By the scheme's name in the document.
    named: BTreeMap<String, Credential>,
    /// For documents that declare no scheme for it: goes into `Authorization` of every request.
    undeclared: Option<(SchemeKind<'static>, Credential)>,
    /// The scheme to use where several would do.
    preferred: Option<String>,
}

/// The schemes that a request gets.
enum Chosen<'t> {
    /// All that are set.
    All,
    /// That one.
    One(&'t str),
    Named(List<'t, &'t str, String>),
}

impl Chosen<'_> {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => *one == name,
            Self::Named(names) => names.contains(name),
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
    /// The token of the scheme of that name must be fetched first.
    Fetch(String),
}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self::Reason(reason)
    }
}

impl Credentials {
    /// Adds what the operation needs.
    pub(crate) fn apply(
        &self,
        of: &Assembly<'_>,
        mut target: Target<'_>,
        session: &mut Session,
    ) -> Result<(), Refusal> {
        let Assembly { shared, connector, operation, trusted, .. } = of;
        let schemes = self.choose(connector, operation, trusted, target.headers)?;
        if trusted.is_err() {
            return Ok(());
        }
        for scheme in connector.schemes.iter().filter(|scheme| schemes.has(scheme.name)) {
            if let Some(credential) = self.named.get(scheme.name).filter(|credential| credential.is_complete()) {
                place(shared, &scheme, credential, &mut target, session)?;
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
    pub(crate) fn secrets(&self, connector: &Connector<'_>) -> Vec<SecretString> {
        let of = |(name, credential): (&String, &Credential)| {
            find(connector, name).map(|scheme| credential.secrets(&scheme)).unwrap_or_default()
        };
        let undeclared = self.undeclared.iter().filter_map(|(_, credential)| credential.whole.clone());
        self.named.iter().flat_map(of).chain(undeclared).collect()
    }

    /// What was set for a scheme.
    pub(crate) fn of(&mut self, scheme: &Scheme<'_>) -> &mut Credential {
        self.named.entry(scheme.name.to_owned()).or_default()
    }

    /// Returns the schemes of the first alternative that is complete.
    fn choose<'t>(
        &'t self,
        connector: &Connector<'t>,
        operation: &Operation<'t>,
        trusted: &Result<(), String>,
        headers: &HeaderMap,
    ) -> Result<Chosen<'t>, String> {
        if operation.security.is_none() && connector.security.is_empty() {
            // Requirements are undeclared, so everything that the user set is sent.
            return Ok(self.preferred.as_deref().map_or(Chosen::All, Chosen::One));
        }
        let alternatives = operation.security.unwrap_or(connector.security);
        let is_complete = |needed: &Alternative<'_>| {
            !needed.schemes.is_empty() && needed.schemes.iter().all(|name| self.has(connector, name, headers))
        };
        let is_preferred = |needed: &Alternative<'_>| {
            self.preferred.as_deref().is_some_and(|preferred| needed.schemes.contains(preferred))
        };
        let is_anonymous = alternatives.is_empty() || alternatives.any(|needed| needed.schemes.is_empty());
        let first = alternatives.iter().filter(is_preferred).find(is_complete);
        match (first.or_else(|| alternatives.iter().find(is_complete)), trusted) {
            (Some(needed), Ok(())) => Ok(Chosen::Named(needed.schemes)),
            (Some(needed), Err(_)) if needed.schemes.iter().all(|name| in_headers(connector, name, headers)) => {
                Ok(Chosen::Named(List::EMPTY))
            }
            _ if is_anonymous => Ok(Chosen::Named(List::EMPTY)),
            (Some(_), Err(reason)) => Err(reason.clone()),
            (None, _) if self.undeclared.is_some() => Ok(Chosen::Named(List::EMPTY)),
            (None, _) => Err(self.lacking(connector, alternatives)),
        }
    }

    /// Returns `true` if a scheme's credential is there, set by the client or as a header of the call.
    fn has(&self, connector: &Connector<'_>, name: &str, headers: &HeaderMap) -> bool {
        self.named.get(name).is_some_and(Credential::is_complete) || in_headers(connector, name, headers)
    }

    /// Returns what is missing: fields of a credential that has some of them, or else all that would do.
    #[cold]
    fn lacking(&self, connector: &Connector<'_>, alternatives: Alternatives<'_>) -> String {
        let begun = alternatives.iter().flat_map(|needed| needed.schemes).find_map(|name| {
            let (scheme, credential) = (find(connector, name)?, self.named.get(name)?);
            let missing: Vec<_> = credential.missing(&scheme).map(|field| format!("`{field}`")).collect();
            (!missing.is_empty()).then(|| format!("the credential of `{name}` lacks {}", missing.join(" and ")))
        });
        begun.unwrap_or_else(|| format!("no credential is set; it needs {}", needs(alternatives)))
    }
}

type Alternatives<'t> = List<'t, Alternative<'t>, AlternativeBuf>;

/// Returns `true` if a scheme can be used with what was set.
#[cfg(feature = "instance")]
pub(crate) fn is_complete(all: &Credentials, scheme: &Scheme<'_>) -> bool {
    all.named.get(scheme.name).is_some_and(Credential::is_complete)
}

/// Returns the missing fields of a credential that has some.
#[cfg(feature = "instance")]
pub(crate) fn missing_fields<'t>(all: &Credentials, scheme: &Scheme<'t>) -> Vec<&'t str> {
    all.named.get(scheme.name).map(|credential| credential.missing(scheme).collect()).unwrap_or_default()
}

/// Puts one scheme's credential into the request.
fn place(
    shared: &Shared,
    scheme: &Scheme<'_>,
    credential: &Credential,
    target: &mut Target<'_>,
    session: &mut Session,
) -> Result<(), Refusal> {
    let Method { sent, request, .. } = method(scheme.kind);
    let mut token = None;
    if request.is_some() {
        let is_own = sent.is_some_and(|(place, name)| place == Place::Header && target.headers.contains_key(name));
        if is_own {
            // The call has its own token.
            return Ok(());
        }
        let fetch = || Refusal::Fetch(scheme.name.to_owned());
        token = Some(session.token(shared, scheme.name, credential).ok_or_else(fetch)?);
    }
    let scope = Scope { scheme, credential, token: token.as_deref(), variables: &shared.variables };
    match (request, credential.secret()) {
        (Some(request), _) => place::fixed(&request.get().place, &scope, target)?,
        (None, Some(secret)) => place::secret(scheme.kind, secret, target)?,
        (None, None) => {}
    }
    for fixed in scheme.apply {
        place::fixed(&fixed, &scope, target)?;
    }
    Ok(())
}

/// Returns `true` if a call has a scheme's credential among its own headers.
fn in_headers(connector: &Connector<'_>, name: &str, headers: &HeaderMap) -> bool {
    let Some(scheme) = find(connector, name) else { return false };
    let has = |place: Place, name: &str| place == Place::Header && headers.contains_key(name);
    match method(scheme.kind).sent {
        Some((place, name)) => has(place, name),
        None => !scheme.apply.is_empty() && scheme.apply.iter().all(|fixed| has(fixed.place, fixed.name)),
    }
}

fn find<'t>(connector: &Connector<'t>, name: &str) -> Option<Scheme<'t>> {
    connector.schemes.find_map(|_, scheme| (scheme.name == name).then_some(*scheme))
}

/// `token, or key and user`
fn needs(alternatives: Alternatives<'_>) -> String {
    let quoted = |needed: Alternative<'_>| {
        needed.schemes.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
    };
    alternatives.iter().map(quoted).collect::<Vec<_>>().join(", or ")
}
