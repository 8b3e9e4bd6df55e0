//! Credentials: those that a request gets, and the code that adds them.
//!
//! Two rules always apply: credentials are sent only to origins that the user or the description names,
//! and no text shows them. `security: [[token], [key, user]]` is "token, or key and user": the first alternative whose
//! credentials are complete is used. Each scheme is an [`Authenticator`], chosen in `method/mod.rs`.
//!
//! This room uses `encode`, `transport`, `request`, `reply` and `error`. Of a client it sees [`Resources`].

mod authenticator;
mod context;
mod credential;
mod entry;
mod fetched;
mod given;
mod guard;
mod method;
mod place;
mod session;

use std::collections::BTreeMap;

use connector_tables::{Alternative, AlternativeBuf, Connector, List, Operation, Place, Scheme, SchemeBuf};
use http::Extensions;
use http::header::{AUTHORIZATION, HeaderMap};
use secrecy::SecretString;

pub use self::authenticator::{Authenticating, Authenticator, Refusal};
pub use self::context::AuthContext;
pub(crate) use self::context::Resources;
#[cfg(feature = "instance")]
pub(crate) use self::credential::names as field_names;
use self::entry::Entry;
#[cfg(feature = "instance")]
pub(crate) use self::given::takes;
pub(crate) use self::given::{Given, Replaced, settle};
pub(crate) use self::guard::of_header;
use self::method::method;
pub(crate) use self::method::{BASIC, BEARER};
pub(crate) use self::place::{is_secret, is_secret_query};
pub(crate) use self::session::Session;
use crate::error::Cause;
use crate::request::prepared::PreparedRequest;

/// The credentials that a user set.
#[derive(Default)]
pub(crate) struct Credentials {
    /// By the scheme's name in the document.
    named: BTreeMap<String, Entry>,
    /// For documents that declare no scheme for it: goes into `Authorization` of every request.
    undeclared: Option<(Scheme<'static>, Entry)>,
    /// The scheme to use if several are possible.
    preferred: Option<String>,
}

/// The schemes that a request gets.
#[derive(Clone, Copy)]
pub(crate) enum Chosen<'t> {
    /// Credentials must not be sent there.
    Nothing,
    /// All that are set.
    All,
    /// That one.
    One(&'t str),
    Named(List<'t, &'t str, String>),
}

impl Chosen<'_> {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::One(one) => *one == name,
            Self::Named(names) => names.contains(name),
        }
    }
}

/// The decision of an authenticator about refused credentials.
pub(crate) enum Refusing {
    /// The status does not mean that the credentials were refused.
    NotMeant,
    /// The authenticator knows of the refusal, and may request another attempt.
    Heard { retry: bool },
}

impl Credentials {
    /// Adds the credentials that the operation needs, by the authenticators of the chosen schemes.
    pub(crate) async fn authenticate(
        &self,
        client: Resources<'_>,
        chosen: Chosen<'_>,
        request: &mut PreparedRequest,
        session: &mut Session,
    ) -> Result<(), Cause> {
        session.begin();
        let schemes = client.site.connector.get().schemes;
        let mut next = 0;
        // Only one await, with few values alive across it: each call has memory for it.
        while let Some((at, scheme, entry)) = self.next(schemes, chosen, request, &mut next) {
            entry.authenticate(client, (at, scheme), request, session).await?;
        }
        Ok(())
    }

