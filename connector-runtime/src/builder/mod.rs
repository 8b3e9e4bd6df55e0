//! Builders of clients: base URL, credentials, timeouts and other settings. This room uses the rooms below it.
//!
//! Separate because users read this part of the runtime most. A generated `Client::builder()` returns a
//! `Builder<Client>`. Credentials are set in `credentials.rs`; `make.rs` builds the client.

mod credentials;
mod error;
mod make;

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use connector_tables::ConnectorHandle;
use secrecy::SecretString;

pub use self::error::BuildError;
use crate::auth::{Given, Replaced};
use crate::client::Core;
use crate::media::{Codec, Codecs};
use crate::page::{PageStrategy, Strategies};
use crate::policy::rate::RateLimit;
use crate::policy::redirect::Redirects;
use crate::policy::retry::{Random, RetryPolicy};
use crate::request::hook::{AnyHook, AsyncHook, Hook};
use crate::transport::clock::Clock;
use crate::transport::{Proxy, Transport};

const USER_AGENT_DEFAULT: &str = concat!("connector/", env!("CARGO_PKG_VERSION"));

/// A builder of a client.
///
/// Nothing fails before [`Builder::build`], which reports all problems of the settings.
#[must_use = "a builder does nothing before `build`"]
pub struct Builder<C> {
    pub(crate) connector: ConnectorHandle,
    pub(crate) base_url: Option<String>,
    server: usize,
    pub(crate) variables: BTreeMap<String, String>,
    pub(crate) environment: Option<String>,
    trusted: Vec<String>,
    pub(crate) credentials: Vec<Given>,
    authenticators: Vec<Replaced>,
    pub(crate) scheme: Option<String>,
    /// Problems with the settings so far.
    pub(crate) problems: Vec<String>,
    headers: Vec<(String, String)>,
    user_agent: String,
    pub(crate) timeout: Option<Option<Duration>>,
    idle: Option<Duration>,
    pub(crate) connect_timeout: Option<Duration>,
    proxy: Proxy,
    max_reply: usize,
    redirects: Redirects,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    hooks: Vec<AnyHook>,
    codecs: Codecs,
    strategies: Strategies,
    retry: Option<Option<RetryPolicy>>,
    pub(crate) rate: Option<Option<RateLimit>>,
    random: Option<Random>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Core>> Builder<C> {
    #[doc(hidden)]
    pub fn new(connector: impl Into<ConnectorHandle>) -> Self {
        Self {
            connector: connector.into(),
            base_url: None,
            server: 0,
            variables: BTreeMap::new(),
            environment: None,
            trusted: Vec::new(),
            credentials: Vec::new(),
            authenticators: Vec::new(),
            scheme: None,
            problems: Vec::new(),
            headers: Vec::new(),
            user_agent: USER_AGENT_DEFAULT.to_owned(),
            timeout: None,
            idle: Some(Duration::from_secs(60)),
            connect_timeout: Some(Duration::from_secs(10)),
            proxy: Proxy::None,
            max_reply: 64 << 20,
            redirects: Redirects::default(),
            transport: None,
            clock: None,
            hooks: Vec::new(),
            codecs: Codecs::default(),
            strategies: Strategies::default(),
            retry: None,
            rate: None,
            random: None,
            client: PhantomData,
        }
    }

    /// Sets the base URL, instead of the document's servers.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Selects one of the document's servers by its position. Defaults to the first, 0.
    pub fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// Sets a variable of the connector, or of its server's URL. [`Builder::build`] checks it.
    pub fn variable(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.variables.insert(name.into(), value.to_string());
        self
    }

    /// Selects an environment of the connector, with its URL and values of variables. [`Builder::base_url`] and
    /// [`Builder::variable`] override them.
    pub fn environment(mut self, name: impl Into<String>) -> Self {
        self.environment = Some(name.into());
        self
    }

    /// Sets the timeout of a call, from its start until its body is read, with all its attempts and waits. Defaults to 60
    /// seconds; `None` disables it. If the body is a stream, only status and headers must be received within this
    /// time. The timeout of a single endpoint in the description, and that of a call, take precedence.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }

    /// Sets the retry policy. Defaults to that of the description; without one, nothing is retried. The policy of a
    /// single endpoint in the description, and that of a call, take precedence; but `None` disables all retries, except for
    /// those that a call requests.
    pub fn retry(mut self, policy: impl Into<Option<RetryPolicy>>) -> Self {
        self.retry = Some(policy.into());
        self
    }

    /// Sets the rate limit of the client and its clones. Defaults to that of the description. `None` removes the
    /// connector's limit; limits of single endpoints still apply.
    pub fn rate_limit(mut self, limit: impl Into<Option<RateLimit>>) -> Self {
        self.rate = Some(limit.into());
        self
    }

    /// Sets the source of randomness for retry delays and idempotency keys.
    #[cfg(any(test, feature = "testing"))]
    pub fn random(mut self, source: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.random = Some(Arc::new(source));
        self
    }

    /// Sets the maximum time without data while a stream is read. Defaults to 60 seconds; `None` disables it.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle = timeout.into();
        self
    }

