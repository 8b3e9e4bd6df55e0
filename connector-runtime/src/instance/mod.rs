//! Instances: a connector with its variables and credentials filled in. This room uses the builder.
//!
//! Separate from the builder because they come from other sources: a file outside the repository, the environment of a
//! process. A program may have several, with one client each.
//!
//! ```toml
//! connector = "tracker"
//! auth = "token"
//! [variables]
//! store = "acme"
//! [credentials.token]
//! client_id = "me"
//! client_secret = { env = "TRACKER_SECRET" }
//! ```

mod apply;
mod check;
mod file;
mod names;
mod read;
mod settle;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::time::Duration;

use secrecy::SecretString;

pub use self::check::Problem;
use self::read::Places;
use crate::error::AnyError;
use crate::policy::rate::RateLimit;

/// A connector with its variables and credentials filled in, from which
/// [`Builder::instance`](crate::Builder::instance) makes a client.
#[derive(Clone, Default)]
pub struct Instance {
    connector: Option<String>,
    environment: Option<String>,
    base_url: Option<String>,
    auth: Option<String>,
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    rate: Option<RateLimit>,
    variables: BTreeMap<String, SecretString>,
    credentials: BTreeMap<String, Secret>,
    /// Values by their upper-case names. Only the connector knows what each name means, so they are assigned later.
    environ: BTreeMap<String, SecretString>,
}

/// The credential of one scheme.
#[derive(Clone)]
enum Secret {
    Whole(SecretString),
    Fields(BTreeMap<String, SecretString>),
}

/// The error from reading an instance. Its text contains no value.
#[derive(Debug)]
pub struct InstanceError {
    reason: String,
}

impl fmt::Display for InstanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for InstanceError {}

impl From<InstanceError> for AnyError {
    fn from(error: InstanceError) -> Self {
        Self::configuration(error)
    }
}

impl From<String> for InstanceError {
    fn from(reason: String) -> Self {
        Self { reason }
    }
}

/// Shows the names that are set, never their values.
impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Instance");
        shown.field("connector", &self.connector).field("environment", &self.environment);
        shown.field("auth", &self.auth).field("variables", &self.variables.keys());
        shown.field("credentials", &self.credentials.keys()).finish_non_exhaustive()
    }
}

impl Instance {
    /// Creates an empty instance.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, TOML or JSON. A value may be stored elsewhere: `{ env = "NAME" }` is an environment variable,
    /// `{ file = "/run/secrets/x" }` a file, relative to the instance's folder. A line break at its end is removed.
    ///
    /// | key | meaning |
    /// |---|---|
    /// | `connector` | the connector's name; other connectors reject the instance |
    /// | `environment` | one of the connector's environments |
    /// | `base_url` | the base URL, instead of the connector's |
    /// | `auth` | the auth method to use if several are possible |
    /// | `timeout`, `connect_timeout` | `500ms`, `30s`, `5m`, `1h`, or a number of seconds |
    /// | `rate_limit` | `{ amount = 10, per = "1s", burst = 1, on_exceed = "error" }`, instead of the connector's |
    /// | `variables` | by name: text, numbers, `true` and `false` |
    /// | `credentials` | by auth method: its one secret, or its fields by name |
    ///
    /// # Errors
    /// A missing file or environment variable, a file that is not a regular file or is larger than 64 MiB, and problems of
    /// the text.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, InstanceError> {
        let path = path.as_ref();
        let text = file::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let named = |error: InstanceError| InstanceError::from(format!("{}: {error}", path.display()));
        read::read(&text, &Places::real(path.parent())).map_err(named)
    }

    /// Reads text like [`Instance::from_file`]. Paths of files are relative to the current folder.
    ///
    /// # Errors
    /// Those of [`Instance::from_file`].
    pub fn from_text(text: &str) -> Result<Self, InstanceError> {
        read::read(text, &Places::real(None))
    }

    /// Reads environment variables that begin with a prefix and `_`. With the prefix `TRACKER`:
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `TRACKER_BASE_URL`, `TRACKER_ENVIRONMENT`, `TRACKER_AUTH`, `TRACKER_TIMEOUT` | the keys of a file |
    /// | `TRACKER_STORE` | the variable `store` |
    /// | `TRACKER_OAUTH` | the one secret of the auth method `oauth` |
    /// | `TRACKER_OAUTH_CLIENT_SECRET` | its field `client_secret` |
    ///
    /// Names are written in upper case, with `_` for every other character and between words: `storeName` is
    /// `STORE_NAME`. Names that the connector does not declare are ignored.
    pub fn from_env(prefix: &str) -> Self {
        Self::new().env(prefix)
    }

    /// Returns the usual prefix of a connector's environment variables: `issue-tracker` is `ISSUE_TRACKER`.
    pub fn prefix(connector: &str) -> String {
        names::upper(connector)
    }

    /// Adds environment variables, like [`Instance::from_env`]. They take precedence over other values.
    #[must_use]
    pub fn env(self, prefix: &str) -> Self {
        let texts =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        self.pairs(prefix, texts)
    }

    /// Adds names and values as if they were environment variables.
    #[must_use]
    pub fn pairs(mut self, prefix: &str, pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        for (name, value) in pairs {
            if let Some(rest) = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')) {
                self.environ.insert(rest.to_owned(), SecretString::from(value));
            }
        }
        self
    }

    /// Sets the name of the connector. Other connectors reject the instance.
    #[must_use]
    pub fn connector(mut self, name: impl Into<String>) -> Self {
        self.connector = Some(name.into());
        self
    }

    /// Selects one of the connector's environments.
    #[must_use]
    pub fn environment(mut self, name: impl Into<String>) -> Self {
        self.environment = Some(name.into());
        self
    }

    /// Sets the base URL.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Selects the auth method to use if several are possible.
    #[must_use]
    pub fn auth(mut self, scheme: impl Into<String>) -> Self {
        self.auth = Some(scheme.into());
        self
    }

    /// Sets a variable.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.variables.insert(name.into(), SecretString::from(value.to_string()));
        self
    }

    /// Sets the one secret of an auth method: a token, a key, `user:password`.
    #[must_use]
    pub fn credential(mut self, scheme: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials.insert(scheme.into(), Secret::Whole(SecretString::from(secret.into())));
        self
    }

    /// Sets one field of an auth method.
    #[must_use]
    pub fn secret(mut self, scheme: impl Into<String>, field: impl Into<String>, value: impl Into<String>) -> Self {
        let secret = self.credentials.entry(scheme.into()).or_insert_with(|| Secret::Fields(BTreeMap::new()));
        if let Secret::Whole(_) = secret {
            *secret = Secret::Fields(BTreeMap::new());
        }
        if let Secret::Fields(fields) = secret {
            fields.insert(field.into(), SecretString::from(value.into()));
        }
        self
    }

    /// Sets the timeout of a call.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the timeout for connecting.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the rate limit, instead of the connector's.
    #[must_use]
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate = Some(limit);
        self
    }

    pub(crate) fn limits(&self) -> (Option<Duration>, Option<RateLimit>) {
        (self.connect_timeout, self.rate)
    }
}