    /// Returns the next scheme for a request: its position, the scheme, and its entry. The undeclared one
    /// comes last.
    fn next<'t>(
        &'t self,
        schemes: List<'t, Scheme<'t>, SchemeBuf>,
        chosen: Chosen<'_>,
        request: &PreparedRequest,
        next: &mut usize,
    ) -> Option<(usize, Scheme<'t>, &'t Entry)> {
        if matches!(chosen, Chosen::Nothing) {
            return None;
        }
        while *next < schemes.len() {
            let (at, scheme) = (*next, schemes.get(*next)?);
            *next += 1;
            let entry = self.named.get(scheme.name).filter(|entry| chosen.has(scheme.name) && entry.is_complete());
            if let Some(entry) = entry {
                return Some((at, scheme, entry));
            }
        }
        let is_last = std::mem::replace(next, usize::MAX) == schemes.len();
        let undeclared = self.undeclared.as_ref().filter(|_| is_last && !request.headers().contains_key(AUTHORIZATION));
        undeclared.map(|(scheme, entry)| (usize::MAX, *scheme, entry))
    }

    /// Tells the authenticator of a scheme that the server refused a request.
    fn refuse(&self, client: Resources<'_>, scheme: usize, refusal: &Refusal<'_>, memory: &mut Extensions) -> Refusing {
        let scheme = client.site.connector.get().schemes.get(scheme);
        let found = scheme.and_then(|scheme| Some((scheme, self.named.get(scheme.name)?)));
        found.map_or(Refusing::NotMeant, |(scheme, entry)| entry.refuse(client, scheme, refusal, memory))
    }

    /// Returns the secret values.
    pub(crate) fn secrets(&self, connector: &Connector<'_>) -> Vec<SecretString> {
        let of = |(name, entry): (&String, &Entry)| {
            find(connector, name).map(|scheme| entry.credential.secrets(&scheme)).unwrap_or_default()
        };
        let undeclared = self.undeclared.iter().flat_map(|(scheme, entry)| entry.credential.secrets(scheme));
        self.named.iter().flat_map(of).chain(undeclared).collect()
    }

    /// Returns the entry of a scheme.
    fn of(&mut self, scheme: &Scheme<'_>) -> &mut Entry {
        self.named.entry(scheme.name.to_owned()).or_insert_with(|| Entry::new(scheme))
    }

    /// Returns the schemes of the first alternative that is complete. `trusted` is `true` if the request goes to an
    /// origin that may receive credentials.
    pub(crate) fn choose<'t>(
        &'t self,
        connector: &Connector<'t>,
        operation: &Operation<'t>,
        trusted: &Result<(), String>,
        headers: &HeaderMap,
    ) -> Result<Chosen<'t>, String> {
        let chosen = self.alternative(connector, operation, trusted, headers)?;
        Ok(if trusted.is_ok() { chosen } else { Chosen::Nothing })
    }

    fn alternative<'t>(
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

    /// Returns `true` if a scheme's credential is set, by the client or as a header of the call.
    fn has(&self, connector: &Connector<'_>, name: &str, headers: &HeaderMap) -> bool {
        self.named.get(name).is_some_and(Entry::is_complete) || in_headers(connector, name, headers)
    }

    /// Returns what is missing: fields of an incomplete credential, or else all possible credentials.
    #[cold]
    fn lacking(&self, connector: &Connector<'_>, alternatives: Alternatives<'_>) -> String {
        let begun = alternatives.iter().flat_map(|needed| needed.schemes).find_map(|name| {
            let (scheme, entry) = (find(connector, name)?, self.named.get(name)?);
            let missing: Vec<_> = entry.missing(&scheme).into_iter().map(|field| format!("`{field}`")).collect();
            (!missing.is_empty()).then(|| format!("the credential of `{name}` lacks {}", missing.join(" and ")))
        });
        begun.unwrap_or_else(|| {
            let is_code = |name: &&str| {
                let needs = || find(connector, name).is_some_and(|scheme| method(&scheme).needs_code);
                !self.named.get(*name).is_some_and(Entry::is_complete) && needs()
            };
            let code = alternatives.iter().flat_map(|needed| needed.schemes).find(is_code);
            let how = code.map(|name| format!("; `{name}` needs code, which `Builder::authenticator` sets"));
            format!("no credential is set; it needs {}{}", needs(alternatives), how.unwrap_or_default())
        })
    }
}

type Alternatives<'t> = List<'t, Alternative<'t>, AlternativeBuf>;

/// Returns `true` if a scheme can be used with the values that are set, or if code decides.
#[cfg(feature = "instance")]
pub(crate) fn is_complete(all: &Credentials, scheme: &Scheme<'_>) -> bool {
    method(scheme).needs_code || all.named.get(scheme.name).is_some_and(Entry::is_complete)
}

/// Returns the missing fields of an incomplete credential.
#[cfg(feature = "instance")]
pub(crate) fn missing_fields<'t>(all: &Credentials, scheme: &Scheme<'t>) -> Vec<&'t str> {
    all.named.get(scheme.name).map(|entry| entry.missing(scheme)).unwrap_or_default()
}

/// Returns `true` if a call has a scheme's credential among its own headers.
fn in_headers(connector: &Connector<'_>, name: &str, headers: &HeaderMap) -> bool {
    find(connector, name).is_some_and(|scheme| is_in(&scheme, headers))
}

fn is_in(scheme: &Scheme<'_>, headers: &HeaderMap) -> bool {
    let has = |place: Place, name: &str| place == Place::Header && headers.contains_key(name);
    match method(scheme).sent {
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
