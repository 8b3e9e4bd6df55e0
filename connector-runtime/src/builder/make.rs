//! From what was set to a client: the checks, and the defaults.
//!
//! Apart from the settings because here is where something can be wrong. All of it is said at once.

use std::sync::Arc;
use std::time::Duration;

use connector_tables::{Connector, Environment, server};
use http::header::{HeaderMap, USER_AGENT};

use super::Builder;
use crate::auth;
use crate::client::Core;
use crate::encode::header;
use crate::engine::{Reading, Shared};
use crate::policy::Policies;
use crate::policy::rate::{Limits, RateLimit};
use crate::policy::retry::{Budget, default_random};
use crate::request::base::{Base, Origin, base, expand};
use crate::request::site::{Site, Wire};
use crate::request::variables::Variables;
use crate::transport::clock::Clock;
use crate::transport::{Proxy, Transport};

impl<C> Builder<C> {
    pub(super) fn core(self) -> Result<Core, String> {
        let handle = self.connector;
        let connector = handle.get();
        let mut problems = Problems(self.problems);
        let environment = self.environment.as_deref().map(|name| environment(&connector, name));
        let environment = environment.and_then(|found| problems.note(found));
        let variables = Variables::settle(&connector, environment.as_ref(), self.variables, &mut problems.0);
        // A server's URL needs the variables: what is wrong with them would be said twice.
        let located = match problems.0.is_empty() {
            true => {
                let place = Place { url: self.base_url.as_deref(), environment, server: self.server };
                problems.note(locate(&connector, place, &variables))
            }
            false => None,
        };
        let trusted = self.trusted.iter().map(|url| base(url).map(|base| base.origin));
        let trusted = problems.note(trusted.collect::<Result<Vec<Origin>, _>>());
        let (given, replaced) = (self.credentials, self.authenticators);
        let credentials = problems.note(auth::settle(&connector, given, replaced, self.scheme.as_deref()));
        let headers = problems.note(headers(&connector, self.headers, self.user_agent));
        let connecting = Connecting { timeout: self.connect_timeout, proxy: self.proxy };
        let transport = problems.note(transport(self.transport, &connecting));
        let (Some((base, declared)), Some(trusted), Some(credentials), Some(headers), Some(transport)) =
            (located, trusted, credentials, headers, transport)
        else {
            return Err(problems.0.join("; "));
        };
        if !problems.0.is_empty() {
            return Err(problems.0.join("; "));
        }
        let secrets = credentials.secrets(&connector).into_iter().chain(variables.secrets()).collect();
        let rate = self.rate.unwrap_or_else(|| connector.behavior.get().rate.map(RateLimit::of));
        let connector = handle.clone();
        let shared = Shared {
            site: Site { connector, fixed: !declared, base, variables, trusted, headers, secrets },
            wire: Wire { transport, clock: self.clock.unwrap_or_else(default_clock), hooks: self.hooks },
            credentials,
            policies: Policies {
                timeout: self.timeout,
                retry: self.retry,
                budget: Budget::default(),
                random: self.random.unwrap_or_else(default_random),
                limits: Limits::new(rate),
                redirects: self.redirects,
            },
            reading: Reading { codecs: Arc::new(self.codecs), max: self.max_reply, idle: self.idle },
            strategies: Arc::new(self.strategies),
        };
        Ok(Core { shared: Arc::new(shared) })
    }
}

/// Everything that is wrong, so that it is said at once.
struct Problems(Vec<String>);

impl Problems {
    fn note<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }
}

fn environment<'t>(connector: &Connector<'t>, name: &str) -> Result<Environment<'t>, String> {
    let found = connector.environments.iter().find(|environment| environment.name == name);
    found.ok_or_else(|| {
        let names: Vec<_> = connector.environments.iter().map(|environment| environment.name).collect();
        match names.is_empty() {
            true => format!("there is no environment `{name}`, and no other"),
            false => format!("there is no environment `{name}`; there are: {}", names.join(", ")),
        }
    })
}

/// The server that a user chose.
struct Place<'a> {
    url: Option<&'a str>,
    environment: Option<Environment<'a>>,
    /// Position of the server in the document.
    server: usize,
}

/// The base URL, and whether the document names it as its own server. The URL of an environment that was asked for is
/// as good as one that was given: no operation goes elsewhere by itself.
fn locate(connector: &Connector<'_>, place: Place<'_>, variables: &Variables) -> Result<(Base, bool), String> {
    if let Some(url) = place.url {
        return Ok((base(url)?, false));
    }
    if let Some(url) = place.environment.and_then(|environment| environment.url) {
        return Ok((expand(&server(url), variables)?, false));
    }
    let server = match connector.servers.get(place.server) {
        Some(server) => server,
        None if connector.servers.is_empty() => {
            return Err("the document names no server: set the base URL with `base_url`".to_owned());
        }
        None => {
            let (count, index) = (connector.servers.len(), place.server);
            return Err(format!("the document names {count} servers, not one of index {index}"));
        }
    };
    Ok((expand(&server, variables)?, true))
}

fn headers(connector: &Connector<'_>, given: Vec<(String, String)>, user_agent: String) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, header::value("User-Agent", user_agent)?);
    for (name, value) in given {
        let value = header::value(&name, value)?;
        let name = header::name_of_client(&name)?;
        let value = if auth::is_secret(connector, &name) { header::sensitive(value) } else { value };
        headers.insert(name, value);
    }
    Ok(headers)
}

/// Connection settings of the built-in transport.
#[cfg_attr(not(feature = "reqwest"), allow(dead_code, reason = "only the built-in transport reads it"))]
struct Connecting {
    timeout: Option<Duration>,
    proxy: Proxy,
}

fn transport(own: Option<Arc<dyn Transport>>, connecting: &Connecting) -> Result<Arc<dyn Transport>, String> {
    match own {
        Some(_) if connecting.proxy.is_set() => {
            Err("a proxy has no effect on a custom transport: set it there instead".to_owned())
        }
        Some(own) => Ok(own),
        None => default_transport(connecting),
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(connecting: &Connecting) -> Result<Arc<dyn Transport>, String> {
    let proxies = connecting.proxy.routes(&|name| std::env::var(name).ok())?;
    let transport = crate::transport::reqwest::Reqwest::new(connecting.timeout, &proxies);
    transport.map(|transport| Arc::new(transport) as Arc<dyn Transport>).map_err(|error| error.to_string())
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: &Connecting) -> Result<Arc<dyn Transport>, String> {
    Err("no transport is built in (feature `reqwest`): set one with `transport`".to_owned())
}

#[cfg(feature = "reqwest")]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(crate::transport::clock::Tokio)
}

#[cfg(not(feature = "reqwest"))]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(crate::transport::clock::Never)
}
