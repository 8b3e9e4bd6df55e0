//! Proxies of the built-in transport: none unless the user chooses one.
//!
//! A proxy sees every request to an `http` URL in clear, with its credentials, so a variable of the environment is not
//! enough to choose one. `HTTP_PROXY=proxy.example:3128` becomes a route for `http` URLs through
//! `http://proxy.example:3128`, but only after [`Builder::proxy_from_env`](crate::Builder::proxy_from_env).

#![cfg_attr(not(feature = "reqwest"), allow(dead_code, reason = "only the built-in transport reads it"))]

use secrecy::{ExposeSecret, SecretString};

/// Hosts that are never reached through a proxy of the environment: this machine.
const LOOPBACK: &str = "localhost,localhost.,127.0.0.0/8,::1,::ffff:127.0.0.0/104";

/// The proxy that the user chose.
#[derive(Clone, Default)]
pub(crate) enum Proxy {
    #[default]
    None,
    /// For all requests. The URL may contain a password.
    Url(SecretString),
    Environment,
}

/// The proxies of a client. The first route for a request's scheme is used.
#[derive(Default)]
pub(crate) struct Routes {
    pub(crate) routes: Vec<(Requests, SecretString)>,
    /// Hosts that are reached directly, separated by commas.
    pub(crate) direct: String,
}

/// The requests that a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requests {
    Http,
    Https,
    All,
}

impl Proxy {
    pub(crate) fn is_set(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// The routes, with checked URLs. `environment` looks up a variable.
    pub(crate) fn routes(&self, environment: &dyn Fn(&str) -> Option<String>) -> Result<Routes, String> {
        match self {
            Self::None => Ok(Routes::default()),
            Self::Url(url) => {
                let url = check(url.expose_secret()).map_err(|reason| format!("invalid proxy URL: {reason}"))?;
                Ok(Routes { routes: vec![(Requests::All, url)], direct: String::new() })
            }
            Self::Environment => from_environment(environment),
        }
    }
}

/// Reads the variables as curl does, in upper case first.
fn from_environment(environment: &dyn Fn(&str) -> Option<String>) -> Result<Routes, String> {
    // In a CGI program, `HTTP_PROXY` is the header `Proxy` of the client's request (https://httpoxy.org).
    if environment("REQUEST_METHOD").is_some() {
        return Ok(Routes::default());
    }
    let find = |name: &str| {
        let names = [name.to_owned(), name.to_lowercase()];
        names.into_iter().find_map(|name| environment(&name).filter(|value| !value.is_empty()))
    };
    let mut routes = Vec::new();
    for (requests, name) in
        [(Requests::Http, "HTTP_PROXY"), (Requests::Https, "HTTPS_PROXY"), (Requests::All, "ALL_PROXY")]
    {
        if let Some(url) = find(name) {
            routes.push((requests, check(&url).map_err(|reason| format!("invalid proxy URL in `{name}`: {reason}"))?));
        }
    }
    let direct = find("NO_PROXY").map_or_else(|| LOOPBACK.to_owned(), |hosts| format!("{hosts},{LOOPBACK}"));
    Ok(Routes { routes, direct })
}

/// Checks a proxy's URL, whose scheme may be missing. The reason never repeats the URL: it may contain a password.
fn check(text: &str) -> Result<SecretString, String> {
    let text = text.trim();
    let text = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = url::Url::parse(&text).map_err(|error| error.to_string())?;
    match url.scheme() {
        "http" | "https" => Ok(SecretString::from(String::from(url))),
        _ => Err("only `http` and `https` proxies are supported".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::{ExposeSecret, SecretString};

    use super::{Proxy, Requests};

    fn routes(variables: &[(&str, &str)]) -> String {
        let find =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        match Proxy::Environment.routes(&find) {
            Ok(all) => {
                let shown =
                    |(requests, url): &(Requests, SecretString)| format!("{requests:?} {}", url.expose_secret());
                let routes: Vec<_> = all.routes.iter().map(shown).collect();
                format!("{}; direct: {}", routes.join(", "), all.direct)
            }
            Err(reason) => reason,
        }
    }

    #[test]
    fn variables_of_the_environment() {
        let table = [
            routes(&[]),
            routes(&[("http_proxy", "http://a.example"), ("HTTPS_PROXY", "b.example:1"), ("ALL_PROXY", "")]),
            routes(&[("HTTP_PROXY", "http://a.example"), ("http_proxy", "http://b.example")]),
            routes(&[("all_proxy", "http://me:pw@a.example"), ("no_proxy", "x.example, 10.0.0.0/8")]),
            routes(&[("HTTP_PROXY", "http://a.example"), ("REQUEST_METHOD", "GET")]),
            routes(&[("ALL_PROXY", "socks5://me:s3cr3t@a.example")]),
        ];
        expect_test::expect![[r#"
            ; direct: localhost,localhost.,127.0.0.0/8,::1,::ffff:127.0.0.0/104
            Http http://a.example/, Https http://b.example:1/; direct: localhost,localhost.,127.0.0.0/8,::1,::ffff:127.0.0.0/104
            Http http://a.example/; direct: localhost,localhost.,127.0.0.0/8,::1,::ffff:127.0.0.0/104
            All http://me:pw@a.example/; direct: x.example, 10.0.0.0/8,localhost,localhost.,127.0.0.0/8,::1,::ffff:127.0.0.0/104
            ; direct: 
            invalid proxy URL in `ALL_PROXY`: only `http` and `https` proxies are supported
        "#]]
        .assert_eq(&(table.join("\n") + "\n"));
    }
}
