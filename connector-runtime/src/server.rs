//! A connector's own table, and base URLs out of server templates.
//!
//! Apart because a base URL decides who receives credentials: `https://{region}.tracker.example/v1` with
//! `region = "eu"` is `https://eu.tracker.example/v1`, and no value can make another host out of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::endpoint::Place;

/// What a document says of the API as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Connector {
    /// The client's name.
    pub name: &'static str,
    /// The document's title.
    pub title: &'static str,
    /// The document's version.
    pub version: &'static str,
    /// Base URLs; the first is the default.
    pub servers: &'static [Server],
    /// Auth methods.
    pub schemes: &'static [Scheme],
    /// What an endpoint needs that says nothing of its own: any one of these.
    pub security: &'static [&'static [&'static str]],
    /// Set by nothing, so that `..CONNECTOR` always says something.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every connector's table ends in, so that it can grow.
pub const CONNECTOR: Connector =
    Connector { name: "", title: "", version: "", servers: &[], schemes: &[], security: &[], reserved: () };

/// A base URL, maybe with variables.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Server {
    /// The template.
    pub url: &'static str,
    /// What it is.
    pub summary: &'static str,
    /// Values for its `{…}`.
    pub variables: &'static [Variable],
}

/// A variable of a server.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// The value if none is given.
    pub default: &'static str,
    /// The values it may have; empty: any.
    pub values: &'static [&'static str],
}

/// An auth method.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How the credential is sent.
    pub kind: SchemeKind,
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// A header, query parameter or cookie of that name.
    ApiKey(Place, &'static str),
    /// `Authorization: NAME …`
    Other(&'static str),
}

/// A base URL.
pub const fn server(url: &'static str, summary: &'static str) -> Server {
    Server { url, summary, variables: &[] }
}

/// A variable of a server: its name, its default, the values it may have.
pub const fn variable(name: &'static str, default: &'static str, values: &'static [&'static str]) -> Variable {
    Variable { name, default, values }
}

impl Server {
    /// Values for its `{…}`.
    pub const fn variables(mut self, variables: &'static [Variable]) -> Self {
        self.variables = variables;
        self
    }
}

/// `Authorization: Bearer …`
pub const fn bearer(name: &'static str) -> Scheme {
    Scheme { name, kind: SchemeKind::Bearer }
}

/// `Authorization: Basic …`
pub const fn basic(name: &'static str) -> Scheme {
    Scheme { name, kind: SchemeKind::Basic }
}

/// A header, query parameter or cookie of the name `wire`.
pub const fn api_key(name: &'static str, place: Place, wire: &'static str) -> Scheme {
    Scheme { name, kind: SchemeKind::ApiKey(place, wire) }
}

/// `Authorization: WORD …`
pub const fn other_scheme(name: &'static str, word: &'static str) -> Scheme {
    Scheme { name, kind: SchemeKind::Other(word) }
}

/// A base URL that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    /// Without a slash at its end.
    pub(crate) url: String,
    /// Who receives what is sent there.
    pub(crate) origin: Origin,
}

/// Scheme, host and port: who receives a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    scheme: String,
    host: String,
    port: Option<u16>,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

/// The origin of a URL.
pub(crate) fn origin(url: &url::Url) -> Origin {
    Origin { scheme: url.scheme().to_owned(), host: url.host_str().unwrap_or_default().to_owned(), port: url.port() }
}

/// Checks a base URL. The reason never repeats what may be secret in it.
pub(crate) fn base(text: &str) -> Result<Base, String> {
    let url = url::Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => {
            "the base URL is relative: give the whole one, with `https://`".to_owned()
        }
        error => format!("the base URL cannot be read: {error}"),
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("the base URL has the scheme `{}`; only http and https can be called", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the base URL holds a user name or password: set them as credentials".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("the base URL has a query or a fragment".to_owned());
    }
    let origin = origin(&url);
    let url = url.as_str().trim_end_matches('/').to_owned();
    Ok(Base { url, origin })
}

/// An operation's own server: a whole URL, or relative to the client's.
pub(crate) fn beside(client: &Base, server: &Server, given: &BTreeMap<String, String>) -> Result<Base, String> {
    let text = fill(server, given)?;
    if !text.starts_with('/') {
        return base(&text);
    }
    let joined = url::Url::parse(&client.url).and_then(|client| client.join(&text));
    base(joined.map_err(|error| format!("the server's URL cannot be read: {error}"))?.as_str())
}

/// Fills in a server's template and checks what comes out.
pub(crate) fn expand(server: &Server, given: &BTreeMap<String, String>) -> Result<Base, String> {
    base(&fill(server, given)?)
}

fn fill(server: &Server, given: &BTreeMap<String, String>) -> Result<Cow<'static, str>, String> {
    if !server.url.contains('{') {
        return Ok(Cow::Borrowed(server.url));
    }
    let mut url = String::with_capacity(server.url.len() + 16);
    let mut rest = server.url;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or("the server's URL has a `{` without `}`")?;
        url.push_str(before);
        let value = value(server, name, given)?;
        if !fits(&url, value) {
            return Err(format!("the value of the server variable `{name}` has characters that a URL gives a meaning"));
        }
        url.push_str(value);
        rest = tail;
    }
    url.push_str(rest);
    Ok(Cow::Owned(url))
}

fn value<'a>(server: &Server, name: &str, given: &'a BTreeMap<String, String>) -> Result<&'a str, String> {
    let declared = server.variables.iter().find(|variable| variable.name == name);
    match (given.get(name), declared) {
        (Some(value), Some(variable)) if !variable.values.is_empty() && !variable.values.contains(&value.as_str()) => {
            Err(format!("the server variable `{name}` may be: {}", variable.values.join(", ")))
        }
        (Some(value), _) => Ok(value),
        (None, Some(variable)) => Ok(variable.default),
        (None, None) => Err(format!("the server variable `{name}` has no value")),
    }
}

/// Whether a value stays where it is put: a variable that is the whole start may be a URL, one in the host may name
/// a host and port, one in the path may hold segments. None can end the host or begin a query.
fn fits(before: &str, value: &str) -> bool {
    if before.is_empty() {
        return true;
    }
    let in_path = before.split_once("://").is_some_and(|(_, rest)| rest.contains('/')) || before.starts_with('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | ':');
    if in_path {
        value.chars().all(|c| plain(c) || c == '/') && !value.split('/').any(|part| matches!(part, "." | ".."))
    } else {
        value.chars().all(|c| plain(c) || matches!(c, '[' | ']'))
    }
}
