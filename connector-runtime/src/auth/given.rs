//! Credentials of the builder, assigned to the schemes that use them.
//!
//! Separate from the builder because the names are the document's and must be checked: `bearer("t")` is for the scheme
//! that is a bearer token, else for those whose token would be fetched, else for none that is declared.

use std::sync::Arc;

use connector_tables::{Connector, Scheme, SchemeKind};
use secrecy::SecretString;

use super::authenticator::Authenticator;
use super::credential::{asks_nothing, names};
use super::entry::Entry;
use super::method::{BEARER, Method, method};
use super::{Credentials, find};
use connector_tables::language::hint::hint;

/// One thing that a user gave.
pub(crate) enum Given {
    /// The secret of a scheme, by its name.
    Named(String, SecretString),
    /// The secret of the scheme of a kind.
    Kind(SchemeKind<'static>, SecretString),
    /// A field of a scheme.
    Field(String, String, SecretString),
    /// Two fields of all schemes that fetch a token with them.
    Pair([&'static str; 2], [SecretString; 2]),
}

/// The authenticator that replaces a scheme's own, by the scheme's name.
pub(crate) type Replaced = (String, Arc<dyn Authenticator>);

/// Returns the credentials of a client, and adds all problems with them to `problems`. `preferred` is the scheme
/// to use if several are possible.
pub(crate) fn settle(
    connector: &Connector<'_>,
    given: Vec<Given>,
    replaced: Vec<Replaced>,
    preferred: Option<&str>,
    problems: &mut Vec<String>,
) -> Credentials {
    let mut all = Credentials::default();
    for (name, authenticator) in replaced {
        match named(connector, &name) {
            Ok(scheme) => all.of(&scheme).replace(authenticator),
            Err(problem) => problems.push(problem),
        }
    }
    if let Some(name) = preferred {
        match named(connector, name) {
            Ok(scheme) => all.preferred = Some(scheme.name.to_owned()),
            Err(problem) => problems.push(problem),
        }
    }
    for each in given {
        let done = put(&mut all, connector, each);
        // A scheme that does not exist may have several fields.
        problems.extend(done.err().filter(|problem| !problems.contains(problem)));
    }
    for scheme in connector.schemes {
        if asks_nothing(&scheme) {
            all.of(&scheme);
        }
        if let Some(entry) = all.named.get_mut(scheme.name) {
            entry.credential.finish(&scheme);
        }
    }
    all
}

fn put(all: &mut Credentials, connector: &Connector<'_>, given: Given) -> Result<(), String> {
    match given {
        Given::Named(name, secret) => {
            let scheme = named(connector, &name)?;
            all.of(&scheme).credential.put(&scheme, secret)
        }
        Given::Kind(kind, secret) => of_kind(all, connector, kind, secret),
        Given::Field(name, field, secret) => {
            let scheme = named(connector, &name)?;
            // Code of the user may have any fields.
            let is_free = scheme.fields.is_empty() && all.named.get(&name).is_some_and(|entry| entry.is_custom);
            if !is_free && !takes(&scheme, &field) {
                let known = list(&names(&scheme));
                return Err(format!("the auth scheme `{name}` has no field `{field}`; it has: {known}"));
            }
            all.of(&scheme).credential.set(&scheme, &field, &secret)
        }
        Given::Pair(fields, secrets) => pair(all, connector, fields, &secrets),
    }
}

fn of_kind(
    all: &mut Credentials,
    connector: &Connector<'_>,
    kind: SchemeKind<'static>,
    secret: SecretString,
) -> Result<(), String> {
    if let Some(scheme) = connector.schemes.iter().find(|scheme| scheme.kind == kind) {
        return all.of(&scheme).credential.put(&scheme, secret);
    }
    // A token that is there need not be fetched.
    let fetched = |scheme: &Scheme<'_>| kind == BEARER && method(scheme).is_fetched;
    let mut found = false;
    for scheme in connector.schemes.iter().filter(fetched) {
        all.of(&scheme).credential.put(&scheme, secret.clone())?;
        found = true;
    }
    if !found {
        let scheme = connector_tables::scheme("", kind);
        all.undeclared = Some((scheme, Entry::undeclared(&scheme, secret)));
    }
    Ok(())
}

fn pair(
    all: &mut Credentials,
    connector: &Connector<'_>,
    fields: [&'static str; 2],
    secrets: &[SecretString; 2],
) -> Result<(), String> {
    let takes = |scheme: &Scheme<'_>| {
        let names = names(scheme);
        method(scheme).is_fetched && fields.iter().all(|field| names.contains(field))
    };
    let mut found = false;
    for scheme in connector.schemes.iter().filter(takes) {
        for (field, secret) in fields.iter().zip(secrets) {
            all.of(&scheme).credential.set(&scheme, field, secret)?;
        }
        found = true;
    }
    match found {
        true => Ok(()),
        false => Err(format!("no auth scheme fetches a token with `{}` and `{}`", fields[0], fields[1])),
    }
}

/// Returns `true` if a scheme has a field of that name. A scheme without declared fields may have templates, or code of
/// the user, that need some.
pub(crate) fn takes(scheme: &Scheme<'_>, field: &str) -> bool {
    scheme.fields.is_empty() && is_open(scheme) || names(scheme).contains(&field)
}

fn is_open(scheme: &Scheme<'_>) -> bool {
    let Method { is_template, needs_code, .. } = method(scheme);
    !scheme.apply.is_empty() || is_template || needs_code
}

fn named<'t>(connector: &Connector<'t>, name: &str) -> Result<Scheme<'t>, String> {
    find(connector, name).ok_or_else(|| {
        let names: Vec<_> = connector.schemes.iter().map(|scheme| scheme.name).collect();
        format!("the document has no auth scheme `{name}`{}", hint(name, &names))
    })
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
