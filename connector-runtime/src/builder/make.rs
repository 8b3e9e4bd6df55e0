//! From what was set to a client: the checks, and the defaults.
//!
//! Separate from the settings because only this step can fail. One error lists all problems.

use std::sync::Arc;
use std::time::Duration;

use connector_tables::{Connector, Environment, server};
use http::header::{HeaderMap, USER_AGENT};

use super::{BuildError, Builder};
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
    pub(super) fn core(self) -> Result<Core, BuildError> {
        let handle = self.connector;
        let connector = handle.get();
        let mut problems = Problems(self.problems);
        let environment = self.environment.as_deref().map(|name| environment(&connector, name));
        let environment = environment.and_then(|found| problems.note(found));
        let variables = Variables::settle(&connector, environment.as_ref(), self.variables, &mut problems.0);
        // The URL of a server needs the variables, whose problems would be reported twice.
        let located = match self.base_url.is_some() || problems.0.is_empty() {
            true => {
                let place = Place { url: self.base_url.as_deref(), environment, server: self.server };
                problems.note(locate(&connector, place, &variables))
            }
            false => None,
        };
        let trusted = problems.all(self.trusted.iter().map(|url| trusted(url)));
        let (given, replaced) = (self.credentials, self.authenticators);
        let credentials = auth::settle(&connector, given, replaced, self.scheme.as_deref(), &mut problems.0);
        let headers = headers(&connector, self.headers, self.user_agent, &mut problems);
        let connecting = Connecting { timeout: self.connect_timeout, proxy: self.proxy };
        let transport = problems.note(transport(self.transport, &connecting));
        let (Some((base, declared)), Some(transport), true) = (located, transport, problems.0.is_empty()) else {
            return Err(BuildError { problems: problems.0 });
        };
        let own = headers.values().filter(|value| value.is_sensitive()).flat_map(auth::of_header);
        let secrets = credentials.secrets(&connector).into_iter().chain(variables.secrets()).chain(own).collect();
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

/// All problems, so that one error lists them.
struct Problems(Vec<String>);

impl Problems {
    fn note<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }

    /// Returns the values that have no problem.
    fn all<T>(&mut self, results: impl Iterator<Item = Result<T, String>>) -> Vec<T> {
        results.filter_map(|result| self.note(result)).collect()
    }
}

/// Returns an origin that may receive credentials.
fn trusted(url: &str) -> Result<Origin, String> {
    base(url).map(|base| base.origin).map_err(|reason| format!("`trust`: {reason}"))
}

fn environment<'t>(connector: &Connector<'t>, name: &str) -> Result<Environment<'t>, String> {
    let found = connector.environments.iter().find(|environment| environment.name == name);
    found.ok_or_else(|| {
        let names: Vec<_> = connector.environments.iter().map(|environment| environment.name).collect();
        match names.is_empty() {
            true => format!("unknown environment `{name}`: the description declares none"),
            false => format!("unknown environment `{name}`; the description declares: {}", names.join(", ")),
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
            return Err("no base URL: the document declares no server; set one with `base_url`".to_owned());
        }
        None => {
            let (count, index) = (connector.servers.len(), place.server);
            return Err(format!(
                "no server {index}: the document declares {count}, counted from 0; set another with `server`"
            ));
        }
    };
    Ok((expand(&server, variables)?, true))
}

fn headers(
    connector: &Connector<'_>,
    given: Vec<(String, String)>,
    user_agent: String,
    problems: &mut Problems,
) -> HeaderMap {
    let agent = problems.note(header::value("User-Agent", user_agent)).map(|agent| (USER_AGENT, agent));
    let own = problems.all(given.into_iter().map(|(name, value)| {
        let value = header::value(&name, value)?;
        let name = header::name_of_client(&name)?;
        Ok(if auth::is_secret(connector, &name) { (name, header::sensitive(value)) } else { (name, value) })
    }));
    let mut headers = HeaderMap::new();
    // The last one of a name wins.
    for (name, value) in agent.into_iter().chain(own) {
        headers.insert(name, value);
    }
    headers
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
