//! The client of a call: its base URL, variables and credentials.
//!
//! The command line overrides environment variables, which override the file of the instance. `--credential token=abc` is
//! `credential("token", "abc")` of the builder; the value `@FILE` is read from that file, which keeps secrets off the
//! command line.

use super::argument::split;
use super::find::Found;
use crate::stop::Stop;
use connector_codegen::diag::suggest::meant;
use connector_codegen::text::LARGEST;
use connector_runtime::abi::v1 as abi;
use connector_runtime::{Builder, Instance};
use connector_tables::ConnectorBuf;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Options of the client.
#[derive(Debug, clap::Args)]
pub(crate) struct Wish {
    /// An instance: a TOML or JSON file with variables and credentials; `connector instance new` makes one.
    #[arg(long, value_name = "FILE")]
    instance: Option<PathBuf>,
    /// A variable of the connector.
    #[arg(long = "variable", value_name = "NAME=VALUE")]
    variables: Vec<String>,
    /// A credential, by the name of its auth method: a token, a key, USER:PASSWORD, or one field of it. The value `@FILE`
    /// is read from that file.
    #[arg(long = "credential", value_name = "SCHEME[.FIELD]=VALUE")]
    credentials: Vec<String>,
    /// An environment of the connector: a URL, and values of variables.
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
    /// The URL before all paths. Overrides that of the description.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// The token of an auth method whose token is not fetched.
const PLACEHOLDER: &str = "the-token-that-is-fetched";

/// Creates the client, from the instance and from the command line, which overrides it. The auth methods in `fetched` get
/// a placeholder instead of a token.
pub(super) fn client(found: &Found<'_>, wish: &Wish, document: &str, fetched: &[String]) -> Result<abi::Core, Stop> {
    let connector = &found.plan.connector;
    let mut builder = Builder::<abi::Core>::new(connector.clone());
    if let Some(url) = joined(connector, document) {
        builder = builder.base_url(url);
    }
    builder = builder.instance(&instance(connector, wish.instance.as_deref())?);
    if let Some(url) = &wish.base_url {
        builder = builder.base_url(url);
    }
    if let Some(name) = &wish.environment {
        builder = builder.environment(name);
    }
    for word in &wish.variables {
        let (name, value) = split(word)?;
        builder = builder.variable(name, value);
    }
    for word in &wish.credentials {
        let (name, value) = split(word)?;
        let value = read(value)?;
        builder = match scheme(connector, name)? {
            (scheme, Some(field)) => builder.secret(scheme, field, value),
            (scheme, None) => builder.credential(scheme, value),
        };
    }
    for scheme in fetched {
        builder = builder.credential(scheme, PLACEHOLDER);
    }
    builder.build().map_err(|error| match error.to_string() {
        error if error.contains("base URL") => Stop::usage(error.replace("`base_url`", "`--base-url`")),
        error => Stop::usage(error),
    })
}

/// Returns the instance of the file, if one is named, and of environment variables that begin with the connector's name.
pub(crate) fn instance(connector: &ConnectorBuf, file: Option<&Path>) -> Result<Instance, Stop> {
    let instance = match file {
        Some(file) => Instance::from_file(file).map_err(Stop::failed)?,
        None => Instance::new(),
    };
    Ok(instance.env(&connector.name.to_uppercase()))
}

/// Returns the base URL of a document that declares no server or only a path: relative to the document's own URL.
fn joined(connector: &ConnectorBuf, document: &str) -> Option<String> {
    let url = connector.servers.first().map_or("/", |server| &server.url);
    let fetched = document.starts_with("http://") || document.starts_with("https://");
    if !fetched || url.contains("://") || url.contains('{') || !connector.environments.is_empty() {
        return None;
    }
    reqwest::Url::parse(document).and_then(|document| document.join(url)).ok().map(String::from)
}

/// Returns the auth method that a name is of, and its field: `user`, or `user.password`.
fn scheme<'w>(connector: &ConnectorBuf, name: &'w str) -> Result<(&'w str, Option<&'w str>), Stop> {
    let known = |name: &str| connector.schemes.iter().any(|scheme| scheme.name == name);
    if known(name) {
        return Ok((name, None));
    }
    match name.rsplit_once('.') {
        Some((scheme, field)) if known(scheme) => Ok((scheme, Some(field))),
        _ => Err(unknown(connector, name)),
    }
}

fn unknown(connector: &ConnectorBuf, name: &str) -> Stop {
    let names: Vec<&str> = connector.schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    let near = meant(name, names.iter().copied()).map(|meant| format!(": {meant}")).unwrap_or_default();
    match names.is_empty() {
        true => Stop::usage(format!("unknown auth method `{name}`: the document has none")),
        false => Stop::usage(format!("unknown auth method `{name}`{near}; expected one of {}", names.join(", "))),
    }
}

/// Returns the value, or the content of the file that it names.
fn read(value: &str) -> Result<String, Stop> {
    let Some(file) = value.strip_prefix('@') else { return Ok(value.to_owned()) };
    let mut text = String::new();
    // Pipes are allowed, such as one from a password manager. The limit is for endless devices.
    let read = std::fs::File::open(file).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    read.map_err(|error| Stop::usage(format!("--credential: {file}: {error}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
