//! The client of a call: where it goes, and with which variables and credentials.
//!
//! Apart because `instance check` makes the same one. `--credential token=abc` is `credential("token", "abc")` of the
//! builder; a word `@FILE` for a value is what stands in that file, so that secrets need not stand on the command line.

use super::argument::split;
use super::find::Found;
use super::tables;
use crate::stop::Stop;
use connector_codegen::spec::SchemeKind;
use connector_runtime::Builder;
use connector_runtime::abi::v1 as abi;

/// What the command line says of the client.
#[derive(Debug, clap::Args)]
pub(crate) struct Wish {
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

/// Makes the client.
pub(super) fn client(found: &Found<'_>, wish: &Wish, document: &str) -> Result<(abi::Core, Secrets), Stop> {
    let connector = tables::connector(found.plan);
    let mut builder = Builder::<abi::Core>::new(connector);
    if let Some(url) = wish.base_url.clone().or_else(|| joined(connector, document)) {
        builder = builder.base_url(url);
    }
    if let Some(name) = &wish.environment {
        builder = builder.environment(name);
    }
    for word in &wish.variables {
        let (name, value) = split(word)?;
        builder = builder.variable(name, value);
    }
    let (credentials, secrets) = credentials(found, &wish.credentials)?;
    for (scheme, secret) in credentials {
        builder = builder.credential(scheme, secret);
    }
    let hint = |error: connector_runtime::BuildError| {
        let error = error.to_string();
        match error.contains("base URL") {
            true => Stop::usage(format!("{} (--base-url)", error.replace(" with `base_url`", ""))),
            false => Stop::usage(error),
        }
    };
    Ok((builder.build().map_err(hint)?, secrets))
}

/// The base URL of a document that names only a path, or none: seen from where the document came.
fn joined(connector: &abi::Connector, document: &str) -> Option<String> {
    let url = connector.servers.first().map_or("/", |server| server.url);
    if url.contains("://")
        || url.contains('{')
        || !(document.starts_with("http://") || document.starts_with("https://"))
    {
        return None;
    }
    reqwest::Url::parse(document).and_then(|document| document.join(url)).ok().map(String::from)
}

/// What no output may show.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// The text without them.
    pub(super) fn hide(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "[hidden]"))
    }
}

type Pairs = Vec<(String, String)>;

/// Scheme and secret. User and password may come one by one.
fn credentials(found: &Found<'_>, words: &[String]) -> Result<(Pairs, Secrets), Stop> {
    let (mut all, mut pairs): (Pairs, Vec<(String, [String; 2])>) = (Vec::new(), Vec::new());
    let mut secrets = Vec::new();
    for word in words {
        let (name, value) = split(word)?;
        let value = read(value)?;
        secrets.push(value.clone());
        let schemes = &found.spec.schemes;
        let known = |name: &str| schemes.iter().find(|scheme| scheme.name == name);
        if known(name).is_some() {
            all.push((name.to_owned(), value));
            continue;
        }
        let (scheme, field) = name.rsplit_once('.').unwrap_or((name, ""));
        let kind = known(scheme).map(|scheme| &scheme.kind);
        match (kind, field) {
            (Some(SchemeKind::Basic), "username" | "password") => {
                let at = pairs.iter().position(|(known, _)| known == scheme).unwrap_or_else(|| {
                    pairs.push((scheme.to_owned(), Default::default()));
                    pairs.len() - 1
                });
                if let Some((_, [user, password])) = pairs.get_mut(at) {
                    *(if field == "username" { user } else { password }) = value;
                }
            }
            (Some(SchemeKind::Bearer | SchemeKind::Other(_)), "token") | (Some(SchemeKind::ApiKey { .. }), "key") => {
                all.push((scheme.to_owned(), value));
            }
            (Some(_), field) => return Err(Stop::usage(format!("the auth method `{scheme}` has no field `{field}`"))),
            (None, _) => return Err(unknown(found, name)),
        }
    }
    all.extend(pairs.into_iter().map(|(scheme, [user, password])| (scheme, format!("{user}:{password}"))));
    secrets.retain(|secret| !secret.is_empty());
    Ok((all, Secrets(secrets)))
}

fn unknown(found: &Found<'_>, name: &str) -> Stop {
    let names: Vec<&str> = found.spec.schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    let near = connector_codegen::diag::suggest::suggest(name, names.iter().copied());
    let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
    match names.is_empty() {
        true => Stop::usage(format!("there is no auth method `{name}`; the document has none")),
        false => Stop::usage(format!("there is no auth method `{name}`{near}; there are: {}", names.join(", "))),
    }
}

/// The value, or what stands in the file that it names.
fn read(value: &str) -> Result<String, Stop> {
    let Some(file) = value.strip_prefix('@') else { return Ok(value.to_owned()) };
    let text = std::fs::read_to_string(file).map_err(|error| Stop::usage(format!("--credential: {file}: {error}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
