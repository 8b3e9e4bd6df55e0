//! What holds for the API as a whole: its name, servers, auth methods.
//!
//! Apart from endpoints, which may have servers and needs of their own, made by the same functions.
//! The title `Tracker` makes the name `tracker`.

use super::{Connector, Scheme, Server, docs, name};
use crate::config::Config;
use crate::spec::{self, Spec};

/// The constant `CONNECTOR`.
pub(crate) fn plan(spec: &Spec) -> Connector {
    let schemes = spec.schemes.iter().map(|scheme| Scheme { name: scheme.name.clone(), kind: scheme.kind.clone() });
    Connector {
        title: spec.info.title.clone(),
        version: spec.info.version.clone(),
        servers: spec.servers.iter().map(server).collect(),
        schemes: schemes.collect(),
        security: spec.security.iter().map(alternative).collect(),
    }
}

/// A base URL.
pub(crate) fn server(server: &spec::Server) -> Server {
    let said = [&server.docs.summary, &server.docs.description];
    let line = said.into_iter().flatten().flat_map(|text| text.lines()).map(str::trim).find(|line| !line.is_empty());
    let variables = server.variables.iter().map(|v| (v.name.clone(), v.default.clone(), v.values.clone()));
    Server { url: server.url.clone(), summary: line.unwrap_or_default().to_owned(), variables: variables.collect() }
}

/// Scheme names that are needed together.
pub(crate) fn alternative(alternative: &spec::Alternative) -> Vec<String> {
    alternative.schemes.iter().map(|(name, _)| name.clone()).collect()
}

/// The name of the crate or module: the user's, else of the title, else of the file.
pub(crate) fn crate_name(spec: &Spec, config: &Config, source_name: &str) -> String {
    if let Some(name) = config.name.as_deref().filter(|name| !name.trim().is_empty()) {
        return name::crate_name(name);
    }
    let title = spec.info.title.trim();
    if title.chars().any(|c| c.is_ascii_alphanumeric()) {
        return name::crate_name(title);
    }
    let file = source_name.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    name::crate_name(stem)
}

/// Docs of the root.
pub(crate) fn lines(spec: &Spec) -> Vec<String> {
    let title = docs::one_line(&spec.info.title);
    let version = docs::one_line(&spec.info.version);
    let head = format!("{title} {version}").trim().to_owned();
    let mut out = vec![if head.is_empty() { "A client.".to_owned() } else { head }];
    if !docs::is_silent(&spec.info.docs) {
        docs::paragraph(&mut out, docs::lines(&spec.info.docs, ""));
    }
    out
}
