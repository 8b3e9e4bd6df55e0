//! An instance for one connector: names of the environment become variables, schemes and fields.
//!
//! Separate because only the connector knows what `TRACKER_OAUTH_CLIENT_SECRET` is: the field `client_secret` of the auth
//! method `oauth`, or the variable `oauthClientSecret`. Variables take precedence.

use std::collections::BTreeMap;
use std::time::Duration;

use connector_tables::Connector;
use secrecy::{ExposeSecret, SecretString};

use super::names::upper;
use super::read::duration;
use super::{Instance, Secret};
use crate::auth::field_names;

/// The settings of an instance for one connector.
pub(crate) struct Settled {
    pub(crate) environment: Option<String>,
    pub(crate) base_url: Option<String>,
    pub(crate) auth: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) variables: BTreeMap<String, String>,
    /// Scheme, field (absent: its one secret) and value.
    pub(crate) secrets: Vec<(String, Option<String>, SecretString)>,
    /// Problems: location and text.
    pub(crate) problems: Vec<(String, String)>,
}

/// Returns `true` if a name is the connector's, as written in its description or in Rust: `acme-shop` is `acme_shop`.
fn is_named(connector: &Connector<'_>, name: &str) -> bool {
    name == connector.name || (name.is_ascii() && upper(name) == upper(connector.name))
}

impl Instance {
    pub(crate) fn settle(&self, connector: &Connector<'_>) -> Settled {
        let environ = |name: &str| self.environ.get(name).map(|value| value.expose_secret().to_owned());
        let mut problems = Vec::new();
        if let Some(name) = self.connector.as_deref().filter(|name| !is_named(connector, name)) {
            let text = format!("it is for the connector `{name}`, and this is `{}`", connector.name);
            problems.push(("connector".to_owned(), text));
        }
        let timeout = environ("TIMEOUT").map(|text| duration("timeout", &text));
        let timeout = match timeout {
            Some(Err(problem)) => {
                problems.push(("timeout".to_owned(), problem));
                None
            }
            Some(Ok(timeout)) => Some(timeout),
            None => self.timeout,
        };
        let (variables, taken) = self.variables(connector);
        Settled {
            environment: environ("ENVIRONMENT").or_else(|| self.environment.clone()),
            base_url: environ("BASE_URL").or_else(|| self.base_url.clone()),
            auth: environ("AUTH").or_else(|| self.auth.clone()),
            timeout,
            variables,
            secrets: self.secrets(connector, &taken),
            problems,
        }
    }

    /// The values of variables, and the names of the environment that they took.
    fn variables(&self, connector: &Connector<'_>) -> (BTreeMap<String, String>, Vec<String>) {
        let text = |value: &SecretString| value.expose_secret().to_owned();
        let mut all: BTreeMap<_, _> = self.variables.iter().map(|(name, value)| (name.clone(), text(value))).collect();
        let mut taken: Vec<String> = ["BASE_URL", "ENVIRONMENT", "AUTH", "TIMEOUT"].map(str::to_owned).into();
        for name in variable_names(connector) {
            let spelled = upper(name);
            if let Some(value) = self.environ.get(&spelled).filter(|_| !taken.contains(&spelled)) {
                all.insert(name.to_owned(), text(value));
            }
            taken.push(spelled);
        }
        (all, taken)
    }

    fn secrets(&self, connector: &Connector<'_>, taken: &[String]) -> Vec<(String, Option<String>, SecretString)> {
        let mut all = Vec::new();
        for (scheme, secret) in &self.credentials {
            match secret {
                Secret::Whole(secret) => all.push((scheme.clone(), None, secret.clone())),
                Secret::Fields(fields) => {
                    let of_scheme =
                        |(field, value): (&String, &SecretString)| (scheme.clone(), Some(field.clone()), value.clone());
                    all.extend(fields.iter().map(of_scheme));
                }
            }
        }
        let environ = |spelled: &String| self.environ.get(spelled).filter(|_| !taken.contains(spelled)).cloned();
        for scheme in connector.schemes {
            let spelled = upper(scheme.name);
            if let Some(value) = environ(&spelled) {
                all.push((scheme.name.to_owned(), None, value));
            }
            for field in field_names(&scheme) {
                if let Some(value) = environ(&format!("{spelled}_{}", upper(field))) {
                    all.push((scheme.name.to_owned(), Some(field.to_owned()), value));
                }
            }
        }
        all
    }
}

/// The variables of a connector and of its servers.
pub(super) fn variable_names<'t>(connector: &Connector<'t>) -> Vec<&'t str> {
    let servers = connector.servers.iter().flat_map(|server| server.variables).map(|variable| variable.name);
    let mut all: Vec<_> = connector.variables.iter().map(|setting| setting.name).chain(servers).collect();
    all.sort_unstable();
    all.dedup();
    all
}
