//! Base URLs from server templates.
//!
//! Separate because a base URL decides who receives credentials: `https://{region}.tracker.example/v1` with
//! `region = "eu"` is `https://eu.tracker.example/v1`, and no value can change the host to another one.

use std::borrow::Cow;
use std::fmt;

use connector_tables::Server;
use connector_tables::language::path::Piece;
use connector_tables::language::server::pieces;

use super::variables::Variables;
use crate::encode::template::Found;

/// A base URL that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    /// Without a slash at its end.
    pub(crate) url: String,
    /// The same for people, if part of it is secret.
    pub(crate) shown: Option<String>,
    /// The receiver of requests to it.
    pub(crate) origin: Origin,
}

/// Scheme, host and port: the receiver of a request.
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

impl Base {
    /// Returns the origin as text for people.
    pub(crate) fn place(&self) -> String {
        self.shown.clone().unwrap_or_else(|| self.origin.to_string())
    }
}

/// The origin of a URL.
pub(crate) fn origin(url: &url::Url) -> Origin {
    Origin { scheme: url.scheme().to_owned(), host: url.host_str().unwrap_or_default().to_owned(), port: url.port() }
}

/// Checks a base URL. The reason never repeats its secrets.
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
    Ok(Base { url, shown: None, origin })
}

/// An operation's own server: a whole URL, or relative to the client's.
pub(crate) fn beside(client: &Base, server: &Server<'_>, given: &Variables) -> Result<Base, String> {
    let Filled { url, shown } = fill(server, given)?;
    if !url.starts_with('/') {
        return Ok(Base { shown, ..base(&url)? });
    }
    let joined = url::Url::parse(&client.url).and_then(|client| client.join(&url));
    let joined = base(joined.map_err(|error| format!("the server's URL cannot be read: {error}"))?.as_str())?;
    if strays(server.url, &client.origin, &joined.origin) {
        return Err(ASTRAY.to_owned());
    }
    // Of the client's own, more may be secret than of the path behind it.
    Ok(Base { shown: client.shown.clone().or(shown), ..joined })
}

/// Fills in a server's template and checks what comes out.
pub(crate) fn expand(server: &Server<'_>, given: &Variables) -> Result<Base, String> {
    let Filled { url, shown } = fill(server, given)?;
    let shown = shown.map(|shown| shown.trim_end_matches('/').to_owned());
    Ok(Base { shown, ..base(&url)? })
}

const ASTRAY: &str = "a variable makes another host out of the server's URL";

/// A URL out of its template.
struct Filled<'t> {
    url: Cow<'t, str>,
    /// For people, where some of it is secret.
    shown: Option<String>,
}

fn fill<'t>(server: &Server<'t>, given: &Variables) -> Result<Filled<'t>, String> {
    if !server.url.contains('{') {
        return Ok(Filled { url: Cow::Borrowed(server.url), shown: None });
    }
    let mut url = String::with_capacity(server.url.len() + 16);
    let mut shown = url.clone();
    let mut secret = false;
    let mut pieces = pieces(server.url).peekable();
    while let Some(piece) = pieces.next() {
        let name = match piece {
            Piece::Name(name) => name,
            Piece::Text(text) => {
                url.push_str(text);
                shown.push_str(text);
                continue;
            }
            Piece::Open(_) => return Err("the server's URL has a `{` without `}`".to_owned()),
        };
        let found = given.find(name);
        let value = value(server, name, found)?;
        let is_scheme = url.is_empty() && matches!(pieces.peek(), Some(Piece::Text(text)) if text.starts_with("://"));
        if !fits(&url, &value) || is_scheme && !matches!(&*value, "http" | "https") {
            return Err(format!("the value of the server variable `{name}` has characters that a URL gives a meaning"));
        }
        let hidden = found.is_some_and(|found| found.secret);
        shown.push_str(if hidden { "[hidden]" } else { &value });
        secret |= hidden;
        url.push_str(&value);
    }
    if is_hostless(&url) {
        return Err(ASTRAY.to_owned());
    }
    Ok(Filled { url: Cow::Owned(url), shown: secret.then_some(shown) })
}

fn value<'a>(server: &Server<'a>, name: &str, given: Option<Found<'a>>) -> Result<Cow<'a, str>, String> {
    let declared = server.variables.iter().find(|variable| variable.name == name);
    match (given.map(|found| found.value.plain()), declared) {
        (Some(value), Some(variable)) if !variable.values.is_empty() && !variable.values.contains(&value) => {
            let values: Vec<_> = variable.values.iter().collect();
            Err(format!("the server variable `{name}` may be: {}", values.join(", ")))
        }
        (Some(value), _) => Ok(value),
        (None, Some(variable)) => Ok(Cow::Borrowed(variable.default)),
        (None, None) => Err(format!("the server variable `{name}` has no value")),
    }
}

/// Returns `true` if a URL lost its host: `https://{a}/b` with an empty `a`, in which URL parsers take `b` for the host.
pub(crate) fn is_hostless(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| rest.starts_with('/'))
}

/// Returns `true` if a path became a host: `/{a}/b` with an empty `a`, or one that begins with a slash.
pub(crate) fn strays(template: &str, from: &Origin, to: &Origin) -> bool {
    template.starts_with('/') && !template.starts_with("//") && from != to
}

/// Returns `true` if a value does not change the URL's structure: a variable at the start may be a URL, one in the host may
/// be a host and port, one in the path may contain segments. None can end the host or begin a query.
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
