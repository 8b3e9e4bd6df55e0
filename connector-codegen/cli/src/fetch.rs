//! Brings documents in from disk or over HTTP.
//!
//! Apart because only the command line goes to the network: build scripts and macros read files.

use connector_codegen::front::{Disk, load};
use connector_codegen::text::{self, Loaded, Loader};
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
    fn load(&mut self, reference: &str, from: Option<&str>) -> Result<Loaded, String> {
        match reference.starts_with("http://") || reference.starts_with("https://") {
            true => fetch(reference),
            false => self.0.load(reference, from),
        }
    }
}

fn fetch(url: &str) -> Result<Loaded, String> {
    let client = reqwest::blocking::Client::builder()
        .timeout(TIMEOUT)
        .redirect(reqwest::redirect::Policy::limited(REDIRECTS))
        .user_agent(concat!("connector/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| reason(&error))?;
    let reply = client.get(url).header("accept", "application/json, application/yaml, */*").send();
    let reply = reply.map_err(|error| reason(&error))?;
    if !reply.status().is_success() {
        return Err(format!("the server answered {}", reply.status()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells too large from just as large.
    reply.take(load::LIMIT + 1).read_to_end(&mut bytes).map_err(|error| format!("the download broke off: {error}"))?;
    if bytes.len() as u64 > load::LIMIT {
        return Err("it is larger than 256 MB".to_owned());
    }
    Ok(Loaded { name: url.to_owned(), path: None, text: text::decode(&bytes)? })
}

/// The innermost reason: the outer ones only repeat the URL.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "the server did not answer within 60 seconds".to_owned();
    }
    if error.is_redirect() {
        return "the server sent more than 5 redirects".to_owned();
    }
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
