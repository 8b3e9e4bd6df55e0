//! The table of the API as a whole, and its name.
//!
//! The title `Tracker` makes the name `tracker`.

use super::{docs, name};
use crate::config::Config;
use crate::spec::{self, Spec};
use connector_tables::{AlternativeBuf, ConnectorBuf};

/// The constant `CONNECTOR`.
pub(crate) fn plan(spec: &Spec, name: &str) -> ConnectorBuf {
    ConnectorBuf {
        name: name.to_owned(),
        title: spec.info.title.clone(),
        version: spec.info.version.clone(),
        servers: spec.servers.clone(),
        schemes: spec.schemes.iter().map(|scheme| scheme.table.clone()).collect(),
        security: spec.security.iter().map(alternative).collect(),
        variables: spec.variables.iter().map(|setting| setting.table.clone()).collect(),
        environments: spec.environments.iter().map(|environment| environment.table.clone()).collect(),
        behavior: Box::new(spec.behavior.table.clone()),
        verify: spec.verify.clone(),
    }
}

/// Schemes that are needed together.
pub(crate) fn alternative(alternative: &spec::Alternative) -> AlternativeBuf {
    AlternativeBuf { schemes: alternative.schemes.iter().map(|(name, _)| name.clone()).collect() }
}

/// The name of the crate or module: the user's, else the document's, else of the title, else of the file.
pub(crate) fn crate_name(spec: &Spec, config: &Config, source_name: &str) -> String {
    let title = spec.info.title.trim();
    let named = config.name.as_deref().filter(|name| !name.trim().is_empty()).or(spec.info.name.as_deref());
    if let Some(name) = named.or(Some(title).filter(|title| title.chars().any(|c| c.is_ascii_alphanumeric()))) {
        return name::crate_name(name);
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
