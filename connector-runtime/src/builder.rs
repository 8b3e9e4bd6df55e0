//! How a client is made: where it calls, with which credentials, how long it waits.
//!
//! Apart because it is the part of the runtime that users read most. `Builder<Client>` is what a generated
//! `Client::builder()` gives.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, USER_AGENT};
use secrecy::SecretString;

use crate::auth::{self, Credential, Credentials};
use crate::client::{Core, Shared};
use crate::clock::Clock;
use crate::encode::header;
use crate::hook::Hook;
use crate::redirect::Redirects;
use crate::server::{Base, Connector, Environment, Origin, SchemeKind, Server, base, expand};
use crate::transport::Transport;
use crate::variables::Variables;

const USER_AGENT_DEFAULT: &str = concat!("connector/", env!("CARGO_PKG_VERSION"));

/// Makes a client.
///
/// Nothing fails before [`Builder::build`], which says what is wrong with what was set.
#[must_use = "a builder does nothing before `build`"]
pub struct Builder<C> {
    connector: &'static Connector,
    base_url: Option<String>,
    server: usize,
    variables: BTreeMap<String, String>,
    environment: Option<String>,
    trusted: Vec<String>,
    credentials: Vec<(Wanted, SecretString)>,
    headers: Vec<(String, String)>,
    user_agent: String,
    timeout: Option<Duration>,
    idle: Option<Duration>,
    connect_timeout: Option<Duration>,
    max_reply: usize,
    redirects: Redirects,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    hooks: Vec<Arc<dyn Hook>>,
    client: PhantomData<fn() -> C>,
}

/// Which scheme a credential is for.
enum Wanted {
    Named(String),
    Kind(SchemeKind),
}

impl<C: From<Core>> Builder<C> {
    #[doc(hidden)]
    pub fn new(connector: &'static Connector) -> Self {
        Self {
            connector,
            base_url: None,
            server: 0,
            variables: BTreeMap::new(),
            environment: None,
            trusted: Vec::new(),
            credentials: Vec::new(),
            headers: Vec::new(),
            user_agent: USER_AGENT_DEFAULT.to_owned(),
            timeout: Some(Duration::from_secs(60)),
            idle: Some(Duration::from_secs(60)),
            connect_timeout: Some(Duration::from_secs(10)),
            max_reply: 64 << 20,
            redirects: Redirects::default(),
            transport: None,
            clock: None,
            hooks: Vec::new(),
            client: PhantomData,
        }
    }

    /// Calls this URL instead of what the document names.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Takes another of the document's servers; the default is the first, 0.
    pub fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// Gives a variable its value: one of the connector, or of its server's URL. [`Builder::build`] checks it.
    pub fn variable(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.variables.insert(name.into(), value.to_string());
        self
    }

    /// Calls another environment of the connector, with the URL and the values of variables that it names. What is
    /// set by [`Builder::base_url`] and [`Builder::variable`] counts before those.
    pub fn environment(mut self, name: impl Into<String>) -> Self {
        self.environment = Some(name.into());
        self
    }

    /// Sets the token that goes into `Authorization: Bearer …`.
    pub fn bearer(self, token: impl Into<String>) -> Self {
        self.wanted(Wanted::Kind(SchemeKind::Bearer), token.into())
    }

    /// Sets the user and password that go into `Authorization: Basic …`.
    pub fn basic(self, user: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        let pair = format!("{}:{}", user.as_ref(), password.as_ref());
        self.wanted(Wanted::Kind(SchemeKind::Basic), pair)
    }

    /// Sets the key of a scheme, by the scheme's name in the document.
    pub fn api_key(self, scheme: impl Into<String>, key: impl Into<String>) -> Self {
        self.credential(scheme, key)
    }

    /// Sets the credential of any scheme, by the scheme's name in the document: a token, a key, `user:password`, or
    /// what follows the scheme's word.
    pub fn credential(self, scheme: impl Into<String>, secret: impl Into<String>) -> Self {
        let scheme = scheme.into();
        self.wanted(Wanted::Named(scheme), secret.into())
    }

    fn wanted(mut self, wanted: Wanted, secret: String) -> Self {
        self.credentials.push((wanted, SecretString::from(secret)));
        self
    }

    /// Lets credentials also go to this origin (`https://uploads.example.com`), for calls that name another server.
    pub fn trust(mut self, origin: impl Into<String>) -> Self {
        self.trusted.push(origin.into());
        self
    }

    /// Sets the time that a call may take, from its start until its body is read; 60 seconds by default. `None` is
    /// for ever. Where a body comes as a stream, only its head must come within this time.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Sets how long a stream may bring nothing while it is read; 60 seconds by default. `None` is for ever.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle = timeout.into();
        self
    }

    /// Sets the time that a connection may take; 10 seconds by default. Only for the transport that is built in.
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = timeout.into();
        self
    }

    /// Sends a header with every call.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the header `User-Agent`.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = text.into();
        self
    }

    /// Sets how many bytes a reply may have, decompressed; 64 MiB by default. Streams are not bounded.
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.max_reply = bytes;
        self
    }

    /// Sets which redirects are followed.
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
        self
    }

    /// Sends by another transport than the one that is built in.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Waits by another clock than tokio's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Adds a hook; they run in the order in which they were added.
    pub fn hook(mut self, hook: impl Hook + 'static) -> Self {
        self.hooks.push(Arc::new(hook));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// No usable base URL, a variable without a value or with one that it cannot have, a credential for a scheme that does not exist, a header that
    /// cannot be sent.
    pub fn build(self) -> Result<C, BuildError> {
        Ok(C::from(self.core().map_err(|reason| BuildError { reason })?))
    }
}

