//! The client of a call: where it goes, and with which variables and credentials.
//!
//! Apart because four places say it: the instance's file, the environment, the command line, the description; the later of
//! the first three counts. `--credential token=abc` is `credential("token", "abc")` of the
//! builder; a word `@FILE` for a value is what stands in that file, so that secrets need not stand on the command line.

use super::argument::split;
use super::find::Found;
use crate::stop::Stop;
use connector_codegen::diag::suggest::suggest;
use connector_codegen::text::LARGEST;
use connector_runtime::abi::v1 as abi;
use connector_runtime::{Builder, Instance};
use connector_tables::ConnectorBuf;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What the command line says of the client.
#[derive(Debug, clap::Args)]
pub(crate) struct Wish {
    /// An instance: a TOML or JSON file with variables and credentials; `connector instance new` makes one.
    #[arg(long, value_name = "FILE")]
    instance: Option<PathBuf>,
    /// A variable of the connector.
    #[arg(long = "variable", value_name = "NAME=VALUE")]
    variables: Vec<String>,
    /// A credential, by the name of its auth method: a token, a key, USER:PASSWORD, or one field of it. As VALUE, `@FILE`
    /// is what that file holds.
    #[arg(long = "credential", value_name = "SCHEME[.FIELD]=VALUE")]
    credentials: Vec<String>,
    /// An environment of the connector: a URL, and values of variables.
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
    /// The URL before all paths, instead of the description's.
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
    let hint = |error: connector_runtime::BuildError| {
        let error = error.to_string();
        match error.contains("set the base URL") || error.contains("base URL is relative") {
            true => Stop::usage(format!("{} (--base-url)", error.replace(" with `base_url`", ""))),
            false => Stop::usage(error),
        }
    };
    builder.build().map_err(hint)
}

/// The instance of a file, if one is named, and of environment variables that begin with the connector's name.
pub(crate) fn instance(connector: &ConnectorBuf, file: Option<&Path>) -> Result<Instance, Stop> {
    let instance = match file {
        Some(file) => Instance::from_file(file).map_err(Stop::failed)?,
        None => Instance::new(),
    };
    Ok(instance.env(&connector.name.to_uppercase()))
}

/// The base URL of a document that names only a path, or none: seen from where the document came.
fn joined(connector: &ConnectorBuf, document: &str) -> Option<String> {
    let url = connector.servers.first().map_or("/", |server| &server.url);
    let fetched = document.starts_with("http://") || document.starts_with("https://");
    if !fetched || url.contains("://") || url.contains('{') || !connector.environments.is_empty() {
        return None;
    }
    reqwest::Url::parse(document).and_then(|document| document.join(url)).ok().map(String::from)
}

/// The auth method that a name is of, and its field: `user`, or `user.password`.
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
    let near = suggest(name, names.iter().copied()).map(|near| format!(": did you mean `{near}`?"));
    match names.is_empty() {
        true => Stop::usage(format!("there is no auth method `{name}`; the document has none")),
        false => {
            let near = near.unwrap_or_default();
            Stop::usage(format!("there is no auth method `{name}`{near}; there are: {}", names.join(", ")))
        }
    }
}

/// The value, or what stands in the file that it names.
fn read(value: &str) -> Result<String, Stop> {
    let Some(file) = value.strip_prefix('@') else { return Ok(value.to_owned()) };
    let mut text = String::new();
    // A pipe is fine, such as one from a password manager; a device without an end is not.
    let read = std::fs::File::open(file).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    read.map_err(|error| Stop::usage(format!("--credential: {file}: {error}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
