//! What holds for the API as a whole: its name, servers, auth methods.
//!
//! Apart from endpoints, which may have servers and needs of their own, made by the same functions.
//! The title `Tracker` makes the name `tracker`.

use super::{Behavior, behavior, docs, name};
use crate::config::Config;
use crate::spec::{self, Spec};

/// Data of the API as a whole: becomes the constant `CONNECTOR`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Connector {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Base URLs.
    pub servers: Vec<Server>,
    /// Auth methods.
    pub schemes: Vec<Scheme>,
    /// What an endpoint needs that says nothing of its own: alternatives of scheme names.
    pub security: Vec<Vec<String>>,
    /// Values that a user fills in once.
    pub variables: Vec<spec::Setting>,
    /// Places to call that differ in more than their URL.
    pub environments: Vec<spec::Environment>,
    /// What holds for endpoints that say nothing else, where that is not the usual.
    pub behavior: Option<Behavior>,
    /// The id of the endpoint that tells whether credentials are good.
    pub verify: Option<String>,
}

/// A base URL.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// The template.
    pub url: String,
    /// One line.
    pub summary: String,
    /// Name, default, allowed values.
    pub variables: Vec<(String, String, Vec<String>)>,
}

/// An auth method.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// How it is sent.
    pub kind: spec::SchemeKind,
    /// What else goes with every call that uses it.
    pub apply: Vec<spec::Fixed>,
    /// What a user fills in.
    pub fields: Vec<spec::Setting>,
}

/// The constant `CONNECTOR`.
pub(crate) fn plan(spec: &Spec) -> Connector {
    let scheme = |scheme: &spec::Scheme| Scheme {
        name: scheme.name.clone(),
        kind: scheme.kind.clone(),
        apply: scheme.apply.clone(),
        fields: scheme.fields.clone(),
    };
    Connector {
        title: spec.info.title.clone(),
        version: spec.info.version.clone(),
        servers: spec.servers.iter().map(server).collect(),
        schemes: spec.schemes.iter().map(scheme).collect(),
        security: spec.security.iter().map(alternative).collect(),
        variables: spec.variables.clone(),
        environments: spec.environments.clone(),
        behavior: behavior::of_all(&spec.behavior),
        verify: spec.verify.clone(),
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

/// The name of the crate or module: the user's, else the document's, else of the title, else of the file.
pub(crate) fn crate_name(spec: &Spec, config: &Config, source_name: &str) -> String {
    if let Some(name) = config.name.as_deref().filter(|name| !name.trim().is_empty()) {
        return name::crate_name(name);
    }
    if let Some(name) = &spec.info.name {
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