    /// Sets the timeout for connecting. Defaults to 10 seconds. Applies only to the built-in transport.
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = timeout.into();
        self
    }

    /// Sends all requests through a proxy: `http://user:password@proxy.example:3128`. By default there is none, and the
    /// environment is not read. Applies only to the built-in transport.
    ///
    /// The proxy sees requests to `http` URLs in clear, with their credentials; those to `https` URLs are tunneled.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Url(SecretString::from(url.into()));
        self
    }

    /// Sends requests through the proxies that the environment names, as curl does: `HTTP_PROXY`, `HTTPS_PROXY`,
    /// `ALL_PROXY`, except to the hosts in `NO_PROXY`. Each may be in lower case. They are read by [`Builder::build`].
    ///
    /// Requests to this machine (`localhost` and loopback addresses) are never sent through a proxy. In a CGI program,
    /// recognized by `REQUEST_METHOD`, the variables are ignored, since clients can set them there. Applies only to the
    /// built-in transport.
    pub fn proxy_from_env(mut self) -> Self {
        self.proxy = Proxy::Environment;
        self
    }

    /// Sends a header with every call. Since it may be a key, it is treated like a credential: it is sent to the base URL,
    /// to servers that the description names for an endpoint, and to origins that [`Builder::trust`] names. `Host` is sent
    /// only to the base URL's server. Headers that belong to the connection, such as `Content-Length`,
    /// `Transfer-Encoding` and `Connection`, cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the header `User-Agent`. A value in the description takes precedence.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = text.into();
        self
    }

    /// Sets the maximum size of a response body in bytes, decompressed. Defaults to 64 MiB. Streams are not limited.
    pub fn max_reply_bytes(mut self, bytes: usize) -> Self {
        self.max_reply = bytes;
        self
    }

    /// Sets the redirects to follow.
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
        self
    }

    /// Sets another transport than the built-in one.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets another clock than tokio's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Adds a hook. Hooks run in the order in which they were added, those of [`Builder::async_hook`] included.
    pub fn hook(mut self, hook: impl Hook + 'static) -> Self {
        self.hooks.push(AnyHook::Plain(Box::new(hook)));
        self
    }

    /// Adds a hook that may wait. Hooks run in the order in which they were added, those of [`Builder::hook`] included.
    pub fn async_hook(mut self, hook: impl AsyncHook + 'static) -> Self {
        self.hooks.push(AnyHook::Async(Box::new(hook)));
        self
    }

    /// Registers the codec of a media type, for bodies that the description declares with `format: custom`. Parameters of
    /// the media type are ignored. A later codec of the same media type replaces an earlier one.
    pub fn codec(mut self, media: impl AsRef<str>, codec: impl Codec + 'static) -> Self {
        let added = self.codecs.add(media.as_ref(), Arc::new(codec));
        self.problems.extend(added.err());
        self
    }

    /// Registers a pagination strategy, under the name that the description uses in `pagination: { custom: … }`. A later
    /// strategy of the same name replaces an earlier one.
    pub fn paging(mut self, name: impl Into<String>, strategy: impl PageStrategy + 'static) -> Self {
        self.strategies.add(name.into(), Arc::new(strategy));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// No usable base URL, a variable without a value or with an invalid one, a credential for a scheme that
    /// does not exist, a header that cannot be sent, an invalid proxy URL, a codec for an invalid media type. The error lists
    /// all of them.
    pub fn build(self) -> Result<C, BuildError> {
        self.core().map(C::from)
    }
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("connector", &self.connector.get().name).finish_non_exhaustive()
    }
}