impl<C> Builder<C> {
    fn core(self) -> Result<Core, String> {
        let connector = self.connector;
        let mut problems = Problems::default();
        let environment = self.environment.as_deref().map(|name| environment(connector, name));
        let environment = environment.and_then(|found| problems.note(found));
        let variables = Variables::settle(connector.variables, environment, self.variables, &mut problems.0);
        // A server's URL needs the variables: what is wrong with them would be said twice.
        let located = match problems.0.is_empty() {
            true => problems.note(locate(connector, self.base_url.as_deref(), environment, self.server, &variables)),
            false => None,
        };
        let trusted = self.trusted.iter().map(|url| crate::server::base(url).map(|base| base.origin));
        let trusted = problems.note(trusted.collect::<Result<Vec<Origin>, _>>());
        let credentials = problems.note(credentials(connector, self.credentials));
        let headers = problems.note(headers(connector, self.headers, self.user_agent));
        let (Some((base, declared)), Some(trusted), Some(credentials), Some(headers)) =
            (located, trusted, credentials, headers)
        else {
            return Err(problems.0.join("; "));
        };
        if !problems.0.is_empty() {
            return Err(problems.0.join("; "));
        }
        let shared = Shared {
            fixed: !declared,
            base,
            trusted,
            credentials,
            headers,
            connector,
            variables,
            timeout: self.timeout,
            idle: self.idle,
            max_reply: self.max_reply,
            redirects: self.redirects,
            transport: match self.transport {
                Some(transport) => transport,
                None => default_transport(self.connect_timeout)?,
            },
            clock: self.clock.unwrap_or_else(default_clock),
            hooks: self.hooks,
        };
        Ok(Core { shared: Arc::new(shared) })
    }
}

/// Everything that is wrong, so that it is said at once.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn note<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }
}

fn environment(connector: &'static Connector, name: &str) -> Result<&'static Environment, String> {
    let found = connector.environments.iter().find(|environment| environment.name == name);
    found.ok_or_else(|| {
        let names: Vec<_> = connector.environments.iter().map(|environment| environment.name).collect();
        match names.is_empty() {
            true => format!("there is no environment `{name}`, and no other"),
            false => format!("there is no environment `{name}`; there are: {}", names.join(", ")),
        }
    })
}

/// The base URL, and whether the document names it as its own server. The URL of an environment that was asked for is
/// as good as one that was given: no operation goes elsewhere by itself.
fn locate(
    connector: &'static Connector,
    url: Option<&str>,
    environment: Option<&Environment>,
    index: usize,
    variables: &Variables,
) -> Result<(Base, bool), String> {
    if let Some(url) = url {
        return Ok((base(url)?, false));
    }
    if let Some(environment) = environment.filter(|environment| !environment.url.is_empty()) {
        return Ok((expand(&crate::server::server(environment.url, ""), variables)?, false));
    }
    let server: &Server = match connector.servers.get(index) {
        Some(server) => server,
        None if connector.servers.is_empty() => {
            return Err("the document names no server: set the base URL with `base_url`".to_owned());
        }
        None => {
            return Err(format!("the document names {} servers, not one of index {index}", connector.servers.len()));
        }
    };
    Ok((expand(server, variables)?, true))
}

fn credentials(connector: &'static Connector, given: Vec<(Wanted, SecretString)>) -> Result<Credentials, String> {
    let mut all = Credentials::default();
    for (wanted, secret) in given {
        let scheme = connector.schemes.iter().find(|scheme| match &wanted {
            Wanted::Named(name) => scheme.name == name,
            Wanted::Kind(kind) => scheme.kind == *kind,
        });
        match (scheme, wanted) {
            (Some(scheme), _) => drop(all.named.insert(scheme.name.to_owned(), Credential(secret))),
            (None, Wanted::Kind(kind)) => all.undeclared = Some((kind, Credential(secret))),
            (None, Wanted::Named(name)) => {
                let names: Vec<_> = connector.schemes.iter().map(|scheme| scheme.name).collect();
                return Err(format!("the document has no auth scheme `{name}`; it has: {}", names.join(", ")));
            }
        }
    }
    Ok(all)
}

fn headers(
    connector: &'static Connector,
    given: Vec<(String, String)>,
    user_agent: String,
) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, header::value("User-Agent", user_agent)?);
    for (name, value) in given {
        let value = header::value(&name, value)?;
        let name = header::name(&name)?;
        let value = if auth::is_secret(connector, &name) { auth::sensitive(value) } else { value };
        headers.insert(name, value);
    }
    Ok(headers)
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, String> {
    let transport = crate::transport::reqwest::Reqwest::new(connect_timeout);
    transport.map(|transport| Arc::new(transport) as Arc<dyn Transport>).map_err(|error| error.to_string())
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Option<Duration>) -> Result<Arc<dyn Transport>, String> {
    Err("no transport is built in (feature `reqwest`): set one with `transport`".to_owned())
}

#[cfg(feature = "reqwest")]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(crate::clock::Tokio)
}

#[cfg(not(feature = "reqwest"))]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(crate::clock::Never)
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("connector", &self.connector.name).finish_non_exhaustive()
    }
}

/// Why a client could not be made.
#[derive(Debug)]
pub struct BuildError {
    reason: String,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for BuildError {}
