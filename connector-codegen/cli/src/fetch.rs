//! Loads documents from disk or over HTTP. Only the command line uses the network: build scripts and macros read files.
//!
//! A URL that the user typed is fetched. A URL in a description is fetched only from the server that the description came
//! from, or if the user allows it: otherwise a description could make this machine send requests to its own network.

use connector_codegen::front::Disk;
use connector_codegen::text::{self, LARGEST, Loaded, Loader, Origin, is_url};
use reqwest::Url;
use reqwest::redirect::Policy;
use std::io::Read;
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(60);
const REDIRECTS: usize = 5;

/// Loads URLs that begin with `http://` or `https://`, and everything else from disk.
pub(crate) struct Anywhere(Disk);

impl Anywhere {
    /// Relative paths start at the working folder.
    pub(crate) fn new() -> Self {
        Anywhere(Disk::new(""))
    }
}

impl Loader for Anywhere {
    fn load(&mut self, reference: &str, from: Option<Origin<'_>>) -> Result<Loaded, String> {
        let base = from.map(|origin| origin.name).filter(|name| is_url(name));
        if base.is_none() && !is_url(reference) {
            return self.0.load(reference, from);
        }
        let wrong = |error| format!("it is not a URL: {error}");
        let base = base.map(Url::parse).transpose().map_err(wrong)?;
        let url = match &base {
            Some(base) => base.join(reference),
            None => Url::parse(reference),
        };
        let url = url.map_err(wrong)?;
        // Without an origin, the user named the document.
        let permitted = from.map(|origin| permitted(base.as_ref(), origin.allowed));
        if permitted.as_ref().is_some_and(|places| !is_below(&url, places)) {
            return Err("it is a URL of another server".to_owned());
        }
        fetch(url, permitted)
    }
}

/// The URLs below which a description may name a document: those of its own server, and those that the user allows.
fn permitted(base: Option<&Url>, allowed: &[String]) -> Vec<Url> {
    let own = base.and_then(|base| base.join("/").ok());
    own.into_iter().chain(allowed.iter().filter_map(|place| Url::parse(place).ok())).collect()
}

fn is_below(url: &Url, places: &[Url]) -> bool {
    places.iter().any(|place| {
        let rest = url.path().strip_prefix(place.path().trim_end_matches('/'));
        url.origin() == place.origin() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn fetch(url: Url, permitted: Option<Vec<Url>>) -> Result<Loaded, String> {
    let client = reqwest::blocking::Client::builder()
        .timeout(TIMEOUT)
        .redirect(redirects(permitted))
        .user_agent(concat!("connector/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| reason(&error))?;
    let name = url.to_string();
    let reply = client.get(url).header("accept", "application/json, application/yaml, */*").send();
    let reply = reply.map_err(|error| reason(&error))?;
    if !reply.status().is_success() {
        return Err(format!("the server answered {}", reply.status()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells too large from just as large.
    reply.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("the download broke off: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MiB", LARGEST >> 20));
    }
    Ok(Loaded { name, path: None, text: text::decode(&bytes)? })
}

/// A server may redirect only to where the document may be.
fn redirects(permitted: Option<Vec<Url>>) -> Policy {
    Policy::custom(move |attempt| {
        if attempt.previous().len() > REDIRECTS {
            return attempt.error(format!("the server sent more than {REDIRECTS} redirects"));
        }
        match permitted.as_ref().is_some_and(|places| !is_below(attempt.url(), places)) {
            true => attempt.error("the server redirects to another server"),
            false => attempt.follow(),
        }
    })
}

/// The innermost reason: the outer ones only repeat the URL.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "the server did not answer within 60 seconds".to_owned();
    }
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
